/// Work on many items at once, whose results come back in the items' order.
///
/// Items are taken in runs, since handing one over costs as much as a good part of reading a small file. No
/// more than `width` runs are under way, and none is begun that lies further than twice that ahead of the one
/// waited for, so that results do not pile up behind a slow one.
struct OrderedTasks<Items: RandomAccessCollection & Sendable, Result: Sendable>: Sendable
where Items.Index == Int {
    let items: Items
    let width: Int
    let work: @Sendable (Items.Element) -> Result

    /// How many items a run has: few enough that every task has several runs.
    private var runLength: Int { max(1, min(16, items.count / (8 * width))) }

    /// Does the work; `deliver` gets every result, in order, on the caller's task, and answers whether to go on.
    func run(deliver: (Int, Result) -> Bool) async {
        let length = runLength
        await withTaskGroup(of: (Int, [Result]).self) { group in
            var next = 0
            var awaited = 0
            var running = 0
            var finished: [Int: [Result]] = [:]
            while awaited < items.count {
                while next < items.count, running < width, next < awaited + 2 * width * length {
                    let (first, items, work) = (next, items, work)
                    group.addTask {
                        var results: [Result] = []
                        let start = items.startIndex + first
                        // Nobody waits for the rest of a run after the caller has had enough.
                        for index in start..<min(start + length, items.endIndex) where !Task.isCancelled {
                            results.append(work(items[index]))
                        }
                        return (first, results)
                    }
                    next += length
                    running += 1
                }
                guard let (first, results) = await group.next() else { return }
                running -= 1
                finished[first] = results
                while let results = finished.removeValue(forKey: awaited) {
                    for result in results {
                        guard deliver(awaited, result) else { return group.cancelAll() }
                        awaited += 1
                    }
                }
            }
        }
    }
}
