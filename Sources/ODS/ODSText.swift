import Markup
import Primitives

/// Gathers the lines of a cell: its paragraphs, without what only hangs on it (comments, shapes, other tables).
///
/// Source: OpenDocument 1.3, part 3, section 6.1.2: white space collapses, `text:s` stands for spaces. But runs of
/// spaces stay as they are: LibreOffice writes cells of several paragraphs with such, and shows them.
struct ODSText {
    private var bytes: [UInt8] = []
    private var hasLine = false
    /// The white space that has come since the last sign: how many spaces, and whether it was broken over lines, as
    /// a file set out for reading has it.
    private var spaces = 0
    private var isBroken = false
    private var isAtStart = true

    /// The most spaces that one element stands for.
    private static let spaceLimit = 1024

    /// Reads the rest of a cell; nil where it has no paragraph.
    mutating func read(_ scanner: inout ODSScanner) throws(ODSError) -> [UInt8]? {
        let depth = scanner.depth
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isNamed("p") || scanner.isNamed("h") {
                    if hasLine { bytes.append(0x0A) }
                    hasLine = true
                    try readParagraph(&scanner)
                } else if !(scanner.isNamed("list") || scanner.isNamed("list-item")
                    || scanner.isNamed("section"))
                {
                    try scanner.skipElement()
                }
            case .end where scanner.depth < depth: return hasLine ? bytes : nil
            case .end, .text: break
            case .endOfDocument: return hasLine ? bytes : nil
            }
        }
    }

    private mutating func readParagraph(_ scanner: inout ODSScanner) throws(ODSError) {
        let depth = scanner.depth
        isAtStart = true
        while true {
            switch try scanner.next() {
            case .start: try start(&scanner)
            case .text: append(scanner.text)
            case .end where scanner.depth < depth:
                if isBroken { forgetSpaces() }
                return settle()
            case .end: break
            case .endOfDocument: return
            }
        }
    }

    private mutating func start(_ scanner: inout ODSScanner) throws(ODSError) {
        if scanner.isNamed("s") {
            settle()
            let count = scanner.anyAttribute("c").flatMap(WholeNumber.read) ?? 1
            bytes += Array(repeating: 0x20, count: min(count, ODSText.spaceLimit))
            isAtStart = false
        } else if scanner.isNamed("tab") {
            settle()
            bytes.append(0x09)
            isAtStart = false
        } else if scanner.isNamed("line-break") {
            settle()
            bytes.append(0x0A)
            isAtStart = false
        } else if scanner.isNamed("annotation") || scanner.isNamed("note") || scanner.isNamed("ruby-text")
            || scanner.isNamed("frame") || scanner.isNamed("custom-shape") || scanner.isNamed("table")
            || scanner.isNamed("tracked-changes")
        {
            try scanner.skipElement()
        }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case 0x20: spaces += 1
            case 0x09, 0x0A, 0x0D: isBroken = true
            default:
                settle()
                bytes.append(byte)
                isAtStart = false
            }
        }
    }

    private mutating func settle() {
        let count = isBroken ? (isAtStart ? 0 : 1) : spaces
        bytes += repeatElement(0x20, count: count)
        forgetSpaces()
    }

    private mutating func forgetSpaces() {
        spaces = 0
        isBroken = false
    }
}
