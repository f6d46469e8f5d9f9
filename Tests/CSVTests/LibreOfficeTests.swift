import CSV
import Foundation
import Testing
import TextEncodings

/// Opens what we write in LibreOffice and asks what it shows.
@Suite struct LibreOfficeTests {
    static let program: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/soffice" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    private static let shown = [
        "=100%", "=100.00%", "=1+1", "+1", "-a", "@x", "＝1+1", "＋1", "－5", "－a", "＠x", "-推进项目，完成3项", "=",
        "--",
        "-", "=\"x\"", "=\"a\"&\"b\"", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|' /C calc'!A0", "-1-2",
        "+86 1",
        "=a\nb", "-第一\n-第二\n", "\n=1", "\t=1", "\tx", " =1+1", "=😀𠀀", "a,\"b\";\nc", "  外 ", "'123",
        "00123", "123456789012345678", "138****0000", "3-5", "1/2", "2022-12-31", "2023年12月31日",
        "2023年05月01日",
        "1:1", "1e5", "(1)", "5-", "1,2", "２０", "1 1/2", "2-3次", "90-95", "≥90%", "-5", "0.5", "89.7558",
        "-" + String(repeating: "长", count: 300), "=" + String(repeating: "\"😀", count: 200),
    ]

    @Test(
        .enabled(if: program != nil, "soffice is not installed: not tried with LibreOffice"),
        arguments: [
            (CSVDialect.officer, "44,34,76,1,,2052,false,true,false"),
            (CSVDialect.officer, "44,34,76,1,,2052,false,true,false,false,false,-1,true"),
            (
                CSVDialect(hasByteOrderMark: false, delimiter: 59, lineEnding: .lf),
                "59,34,76,1,,2052,false,true"
            ),
        ])
    func showsTheTextsAsTheyAre(dialect: CSVDialect, filter: String) throws {
        let program = try #require(LibreOfficeTests.program)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "jixiao-soffice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("out"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let grid = LibreOfficeTests.shown.map { [$0] }
        let bytes = try CSVWriter(dialect: dialect).write(draft(grid))
        try Data(bytes).write(to: folder.appendingPathComponent("form.csv"))

        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--infilter=CSV:\(filter)",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,2052,false,true,false", "--outdir",
            "\(folder.path)/out", "\(folder.path)/form.csv",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()

        // What it shows, as it stands: text formulas are not read as such here.
        let answer = try Data(contentsOf: folder.appendingPathComponent("out/form.csv"))
        var records = try CSVRecords(bytes: Array(answer), encoding: .utf8, delimiter: UInt8(ascii: ","))
        var shown: [String] = []
        while let record = try records.next() { shown.append(record[0]) }
        #expect(shown == LibreOfficeTests.shown)
    }
}
