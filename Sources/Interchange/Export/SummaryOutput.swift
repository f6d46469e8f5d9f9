import Files
import Ledger

/// The 汇总 workbook.
struct SummaryOutput: LedgerOutput {
    private let file: PendingFile
    private let messages: Messages
    private let workbook: SummaryWorkbook

    init(_ file: PendingFile, _ messages: Messages, earlier: EarlierAmounts?) throws(InterchangeError) {
        self.file = file
        self.messages = messages
        workbook = try SummaryWorkbook(output: file.path, messages: messages, earlier: earlier)
    }

    func append(_ entry: LedgerEntry) throws(InterchangeError) {
        try workbook.append(entry)
    }

    func finish(_ report: ExportReport) throws(InterchangeError) -> Int {
        try workbook.finish(units: messages.unitRows(report), report: report, to: file.temporary)
        return workbook.formCount
    }
}
