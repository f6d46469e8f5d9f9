import Primitives
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2022, 12, 31, 19_357),
        (1900, 3, 1, -25_508), (1600, 2, 29, -135_081), (0, 1, 1, -719_528), (9999, 12, 31, 2_932_896),
    ])
    func countsDays(year: Int, month: Int, day: Int, days: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSince1970 == days)
        #expect(CivilDate(daysSince1970: days) == date)
    }

    @Test(arguments: [
        (2022, 2, 29), (1900, 2, 29), (2022, 4, 31), (2022, 13, 1), (2022, 0, 1), (2022, 1, 0), (2022, 1, 32),
        (-1, 1, 1), (10_000, 1, 1), (.max, .max, .max), (.min, .min, .min),
    ])
    func refusesDaysThatAreNone(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [2_932_897, -719_529, 5_000_000, .max, .min])
    func refusesDaysBeyondItsYears(days: Int) {
        #expect(CivilDate(daysSince1970: days) == nil)
    }

    @Test func everyDayFollowsTheOneBefore() throws {
        var last = try #require(CivilDate(daysSince1970: -719_528))
        for days in stride(from: -719_527, through: 2_932_896, by: 13) {
            let date = try #require(CivilDate(daysSince1970: days))
            #expect(date.daysSince1970 == days)
            #expect(last < date)
            last = date
        }
    }

    @Test(arguments: ["2022-12-31", "0001-01-01", "9999-12-31", "2024-02-29"])
    func readsWhatItPrints(text: String) {
        #expect(CivilDate(text)?.description == text)
    }

    @Test(arguments: [
        "", "2022-12-3", "2022-1-31", "22-12-31", "2022/12/31", "2022-02-30", "2022-12-31 ", "2022-12-311",
        "２０２２-12-31", "-022-12-31", "2022-12-31T00:00", "2022年12月31日",
    ])
    func refusesOtherTexts(text: String) {
        #expect(CivilDate(text) == nil)
    }
}
