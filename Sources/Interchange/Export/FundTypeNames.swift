import Layouts
import Performance

/// What the fund type of a form is called: the one it bears, else the one that its project is named after.
struct FundTypeNames: Sendable {
    private let names: [String: String]
    /// Names long enough to be no ordinary words, the longest first, as they are compared.
    private let sought: [(plain: String, name: String)]

    /// Shorter names, 项目支出, stand in those of projects of all sorts.
    private static let minimumLength = 6

    init(_ types: [FundType]) {
        names = Dictionary(types.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        sought = types.map { (FormKey.plain($0.name), $0.name) }
            .filter { $0.0.count >= FundTypeNames.minimumLength }
            .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
    }

    /// The name of a form's fund type; nil where nothing tells it.
    func name(of form: Form) -> String? {
        if let id = form.fundType { return names[id] ?? id }
        for key in [Subject.Key.projectName, .programme, .subProgramme] {
            guard let text = form.subject[key] else { continue }
            let plain = FormKey.plain(text)
            if let found = sought.first(where: { plain.contains($0.plain) }) { return found.name }
        }
        return nil
    }
}
