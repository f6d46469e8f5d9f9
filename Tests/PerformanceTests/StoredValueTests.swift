import Performance
import Primitives
import Testing

/// Values of cells that store something else than they show.
@Suite struct StoredValueTests {
    @Test(arguments: [
        ("9.88", "9.87654", "9.87654"), ("99%", "98.765", "98.765 %"), ("(1,234.50)", "-1234.5", "-1234.5"),
        ("-", "0", "0"), ("1/2", "0.5", "0.5"), ("", "12", "12"), ("25", "-25", "-25"),
        ("9.88万元", "9.87654", "9.87654 万元"), ("123.5万元", "1234567", "123.4567 万元"),
        ("肆佰伍拾陆万元", "4560000", "456 万元"), ("肆佰伍拾陆", "456", "456"), ("10.00", "9.9987", "9.9987"),
        ("¥12,345.68", "12345.678", "12345.678 ¥"), ("优", "95.5", "95.5"), ("90分以上", "0.95", "0.95"),
        ("-0.00", "-0.0012", "-0.0012"), ("1.0E+01", "9.98", "9.98"), ("2023年", "2023", "2023"),
    ])
    func numbers(text: String, stored: String, expected: String) throws {
        let number = try #require(ExactDecimal(stored))
        let value = try #require(Value(reading: text, stored: .number(number)))
        #expect(value.text == text)
        #expect(!value.notApplicable)
        let unit = value.unit.map { " \($0)" } ?? ""
        #expect("\(value.number.map(\.description) ?? "none")\(unit)" == expected)
    }

    @Test func datesHaveNoNumber() throws {
        let day = try #require(CalendarTime("2024-12-31"))
        let value = try #require(Value(reading: "12月31日", stored: .date(day)))
        #expect(value == Value(text: "12月31日", date: day))
    }

    @Test(arguments: [
        ("9.88", "9.87654", "9.87654"), ("99%", "98.765", "98.765%"), ("6,342.65", "6342.65", "6,342.65"),
        ("-", "0", "0"), ("", "12", "12"), ("¥9.88", "9.87654", "¥9.87654"),
        ("≥9.9个", "9.87654", "≥9.87654个"),
        ("1/2", "0.5", "0.5"), ("(20.00)", "-20", "(20.00)"), ("(1)", "-1", "-1"),
    ])
    func exactTextSaysTheNumber(text: String, stored: String, expected: String) throws {
        let number = try #require(ExactDecimal(stored))
        let value = try #require(Value(reading: text, stored: .number(number)))
        #expect(value.exactText == expected)
        #expect(Value(reading: value.exactText)?.number == number)
    }
}
