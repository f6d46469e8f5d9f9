import Primitives
import Testing

@Suite struct CalendarTimeTests {
    @Test(arguments: [
        "2022-12-31", "2021-12", "0000-01", "T08:30", "T23:59:59", "2022-03-01/2022-12-31", "2023-07/2024-01",
        "2023-07/2023-07",
    ])
    func readsWhatItPrints(text: String) throws {
        #expect(try #require(CalendarTime(text)).description == text)
    }

    @Test(arguments: [
        "", "2022", "2022-13", "2022-00", "2022-02-30", "2022-1", "T24:00", "T8:30", "T08:60", "T08:30:60",
        "T08", "08:30", "T08:30:", "T08:3０", "2024-01/2023-07", "2023-07/2024-01-01", "2023-07/", "/",
        "2023-07/2023-08/2023-09",
        "T08:30/T09:00", " 2022-12", "2022-12 ",
    ])
    func refusesOtherTexts(text: String) {
        #expect(CalendarTime(text) == nil)
    }

    @Test func yearsThatItLiesIn() {
        #expect(CalendarTime("2022-12-31")?.years == 2022...2022)
        #expect(CalendarTime("2023-07/2024-01")?.years == 2023...2024)
        #expect(CalendarTime("T08:30")?.years == nil)
    }
}
