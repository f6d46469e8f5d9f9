import Foundation
import Performance
import TestSupport
import Testing

@testable import Interchange
@testable import Layouts

/// A fund type's form of one kind, by one of its layouts.
struct BlankCase: Hashable, CustomTestStringConvertible, Sendable {
    let fundType: String
    let kind: String
    let layout: String

    var testDescription: String { "\(fundType) \(layout)" }
    var name: String { "\(fundType)-\(layout)" }

    /// The data files, read once: that takes longer than anything the tests do with them.
    static let templates = try? Templates()
    static let store = templates?.store
    static let reader = templates.flatMap { try? DocumentReader(templates: $0) }
    static let maker = templates.map { TemplateMaker(templates: $0) }

    /// Every layout of every kind of every fund type.
    private static let each: [BlankCase] = (store?.fundTypes ?? []).flatMap { type in
        type.forms.flatMap { forms in
            forms.layouts.map { BlankCase(fundType: type.id, kind: forms.kind.rawValue, layout: $0) }
        }
    }

    /// One case for each layout.
    static let oneOfEach: [BlankCase] = {
        var seen: Set<String> = []
        return each.filter { seen.insert($0.layout).inserted }
    }()

    /// Every kind of every fund type by its usual layout, and each other layout once.
    static let all: [BlankCase] = {
        var seen: Set<String> = []
        let usual = each.filter { seen.insert("\($0.fundType) \($0.kind)").inserted }
        return usual + oneOfEach.filter { !usual.contains($0) }
    }()

    func blank(year: Int? = 2025) throws -> Blank {
        let store = try #require(BlankCase.store)
        var options = BlankOptions()
        options.fiscalYear = year
        return try store.blank(of: store.fundType(fundType), layout: layout, options: options)
    }

    func request(year: Int? = 2025) -> TemplateMaker.Request {
        var request = TemplateMaker.Request()
        request.kind = kind
        request.layout = layout
        request.fiscalYear = year
        return request
    }
}

/// Programs that the project can do without.
enum OtherProgram {
    static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// A Python that has openpyxl.
    static let hasPython = (try? run("/usr/bin/env", ["python3", "-c", "import openpyxl"])) == 0

    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Has LibreOffice open every workbook of a folder, work out its formulas anew, and save it again in
    /// another folder.
    static func saveAgain(_ folder: TemporaryFolder, into output: String) throws {
        guard let office else { return }
        // Without this LibreOffice takes over what was worked out before.
        let settings = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
            xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" \
            oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """
        try FileManager.default.createDirectory(
            atPath: folder.file("profile/user"), withIntermediateDirectories: true)
        _ = try folder.write(settings.utf8, to: "profile/user/registrymodifications.xcu")
        let files = try folder.names.filter { $0.hasSuffix(".xlsx") }.map(folder.file)
        try run(
            office,
            [
                "-env:UserInstallation=file://\(folder.file("profile"))", "--headless", "--convert-to",
                "xlsx",
                "--outdir", output,
            ] + files)
    }
}
