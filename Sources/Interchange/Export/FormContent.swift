import Ledger
import Performance

/// What a form says, wherever it stands and however it looks: forms of the same content are copies.
enum FormContent {
    /// The checksum of everything that the form says.
    static func checksum(of form: Form) -> UInt64 {
        var bytes: [UInt8] = []
        func put(_ text: String?) {
            if let text { bytes += text.utf8 }
            bytes.append(0x1F)
        }
        put(form.kind.rawValue)
        put(form.fiscalYear.map { String($0) })
        for line in form.subject.lines {
            put(line.key.name)
            put(line.text)
        }
        for fund in form.funds {
            put(fund.label)
            for column in Fund.Column.allCases { put(fund[column]?.text) }
        }
        for goal in form.goals {
            put(goal.expected)
            put(goal.actual)
        }
        for indicator in form.indicators {
            for column in Indicator.Column.allCases {
                switch indicator[column] {
                case .string(let text): put(text)
                case .value(let value): put(value?.text)
                }
            }
        }
        put(form.total?.weight?.text)
        put(form.total?.score?.text)
        put(form.total?.grade)
        for note in form.notes { put(note) }
        return Checksum(bytes).value
    }
}
