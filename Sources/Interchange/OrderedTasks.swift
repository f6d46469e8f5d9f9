/// Work on many items at once, whose results come back in the items' order.
///
/// No more than `width` items are under way, and none is begun that lies further than twice that ahead of
/// the one waited for, so that results do not pile up behind a slow one.
struct OrderedTasks<Item: Sendable, Result: Sendable>: Sendable {
    let items: [Item]
    let width: Int
    let work: @Sendable (Item) -> Result

    /// Does the work; `deliver` gets every result, in order, on the caller's task, and answers whether to go on.
    func run(deliver: (Int, Result) -> Bool) async {
        await withTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            var awaited = 0
            var running = 0
            var finished: [Int: Result] = [:]
            while awaited < items.count {
                while next < items.count, running < width, next < awaited + 2 * width {
                    let (index, item, work) = (next, items[next], work)
                    group.addTask { (index, work(item)) }
                    next += 1
                    running += 1
                }
                guard let (index, result) = await group.next() else { return }
                running -= 1
                finished[index] = result
                while let result = finished.removeValue(forKey: awaited) {
                    guard deliver(awaited, result) else { return group.cancelAll() }
                    awaited += 1
                }
            }
        }
    }
}
