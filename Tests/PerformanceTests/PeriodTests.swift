import Performance
import Testing

@Suite struct PeriodTests {
    @Test(arguments: ["2019", "0001", "9999", "2023-01/2023-06", "previous", "term"])
    func readsWhatItPrints(text: String) throws {
        #expect(try #require(Period(text)).description == text)
    }

    @Test(arguments: [
        "", "0000", "19", "20190", "2023-06", "2023-01-01/2023-06-30", "Term", "2023-06/2023-01",
    ])
    func refusesOtherTexts(text: String) {
        #expect(Period(text) == nil)
    }
}
