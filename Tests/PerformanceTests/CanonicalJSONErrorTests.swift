import Performance
import Primitives
import Testing

@Suite struct CanonicalJSONErrorTests {
    private typealias Place = CanonicalJSONError.Place

    private func error(_ text: String, limits: CanonicalJSON.Limits = .init()) -> CanonicalJSONError? {
        do {
            _ = try CanonicalJSON.read(Array(text.utf8), limits: limits)
            return nil
        } catch {
            return error
        }
    }

    /// The error of a text in which a mark shows where it must be found, and the place of that mark.
    private func marked(
        _ text: String, path: String, limits: CanonicalJSON.Limits = .init()
    ) -> (CanonicalJSONError?, Place) {
        let lines = text.prefix { $0 != "¦" }.split(separator: "\n", omittingEmptySubsequences: false)
        return (
            error(text.replacing("¦", with: ""), limits: limits),
            Place(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1, path: path)
        )
    }

    /// A document of one form, with the members of the form that matter.
    private func document(_ members: String) -> String {
        #"{"schema":"performance-form/1","forms":[{"kind":"projectTarget","layout":"","title":"","#
            + #""subject":{},"funds":[],"goals":[],"notes":[],"# + members + "}]}"
    }

    @Test(arguments: ["", " \n\t", "\u{FEFF}", "\u{FEFF}\r\n"])
    func nothing(text: String) {
        #expect(error(text) == .empty)
    }

    /// Before a key has been read there is no step of the path to name.
    @Test func noKeyYet() {
        let (found, place) = marked("{¦oops}", path: "")
        #expect(found == .malformed(expected: .key, found: UInt8(ascii: "o"), at: place))
        let (inside, there) = marked(#"{"subject":{¦oops}}"#, path: "subject")
        #expect(inside == .malformed(expected: .key, found: UInt8(ascii: "o"), at: there))
    }

    @Test func notOurs() {
        #expect(error("[]") == .notForms(schema: nil))
        #expect(error("{}") == .notForms(schema: nil))
        #expect(error(#"{"a": [1, {"b": null}], "forms": []}"#) == .notForms(schema: nil))
        #expect(error(#"{"schema": "other"}"#) == .notForms(schema: "other"))
        #expect(error(#"{"schema": "performance-form/0"}"#) == .notForms(schema: "performance-form/0"))
        #expect(error(#"{"schema": "performance-form/x"}"#) == .notForms(schema: "performance-form/x"))
        #expect(
            error("绩效")
                == .malformed(expected: .value, found: 0xE7, at: Place(line: 1, column: 1, path: "")))
    }

    @Test func laterVersionWhereverItStands() {
        #expect(error(#"{"schema": "performance-form/2", "x": 1}"#) == .laterVersion("performance-form/2"))
        #expect(
            error(#"{"forms": [{"new": [[]]}], "schema": "performance-form/12"}"#)
                == .laterVersion("performance-form/12"))
    }

    @Test func namesLineColumnAndPath() {
        let text = """
            {"schema": "performance-form/1",
             "forms": [
              {"kind": "projectTarget", "layout": "a", "title": "项目", "subject": {"联系人": "x"},
               "funds": [], "goals": [], "notes": [], "indicators": [
                {"level1": "产出"},
                {"level1": "产出😀", "target": {"text": "≥12个", "number": ¦"12"}}]}]}
            """
        let (error, place) = marked(text, path: "forms[0].indicators[1].target.number")
        #expect(place.line == 6)
        #expect(error == .wrongType(expected: .number, found: .string, at: place))
    }

