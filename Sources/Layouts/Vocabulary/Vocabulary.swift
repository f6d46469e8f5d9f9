import Performance

/// The words of labels and what each says: the data of `Templates/vocabulary.yaml`.
struct Vocabulary: Sendable {
    /// The words, by their characters.
    var words = WordTree()
    /// The lines of the head of a form, by the position that facets name them with.
    var subjects: [Subject.Key] = []
    /// How the label of each of them is spelled first.
    var spellings: [String] = []
    /// All spellings of each.
    var spellingsOfAll: [[String]] = []
    var personalKeys: Set<Subject.Key> = []
    /// What stands beside a label that says something else there.
    var beside: [Beside] = []
    /// The words of a title.
    var titles = TitleWords()
    /// The words in a title that tell the kind of a form, the first that fits.
    var kinds: [(words: [[UInt8]], kind: FormKind)] = []
    /// The names of grades, by the hash of their spelling.
    var grades: Set<UInt64> = []
    /// The lines that name people.
    var personal = PersonalLines()
    /// What notes begin with.
    var noteStarts: [[UInt8]] = []
    /// What the names of districts and villages end in, the longest first.
    var regionEnds: [[UInt32]] = []

    /// A line of the head that means something else where another stands in the form.
    struct Beside: Sendable {
        var subject: Facets.SubjectIndex
        var neighbour: Facets.SubjectIndex
        var means: Facets.SubjectIndex
        var otherwise: Facets.SubjectIndex
    }

    /// The position of a line of the head.
    func subject(_ key: Subject.Key) -> Facets.SubjectIndex? {
        subjects.firstIndex(of: key).flatMap { Facets.SubjectIndex(exactly: $0) }
    }

    /// What a text says as a label; nil if it is not one.
    func label(_ text: String) -> Label? {
        var parser = LabelParser(self)
        return parser.label(Array(text.utf8)[...])
    }

    /// The source of funds that a printed label says; nil where it says none.
    func source(ofLabel text: String) -> Fund.Source? {
        label(text).flatMap { source(of: $0.facets) }
    }

    /// The source of funds that a row's label says; a budget without a source is the whole.
    func source(of facets: Facets) -> Fund.Source? {
        facets.source?.canonical ?? (facets.measure == .budget ? .total : nil)
    }

    /// Whether a text begins as a note does: 注：, 备注 1.
    func startsNote(_ text: ArraySlice<UInt8>) -> Bool {
        let text = WhiteSpace.trimmed(text)
        return noteStarts.contains { text.starts(with: $0) }
    }

    /// Whether a text is the name of a grade: 优, 良好.
    func isGrade(_ key: UInt64) -> Bool { grades.contains(key) }

    /// How the label of a line of the head is spelled first; nil where the vocabulary has none.
    func spelling(of key: Subject.Key) -> String? {
        subject(key).map { spellings[Int($0)] }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The kind of form that a title names; nil where it names none.
    func kind(inTitle title: ArraySlice<UInt8>) -> FormKind? {
        kinds.first { $0.words.allSatisfy(title.holds) }?.kind
    }

    /// Whether a text is the name of a district, a town or a village.
    func isRegion(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.allSatisfy({ (0x4E00...0x9FFF).contains($0) }) else { return false }
        return regionEnds.contains { end in
            (1...8).contains(text.count - end.count) && text.suffix(end.count).elementsEqual(end)
        }
    }
}

/// How a line is told that it is a title.
struct TitleWords: Sendable {
    /// One of these is in it: 绩效, 自评.
    var names: [[UInt8]] = []
    /// And it ends in one of these: 表, 申报书.
    var ends: [[UInt8]] = []
    /// Or, where no line ends in those and it stands at the top, in one of these: 情况, 报告.
    var looseEnds: [[UInt8]] = []
}

extension ArraySlice<UInt8> {
    /// Whether the bytes of a word stand somewhere in these.
    func holds(_ word: [UInt8]) -> Bool {
        guard !word.isEmpty, count >= word.count else { return false }
        return withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                for start in 0...(text.count - word.count) where text[start] == word[0] {
                    var length = 1
                    while length < word.count, text[start + length] == word[length] { length += 1 }
                    if length == word.count { return true }
                }
                return false
            }
        }
    }
}
