import Files
import Ledger

/// What is known of an input before its rows are looked at: enough to tell whether it has changed since, and
/// what it is the same as.
struct JournalHead: Hashable, Sendable {
    /// A form's identity.
    struct Form: Hashable, Sendable {
        /// Its kind, unit, project and year, as forms of the same are compared; nil where one of them is missing.
        var key: String?
        /// Where it stands, for people.
        var place: String
        /// The departments and units that it names, for the list of those that must report.
        var units: [String]
        /// Where an earlier form of the same kind, unit, project and year stands.
        var sameAs: String?
        /// The checksum of what it says, wherever it stands.
        var content: UInt64 = 0
        /// When it was filled in (填报日期), as `2024-01-31`.
        var date: String?
        /// Its 全年预算数 in 万元, as digits.
        var budget: String?
        /// How many errors and warnings it has.
        var errors = 0
        var warnings = 0
    }

    /// The path.
    var path: String
    /// The file's size and time; of an archive's entry, the archive's.
    var stamp: InputStamp
    /// How many bytes were read.
    var byteCount: Int
    /// Their checksum.
    var checksum: UInt64
    /// The path of an earlier input with the same bytes.
    var sameAs: String?
    /// Why it could not be read.
    var refusal: String?
    /// Its forms.
    var forms: [Form]
    /// How many errors and warnings its forms have.
    var errors: Int
    var warnings: Int

    func encode(into record: inout RecordEncoder) {
        record.append(path)
        record.append(stamp.size)
        record.append(stamp.changed)
        record.append(stamp.modified)
        record.append(byteCount)
        record.append(bits: checksum)
        record.append(sameAs)
        record.append(refusal)
        record.append(errors)
        record.append(warnings)
        record.append(forms.count)
        for form in forms {
            record.append(form.key)
            record.append(form.place)
            record.append(form.sameAs)
            record.append(bits: form.content)
            record.append(form.date)
            record.append(form.budget)
            record.append(form.errors)
            record.append(form.warnings)
            record.append(form.units.count)
            for unit in form.units { record.append(unit) }
        }
    }
}

extension JournalHead {
    init(from record: inout RecordDecoder) throws(RecordDecoder.Damage) {
        path = try record.text()
        stamp = InputStamp(
            size: try record.whole(), changed: try record.whole(), modified: try record.whole())
        byteCount = try record.whole()
        checksum = try record.bits()
        sameAs = try record.optionalText()
        refusal = try record.optionalText()
        errors = try record.whole()
        warnings = try record.whole()
        forms = []
        for _ in 0..<(try record.count()) {
            var form = Form(
                key: try record.optionalText(), place: try record.text(), units: [],
                sameAs: try record.optionalText(), content: try record.bits(), date: try record.optionalText(),
                budget: try record.optionalText(), errors: try record.whole(), warnings: try record.whole())
            for _ in 0..<(try record.count()) { form.units.append(try record.text()) }
            forms.append(form)
        }
    }
}

/// What tells that a file has not been changed, and when its content was.
struct InputStamp: Hashable, Sendable {
    var size: Int
    var changed: Int
    /// When the content was last changed, in nanoseconds; what a program that copies files sets.
    var modified: Int

    /// What the file system says now; zeros where it says nothing.
    init(_ path: String) {
        let status = FileIdentity.Status(path)
        self.init(
            size: status?.size ?? 0, changed: status?.changed ?? 0, modified: status?.modified ?? 0)
    }

    init(size: Int, changed: Int, modified: Int) {
        self.size = size
        self.changed = changed
        self.modified = modified
    }
}