    @Test func keys() {
        func form(_ members: String, _ path: String) -> (CanonicalJSONError?, Place) {
            marked(document(members), path: "forms[0]\(path)")
        }
        var (error, place) = form(#""indicators":[],¦"extra":1"#, ".extra")
        #expect(error == .unknownKey("extra", at: place))
        (error, place) = form(#""indicators":[],¦"title":"""#, ".title")
        #expect(error == .duplicateKey("title", at: place))
        (error, place) = form(#""indicators":[],¦"ti\u0074le":"""#, #"["ti\u0074le"]"#)
        #expect(error == .duplicateKey(#"ti\u0074le"#, at: place))
        (error, place) = marked(
            document(#""total":{}"#).replacing(#"{"kind"#, with: #"¦{"kind"#), path: "forms[0]")
        #expect(error == .missingKey("indicators", at: place))
        (error, place) = marked(#"¦{"schema":"performance-form/1"}"#, path: "")
        #expect(error == .missingKey("forms", at: place))
        // The same key in other code points.
        (error, place) = marked(
            document(#""indicators":[]"#).replacing(
                #""subject":{}"#, with: "\"subject\":{\"é\":\"1\",¦\"e\u{301}\":\"\"}"),
            path: "forms[0].subject[\"e\u{301}\"]")
        #expect(error == .duplicateKey("é", at: place))
    }

    @Test(arguments: [
        (#""comparator":¦">=""#, "comparator", CanonicalJSONError.Content.comparator, ">="),
        (#""date":¦"2022-02-30""#, "date", .date, "2022-02-30"),
        (#""date":¦"2022-2-3""#, "date", .date, "2022-2-3"),
        (#""date":¦"2022-13""#, "date", .date, "2022-13"), (#""date":¦"T24:00""#, "date", .date, "T24:00"),
        (#""date":¦"2024-01/2023-07""#, "date", .date, "2024-01/2023-07"),
    ])
    func texts(member: String, key: String, content: CanonicalJSONError.Content, found: String) {
        let (error, place) = marked(
            document(#""indicators":[{"target":{"text":"","# + member + "}}]"),
            path: "forms[0].indicators[0].target.\(key)")
        #expect(error == .invalidText(found, expected: content, at: place))
    }

    @Test(arguments: [
        (#""period":¦"2023-06""#, "period", CanonicalJSONError.Content.months, "2023-06"),
        (#""also":[{"head":"","value":"","measure":¦"Share"}]"#, "also[0].measure", .measure, "Share"),
        (#""also":[{"head":"","value":"","stage":¦"adjusted"}]"#, "also[0].stage", .stage, "adjusted"),
        (#""term":{"funds":[{"label":"","source":¦"x"}]}"#, "term.funds[0].source", .fundSource, "x"),
        (
            #""tasks":[{"name":"","funds":[{"label":"","source":"total","also":[{"head":"","value":"","#
                + #""period":¦"19"}]}]}]"#, "tasks[0].funds[0].also[0].period", .period, "19"
        ),
    ])
    func textsOfOtherPeriods(
        member: String, path: String, content: CanonicalJSONError.Content, found: String
    ) {
        let (error, place) = marked(document(#""indicators":[],"# + member), path: "forms[0].\(path)")
        #expect(error == .invalidText(found, expected: content, at: place))
    }

    @Test func keysOfNewParts() {
        var (error, place) = marked(
            document(#""indicators":[],"opinions":[{"label":"","text":"",¦"seal":""}]"#),
            path: "forms[0].opinions[0].seal")
        #expect(error == .unknownKey("seal", at: place))
        (error, place) = marked(
            document(#""indicators":[],"also":[¦{"head":""}]"#), path: "forms[0].also[0]")
        #expect(error == .missingKey("value", at: place))
        (error, place) = marked(
            document(#""indicators":[],"also":[{"head":"","value":¦null}]"#), path: "forms[0].also[0].value")
        #expect(error == .wrongType(expected: .object, found: .null, at: place))
    }

    @Test(arguments: [
        (#""fiscalYear":¦2022.5"#, "fiscalYear", "2022.5"), (#""fiscalYear":¦0"#, "fiscalYear", "0"),
        (#""fiscalYear":¦1e300"#, "fiscalYear", "1e300"),
        (#""total":{"score":{"text":"","number":¦1e999}}"#, "total.score.number", "1e999"),
        (
            #""total":{"score":{"text":"","upper": ¦1234567890123456789012345678901234567}}"#,
            "total.score.upper", "1234567890123456789012345678901234567"
        ),
    ])
    func numbers(member: String, path: String, found: String) {
        let (error, place) = marked(document(#""indicators":[],"# + member), path: "forms[0].\(path)")
        #expect(error == .numberOutOfRange(found, at: place))
    }

    @Test(arguments: [
        (#""mergedRanges":[¦"A1:XFE2"]"#, "mergedRanges[0]", CanonicalJSONError.Content.cellRange, "A1:XFE2"),
        (#""mergedRanges":["A1", ¦"B2:A1"]"#, "mergedRanges[1]", .cellRange, "B2:A1"),
        (#""texts":{¦"b2":""}"#, "texts.b2", .cell, "b2"),
        (#""texts":{¦"A1048577":""}"#, "texts.A1048577", .cell, "A1048577"),
        (#""columnWidths":{¦"XFE":1}"#, "columnWidths.XFE", .column, "XFE"),
        (#""rowHeights":{¦"0":1}"#, "rowHeights.0", .row, "0"),
        (#""rowHeights":{¦"+1":1}"#, #"rowHeights["+1"]"#, .row, "+1"),
        (
            #""fields":{¦"funds[01].label":"A1"}"#, #"fields["funds[01].label"]"#, .fieldPath,
            "funds[01].label"
        ),
        (#""fields":{"title":¦"A1:B2"}"#, "fields.title", .cell, "A1:B2"),
    ])
    func origins(member: String, path: String, content: CanonicalJSONError.Content, found: String) {
        let (error, place) = marked(
            document(#""indicators":[],"origin":{"range":"A1:C9","# + member + "}"),
            path: "forms[0].origin.\(path)")
        #expect(error == .invalidText(found, expected: content, at: place))
    }

    @Test func originsNameEachPlaceOnce() {
        func origin(_ member: String, _ path: String) -> (CanonicalJSONError?, Place) {
            marked(
                document(#""indicators":[],"origin":{"range":"A1:C9","# + member + "}"),
                path: "forms[0].origin.\(path)")
        }
        var (error, place) = origin(#""texts":{"B2":"",¦"B2":""}"#, "texts.B2")
        #expect(error == .duplicateKey("B2", at: place))
        (error, place) = origin(#""rowHeights":{"1":¦-1}"#, "rowHeights.1")
        #expect(error == .numberOutOfRange("-1", at: place))
    }

    @Test func grammar() {
        func place(_ column: Int, _ path: String = "") -> Place { Place(line: 1, column: column, path: path) }
        let schema = #"{"schema":"performance-form/1","forms":["#
        #expect(
            error(schema) == .malformed(expected: .value, found: nil, at: place(41, "forms[0]")))
        #expect(
            error(schema + "]") == .malformed(expected: .commaOrBrace, found: nil, at: place(42, "forms")))
        #expect(
            error(schema + "]} x")
                == .malformed(expected: .end, found: UInt8(ascii: "x"), at: place(44)))
        #expect(
            error(schema + "],}")
                == .malformed(expected: .key, found: UInt8(ascii: "}"), at: place(43, "forms")))
        #expect(
            error(#"{"schema" "x"}"#)
                == .malformed(expected: .colon, found: UInt8(ascii: "\""), at: place(11, "schema")))
        #expect(
            error("{\"schema\":\"a\nb\"}")
                == .malformed(expected: .character, found: 0x0A, at: place(13, "schema")))
        #expect(
            error(#"{"schema":"a\x"}"#)
                == .malformed(expected: .escape, found: UInt8(ascii: "x"), at: place(14, "schema")))
        #expect(
            error(#"{"schema":"\u12G4"}"#)
                == .malformed(expected: .escape, found: UInt8(ascii: "G"), at: place(16, "schema")))
        for escape in [#"\ud800"#, #"\ud800x"#, #"\ud800\u0041"#, #"\udc00"#, #"\udc00\ud800"#] {
            #expect(error(#"{"schema":""# + escape + #""}"#) == .loneSurrogate(at: place(12, "schema")))
        }
        for number in ["01", "1.", ".5", "+1", "1e", "- 1", "1.e5", "0x1", "NaN", "Infinity", "nul"] {
            let text = document(#""indicators":[{"target":{"text":"","number":"# + number + "}}]")
            guard case .malformed = error(text) else {
                Issue.record("\(number) was taken for JSON")
                continue
            }
        }
    }

    @Test func invalidUTF8IsFoundWhereItStands() throws {
        for (bytes, offset) in [
            ([0xFF], 0), ([0xC0, 0x80], 0), ([0xE4, 0xBD], 0), ([0x41, 0xED, 0xA0, 0x80], 1),
        ] {
            let text = Array(#"{"schema":""#.utf8) + bytes.map(UInt8.init) + Array("\"}".utf8)
            #expect(
                throws: CanonicalJSONError.invalidUTF8(
                    at: Place(line: 1, column: 12 + offset, path: "schema"))
            ) { try CanonicalJSON.read(text) }
        }
    }

    @Test func depthIsNoMatter() {
        let deep = String(repeating: "[", count: 200_000)
        let limit = CanonicalJSON.Limits().maximumDepth
        #expect(error(deep) == .notForms(schema: nil))
        #expect(
            error(#"{"a":"# + deep)
                == .tooDeep(limit: limit, at: Place(line: 1, column: 70, path: "a")))
        #expect(
            error(#"{"schema":"performance-form/1","forms":"# + deep)
                == .wrongType(
                    expected: .object, found: .array, at: Place(line: 1, column: 41, path: "forms[0]")))
        let objects = String(repeating: #"{"a":"#, count: 200_000)
        #expect(error(objects) == .tooDeep(limit: limit, at: Place(line: 1, column: 326, path: "a")))
        #expect(
            error(#"{"kind":"# + deep)
                == .wrongType(
                    expected: .string, found: .array, at: Place(line: 1, column: 9, path: "kind")))
    }

    @Test func limits() {
        var limits = CanonicalJSON.Limits()
        limits.maximumBytes = 10
        #expect(self.error("           ", limits: limits) == .tooLarge(bytes: 11, limit: 10))
        limits = CanonicalJSON.Limits()
        limits.maximumRows = 2
        var (error, place) = marked(
            document(#""indicators":[{},{},¦{}]"#), path: "forms[0].indicators[2]", limits: limits)
        #expect(error == .tooMany(.rows, limit: 2, at: place))
        limits.maximumSubjectLines = 1
        (error, place) = marked(
            document(#""indicators":[]"#).replacing("{}", with: #"{"a":"","b":¦""}"#),
            path: "forms[0].subject.b", limits: limits)
        #expect(error == .tooMany(.subjectLines, limit: 1, at: place))
        limits.maximumOriginEntries = 1
        (error, place) = marked(
            document(#""indicators":[],"origin":{"range":"A1","texts":{"A1":"","A2":¦""}}"#),
            path: "forms[0].origin.texts.A2", limits: limits)
        #expect(error == .tooMany(.originEntries, limit: 1, at: place))
    }

    @Test func linesStandApart() throws {
        var line: [UInt8] = []
        CanonicalJSON.line(Form(kind: .projectTarget, layout: "a"), into: &line)
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON.read(line + line) }
        do {
            _ = try CanonicalJSON.read(line + Array("\n\n ".utf8) + Array(#"{"kind":1}"#.utf8))
        } catch {
            #expect(
                error
                    == .wrongType(
                        expected: .string, found: .number, at: Place(line: 3, column: 10, path: "kind")))
        }
    }
}
