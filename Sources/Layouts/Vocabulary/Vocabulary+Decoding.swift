import Performance
import Templates

extension Vocabulary {
    /// Reads the vocabulary's data files: the built-in one, and one that adds to it.
    init(_ roots: [TemplateNode]) throws(TemplateError) {
        for root in roots { try add(root) }
        for (position, key) in subjects.enumerated() where personalKeys.contains(key) {
            personal.labels += spellingsOfAll[position]
        }
        personal.keys = personalKeys
    }

    private mutating func add(_ root: TemplateNode) throws(TemplateError) {
        try root.allow([
            "subject", "personal", "under", "words", "filler", "regionEnds", "officeEnds", "noteStarts",
            "grades", "titles",
            "kinds",
        ])
        var said = Said()
        let named = try root.optional("personal")?.texts() ?? []
        for (name, node) in try root.optional("subject")?.entries() ?? [] {
            let subject = addSubject(Subject.Key(name), try node.texts())
            let isPersonal = personalKeys.contains(Subject.Key(name)) || named.contains(name)
            let facets = Facets(subject: subject, marks: isPersonal ? .personal : [])
            for word in try node.texts() { said.add(word, facets, isWhole: false) }
        }
        for name in try root.optional("personal")?.items() ?? [] {
            let key = Subject.Key(try name.text())
            guard subjects.contains(key) else {
                throw name.error(.unknownWord(key.name, allowed: subjects.map(\.name)))
            }
            personalKeys.insert(key)
        }
        for rule in try root.optional("under")?.items() ?? [] { beside.append(try under(rule)) }
        for rule in try root.optional("words")?.items() ?? [] {
            try rule.allow(["says", "words", "whole"])
            let facets = try Vocabulary.facets(rule.required("says"))
            for word in try rule.optional("words")?.texts() ?? [] { said.add(word, facets, isWhole: false) }
            for word in try rule.optional("whole")?.texts() ?? [] { said.add(word, facets, isWhole: true) }
        }
        put(said)
        for word in try root.optional("filler")?.texts() ?? [] {
            words.update(words.node(of: Vocabulary.scalars(word))) { $0.isFiller = true }
        }
        if let ends = try root.optional("regionEnds")?.texts() { regionEnds = ends.map(Vocabulary.scalars) }
        if let ends = try root.optional("officeEnds")?.texts() { officeEnds = ends.map(Vocabulary.scalars) }
        noteStarts += try root.optional("noteStarts")?.texts().map { Array($0.utf8) } ?? []
        for name in try root.optional("grades")?.texts() ?? [] { grades.insert(LabelKey(name).whole) }
        if let node = try root.optional("titles") {
            try node.allow(["names", "ends", "looseEnds"])
            titles.names += try node.optional("names")?.texts().map { Array($0.utf8) } ?? []
            titles.ends += try node.optional("ends")?.texts().map { Array($0.utf8) } ?? []
            titles.looseEnds += try node.optional("looseEnds")?.texts().map { Array($0.utf8) } ?? []
        }
        var added: [(words: [[UInt8]], kind: FormKind)] = []
        for rule in try root.optional("kinds")?.items() ?? [] {
            try rule.allow(["words", "kind"])
            added.append(
                (
                    try rule.required("words").texts().map { Array($0.utf8) },
                    try rule.required("kind").word(of: FormKind.self)
                ))
        }
        kinds = added + kinds
    }

    private mutating func addSubject(_ key: Subject.Key, _ spellings: [String]) -> Facets.SubjectIndex {
        if let known = subject(key) {
            spellingsOfAll[Int(known)] = spellings + spellingsOfAll[Int(known)]
            if let first = spellings.first { self.spellings[Int(known)] = first }
            return known
        }
        // A form has some twenty lines; what goes past the last number shares it.
        guard subjects.count < Int(Facets.SubjectIndex.max) else { return Facets.SubjectIndex.max - 1 }
        subjects.append(key)
        self.spellings.append(spellings.first ?? "")
        spellingsOfAll.append(spellings)
        return Facets.SubjectIndex(subjects.count - 1)
    }

    private mutating func under(_ rule: TemplateNode) throws(TemplateError) -> Beside {
        try rule.allow(["subject", "beside", "means", "otherwise"])
        func line(_ name: String) throws(TemplateError) -> Facets.SubjectIndex {
            let node = try rule.required(name)
            guard let found = subject(Subject.Key(try node.text())) else {
                throw node.error(.unknownWord(try node.text(), allowed: subjects.map(\.name)))
            }
            return found
        }
        return Beside(
            subject: try line("subject"), neighbour: try line("beside"), means: try line("means"),
            otherwise: try line("otherwise"))
    }

    /// What a rule's words say: `{measure: budget, part: fund}`.
    private static func facets(_ node: TemplateNode) throws(TemplateError) -> Facets {
        try node.allow(["part", "measure", "source", "period", "stage", "mark"])
        var facets = Facets()
        facets.part = try node.optional("part")?.word(of: Facets.Part.self)
        facets.measure = try node.optional("measure")?.word(of: Facets.Measure.self)
        facets.source = try node.optional("source")?.word(of: Facets.Source.self)
        facets.stage = try node.optional("stage")?.word(of: Facets.Stage.self)
        if let period = try node.optional("period") {
            guard let known = LabelTime(try period.text()) else {
                throw period.error(.unknownWord(try period.text(), allowed: LabelTime.words))
            }
            facets.period = known
        }
        if let mark = try node.optional("mark") {
            let known: [(String, Facets.Marks)] = [
                ("partOf", .partOf), ("unitLine", .unitLine), ("levelClass", .levelClass), ("year", .year),
                ("region", .region), ("section", .section),
            ]
            guard let found = known.first(where: { $0.0 == (try? mark.text()) }) else {
                throw mark.error(.unknownWord(try mark.text(), allowed: known.map(\.0)))
            }
            facets.marks = found.1
        }
        return facets
    }

    /// The characters of a word as labels are compared.
    static func scalars(_ word: String) -> [UInt32] {
        word.unicodeScalars.compactMap { LabelKey.folded($0.value) }
    }

    private mutating func put(_ said: Said) {
        for (word, facets) in said.words { words.update(words.node(of: word)) { $0.word = facets } }
        for (word, facets) in said.whole { words.update(words.node(of: word)) { $0.whole = facets } }
    }

    /// Teaches a whole label, unless the words say as much already.
    mutating func learn(_ label: String, whole facets: Facets) {
        let scalars = Vocabulary.scalars(label)
        guard !scalars.isEmpty, scalars.count <= LabelText.maximumLength else { return }
        words.update(words.node(of: scalars)) { $0.whole = $0.whole ?? facets }
    }

    /// What one file says of each word.
    private struct Said {
        var words: [[UInt32]: Facets] = [:]
        var whole: [[UInt32]: Facets] = [:]

        mutating func add(_ word: String, _ facets: Facets, isWhole: Bool) {
            let key = Vocabulary.scalars(word)
            guard !key.isEmpty else { return }
            if isWhole {
                whole[key, default: Facets()].fill(facets)
            } else {
                words[key, default: Facets()].fill(facets)
            }
        }
    }
}
