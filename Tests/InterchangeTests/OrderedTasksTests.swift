import Synchronization
import Testing

@testable import Interchange

@Suite("Work on many items at once")
struct OrderedTasksTests {
    @Test("results come in the items' order, each once, whatever the width", arguments: [1, 2, 7, 100])
    func order(width: Int) async {
        let tasks = OrderedTasks(items: Array(0..<50), width: width) { item in
            var sum = 0
            for step in 0..<((50 - item) * 200) { sum &+= step }
            return sum == .min ? -1 : item * 2
        }
        var delivered: [Int] = []
        await tasks.run { index, result in
            #expect(result == index * 2)
            delivered.append(index)
            return true
        }
        #expect(delivered == Array(0..<50))
    }

    @Test("no more tasks than the width run at once")
    func width() async {
        let counts = Mutex((running: 0, most: 0))
        let tasks = OrderedTasks(items: Array(0..<40), width: 2) { _ in
            counts.withLock {
                $0.running += 1
                $0.most = max($0.most, $0.running)
            }
            counts.withLock { $0.running -= 1 }
        }
        await tasks.run { _, _ in true }
        #expect(counts.withLock { $0.most } <= 2)
    }

    @Test("an empty list of tasks ends at once")
    func nothing() async {
        await OrderedTasks(items: [Int](), width: 2) { $0 }.run { _, _ in
            Issue.record("nothing to deliver")
            return true
        }
    }

    @Test("no result is delivered after the receiver has stopped")
    func stopping() async {
        var delivered = 0
        await OrderedTasks(items: Array(0..<1000), width: 2) { $0 }.run { index, _ in
            delivered += 1
            return index < 9
        }
        #expect(delivered == 10)
    }
}
