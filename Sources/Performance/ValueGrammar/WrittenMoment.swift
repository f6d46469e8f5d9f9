import Primitives

/// A day or a month of the calendar as it is written in a text.
struct WrittenMoment {
    let year: Int
    let month: Int
    let day: Int?
    /// Whether 月 is missing behind the month, as in the first half of 2023年1-6月.
    var lacksMonthWord = false
    /// Whether it is a month only beside another: `2021.12` and `2021-12` may be other numbers.
    var needsOther = false

    /// Nil where the calendar has no such day or month.
    init?(year: Int, month: Int, day: Int? = nil) {
        guard CivilDate(year: year, month: month, day: day ?? 1) != nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day or the month.
    var time: CalendarTime? {
        if let day { return CivilDate(year: year, month: month, day: day).map { .day($0) } }
        return CivilMonth(year: year, month: month).map { .month($0) }
    }

    /// The days or months from this one to another; nil where one is a day and the other a month, or the other
    /// lies before.
    func span(to last: WrittenMoment) -> CalendarTime? {
        switch (time, last.time) {
        case (.day(let first), .day(let last)) where first < last: .days(first...last)
        case (.month(let first), .month(let last)) where first < last: .months(first...last)
        default: nil
        }
    }
}
