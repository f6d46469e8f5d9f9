import FormSupport
import Performance
import Primitives
import TestSupport
import Testing

@Suite struct CanonicalJSONRoundTripTests {
    private let seed = SplitMix64.seed

    @Test func documentsGiveTheirFormsBack() throws {
        var generator = FormGenerator(seed: seed)
        for _ in 0..<60 {
            let forms = (0..<Int.random(in: 0...3, using: &generator.random)).map { _ in generator.form() }
            let document = CanonicalJSON.document(forms)
            let read = try CanonicalJSON.read(document)
            #expect(read == forms, "seed \(seed)")
            // Equal strings may differ in their code points: the bytes must not.
            #expect(CanonicalJSON.document(read) == document, "seed \(seed)")
        }
    }

    @Test func linesGiveTheirFormsBack() throws {
        var generator = FormGenerator(seed: seed)
        for separator in ["\n", "\r\n", "\n\n \n"] {
            let forms = (0..<20).map { _ in generator.form() }
            var bytes: [UInt8] = []
            for form in forms {
                let start = bytes.count
                CanonicalJSON.line(form, into: &bytes)
                #expect(!bytes[start...].contains(UInt8(ascii: "\n")))
                bytes += separator.utf8
            }
            #expect(try CanonicalJSON.read(bytes) == forms, "seed \(seed)")
            #expect(try CanonicalJSON.read([0xEF, 0xBB, 0xBF] + bytes) == forms, "seed \(seed)")
        }
    }

    /// Whatever an origin names twice, what is written can be read, and the same again.
    @Test func originsThatNameThingsTwice() throws {
        var generator = FormGenerator(seed: seed)
        for _ in 0..<60 {
            var form = generator.form(maximumRows: 2)
            var origin = form.origin ?? Origin(range: CellRange(CellReference(row: 0, column: 0)))
            origin.columnWidths += [
                .init(index: 3, size: 1), .init(index: 1, size: 2), .init(index: 3, size: 4),
            ]
            origin.rowHeights += [.init(index: 7, size: 1), .init(index: 7, size: 2)]
            origin.fields += [
                .init(field: .title, cell: CellReference(row: 1, column: 1)),
                .init(field: .title, cell: CellReference(row: 2, column: 2)),
            ]
            origin.texts += [
                .init(cell: CellReference(row: 0, column: 0), text: "a"),
                .init(cell: CellReference(row: 0, column: 0), text: "b"),
            ]
            form.origin = origin
            let document = CanonicalJSON.document([form])
            let read = try CanonicalJSON.read(document)
            #expect(CanonicalJSON.document(read) == document, "seed \(seed)")
            #expect(read[0].origin?.columnWidths.last { $0.index == 3 }?.size == 4)
            #expect(read[0].origin?.rowHeights.last { $0.index == 7 }?.size == 2)
            #expect(read[0].origin?.texts.first?.text == "b")
        }
    }

    @Test func checksumTellsAnyChangeOfContent() throws {
        var generator = FormGenerator(seed: seed)
        for _ in 0..<60 {
            var form = generator.form(maximumRows: 2)
            form.origin = Origin(range: CellRange(CellReference(row: 0, column: 0)))
            let checksum = form.contentChecksum
            form.origin?.checksum = checksum
            let read = try CanonicalJSON.read(CanonicalJSON.document([form]))
            #expect(read.map(\.isChangedSinceRead) == [false], "seed \(seed)")
            form.title += "x"
            #expect(form.isChangedSinceRead, "seed \(seed)")
            form.origin?.checksum = nil
            #expect(form.isChangedSinceRead)
            form.origin = nil
            #expect(!form.isChangedSinceRead)
        }
    }

    @Test func readsEveryTruncationAndMutationWithoutHarm() {
        var generator = FormGenerator(seed: seed)
        for _ in 0..<6 {
            let document = CanonicalJSON.document([generator.form(maximumRows: 2)])
            for _ in 0..<400 {
                var mutated = document
                let place = Int.random(in: 0..<mutated.count, using: &generator.random)
                switch Int.random(in: 0..<3, using: &generator.random) {
                case 0: mutated.removeSubrange(place...)
                case 1: mutated[place] = UInt8.random(in: 0...255, using: &generator.random)
                default: mutated.insert(generator.random.one(of: Array("{}[]\",:\\u0".utf8)), at: place)
                }
                // What is accepted must be written and read alike.
                if let forms = try? CanonicalJSON.read(mutated) {
                    #expect((try? CanonicalJSON.read(CanonicalJSON.document(forms))) == forms, "seed \(seed)")
                }
            }
        }
    }
}
