import Files
import Layouts
import Performance
import Primitives
import Sheets
import XLSX

/// A folder of workbooks of every layout: the forms of some workbooks over and over, with other names and amounts
/// each time, drawn as their officers laid them out.
struct FixtureFolder {
    let path: String
    private let forms: [Form]
    private let drawer: FormDrawer

    init(path: String, fixtures: some Sequence<String>) throws {
        self.path = path
        let store = try TemplateStore()
        let formReader = try FormReader(store, forcing: nil)
        var reader = XLSXReader()
        var forms: [Form] = []
        for fixture in fixtures {
            for sheet in try reader.read(path: fixture).workbook.sheets {
                forms += formReader.read(sheet, width: nil, fiscalYear: nil).forms
            }
        }
        self.forms = forms
        drawer = FormDrawer(store)
    }

    func fill(count: Int) throws {
        for number in 0..<count where !forms.isEmpty {
            let drafts = try drawer.draw([form(number)], as: nil)
            try OutputFile.write(XLSXWriter().bytes(of: drafts), to: "\(path)/\(FormFolder.name(number))")
        }
    }

    /// The form of a number: nothing in it is the same as in another one that an office would tell apart.
    private func form(_ number: Int) -> Form {
        var form = forms[number % forms.count]
        let round = number / forms.count
        form.subject[.projectName] = form.subject[.projectName].map { "\($0)（\(round + 1)期）" }
        form.subject[.implementingUnit] = form.subject[.implementingUnit].map { "\($0)第\(round % 97 + 1)站" }
        for row in form.funds.indices {
            for column in [Fund.Column.initialBudget, .annualBudget, .executed] {
                guard let value = form.funds[row][column], let amount = value.number else { continue }
                let other =
                    amount.adding(ExactDecimal(significand: Int128(round * 137), exponent: -2)) ?? amount
                form.funds[row][column] = Value(reading: "\(other)\(value.unit ?? "")")
            }
        }
        return form
    }
}
