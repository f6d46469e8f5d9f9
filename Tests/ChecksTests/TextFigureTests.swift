import Primitives
import Testing

@testable import Checks

@Suite("Figures in running text")
struct TextFigureTests {
    @Test(
        "are found with their digits, and a text of anything else comes to an end",
        arguments: [
            ("修路12.5公里，投入1,234万元", ["12.5", "1234"]), ("完成１２．５公里", ["12.5"]), ("1\u{301}公里2公里", ["2"]),
            ("第1️⃣项，共3项", ["3"]), ("1.,2", ["1", "2"]), ("٣项", []), ("", []),
        ])
    func all(text: String, digits: [String]) {
        #expect(TextFigure.all(in: text).map(\.digits) == digits)
    }
}
