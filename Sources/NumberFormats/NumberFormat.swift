/// A number format compiled once, so that showing a number needs neither parsing nor allocation.
///
/// It covers what spreadsheets write: sections with signs and conditions, placeholders, grouping and scaling
/// commas, percent, exponents, fractions, dates, times, quoted and escaped literals, locale tags and Chinese
/// numerals. Colours are ignored; `_x` and `*x` pad, and padding at either end of the text is no text.
package struct NumberFormat {
    /// What the format makes of a number.
    package enum Kind: UInt8 {
        /// Shown as it is.
        case general
        /// Shown as a number.
        case number
        /// Shown as a date or a time.
        case date
    }

    /// What a number's sections are chosen by.
    package struct Condition {
        enum Relation { case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual }
        var relation: Relation
        var value: Double
    }

    /// One step in showing a value.
    package struct Token {
        enum Kind: UInt8 {
            case literal, padding
            /// A comma or a slash that is neither quoted nor escaped; a literal once it is known to mean nothing.
            case comma, slash
            case zero, hash, question, point, percent, exponent, exponentSign
            case general, text
            case year, month, day, weekday, chineseWeekday, hour, minute, second, subsecond
            case halfDay, chineseHalfDay, halfDayLetter, elapsedHours, elapsedMinutes, elapsedSeconds
        }
        var kind: Kind
        /// Of a literal, where its bytes start; of a date's part, how many letters it has.
        var first = 0
        /// Of a literal, how many bytes it has.
        var count = 0
    }

    /// One of the parts between semicolons.
    package struct Section {
        var tokens: [Token] = []
        var condition: Condition?
        package var isDate = false
        var isText = false
        var isGeneral = false
        var isTwelveHour = false
        /// Places before the point, behind it, and in the exponent.
        var wholePlaces = 0
        var fractionPlaces = 0
        var exponentPlaces = 0
        var isGrouped = false
        /// The power of ten that the number is multiplied by before it is shown.
        var scale = 0
        package var subsecondPlaces = 0
        var fraction: Fraction?
        var numerals = ChineseNumerals.none
        var isChinese = false
        /// Whether it stands for the system's own long date or time, whatever its code says.
        var system: SystemFormat?
    }

    /// A format that the system's settings say, as a Chinese system has it.
    enum SystemFormat: String {
        /// The long date.
        case date = "yyyy\"年\"m\"月\"d\"日\""
        /// The time.
        case time = "h:mm:ss"
    }

    /// How a fraction such as `# ?/?` is shown.
    package struct Fraction {
        /// The last placeholder of the whole part; nil where there is none.
        var whole: Int?
        /// The first placeholder of the numerator.
        var numerator: Int
        /// Behind the last one of the denominator.
        var end: Int
        /// The denominator, where the format fixes it.
        var denominator: Int?
        /// The largest denominator otherwise.
        var limit: Int
    }

    package var sections: [Section]
    /// The bytes of all literals.
    package var literals: [UInt8]
    package var kind: Kind
    /// The section for text; nil where text is shown as it is.
    package var textSection: Int?
    /// How many sections, from the first on, are for numbers.
    package var numberSections: Int

    /// The format of cells that have none.
    package static let general = NumberFormat(compiling: Array("General".utf8))
    /// The longest format code that is read, in bytes; spreadsheets allow 255 characters.
    package static let maximumBytes = 1024
}

/// In which digits a format shows a number.
package enum ChineseNumerals: UInt8 {
    /// 123.
    case none
    /// 一百二十三.
    case plain
    /// 壹佰贰拾叁.
    case financial
    /// １２３.
    case fullWidth
}
