import CXLSXWriter
import Primitives
import Sheets

extension WorksheetWriter {
    /// Writes what may be entered where; lists name their sheet as the file does.
    func write(_ validations: [SheetDraft.Validation]) throws(XLSXWriteError) {
        for validation in validations {
            var rule = lxw_data_validation()
            rule.ignore_blank = on
            rule.show_input = validation.prompt.isEmpty ? off : on
            rule.show_error = validation.refusal == nil ? off : on
            rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
            var source = ""
            switch validation.rule {
            case .list(let title, let range):
                // A list in the rule itself must be short: libxlsxwriter ends the process over a Chinese one
                // of more than 255 bytes. One in cells may be of any length.
                source = "='\(title)'!\(WorksheetWriter.absolute(range))"
                rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
                rule.dropdown = on
            case .number(let bounds):
                rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
                rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
                rule.minimum_number = Double(bounds.lowerBound)
                rule.maximum_number = Double(bounds.upperBound)
            }
            try add(&rule, source, validation)
        }
    }

    private var on: UInt8 { UInt8(LXW_VALIDATION_ON.rawValue) }
    private var off: UInt8 { UInt8(LXW_VALIDATION_OFF.rawValue) }

    /// libxlsxwriter copies the texts, and writes to none of them.
    private func add(
        _ rule: inout lxw_data_validation, _ source: String, _ validation: SheetDraft.Validation
    ) throws(XLSXWriteError) {
        let range = validation.range
        let error = source.withCString { source in
            validation.prompt.withCString { prompt in
                (validation.refusal ?? "").withCString { refusal in
                    if rule.validate == UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue) {
                        rule.value_formula = UnsafeMutablePointer(mutating: source)
                    }
                    if !validation.prompt.isEmpty {
                        rule.input_message = UnsafeMutablePointer(mutating: prompt)
                    }
                    if validation.refusal != nil {
                        rule.error_message = UnsafeMutablePointer(mutating: refusal)
                    }
                    return worksheet_data_validation_range(
                        worksheet, UInt32(range.first.row), UInt16(range.first.column),
                        UInt32(range.last.row), UInt16(range.last.column), &rule)
                }
            }
        }
        guard error == LXW_NO_ERROR else {
            throw .refused(sheet: sheet, cell: range.first, code: Int(error.rawValue))
        }
    }

    private static func absolute(_ range: CellRange) -> String {
        [range.first, range.last].map { place in
            "$\(CellReference.letters(ofColumn: place.column))$\(place.row + 1)"
        }.joined(separator: ":")
    }

    /// Locks what is not an input: without a password, so that an office can lift it, and with rows still free to
    /// be inserted and set to other heights.
    func protect() {
        var allowed = lxw_protection()
        allowed.format_cells = 1
        allowed.format_columns = 1
        allowed.format_rows = 1
        allowed.insert_rows = 1
        worksheet_protect(worksheet, nil, &allowed)
    }
}
