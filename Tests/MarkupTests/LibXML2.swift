import Glibc
import Testing

/// libxml2's pull reader, loaded while the tests run so that nothing is linked against it.
///
/// FoundationXML's `XMLParser` will not do: it takes an unfinished document for a whole one, and crashes on
/// `xmlns=""`.
struct LibXML2 {
    private typealias Open =
        @convention(c) (
            UnsafePointer<CChar>?, CInt, UnsafePointer<CChar>?, UnsafePointer<CChar>?, CInt
        ) -> OpaquePointer?
    private typealias Step = @convention(c) (OpaquePointer?) -> CInt
    private typealias Words = @convention(c) (OpaquePointer?) -> UnsafePointer<CChar>?
    private typealias Complaint =
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, CInt, OpaquePointer?) -> Void
    private typealias SetHandler =
        @convention(c) (OpaquePointer?, Complaint?, UnsafeMutableRawPointer?) -> Void
    private typealias Close = @convention(c) (OpaquePointer?) -> Void

    private let open: Open
    private let read: Step
    private let nodeType: Step
    private let isEmpty: Step
    private let nextAttribute: Step
    private let backToElement: Step
    private let name: Words
    private let value: Words
    private let setHandler: SetHandler
    private let close: Close

    /// The library; nil where the machine has none.
    static let shared = LibXML2()

    /// The tests that compare with it are skipped, with a word, where it is not installed.
    static var isThere: ConditionTrait {
        .enabled(if: shared != nil, "libxml2.so.2 is not installed")
    }

    private init?() {
        guard let library = dlopen("libxml2.so.2", RTLD_NOW) else { return nil }
        func find<Function>(_ name: String, _: Function.Type) -> Function? {
            dlsym(library, name).map { unsafeBitCast($0, to: Function.self) }
        }
        guard let start = find("xmlInitParser", (@convention(c) () -> Void).self),
            let open = find("xmlReaderForMemory", Open.self), let read = find("xmlTextReaderRead", Step.self),
            let nodeType = find("xmlTextReaderNodeType", Step.self),
            let isEmpty = find("xmlTextReaderIsEmptyElement", Step.self),
            let nextAttribute = find("xmlTextReaderMoveToNextAttribute", Step.self),
            let backToElement = find("xmlTextReaderMoveToElement", Step.self),
            let name = find("xmlTextReaderConstName", Words.self),
            let value = find("xmlTextReaderConstValue", Words.self),
            let setHandler = find("xmlTextReaderSetErrorHandler", SetHandler.self),
            let close = find("xmlFreeTextReader", Close.self)
        else { return nil }
        start()
        self.open = open
        self.read = read
        self.nodeType = nodeType
        self.isEmpty = isEmpty
        self.nextAttribute = nextAttribute
        self.backToElement = backToElement
        self.name = name
        self.value = value
        self.setHandler = setHandler
        self.close = close
    }

    /// The document's events; nil where libxml2 has any error to report, of namespaces too.
    func events(_ bytes: [UInt8]) -> [XMLEvents.Event]? {
        let noNetwork: CInt = 1 << 11
        let anySize: CInt = 1 << 19
        return bytes.withUnsafeBytes { buffer -> [XMLEvents.Event]? in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let reader = open(start, CInt(buffer.count), nil, nil, noNetwork | anySize) else {
                return nil
            }
            defer { close(reader) }
            var errors = 0
            return withUnsafeMutablePointer(to: &errors) { counter -> [XMLEvents.Event]? in
                setHandler(
                    reader,
                    { counter, _, severity, _ in
                        // XML_PARSER_SEVERITY_ERROR; 3 is a warning.
                        if severity == 4 { counter?.assumingMemoryBound(to: Int.self).pointee += 1 }
                    }, counter)
                let events = collect(reader)
                return counter.pointee == 0 ? events : nil
            }
        }
    }

    private func collect(_ reader: OpaquePointer) -> [XMLEvents.Event]? {
        var events: [XMLEvents.Event] = []
        var text = ""
        func flush() {
            if !text.isEmpty { events.append(.text(text)) }
            text = ""
        }
        while true {
            let step = read(reader)
            guard step == 1 else {
                flush()
                return step == 0 ? events : nil
            }
            switch nodeType(reader) {
            case 1:
                flush()
                let element = string(name(reader))
                let isShort = isEmpty(reader) == 1
                var attributes: [String: String] = [:]
                while nextAttribute(reader) == 1 { attributes[string(name(reader))] = string(value(reader)) }
                _ = backToElement(reader)
                events.append(.start(element, attributes))
                if isShort { events.append(.end(element)) }
            case 15:
                flush()
                events.append(.end(string(name(reader))))
            case 3, 4, 13, 14: text += string(value(reader))
            default: continue
            }
        }
    }

    private func string(_ words: UnsafePointer<CChar>?) -> String { words.map { String(cString: $0) } ?? "" }
}
