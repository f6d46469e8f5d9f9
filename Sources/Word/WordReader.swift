import Markup
import Primitives
public import Sheets
import Zip

typealias WordScanner = XMLScanner<WordError>

/// Reads the tables of Word documents (`.docx`): every table a sheet, with the lines above and below that are its own.
///
/// ```swift
/// let book = try WordReader().read(bytes)
/// ```
public struct WordReader: SheetReader {
    private let limits: SheetLimits

    /// How deep elements may lie in one another: tables in tables take some.
    private static let nesting = 256

    /// A number of so many digits in a page header is a year, and no page.
    private static let yearDigits = 4

    /// How many entries an archive has at most.
    private static let entries = 10_000

    /// Makes a reader.
    public init(limits: SheetLimits = .standard) { self.limits = limits }

    /// Whether a file is a zip archive with the parts of a Word document.
    public func recognises(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B]) && bytes.mention("word/") && !bytes.mention("xl/workbook")
            && !bytes.mention("ppt/presentation")
    }

    /// Reads the tables of a document.
    ///
    /// - Throws: `WordError` where there is none, or the file is damaged or passes a limit.
    public func read(_ bytes: [UInt8]) throws(WordError) -> SheetBook {
        let package = try WordReader.open(bytes)
        var limits = XMLLimits()
        limits.nesting = WordReader.nesting
        var scanner = WordScanner(limits: limits)
        let main = try mainPart(of: package, &scanner)
        guard let document = try part(main, of: package) else { throw .noDocument }
        var styles = WordStyles()
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        if let part = try part(folder + "/styles.xml", of: package) {
            try scanner.begin(MemorySource(part), part: "styles.xml")
            try styles.read(&scanner)
        }
        try scanner.begin(MemorySource(document), part: main)
        var body = WordBody(styles: styles)
        let blocks = try body.read(&scanner)
        let book = BookBuilder<WordError>(limits: self.limits)
        let headers = try headers(of: package, main, blocks, body.headers, styles, &scanner)
        var sheets = WordSheets(book: book, headers: headers)
        try sheets.add(blocks)
        if body.hasOtherDocument { book.warn(SheetWarning(.documentLeftOut)) }
        guard book.sheetCount > 0 else { throw .noTable(hasPictures: body.hasPictures) }
        return book.finish()
    }

    /// The lines of the page header of each section, in the sections' order.
    private func headers(
        of package: ZipArchive, _ main: String, _ blocks: [WordBlock], _ last: [String], _ styles: WordStyles,
        _ scanner: inout WordScanner
    ) throws(WordError) -> [[String]] {
        var sections: [[String]] = []
        for case .paragraph(let paragraph) in blocks {
            if let headers = paragraph.headers { sections.append(headers) }
        }
        sections.append(last)
        guard sections.contains(where: { !$0.isEmpty }) else { return [] }
        let targets = try relationships(of: main, in: package, &scanner)
        var known: [String: [String]] = [:]
        var lines: [[String]] = []
        for section in sections {
            // A section without headers goes on with those before it.
            guard !section.isEmpty else {
                lines.append(lines.last ?? [])
                continue
            }
            var own: [String] = []
            for id in section where own.isEmpty {
                if known[id] == nil, let target = targets[id], let part = try part(target, of: package) {
                    try scanner.begin(MemorySource(part), part: target)
                    var header = WordBody(styles: styles)
                    known[id] = WordReader.lines(of: try header.read(&scanner))
                }
                own = known[id] ?? []
            }
            lines.append(own)
        }
        return lines
    }

    /// The lines of a page header that say more than the number of the page.
    private static func lines(of blocks: [WordBlock]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let paragraph): [paragraph.string]
            case .table(let table):
                table.rows.flatMap { $0.texts.map { String(decoding: $0, as: UTF8.self) } }
            }
        }
        .filter { line in
            line.contains { $0.isLetter && !"第页共".contains($0) }
                || line.filter(\.isNumber).count >= yearDigits
        }
    }

    /// The parts that a part refers to, by the names of the relationships.
    private func relationships(
        of main: String, in package: ZipArchive, _ scanner: inout WordScanner
    ) throws(WordError) -> [String: String] {
        var folder = main.split(separator: "/").map(String.init)
        let name = folder.popLast() ?? ""
        let path = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
        guard let part = try part(path, of: package) else { return [:] }
        try scanner.begin(MemorySource(part), part: path)
        var targets: [String: String] = [:]
        while true {
            switch try scanner.next() {
            case .start:
                guard scanner.isNamed("Relationship"), let id = scanner.text(ofAttribute: "Id"),
                    let target = scanner.text(ofAttribute: "Target")
                else { continue }
                targets[id] =
                    target.hasPrefix("/")
                    ? String(target.dropFirst()) : (folder + [target]).joined(separator: "/")
            case .end, .text: break
            case .endOfDocument: return targets
            }
        }
    }

    /// The name of the document's own part, which the package's relationships say.
    private func mainPart(
        of package: ZipArchive, _ scanner: inout WordScanner
    ) throws(WordError) -> String {
        guard let part = try part("_rels/.rels", of: package) else { return "word/document.xml" }
        try scanner.begin(MemorySource(part), part: "_rels/.rels")
        while true {
            switch try scanner.next() {
            case .start:
                guard scanner.isNamed("Relationship"),
                    scanner.text(ofAttribute: "Type")?.hasSuffix("/officeDocument") == true,
                    let target = scanner.text(ofAttribute: "Target")
                else { continue }
                return target.hasPrefix("/") ? String(target.dropFirst()) : target
            case .end, .text: break
            case .endOfDocument: return "word/document.xml"
            }
        }
    }

    private static func open(_ bytes: [UInt8]) throws(WordError) -> ZipArchive {
        do throws(ZipError) {
            return try ZipArchive(copying: bytes, maximumEntries: entries)
        } catch {
            throw .archive(error)
        }
    }

    /// All bytes of a part; nil where it is not there.
    private func part(_ name: String, of package: ZipArchive) throws(WordError) -> [UInt8]? {
        do throws(ZipError) {
            return try package.bytes(of: name, limit: limits.partBytes)
        } catch {
            throw .archive(error)
        }
    }
}
