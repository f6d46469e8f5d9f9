import Checks
import DataTrees
import Performance
import Templates

/// The types of values that the article on data files knows.
enum DataFileType: String {
    case text
    case number
    case wholeNumber = "whole number"
    case flag = "true or false"
    case word = "one of"
    case field
    case columns
    case id
    case mapping
    case texts = "list of texts"
    case numbers = "list of numbers"
    case words = "list of words"
    case fields = "list of fields"
    case lists = "list of lists"
    case mappings = "list of mappings"

    /// A value of another type, and whether an error is the one that it asks for.
    struct Wrong {
        let value: DataTree
        let isFit: (TemplateError.Reason) -> Bool
    }

    /// Whether an error is not the fault of an example: columns that are right may be taken by another cell.
    func leaves(_ reason: TemplateError.Reason) -> Bool {
        switch (self, reason) {
        case (.columns, .overlappingSpan), (.columns, .pastLastColumn): true
        default: false
        }
    }

    /// Values that are not of the type.
    var wrongValues: [Wrong] {
        let text = DataTree.text("？")
        let none = DataTree(line: 1, .list([]))
        func list(_ item: DataTree) -> DataTree { DataTree(line: 1, .list([item])) }
        func wrong(_ value: DataTree, wants type: TemplateError.ValueType) -> Wrong {
            Wrong(value: value) { $0 == .wrongType(wanted: type) }
        }
        let noText = wrong(none, wants: .text)
        let noList = wrong(text, wants: .list)
        let unknownWord: (TemplateError.Reason) -> Bool = {
            if case .unknownWord = $0 { true } else { false }
        }
        let unknownField: (TemplateError.Reason) -> Bool = {
            switch $0 {
            case .unknownField, .unknownWord: true
            default: false
            }
        }
        return switch self {
        case .text: [noText]
        case .number: [noText, wrong(text, wants: .number)]
        case .wholeNumber:
            [noText, wrong(text, wants: .wholeNumber), wrong(.text("1.5"), wants: .wholeNumber)]
        case .flag: [noText, wrong(text, wants: .flag)]
        case .word: [noText, Wrong(value: text, isFit: unknownWord)]
        case .field: [noText, Wrong(value: text, isFit: unknownField)]
        case .columns: [noText, Wrong(value: text) { $0 == .badSpan("？") }]
        case .id: [noText, Wrong(value: text) { $0 == .badParent("？") }]
        case .mapping: [wrong(text, wants: .mapping)]
        case .texts: [noList, wrong(list(none), wants: .text)]
        case .numbers: [noList, wrong(list(text), wants: .number)]
        case .words: [noList, Wrong(value: list(text), isFit: unknownWord)]
        case .fields: [noList, Wrong(value: list(text), isFit: unknownField)]
        case .lists: [noList, wrong(list(text), wants: .list)]
        case .mappings: [noList, wrong(list(text), wants: .mapping)]
        }
    }
}

/// What stands for any key of a mapping whose keys are names.
enum DataFilePlaceholder: String {
    /// Any name.
    case key = "KEY"
    /// Any word.
    case word = "WORD"
    /// A kind of form.
    case kind = "KIND"
    /// A direction of a target.
    case direction = "DIRECTION"
    /// The code of a rule.
    case code = "CODE"

    /// Whether that is what a decoder should say of the key `？`.
    func accepts(_ reason: TemplateError.Reason?) -> Bool {
        switch (self, reason) {
        case (.key, nil), (.word, nil): true
        case (.kind, .unknownWord("？", let allowed)): allowed == FormKind.allCases.map(\.rawValue)
        case (.direction, .unknownWord("？", let allowed)): allowed == ["atLeast", "atMost", "equal"]
        case (.code, .unknownKey(let allowed)): allowed == RulePack.codes
        default: false
        }
    }
}
