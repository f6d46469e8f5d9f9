public import Performance

/// Why a table in the long shape cannot be read, or a form not be written in it.
public enum LongShapeError: Error, Hashable, Sendable {
    /// There is no column of this name.
    case missingColumn(String)
    /// The heading in this column, counted from zero, is not one of the long shape's.
    case unknownColumn(String, column: Int)
    /// The heading in this column stands in another one too.
    case repeatedColumn(String, column: Int)
    /// What stands in the record that begins in `line`, under the heading `name`, cannot be.
    case cell(line: Int, column: Int, name: String, Fault)
    /// There are more forms than the limit.
    case tooManyForms(limit: Int)
    /// The value's text does not say what the value does, and only the text would come back.
    case unheld(FieldPath)
    /// The text holds a NUL, which no CSV file can.
    case nul(FieldPath)

    /// What is wrong with a cell.
    public enum Fault: Hashable, Sendable {
        /// It must not be empty.
        case missing
        /// It is not one of the allowed words.
        case unknownWord(String, allowed: [String])
        /// It is not a year.
        case notAYear(String)
        /// It is not a period: no year, no span of months.
        case notAPeriod(String)
        /// It names no row that this one can come next in.
        case wrongPath(String)
        /// It says otherwise than the text of the value does.
        case contradiction(String, text: String)
        /// It says otherwise than the form's first row does.
        case difference(String, first: String)
        /// A row that stands for this part has nothing to say here.
        case misplaced(String, part: String)
        /// It is not the number of the row.
        case wrongRow(String, expected: Int)
        /// Rows of this form came before, with another form's between.
        case formAgain(String)
        /// The head has a line of this key already.
        case keyAgain(String)
        /// There is no heading over it.
        case surplus(String)
    }
}
