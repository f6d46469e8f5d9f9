import Primitives

/// The first of many in an order of numbers, no more than a limit; what it needs of memory does not grow with them.
struct BoundedList<Element> {
    private var items: [(key: ExactDecimal, order: Int, element: Element)] = []
    private var count = 0
    private let limit: Int
    private let isDescending: Bool

    /// Makes an empty list.
    ///
    /// - Parameter isDescending: whether the largest numbers come first.
    init(limit: Int, isDescending: Bool = false) {
        self.limit = limit
        self.isDescending = isDescending
    }

    /// How many were left out.
    var droppedCount: Int { max(0, count - limit) }

    /// Adds an element; of equal numbers the earlier one comes first.
    mutating func add(_ element: Element, key: ExactDecimal) {
        items.append((key, count, element))
        count += 1
        if items.count >= 2 * limit { cut() }
    }

    /// The elements in order.
    var elements: [Element] {
        var list = self
        list.cut()
        return list.items.map(\.element)
    }

    private mutating func cut() {
        let isDescending = isDescending
        items.sort { left, right in
            if left.key != right.key { return isDescending ? right.key < left.key : left.key < right.key }
            return left.order < right.order
        }
        if items.count > limit { items.removeLast(items.count - limit) }
    }
}
