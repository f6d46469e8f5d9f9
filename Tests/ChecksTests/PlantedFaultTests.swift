import Checks
import Foundation
import Layouts
import Performance
import Primitives
import Sheets
import Templates
import TestSupport
import Testing

/// Forms of chance, some with a fault planted in them: every fault is found, and nothing is found beside it.
///
/// `JIXIAO_FORMS=5000` makes so many forms, one in twenty-five of them with a fault.
@Suite struct PlantedFaultTests {
    private static let formCount =
        ProcessInfo.processInfo.environment["JIXIAO_FORMS"].flatMap { Int($0) } ?? 250

    @Test func everyFaultIsFoundAndNothingBeside() throws {
        let store = try TemplateStore()
        let reader = try FormReader(store)
        let checker = Checker(
            try RulePackStore(TemplateFiles()).pack(RulePackStore.standardID),
            layoutLabels: Dictionary(
                uniqueKeysWithValues: store.layouts.map { ($0.id, $0.printedLabels) }))
        var random = SplitMix64()
        var planted: [PlantedFault: Int] = [:]
        let step = max(1, min(25, Self.formCount / (2 * PlantedFault.allCases.count)))
        for number in 0..<Self.formCount {
            var form = RandomSelfEvaluation(&random)
            var expected: [String] = []
            if number % step == 0 {
                let fault = PlantedFault.allCases[number / step % PlantedFault.allCases.count]
                var faulty = form
                if let wanted = fault.plant(&faulty, &random) {
                    form = faulty
                    expected = ["\(wanted.code) \(wanted.cell)"]
                    planted[fault, default: 0] += 1
                }
            }
            let table = form.table
            let reading = try reader.read(.table(table)).forms
            try #require(reading.count == 1, "\(table)")
            let problems = checker.problems(in: reading[0])
            let found = problems.map { "\($0.code) \($0.range.map { "\($0.first)" } ?? "-")" }
            #expect(found == expected, "\(problems.map(\.line).joined(separator: "\n"))\n\(table)")
        }
        #expect(planted.count >= 20)
        print("\(Self.formCount) forms, \(planted.values.reduce(0, +)) faults of \(planted.count) kinds")
    }
}
