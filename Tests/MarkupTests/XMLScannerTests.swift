import TestSupport
import Testing

@testable import Markup

/// Holds the scanner against libxml2.
struct XMLScannerTests {
    /// Documents that show each rule once.
    static let documents: [String] = [
        "<a/>", "<a></a>", "<a >x</a >", "<a b='1' c=\"2\"/>", "<a b = '1'/>",
        "<?xml version=\"1.0\"?>\n<a/>\n",
        "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>",
        "<?xml version='1.0' encoding='utf-8'standalone='yes'?><a/>", "<?xml version='1.'?><a/>",
        "<?xml version='1.0'encoding='utf-8'?><a/>", "<?xml version='1.0'standalone='yes'?><a/>",
        "<a>甲&#20057;&#x4E19;&amp;&lt;&gt;&quot;&apos;</a>",
        "<a b=' x\t\ny &#10;&#9;&amp;'/>", "<a>1\r\n2\r3\n4</a>", "<a b='1\r\n2\r3'/>",
        "<a><![CDATA[<x>&amp;]]]]><![CDATA[>]]></a>", "<a><![CDATA[\r\n\r]]></a>",
        "<a><!-- - x --><b/>t<?pi some?></a>",
        "<!-- c --><?pi?><a/><!-- d -->", "<x:a xmlns:x='u'><x:b x:c='1'/></x:a>",
        "<a xmlns='u'><b xmlns=''/></a>", "<a xmlns:x='u'><x:b xmlns:x='v'/><x:c/></a>",
        "<a><b xmlns:x='u'/><x:c/></a>",
        "<甲 乙='丙'>丁</甲>", "<a>\u{10FFFF}😀</a>", "<a>]]x]&gt;</a>", "<a xml:space='preserve'> x </a>",
        "<a>&#0000000065;&#x00041;</a>", "<a><b><c/></b><b/></a>", "\u{FEFF}<a/>", "<a.b-c_d/>",
        // Refused:
        "", " ", "x", "<a>", "<a></b>", "<a></a", "</a>", "<a/><b/>", "<a/>x", "x<a/>", "<a b='1' b='2'/>",
        "<a b/>",
        "<a b=1/>", "<a b='<'/>", "<a b='&x;'/>", "<a>&nbsp;</a>", "<a>&</a>", "<a>& </a>", "<a>&#0;</a>",
        "<a>&#x110000;</a>", "<a>&#xD800;</a>", "<a>&#xFFFE;</a>", "<a>&#;</a>", "<a>&#x;</a>", "<a>&#12</a>",
        "<a>]]></a>", "<a>\u{1}</a>", "<a b='\u{1}'/>", "<a><!-- x -- y --></a>", "<a><!-- x ---></a>",
        "<a><![CDATA[x]]</a>", "<a><![cdata[x]]></a>", "<a b='1'c='2'/>", "<1/>", "< a/>",
        "<a><?xml version='1.0'?></a>",
        " <?xml version='1.0'?><a/>", "<?xml?><a/>", "<?xml encoding='utf-8'?><a/>",
        "<?xml version='2.0'?><a/>",
        "<?xml version='1.0' standalone='x'?><a/>", "<x:a/>", "<a x:b='1'/>", "<a xmlns:x=''/>",
        "<a:b:c xmlns:a='u'/>",
        "<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>", "<a>\u{FFFE}</a>", "<a>\u{0}</a>", "<a / >",
        "<a b='1' / >",
        "<a><b></a></b>", "<?pi", "<!-- x", "<a><![CDATA[x", "<a><?pi x", "<a b='", "<a b", "<a ", "<a></a ",
        "<a>&#x41",
        "<!DOCTYPE a><a/>",
    ]

    @Test(LibXML2.isThere, arguments: documents)
    func agreesWithLibxml2(_ document: String) throws { try compare(Array(document.utf8)) }

