import Checks
import Foundation
import Layouts
import Performance
import Primitives
import Sheets
import TestSupport
import Testing

/// Forms drawn as text in Fixtures/Checks, CODE-pass.txt and CODE-fail.txt, each with the problems in it.
///
/// A fixture without its expectation gets one and fails, so that somebody looks at it.
@Suite struct FixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/Checks")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    @Test func everyRuleHasBoth() {
        for code in RulePack.codes {
            #expect(Self.names.contains("\(code)-pass.txt"))
            #expect(Self.names.contains("\(code)-fail.txt"))
        }
    }

    @Test(arguments: names) func findsWhatIsExpected(_ name: String) throws {
        let file = Self.folder.appending(path: name)
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n====\n")
        let forms = try Embedded.reader.get().read(.table(parts[0])).forms
        #expect(forms.count == 1)
        let checker = try Embedded.checker.get()
        let problems = forms.flatMap { checker.problems(in: $0) }
        let got = problems.map { "\($0.line)\n" }.joined()
        guard parts.count == 2 else {
            try (parts[0].trimmingCharacters(in: .newlines) + "\n\n====\n" + got).write(
                to: file, atomically: true, encoding: .utf8)
            Issue.record("\(name): recorded what was found; look at it and run again")
            return
        }
        #expect(got == parts[1])
        let code = name.replacing("-pass.txt", with: "").replacing("-fail.txt", with: "")
        #expect(problems.contains { $0.code == code } == name.hasSuffix("-fail.txt"))
    }

    /// A file that lost its merges has the same wrong in it; but a score that was merged over rows with
    /// weights of their own leaves no trace that it was.
    @Test(arguments: names.filter { $0 != "score-over-weight-pass.txt" }) func findsTheSameWithoutMerges(
        _ name: String
    ) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let table = text.components(separatedBy: "\n====\n")[0]
        let reader = try Embedded.reader.get()
        let checker = try Embedded.checker.get()
        let whole = try Sheet.table(table)
        let merged = reader.read(whole).forms.flatMap { checker.problems(in: $0) }
        let flat = reader.read(
            try .table(table, isFlat: true), width: (whole.usedRange?.last.column ?? 0) + 1
        ).forms.flatMap { checker.problems(in: $0) }
        #expect(flat.map(\.code) == merged.map(\.code))
    }
}
