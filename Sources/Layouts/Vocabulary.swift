import Performance
import Templates

/// The labels that forms print, and what each means: the data of `Templates/vocabulary.yaml`.
struct Vocabulary: Sendable {
    /// What each label means, by the hash of its normalised spelling.
    private var meanings: [UInt64: LabelMeaning] = [:]
    /// The first spelling of the label of each line of the head.
    private var spellings: [Subject.Key: String] = [:]
    /// The words that make a line a title.
    private var titles: [[UInt8]] = []
    /// The words in a title that tell the kind of a form, the first that fits.
    private var kinds: [(words: [[UInt8]], kind: FormKind)] = []
    /// Labels that mean something else beside another one.
    private(set) var beside: [(label: UInt64, neighbour: UInt64, subject: Subject.Key)] = []
    /// The names of grades.
    private var grades: Set<UInt64> = []
    /// The lines that name people.
    private(set) var personal = PersonalLines()
    /// The side labels of the tables, one a line.
    private var sections = ""
    private var sourceWords: [WordRule<Fund.Source>] = []
    private var fundColumnWords: [WordRule<Fund.Column>] = []
    private var columnWords: [WordRule<Indicator.Column>] = []
    private var goalWords: [WordRule<Layout.GoalColumn>] = []
    private var leadingWords: [WordRule<LeadingLabel>] = []
    /// Those of them that tell of a row that sums others up, which every row of the indicators is asked about.
    private var subtotalWords: [WordRule<LeadingLabel>] = []
    /// Words of heads, by which one of several columns of the same meaning is chosen: the better ones first.
    private var preferredWords: [[UInt8]] = []
    /// And those of columns that are left where there is any other.
    private var avoidedWords: [[UInt8]] = []

    /// What a label means; nil where it is none.
    func meaning(of key: LabelKey) -> LabelMeaning? {
        if key.whole == 0 { return nil }
        if let meaning = meanings[key.whole] { return meaning }
        return key.withoutBracket == 0 ? nil : meanings[key.withoutBracket]
    }

    /// The source of funds that the words of an unknown label tell; nil where they tell none.
    func source(toldBy label: ArraySlice<UInt8>) -> Fund.Source? {
        Vocabulary.meaning(of: label, sourceWords)
    }

    /// The source of funds that a printed label says, as a whole or by its words; nil where it says none.
    func source(ofLabel label: String) -> Fund.Source? {
        meaning(of: LabelKey(label))?.fundSource ?? source(toldBy: Array(label.utf8)[...])
    }

    /// The column of a funds table that the words of an unknown head tell; nil where they tell none.
    func fundColumn(toldBy head: ArraySlice<UInt8>) -> Fund.Column? {
        Vocabulary.meaning(of: head, fundColumnWords)
    }

    /// The column of the indicators that the words of an unknown head tell; nil where they tell none.
    func column(toldBy head: ArraySlice<UInt8>) -> Indicator.Column? {
        Vocabulary.meaning(of: head, columnWords)
    }

    /// The column of the goals that the words of an unknown head tell; nil where they tell none.
    func goalColumn(toldBy head: ArraySlice<UInt8>) -> Layout.GoalColumn? {
        Vocabulary.meaning(of: head, goalWords)
    }

    /// What the words of the first label of a line under the indicators tell; nil where they tell nothing.
    func leadingLabel(toldBy label: ArraySlice<UInt8>) -> LeadingLabel? {
        label.count > LeadingLabel.maximumBytes ? nil : Vocabulary.meaning(of: label, leadingWords)
    }

    /// Whether the words of a label say that its row sums others up.
    func isSubtotal(_ label: ArraySlice<UInt8>) -> Bool {
        label.count <= LeadingLabel.maximumBytes && Vocabulary.meaning(of: label, subtotalWords) != nil
    }

    /// How well a head fits, of several that mean the same: the column of the greatest rank is read.
    func rank(ofHead head: ArraySlice<UInt8>) -> Int {
        if let index = preferredWords.firstIndex(where: head.holds) {
            return preferredWords.count - index
        }
        return avoidedWords.contains(where: head.holds) ? -1 : 0
    }

    /// Whether a line's text, without white space, is a title's.
    func isTitle(_ line: ArraySlice<UInt8>) -> Bool {
        titles.contains(where: line.holds)
    }

    /// The kind of form that a title names; nil where it names none.
    func kind(inTitle title: ArraySlice<UInt8>) -> FormKind? {
        kinds.first { $0.words.allSatisfy(title.holds) }?.kind
    }

    private static func meaning<Meaning>(
        of label: ArraySlice<UInt8>, _ rules: [WordRule<Meaning>]
    ) -> Meaning? {
        let plain = WhiteSpace.removed(from: label)
        return rules.first { $0.tells(of: plain) }?.meaning
    }

    /// Whether a text is the name of a grade: 优, 良好.
    func isGrade(_ key: LabelKey) -> Bool { grades.contains(key.whole) }

    /// How the label of a line of the head is spelled first; nil where the vocabulary has none.
    func spelling(of key: Subject.Key) -> String? { spellings[key] }

    /// Whether a text is part of a table's side label, which may be written down its column in pieces.
    func isPieceOfSection(_ text: String) -> Bool { text.utf8.count <= 6 && sections.contains(text) }

