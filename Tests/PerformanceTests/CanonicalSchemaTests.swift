import FormSupport
import Performance
import Primitives
import TestSupport
import Testing

@Suite struct CanonicalSchemaTests {
    private let seed = SplitMix64.seed
    private let validator: SchemaValidator

    init() throws {
        validator = SchemaValidator(root: try JSONTree(CanonicalSchema.json))
    }

    @Test func documentsAreValid() throws {
        var generator = FormGenerator(seed: seed)
        for _ in 0..<25 {
            let document = CanonicalJSON.document([generator.form(maximumRows: 3)])
            let faults = try validator.faults(of: JSONTree(document))
            #expect(faults == [], "seed \(seed)")
        }
    }

    /// What the schema allows, the reader takes, and what it forbids, the reader refuses: over documents with
    /// one value replaced by another type or key.
    @Test func readerAndSchemaAgree() throws {
        var generator = FormGenerator(seed: seed)
        let replacements = [
            "null", "1", "-1", "1.5", "\"\"", "\"A1\"", "\"≥\"", "true", "[]", "{}", "[null]",
        ]
        var refused = 0
        for _ in 0..<8 {
            let document = CanonicalJSON.document([generator.form(maximumRows: 2)])
            let colons = document.indices.filter { isMember(document, colon: $0) }
            for _ in 0..<40 {
                // The text between a colon and the end of its line becomes another value.
                let start = generator.random.one(of: colons) + 2
                guard let end = document[start...].firstIndex(of: UInt8(ascii: "\n")) else { continue }
                guard ![UInt8(ascii: "{"), UInt8(ascii: "[")].contains(document[start]) else { continue }
                let comma = document[end - 1] == UInt8(ascii: ",") ? "," : ""
                var changed = document
                changed.replaceSubrange(
                    start..<end, with: (generator.random.one(of: replacements) + comma).utf8)
                let faults = try validator.faults(of: JSONTree(changed))
                let isRead = (try? CanonicalJSON.read(changed)) != nil
                #expect(isRead == faults.isEmpty, "seed \(seed): \(faults)")
                if !isRead { refused += 1 }
            }
        }
        #expect(refused > 20)
    }

    /// Whether a byte is the colon between a key and its value, in an indented document.
    private func isMember(_ document: [UInt8], colon: Int) -> Bool {
        guard document[colon] == UInt8(ascii: ":"), colon + 2 < document.count,
            document[colon - 1] == UInt8(ascii: "\""), document[colon + 1] == UInt8(ascii: " "),
            let line = document[..<colon].lastIndex(of: UInt8(ascii: "\n"))
        else { return false }
        // Keys of ours at the start of a line; a colon inside a value's text is none.
        let key = document[(line + 1)..<colon].drop { $0 == UInt8(ascii: " ") }
        return key.filter { $0 == UInt8(ascii: "\"") }.count == 2 && !key.contains(UInt8(ascii: "\\"))
            && key.first == UInt8(ascii: "\"")
    }

    @Test func schemaNamesEveryKey() throws {
        let definitions = try #require(validator.root["$defs"])
        func keys(_ tree: JSONTree?) -> Set<String> {
            if case .object(let members) = tree?["properties"] { Set(members.keys) } else { [] }
        }
        #expect(
            keys(definitions["fund"])
                == Set(Fund.Column.allCases.map(\.rawValue)).union(["label", "source", "also"]))
        #expect(
            keys(definitions["indicator"])
                == Set(Indicator.Column.allCases.map(\.rawValue)).union(["also"]))
        #expect(
            keys(definitions["task"]) == Set(AnnualTask.Column.allCases.map(\.rawValue)).union(["funds"]))
        #expect(keys(definitions["form"]?["properties"]?["subject"]) == Set(Subject.Key.known.map(\.name)))
        let kinds = definitions["form"]?["properties"]?["kind"]?["enum"]
        #expect(kinds == .array(FormKind.allCases.map { .string($0.rawValue) }))
        let also = definitions["also"]?["properties"]
        #expect(
            also?["measure"]?["enum"]
                == .array(Also.Measure.allCases.map { .string($0.rawValue) } + [.null]))
        #expect(
            also?["stage"]?["enum"] == .array(Also.Stage.allCases.map { .string($0.rawValue) } + [.null]))
        let sources = definitions["fund"]?["properties"]?["source"]?["enum"]
        #expect(sources == .array(Fund.Source.allCases.map { .string($0.rawValue) }))
    }
}
