import Synchronization
import Zip

/// The memory in which a workbook is put together, used for one after the other.
///
/// It belongs to one thread from `take` to `giveBack`, which is why it may go from thread to thread.
final class Workbench: @unchecked Sendable {
    private var xml = SheetXML()
    private var texts = SharedTexts()
    let packer = Packer()

    private static let idle = Mutex<[Workbench]>([])

    /// One that nobody uses.
    static func take() -> Workbench { idle.withLock { $0.popLast() } ?? Workbench() }

    /// Lets another thread have it.
    func giveBack() { Workbench.idle.withLock { $0.append(self) } }

    /// A sheet to be written.
    struct Sheet {
        let plan: SheetPlan
        let heights: [Int: Double]
    }

    /// The bytes of the workbook that the sheets make in a frame.
    ///
    /// - Parameter styles: by the number of a style, the index that a cell has for it.
    func write(
        _ sheets: [Sheet], in frame: WorkbookFrame, styles: [Int], titles: SheetTitles
    ) throws(XLSXWriteError) -> [UInt8] {
        var package = frame.package
        func add(_ part: String) throws(XLSXWriteError) {
            try XLSXWriteError.packing { () throws(ZipError) in
                try package.add(part, xml.written.span, with: packer)
            }
        }
        texts.removeAll()
        for (index, sheet) in sheets.enumerated() {
            xml.removeAll()
            xml.write(
                sheet.plan, in: frame.sheets[index], heights: sheet.heights, styles: styles, texts: &texts)
            try add(WorkbookFrame.sheetPart(index))
        }
        xml.removeAll()
        texts.write(to: &xml.bytes)
        try add(WorkbookFrame.sharedTextsPart)
        xml.removeAll()
        titles.writeList(to: &xml.bytes, in: frame.workbook)
        try add(WorkbookFrame.workbookPart)
        xml.removeAll()
        titles.writeProperties(to: &xml.bytes, in: frame.properties)
        try add(WorkbookFrame.propertiesPart)
        return try XLSXWriteError.packing { () throws(ZipError) in try package.finished() }
    }
}