    private mutating func add(_ spellings: [String], _ meaning: LabelMeaning) {
        for spelling in spellings {
            let key = LabelKey(spelling)
            meanings[key.whole, default: LabelMeaning()].formUnion(meaning)
        }
    }

    /// Reads the vocabulary's data file.
    init(_ root: TemplateNode) throws(TemplateError) {
        try root.allow([
            "subject", "personal", "under", "funds", "goals", "indicators", "total", "grade", "grades",
            "notes",
            "furniture", "year", "titles", "kinds", "words",
        ])
        for (name, node) in try root.required("subject").entries() {
            let texts = try node.texts()
            spellings[Subject.Key(name)] = texts.first
            add(texts, LabelMeaning(subject: Subject.Key(name)))
        }
        for name in try root.required("personal").items() {
            let line = try name.text()
            guard let texts = try root.required("subject").optional(line)?.texts() else {
                throw name.error(.unknownField(line))
            }
            personal.keys.insert(Subject.Key(line))
            personal.labels += texts
        }
        for rule in try root.required("under").items() {
            try rule.allow(["label", "beside", "subject", "otherwise"])
            let label = try rule.required("label").text()
            let neighbour = try rule.required("beside").text()
            let subject = Subject.Key(try rule.required("subject").text())
            beside.append((LabelKey(label).whole, LabelKey(neighbour).whole, subject))
            let otherwise = try rule.optional("otherwise")?.text()
            add([label], LabelMeaning(subject: otherwise.map { Subject.Key($0) }, flags: .depends))
            add([neighbour], LabelMeaning(flags: .heading))
        }
        let funds = try root.required("funds")
        try funds.allow(["section", "columns", "sources"])
        add(try funds.required("section").texts(), LabelMeaning(flags: .fundsSection))
        for table in ["funds", "goals", "indicators"] {
            for label in try root.required(table).required("section").texts() { sections += label + "\n" }
        }
        for (name, spellings) in try funds.required("columns").entries() {
            guard let column = Fund.Column(rawValue: name) else { throw spellings.error(.unknownField(name)) }
            add(try spellings.texts(), LabelMeaning(fundColumn: column))
        }
        for (name, spellings) in try funds.required("sources").entries() {
            guard let source = Fund.Source(rawValue: name) else { throw spellings.error(.unknownField(name)) }
            // 其中： is printed before whichever row comes first under the total.
            let texts = try spellings.texts()
            add(texts + texts.map { "其中：" + $0 }, LabelMeaning(fundSource: source))
        }
        let goals = try root.required("goals")
        try goals.allow(["section", "expected", "actual", "term"])
        add(try goals.required("section").texts(), LabelMeaning(flags: .goalsSection))
        add(try goals.required("expected").texts(), LabelMeaning(flags: .goalExpected))
        add(try goals.required("actual").texts(), LabelMeaning(flags: .goalActual))
        add(try goals.required("term").texts(), LabelMeaning(flags: .goalTerm))
        let indicators = try root.required("indicators")
        try indicators.allow(["section", "columns", "targetParts"])
        add(try indicators.required("section").texts(), LabelMeaning(flags: .indicatorsSection))
        for (name, spellings) in try indicators.required("columns").entries() {
            guard let column = Indicator.Column(rawValue: name) else {
                throw spellings.error(.unknownField(name))
            }
            add(try spellings.texts(), LabelMeaning(indicatorColumn: column))
        }
        for (name, spellings) in try indicators.optional("targetParts")?.entries() ?? [] {
            guard let part = TargetPart(rawValue: name) else { throw spellings.error(.unknownField(name)) }
            add(try spellings.texts(), LabelMeaning(targetPart: part))
        }
        add(try root.required("total").texts(), LabelMeaning(flags: .total))
        add(try root.required("grade").texts(), LabelMeaning(flags: .grade))
        for name in try root.required("grades").texts() { grades.insert(LabelKey(name).whole) }
        add(try root.required("notes").texts(), LabelMeaning(flags: .note))
        add(try root.required("furniture").texts(), LabelMeaning(flags: .furniture))
        add(try root.required("year").texts(), LabelMeaning(flags: .year))
        let words = try root.required("words")
        try words.allow(["sources", "fundColumns", "columns", "goals", "leading", "preferred", "avoided"])
        sourceWords = try Vocabulary.rules(words.required("sources"))
        fundColumnWords = try Vocabulary.rules(words.required("fundColumns"))
        columnWords = try Vocabulary.rules(words.required("columns"))
        goalWords = try Vocabulary.rules(words.required("goals"))
        leadingWords = try Vocabulary.rules(words.required("leading"))
        subtotalWords = leadingWords.filter { $0.meaning == .subtotal }
        preferredWords = try words.required("preferred").texts().map { Array($0.utf8) }
        avoidedWords = try words.required("avoided").texts().map { Array($0.utf8) }
        titles = try root.required("titles").texts().map { Array($0.utf8) }
        for rule in try root.required("kinds").items() {
            try rule.allow(["words", "kind"])
            kinds.append(
                (
                    try rule.required("words").texts().map { Array($0.utf8) },
                    try rule.required("kind").word(of: FormKind.self)
                ))
        }
    }

    private static func rules<Meaning>(_ node: TemplateNode) throws(TemplateError) -> [WordRule<Meaning>] {
        var rules: [WordRule<Meaning>] = []
        for rule in try node.items() { rules.append(try WordRule(rule)) }
        return rules
    }
}