    /// Bytes that are not UTF-8, which no Swift string holds.
    @Test(
        LibXML2.isThere,
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x80],
            [0xE4, 0xB8],
            [0xF0, 0x80, 0x80, 0x80], [0xC1, 0xBF], [0xEF, 0xBF, 0xBF], [0xB8, 0xAD],
        ] as [[UInt8]])
    func refusesWhatIsNotUTF8(_ bytes: [UInt8]) throws {
        for document in [
            ("<a>", "</a>"), ("<a b='", "'/>"), ("<a><!--", "--></a>"), ("<a><![CDATA[", "]]></a>"),
            ("<a", "/>"),
        ] {
            try compare(Array(document.0.utf8) + bytes + Array(document.1.utf8))
        }
    }

    @Test(arguments: [1, 2, 3, 7, 64])
    func anyWindowGivesTheSame(_ window: Int) throws {
        for document in XMLScannerTests.documents {
            let bytes = Array(document.utf8)
            let whole = outcome(bytes)
            #expect(outcome(bytes, window: 16, chunk: window) == whole, "\(document)")
        }
    }

    @Test func utf16() throws {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a b='乙'>甲😀</a>"
        let units = Array(text.utf16)
        let expected: [XMLEvents.Event] = [.start("a", ["b": "乙"]), .text("甲😀"), .end("a")]
        for chunk in [1, 2, 3, 1000] {
            let little: [UInt8] =
                [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            let big: [UInt8] =
                [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
            #expect(try XMLEvents.scanned(little, chunk: chunk) == expected)
            #expect(try XMLEvents.scanned(big, chunk: chunk) == expected)
            #expect(try XMLEvents.scanned(Array(big.dropFirst(2)), chunk: chunk) == expected)
            #expect(throws: XMLError.self) { try XMLEvents.scanned(Array(big.dropLast()), chunk: chunk) }
        }
    }

    @Test(LibXML2.isThere) func mutationsAgreeWithLibxml2() throws {
        var random = SplitMix64(seed: SplitMix64.seed)
        let seeds =
            XMLScannerTests.documents.filter { !$0.contains("DOCTYPE") }.map { Array($0.utf8) }
            + XMLScannerTests.parts
        let pieces = [
            "<", ">", "/", "&", ";", "\"", "'", "=", "]]>", "<!--", "-->", "<![CDATA[", "?>", "<?", " ", "\r",
            "\n",
            "a", ":", "xmlns", "&#10;", "&#x", "甲", "\u{0}", "\u{1}", "</a>", "<a>", "--", "]",
        ].map { Array($0.utf8) }
        for round in 0..<6000 {
            var bytes = seeds.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: if place < bytes.count { bytes.remove(at: place) }
                case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
                case 2: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
                case 3:
                    bytes.removeSubrange(
                        place..<min(bytes.count, place + Int.random(in: 0...20, using: &random)))
                default:
                    let stop = min(bytes.count, place + Int.random(in: 0...30, using: &random))
                    bytes.insert(
                        contentsOf: bytes[place..<stop], at: Int.random(in: 0...bytes.count, using: &random))
                }
            }
            try compare(bytes, "seed \(SplitMix64.seed), round \(round)")
        }
    }

    /// Parts as spreadsheet programs write them.
    static let parts: [[UInt8]] = [
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1"/>\
        <sheetData><row r="1" spans="1:3" ht="22.5" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c>\
        <c r="B1" t="inlineStr"><is><t xml:space="preserve"> &#39033;&#30446;\n</t></is></c><c r="C1"><f>A1&amp;"x"</f>\
        <v>28.799999999999997</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:C2"/></mergeCells>\
        <hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks></worksheet>
        """,
        """
        <x:sst xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:si><x:r><x:rPr><x:b/></x:rPr><x:t>一</x:t></x:r>\
        <x:r><x:t><![CDATA[二 & 三]]></x:t></x:r><x:rPh sb="0" eb="1"><x:t>いち</x:t></x:rPh></x:si></x:sst>
        """,
    ].map { Array($0.utf8) }

    private func compare(_ bytes: [UInt8], _ context: String = "") throws {
        let document = String(decoding: bytes, as: UTF8.self)
        let ours = outcome(bytes)
        guard !DeliberateExceptions.apply(to: bytes, ours) else { return }
        let library = try #require(LibXML2.shared)
        let theirs = library.events(bytes)
        switch ours {
        case .success(let events):
            #expect(theirs == events, "\(context) \(document.debugDescription)")
        case .failure(let error):
            #expect(theirs == nil, "refused with \(error): \(context) \(document.debugDescription)")
        }
    }

    private func outcome(
        _ bytes: [UInt8], window: Int = 64 << 10, chunk: Int = .max
    ) -> Result<[XMLEvents.Event], XMLError> {
        do throws(XMLError) {
            return .success(try XMLEvents.scanned(bytes, window: window, chunk: chunk))
        } catch {
            return .failure(error)
        }
    }
}

/// Where the scanner means to differ from libxml2.
enum DeliberateExceptions {
    static func apply(to bytes: [UInt8], _ outcome: Result<[XMLEvents.Event], XMLError>) -> Bool {
        switch outcome {
        // No workbook has a document type, and no part another encoding than UTF-8 or UTF-16.
        case .failure(.doctype), .failure(.unsupportedEncoding): return true
        // libxml2 reads CDATA sections loosely when it pulls: it takes some bytes that are not UTF-8, and keeps
        // carriage returns, which XML turns into line feeds.
        case .failure where contains(bytes, "<![CDATA[") && String(validating: bytes, as: UTF8.self) == nil:
            return true
        case .success where contains(bytes, "<![CDATA[") && bytes.contains(0x0D): return true
        // The name of a namespace should be a URI, which is nothing to a workbook's reader.
        case .success(let events):
            return events.contains { event in
                guard case .start(_, let attributes) = event else { return false }
                return attributes.contains { name, value in
                    name.hasPrefix("xmlns") && !value.isEmpty && !isPlainAddress(value)
                }
            }
        default: return false
        }
    }

    private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(text)
    }

    private static func isPlainAddress(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            $0 < 0x80 && ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || "0123456789/.:-_".utf8.contains($0))
        }
            && (text.unicodeScalars.first?.properties.isAlphabetic ?? false)
            && text.split(separator: ":").count <= 2
    }
}
