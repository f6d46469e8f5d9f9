import Markup
import Primitives

/// Reads the paragraphs and tables of a document in their order, going through what only wraps them.
struct WordBody {
    private let styles: WordStyles
    /// Of each field that is open, whether its result has begun; what comes before is its instruction.
    private var fields: [Bool] = []
    /// How deep the content control lies whose text only says what to enter.
    private var promptDepth: Int?
    private var isPromptNext = false
    /// The page headers of the last section, by their relationships.
    private(set) var headers: [String] = []
    /// Whether there are pictures.
    private(set) var hasPictures = false
    /// Whether another document is embedded, to be shown in this one.
    private(set) var hasOtherDocument = false

    /// How many fields may be open at once.
    private static let fieldLimit = 64

    init(styles: WordStyles) { self.styles = styles }

    /// Reads the document, or a page header.
    mutating func read(_ scanner: inout WordScanner) throws(WordError) -> [WordBlock] {
        while try scanner.next() != .endOfDocument {
            if scanner.isNamed("body") || scanner.isNamed("hdr") { return try readBlocks(&scanner) }
        }
        return []
    }

    /// The next event; the prompt of a content control ends where an element beside the control begins.
    mutating func next(_ scanner: inout WordScanner) throws(WordError) -> WordScanner.Event {
        let event = try scanner.next()
        if event == .start, let depth = promptDepth, scanner.depth <= depth { promptDepth = nil }
        return event
    }

    /// Goes into an element that only wraps what counts, and past any other.
    mutating func enterOrSkip(_ scanner: inout WordScanner) throws(WordError) {
        if scanner.isNamed("sdtPr") {
            isPromptNext = try WordBody.holds("showingPlcHdr", &scanner)
        } else if scanner.isNamed("sdtContent"), isPromptNext {
            isPromptNext = false
            promptDepth = scanner.depth
        } else if !WordBody.isWrapper(scanner) {
            try scanner.skipElement()
        }
    }

    /// Whether an element holds another, which is not switched off; reads it to its end.
    private static func holds(_ name: StaticString, _ scanner: inout WordScanner) throws(WordError) -> Bool {
        let depth = scanner.depth
        var isFound = false
        while true {
            switch try scanner.next() {
            case .start: if scanner.isNamed(name) { isFound = scanner.isOn }
            case .end where scanner.depth < depth: return isFound
            case .end, .text: break
            case .endOfDocument: return isFound
            }
        }
    }

    /// Reads the rest of an element that holds paragraphs and tables.
    mutating func readBlocks(_ scanner: inout WordScanner) throws(WordError) -> [WordBlock] {
        let depth = scanner.depth
        var blocks: [WordBlock] = []
        while true {
            switch try next(&scanner) {
            case .start:
                if scanner.isNamed("p") {
                    let paragraph = try readParagraph(&scanner)
                    blocks += paragraph.boxes.map(\.boxed)
                    blocks.append(.paragraph(paragraph))
                } else if scanner.isNamed("tbl") {
                    blocks.append(.table(try readTable(&scanner)))
                } else if scanner.isNamed("altChunk") {
                    hasOtherDocument = true
                    try scanner.skipElement()
                } else if scanner.isNamed("sectPr") {
                    headers = try WordBody.readHeaders(&scanner)
                } else {
                    try enterOrSkip(&scanner)
                }
            case .end where scanner.depth < depth: return blocks
            case .end, .text: break
            case .endOfDocument: return blocks
            }
        }
    }

    /// Whether an element only wraps what counts: content controls, insertions, links, one of two alternatives.
    private static func isWrapper(_ scanner: borrowing WordScanner) -> Bool {
        scanner.isNamed("sdt") || scanner.isNamed("sdtContent") || scanner.isNamed("customXml")
            || scanner.isNamed("smartTag") || scanner.isNamed("ins") || scanner.isNamed("moveTo")
            || scanner.isNamed("hyperlink") || scanner.isNamed("fldSimple")
            || scanner.isNamed("AlternateContent")
            || scanner.isNamed("Choice") || scanner.isNamed("ruby") || scanner.isNamed("rubyBase")
            || scanner.isNamed("dir") || scanner.isNamed("bdo") || scanner.isNamed("oMath")
            || scanner.isNamed("oMathPara")
    }

    // MARK: Paragraphs

    mutating func readParagraph(_ scanner: inout WordScanner) throws(WordError) -> WordParagraph {
        let depth = scanner.depth
        var paragraph = WordParagraph()
        while true {
            switch try next(&scanner) {
            case .start:
                if scanner.isNamed("pPr") {
                    try readProperties(&scanner, into: &paragraph)
                } else if scanner.isNamed("r") {
                    try readRun(&scanner, into: &paragraph)
                } else {
                    try enterOrSkip(&scanner)
                }
            case .end where scanner.depth < depth: return paragraph
            case .end, .text: break
            case .endOfDocument: return paragraph
            }
        }
    }

