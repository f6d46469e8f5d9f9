import Primitives

@testable import Markup

/// What an XML document says, as two parsers tell it: adjoining texts are one.
enum XMLEvents {
    enum Event: Equatable {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    /// The events as the project's scanner finds them.
    static func scanned(_ bytes: [UInt8], window: Int = 64 << 10, chunk: Int = .max) throws(XMLError)
        -> [Event]
    {
        var limits = XMLLimits()
        limits.nesting = 1000
        var scanner = XMLScanner<XMLError>(limits: limits, windowBytes: window)
        try scanner.begin(MemorySource(bytes, chunk: chunk), part: "p")
        var events: [Event] = []
        var text: [UInt8] = []
        func flush() {
            if !text.isEmpty { events.append(.text(String(decoding: text, as: UTF8.self))) }
            text = []
        }
        while true {
            switch try scanner.next() {
            case .start:
                flush()
                var attributes: [String: String] = [:]
                for number in 0..<scanner.attributeCount {
                    attributes[scanner.qualifiedName(ofAttribute: number)] = String(
                        decoding: scanner.value(number), as: UTF8.self)
                }
                events.append(.start(scanner.qualifiedName, attributes))
            case .end:
                flush()
                events.append(.end(scanner.qualifiedName))
            case .text: text += scanner.text
            case .endOfDocument:
                flush()
                return events
            }
        }
    }
}
