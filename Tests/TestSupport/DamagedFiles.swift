public import Sheets

/// Damages files as transfers, editors and attackers do: cut, changed, doubled, pieces swapped.
public struct DamagedFiles {
    private var random: SplitMix64
    private let words: [[UInt8]]

    /// - Parameter words: pieces of the format, put into files where they do not belong.
    public init(words: [String], seed: UInt64 = SplitMix64.seed) {
        random = SplitMix64(seed: seed)
        self.words = words.map { Array($0.utf8) }
    }

    /// A file with one to four things wrong.
    public mutating func damaged(_ file: [UInt8]) -> [UInt8] {
        var bytes = file
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
            case 2: bytes = Array(bytes[..<place])
            case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 4:
                let other = Int.random(in: 0..<bytes.count, using: &random)
                bytes.swapAt(place, other)
            case 5:
                // Numbers grow until they lie outside of everything.
                if let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) {
                    bytes.insert(
                        contentsOf: repeatElement(0x39, count: Int.random(in: 1...20, using: &random)),
                        at: digit)
                }
            case 6 where !words.isEmpty: bytes.insert(contentsOf: random.one(of: words), at: place)
            default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        return bytes
    }
}

extension SheetReader {
    /// Reads damaged copies of a file: each is refused or read, and what is read holds together.
    ///
    /// - Parameters:
    ///   - pack: puts a damaged part into a file of the format.
    /// - Returns: how many were read.
    public func readDamaged(
        _ file: [UInt8], count: Int, words: [String], pack: ([UInt8]) throws -> [UInt8] = { $0 }
    ) -> Int {
        var files = DamagedFiles(words: words)
        var readCount = 0
        for _ in 0..<count {
            guard let book = try? read(pack(files.damaged(file))) else { continue }
            readCount += 1
            for sheet in book.workbook.sheets {
                for cell in sheet.cells {
                    precondition(cell.text.range.upperBound <= sheet.bytes.count)
                    precondition(cell.stored.range.upperBound <= sheet.bytes.count)
                    precondition(cell.formula.range.upperBound <= sheet.bytes.count)
                }
            }
        }
        return readCount
    }
}
