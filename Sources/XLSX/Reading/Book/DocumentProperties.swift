import Markup

/// The custom properties of a document.
struct DocumentProperties {
    /// The properties that are texts or numbers, in order.
    var all: [(name: String, text: String)] = []

    /// Reads the part of the custom properties.
    init(_ part: String, in archive: Archive, with scanner: inout XMLScanner) throws(XLSXError) {
        try scanner.begin(try archive.open(part), part: part)
        var name = ""
        while true {
            switch try scanner.next() {
            case .endOfDocument: return
            case .start where scanner.depth == 2:
                name = scanner.attribute("name").map { String(decoding: $0, as: UTF8.self) } ?? ""
            case .start where scanner.depth == 3 && all.count < archive.limits.names:
                all.append((name, try scanner.textOfElement(maximum: archive.limits.nameBytes)))
            default: continue
            }
        }
    }
}

extension XMLScanner {
    /// The text straight inside the element whose start was just met, as many bytes as are wanted; reads past
    /// its end.
    mutating func textOfElement(maximum: Int) throws(XLSXError) -> String {
        var bytes: [UInt8] = []
        while true {
            switch try next() {
            case .text: bytes.append(contentsOf: text.prefix(max(0, maximum - bytes.count)))
            case .start: try skipElement()
            case .end, .endOfDocument: return String(decoding: bytes, as: UTF8.self)
            }
        }
    }
}
