import Glibc
import Zip

/// What was made of parts of earlier files, for those that come again byte for byte.
///
/// The forms of an office are mostly filled in from one template with one program, which puts the same styles and
/// the same relationships into each; half of what there is to unpack and scan in a small workbook is of that kind.
/// A part is taken for an earlier one only where all of its packed bytes are the same, and the size and checksum
/// that the archive gives for them: then whatever was found in that one, and whatever was checked, holds for it.
struct PartMemo<Value> {
    private struct Known {
        let checksum: UInt32
        let size: UInt64
        let name: String
        let packed: [UInt8]
        let value: Value
    }

    private var known: [Known] = []
    /// The one that the next takes the place of, once there are enough.
    private var oldest = 0

    private static var maximumCount: Int { 32 }
    /// Larger parts are not kept, so that half a megabyte is the most that packed bytes take.
    private static var maximumBytes: Int { 16 << 10 }

    /// What was made of the same part of an earlier file.
    func value(of part: PackedEntry) -> Value? {
        known.first { $0.checksum == part.checksum && isSame($0, part) }?.value
    }

    private func isSame(_ known: Known, _ part: PackedEntry) -> Bool {
        known.size == part.size && known.name == part.name && known.packed.count == part.bytes.count
            && known.packed.withUnsafeBytes { bytes in
                bytes.isEmpty || memcmp(bytes.baseAddress!, part.bytes.baseAddress!, bytes.count) == 0
            }
    }

    /// Keeps what was made of a part that is not known.
    mutating func keep(_ value: Value, of part: PackedEntry) {
        guard part.bytes.count <= PartMemo.maximumBytes else { return }
        let new = Known(
            checksum: part.checksum, size: part.size, name: part.name, packed: Array(part.bytes), value: value
        )
        if known.count < PartMemo.maximumCount {
            known.append(new)
        } else {
            known[oldest] = new
            oldest = (oldest + 1) % PartMemo.maximumCount
        }
    }
}
