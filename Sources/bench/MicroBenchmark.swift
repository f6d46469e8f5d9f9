/// One step of the work, measured by itself: `bench micro` runs those of `MicroBenchmark.all`.
///
/// To add one, write an extension with a static property beside those here, and name it in `all`.
struct MicroBenchmark: Sendable {
    /// What is asked for: `bench micro NAME`.
    let name: String
    /// Prepares what the step needs, and gives one round of it, which answers how many items it did.
    let prepare: @Sendable () throws -> () throws -> Int

    /// Those there are, in the order they are printed.
    static let all: [MicroBenchmark] = [
        .valueGrammar, .recognition, .jsonWriter, .jsonReader, .csvScan, .csvGB18030,
        .sheetStrings, .sheetNumbers, .sheetAmounts, .sheetDates,
    ]

    /// How long each is repeated.
    private static let duration = Duration.seconds(1)

    /// Runs those whose name is asked for, or all, and prints a table.
    static func run(_ names: ArraySlice<String>) throws {
        for name in names where !all.contains(where: { $0.name == name }) {
            print("no benchmark \(name), there are: \(all.map(\.name).joined(separator: " "))")
        }
        print(row("name", "ns per item", "items"))
        for benchmark in all where names.isEmpty || names.contains(benchmark.name) {
            try benchmark.measure()
        }
    }

    /// Repeats rounds and prints the fastest: what disturbs a measurement only ever makes it slower.
    private func measure() throws {
        let round = try prepare()
        let clock = ContinuousClock()
        let end = clock.now + MicroBenchmark.duration
        var fastest = Double.infinity
        var items = 0
        repeat {
            var count = 0
            let elapsed = try clock.measure { count = try round() }
            fastest = min(fastest, elapsed / .nanoseconds(1) / Double(max(1, count)))
            items += count
        } while clock.now < end
        print(MicroBenchmark.row(name, String(Int(fastest.rounded())), String(items)))
    }

    private static func row(_ name: String, _ time: String, _ items: String) -> String {
        func spaces(_ count: Int) -> String { String(repeating: " ", count: max(1, count)) }
        return name + spaces(18 - name.count) + spaces(12 - time.count) + time + spaces(12 - items.count)
            + items
    }
}