    private func readProperties(
        _ scanner: inout WordScanner, into paragraph: inout WordParagraph
    ) throws(WordError) {
        let depth = scanner.depth
        var centred: Bool?
        var style: String?
        reading: while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("pStyle") {
                    style = scanner.text(ofAttribute: "val")
                } else if scanner.isNamed("jc") {
                    centred = scanner.text(ofAttribute: "val") == "center"
                } else if scanner.isNamed("outlineLvl") {
                    paragraph.isHeading = true
                } else if scanner.isNamed("pageBreakBefore") {
                    paragraph.beginsPage = scanner.isOn
                } else if scanner.isNamed("numId") {
                    paragraph.isNumbered = scanner.text(ofAttribute: "val") != "0"
                } else if scanner.isNamed("sectPr") {
                    paragraph.endsPage = true
                    paragraph.headers = try WordBody.readHeaders(&scanner)
                } else if !scanner.isNamed("numPr") {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: break reading
            case .end, .text: break
            case .endOfDocument: break reading
            }
        }
        paragraph.isCentred = centred ?? styles.isCentred(style)
        paragraph.isHeading = paragraph.isHeading || styles.isHeading(style)
    }

    /// The page headers that a section names; none where it goes on with those before.
    private static func readHeaders(_ scanner: inout WordScanner) throws(WordError) -> [String] {
        let depth = scanner.depth
        var headers: [String] = []
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("headerReference"), headers.count < 3,
                    let id = scanner.text(ofAttribute: "id")
                {
                    headers.append(id)
                }
            case .end where scanner.depth < depth: return headers
            case .end, .text: break
            case .endOfDocument: return headers
            }
        }
    }

    // MARK: Runs

    private mutating func readRun(
        _ scanner: inout WordScanner, into paragraph: inout WordParagraph
    ) throws(WordError) {
        let depth = scanner.depth
        var text: [UInt8] = []
        var isHidden = false
        reading: while true {
            switch try next(&scanner) {
            case .start:
                if scanner.isNamed("rPr") {
                    isHidden = try readsHidden(&scanner)
                } else if scanner.isNamed("t") {
                    let piece = try scanner.textOfElement()
                    if showsText { text += piece }
                } else if scanner.isNamed("fldChar") {
                    try readField(&scanner, into: &text)
                } else if scanner.isNamed("br"), scanner.text(ofAttribute: "type") == "page" {
                    paragraph.endsPage = true
                } else if let sign = WordBody.sign(scanner) {
                    if showsText { text += sign }
                } else if scanner.isNamed("drawing") || scanner.isNamed("pict") || scanner.isNamed("object") {
                    try readDrawing(&scanner, into: &paragraph)
                } else if !scanner.isNamed("r") {
                    try enterOrSkip(&scanner)
                }
            case .end where scanner.depth < depth: break reading
            case .end, .text: break
            case .endOfDocument: break reading
            }
        }
        if !isHidden { paragraph.text += text }
    }

    private var showsText: Bool { promptDepth == nil && fields.allSatisfy { $0 } }

    /// Reads what lies in the text boxes of a drawing; one without any is a picture.
    private mutating func readDrawing(
        _ scanner: inout WordScanner, into paragraph: inout WordParagraph
    ) throws(WordError) {
        let depth = scanner.depth
        var isPicture = true
        // The fields and prompts around a box are not in it.
        let (outerFields, outerPrompt) = (fields, promptDepth)
        reading: while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("txbxContent") {
                    isPicture = false
                    (fields, promptDepth) = ([], nil)
                    paragraph.boxes += try readBlocks(&scanner)
                    (fields, promptDepth) = (outerFields, outerPrompt)
                } else if scanner.isNamed("Fallback") {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: break reading
            case .end, .text: break
            case .endOfDocument: break reading
            }
        }
        hasPictures = hasPictures || isPicture
    }

    private func readsHidden(_ scanner: inout WordScanner) throws(WordError) -> Bool {
        let depth = scanner.depth
        var own: Bool?
        var style: String?
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("vanish") { own = scanner.isOn }
                if scanner.isNamed("rStyle") { style = scanner.text(ofAttribute: "val") }
                try scanner.skipElement()
            case .end where scanner.depth < depth: return own ?? styles.isHidden(style)
            case .end, .text: break
            case .endOfDocument: return false
            }
        }
    }

    /// What an element stands for that is one character.
    private static func sign(_ scanner: borrowing WordScanner) -> [UInt8]? {
        if scanner.isNamed("tab") || scanner.isNamed("ptab") { return [0x09] }
        if scanner.isNamed("br") || scanner.isNamed("cr") { return [0x0A] }
        if scanner.isNamed("noBreakHyphen") { return Array("\u{2011}".utf8) }
        guard scanner.isNamed("sym") else { return nil }
        return Symbol.text(
            font: scanner.text(ofAttribute: "font") ?? "", code: scanner.text(ofAttribute: "char") ?? "")
    }

    /// Follows the beginnings, middles and ends of fields; a check box of the old kind has no text but a state.
    private mutating func readField(_ scanner: inout WordScanner, into text: inout [UInt8]) throws(WordError)
    {
        let kind = scanner.text(ofAttribute: "fldCharType") ?? ""
        let box = try readCheckBox(&scanner)
        switch kind {
        case "begin":
            if let box, showsText { text += Array((box ? "☑" : "☐").utf8) }
            if fields.count < WordBody.fieldLimit { fields.append(false) }
        case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
        case "end": if !fields.isEmpty { fields.removeLast() }
        default: break
        }
    }

    /// Reads the rest of a field's mark: whether it has a check box, and that is checked.
    private func readCheckBox(_ scanner: inout WordScanner) throws(WordError) -> Bool? {
        let depth = scanner.depth
        var isBox = false
        var preset = false
        var checked: Bool?
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("checkBox") { isBox = true }
                if scanner.isNamed("default") { preset = scanner.isOn }
                if scanner.isNamed("checked") { checked = scanner.isOn }
            case .end where scanner.depth < depth: return isBox ? checked ?? preset : nil
            case .end, .text: break
            case .endOfDocument: return nil
            }
        }
    }
}
