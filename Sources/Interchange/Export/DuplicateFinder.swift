import Ledger
import Primitives

/// Tells which inputs are the same file again, and which forms are of the same kind, unit, project and year as an
/// earlier one.
///
/// It keeps numbers only, eight bytes for what it looks for and eight for where that is; what they point at is
/// read again before anything is called the same.
struct DuplicateFinder {
    private var inputs: [UInt64: Int32] = [:]
    private var forms: [UInt64: Int] = [:]

    /// Takes note of an input and its forms, without looking for anything.
    mutating func note(_ head: JournalHead, index: Int, place: Int) {
        if head.refusal == nil, inputs[head.checksum] == nil {
            inputs[head.checksum] = Int32(clamping: index)
        }
        for form in head.forms {
            guard let key = form.key.map({ Checksum($0.utf8).value }), forms[key] == nil else { continue }
            forms[key] = place
        }
    }

    /// The earlier input that may have the same bytes.
    func input(like head: JournalHead) -> Int? {
        head.refusal == nil ? inputs[head.checksum].map(Int.init) : nil
    }

    /// The place in the journal of the earlier input that may have a form of this key.
    func record(withForm key: String) -> Int? { forms[Checksum(key.utf8).value] }
}
