import Foundation
import Layouts
import Performance
import Primitives
import TestSupport
import Testing

@testable import Interchange

/// A program changes the JSON of a form, and has it written back into the officer's own sheet.
@Suite("Forms that a program changed")
struct EditedFormTests {
    private static func form(_ name: String = "project-2021-xinjiang.xlsx", year: Int? = nil) throws -> Form {
        var options = ReadingOptions()
        options.fiscalYear = year
        let reader = try DocumentReader(templates: Templates(), options: options)
        let reading = try reader.read(InputFile(reading: ProjectFolder.fixture(name)))
        // As a program has it: through JSON.
        return try #require(CanonicalJSON.read(CanonicalJSON.document(reading.forms)).first)
    }

    private static func written(_ form: Form, _ format: DocumentFormat = .xlsx) throws -> Form {
        let templates = try Templates()
        let renderer = FormRenderer(templates: templates, options: WritingOptions(format: format))
        guard case .sheets(let drafts) = try renderer.render([form]) else { throw InterchangeError.noForm }
        let bytes = try DocumentWriter.workbook(drafts)
        let file = InputFile(path: "a.xlsx", bytes: bytes, format: .xlsx)
        return try #require(DocumentReader(templates: templates).read(file).forms.first)
    }

    @Test("a changed form comes back as it was written if its sheet has room for it")
    func kept() throws {
        var form = try Self.form()
        form.subject[.projectName] = "改过的名称"
        form.funds[0].executed = Value(reading: "123.45")
        form.indicators[1].actual = Value(reading: "98.6%")
        form.goals[0].expected = "改过的目标。"
        let back = try Self.written(form)
        #expect(back.contentChecksum == form.contentChecksum)
        #expect(back.origin?.mergedRanges == form.origin?.mergedRanges)
    }

    @Test("a changed year is refused if its sheet has no place for it")
    func year() throws {
        var form = try Self.form()
        form.fiscalYear = 2031
        #expect(throws: InterchangeError.layout(.notKept(.fiscalYear))) { try Self.written(form) }
        #expect(
            Messages(.chinese).text(.layout(.notKept(.fiscalYear)))
                == "表的内容读入后改过，年度写进原来的表里读不回原样（原表没有它的位置，或会读成别的）；请改正，或用 --layout 换一个布局")
    }

    @Test("a year that was given when the form was read needs no place")
    func givenYear() throws {
        var form = try Self.form(year: 2021)
        #expect(form.fiscalYear == 2021)
        #expect(form.origin?.givenYear == 2021)
        _ = try Self.written(form)
        form.goals[0].expected = "改过的目标。"
        #expect(try Self.written(form).goals == form.goals)
        form.fiscalYear = 2022
        #expect(throws: InterchangeError.layout(.notKept(.fiscalYear))) { try Self.written(form) }
    }

    @Test("a number that its text does not say is refused by name")
    func contradictingNumber() throws {
        var form = try Self.form()
        form.indicators[0].actual?.number = ExactDecimal(5)
        #expect(throws: InterchangeError.layout(.notKept(.indicator(0, .actual)))) { try Self.written(form) }
        form = try Self.form()
        form.funds[0].annualBudget = Value(text: "约十万元", number: ExactDecimal(10))
        #expect(throws: InterchangeError.layout(.notKept(.fund(0, .annualBudget)))) { try Self.written(form) }
    }

    @Test("one without the checksum of what was read is held against its sheet, too")
    func withoutChecksum() throws {
        var form = try Self.form()
        form.origin?.checksum = nil
        _ = try Self.written(form)
        form.fiscalYear = 2031
        #expect(throws: InterchangeError.layout(.notKept(.fiscalYear))) { try Self.written(form) }
    }

    @Test("any field of any fixture: what is written is what comes back, or the field is named")
    func anyField() throws {
        var random = SplitMix64()
        for name in ConverterTests.workbooks {
            let form = try Self.form("\(name).xlsx")
            let fields = form.filledFields
            for _ in 0..<12 {
                let field = random.one(of: fields)
                guard let edited = Self.edited(form, field, &random) else { continue }
                do {
                    let back = try Self.written(edited)
                    #expect(
                        back.contentChecksum == edited.contentChecksum,
                        "\(name) \(field), seed \(SplitMix64.seed)")
                } catch let error as InterchangeError {
                    guard case .layout = error else {
                        Issue.record("\(name) \(field): \(error), seed \(SplitMix64.seed)")
                        continue
                    }
                }
            }
        }
    }

    /// The form with another text in a field; nil if the field is not one of those that are tried.
    private static func edited(_ form: Form, _ field: FieldPath, _ random: inout SplitMix64) -> Form? {
        var form = form
        let text = random.one(of: ["12.5", "≥7个", "改过的内容", "效果显著", "3-5天", "合计", "100%", "2022年12月31日"])
        switch field {
        case .subject(let key): form.subject[key] = text
        case .fund(let row, let column): form.funds[row][column] = Value(reading: text)
        case .goalExpected(let row): form.goals[row].expected = text
        case .goalActual(let row): form.goals[row].actual = text
        case .indicator(let row, let column):
            switch form.indicators[row][column] {
            case .string: form.indicators[row][column] = .string(text)
            case .value: form.indicators[row][column] = .value(Value(reading: text))
            }
        case .totalScore: form.total?.score = Value(reading: text)
        case .note(let row): form.notes[row] = text
        default: return nil
        }
        return form
    }
}
