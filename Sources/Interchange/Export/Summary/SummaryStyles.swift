import Ledger
import Primitives
import XLSX

/// The looks of the summary's cells, by number.
struct SummaryStyles {
    /// The line at the top of a sheet.
    let title: Int
    /// The words under it.
    let subtitle: Int
    /// What must not be missed.
    let alert: Int
    /// The line over a section.
    let section: Int
    /// The head of a column.
    let heading: Int
    /// Texts by how they stand in their columns.
    private let wrapped: Texts
    private let centred: Texts
    private let cut: Texts
    /// A text that leads somewhere, outside of a table.
    let bareLink: Int
    /// A whole number.
    let whole: Int
    /// An amount, and one of more than six places.
    let amount: Int
    let longAmount: Int
    /// Points and other numbers, as they are.
    let number: Int
    /// Per cent, and averages.
    let hundredths: Int
    /// The same over a table or under it: text, count, amount, average.
    let totalText: Int
    let totalWhole: Int
    let totalNumber: Int
    let totalAmount: Int
    let totalHundredths: Int
    /// The large figures: count, amount, average.
    let figure: Int
    let figureAmount: Int
    let figureHundredths: Int

    /// Texts of one look: plain ones, those that would become formulas when their cells are edited, and those
    /// that lead somewhere.
    struct Texts {
        let plain: Int
        let guarded: Int
        let link: Int
    }

    private static let line: UInt32 = 0xBF_BFBF
    private static let linkColour: UInt32 = 0x05_63C1
    private static let dark: UInt32 = 0x1F_3864
    private static let amountFormat = "#,##0.00####"

    /// Makes the styles in a workbook.
    init(_ book: TableBook) throws(XLSXWriteError) {
        func make(_ change: (inout TableStyle) -> Void) throws(XLSXWriteError) -> Int {
            var style = TableStyle()
            change(&style)
            return try book.number(of: style)
        }
        func boxed(
            _ format: String = "", _ alignment: TableStyle.Alignment = .right,
            _ change: (inout TableStyle) -> Void = { _ in }
        ) throws(XLSXWriteError) -> Int {
            try make {
                $0.border = SummaryStyles.line
                $0.numberFormat = format
                $0.alignment = alignment
                change(&$0)
            }
        }
        func total(_ format: String, _ alignment: TableStyle.Alignment = .right) throws(XLSXWriteError) -> Int
        {
            try boxed(format, alignment) {
                $0.isBold = true
                $0.fill = 0xFFF2CC
            }
        }
        func figure(_ format: String) throws(XLSXWriteError) -> Int {
            try boxed(format, .centre) {
                $0.isBold = true
                $0.fontSize = 16
                $0.colour = SummaryStyles.dark
            }
        }
        title = try make {
            $0.fontSize = 18
            $0.isBold = true
            $0.colour = SummaryStyles.dark
        }
        subtitle = try make { $0.colour = 0x59_5959 }
        alert = try make {
            $0.colour = 0xC0_0000
            $0.isBold = true
        }
        section = try make {
            $0.fontSize = 12
            $0.isBold = true
            $0.colour = SummaryStyles.dark
        }
        heading = try boxed("", .centre) {
            $0.isBold = true
            $0.fill = 0xDD_EBF7
            $0.wraps = true
        }
        func texts(_ look: SummaryColumn.Look) throws(XLSXWriteError) -> Texts {
            func text(
                _ format: String, _ change: (inout TableStyle) -> Void = { _ in }
            ) throws(XLSXWriteError) -> Int {
                try boxed(format, look == .centred ? .centre : .left) {
                    $0.wraps = look != .cut
                    change(&$0)
                }
            }
            return Texts(
                plain: try text(""), guarded: try text("@"),
                link: try text("") {
                    $0.colour = SummaryStyles.linkColour
                    $0.isUnderlined = true
                })
        }
        wrapped = try texts(.wrapped)
        centred = try texts(.centred)
        cut = try texts(.cut)
        bareLink = try make {
            $0.alignment = .centre
            $0.colour = SummaryStyles.linkColour
            $0.isUnderlined = true
        }
        whole = try boxed("0", .centre)
        amount = try boxed(SummaryStyles.amountFormat)
        longAmount = try boxed("#,##0.00##################")
        number = try boxed()
        hundredths = try boxed("0.00")
        totalText = try total("", .left)
        totalWhole = try total("#,##0", .centre)
        totalNumber = try total("#,##0.######")
        totalAmount = try total(SummaryStyles.amountFormat)
        totalHundredths = try total("0.00")
        self.figure = try figure("#,##0")
        figureAmount = try figure(SummaryStyles.amountFormat)
        figureHundredths = try figure("0.00")
    }

    /// The style of a number in a column of a kind.
    func style(of number: ExactDecimal, _ kind: LedgerColumn.Kind) -> Int {
        switch kind {
        case .whole: whole
        case .amount: number.exponent < -6 ? longAmount : amount
        case .percent: hundredths
        case .points, .number, .text: self.number
        }
    }

    /// The style of a sum of counts or points.
    func totalWhole(_ sum: ExactDecimal) -> Int { sum.exponent < 0 ? totalNumber : totalWhole }

    private func texts(_ look: SummaryColumn.Look) -> Texts {
        switch look {
        case .wrapped: wrapped
        case .centred: centred
        case .cut: cut
        }
    }

    /// The style of a text, or of a cell without one.
    func style(of text: String = "", _ look: SummaryColumn.Look = .wrapped) -> Int {
        TableRows.needsTextFormat(text) ? texts(look).guarded : texts(look).plain
    }

    /// The style of a text that leads somewhere.
    func link(_ look: SummaryColumn.Look) -> Int { texts(look).link }

    /// A text that wraps.
    var text: Int { wrapped.plain }
}
