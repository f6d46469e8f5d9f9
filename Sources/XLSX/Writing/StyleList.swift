import Sheets

/// The styles of a workbook as they are come upon, each once.
struct StyleList {
    private(set) var styles: [CellStyle] = []
    private let limit: Int
    private var numbers: [CellStyle: Int] = [:]
    private var last: (style: CellStyle, number: Int)?

    /// Makes an empty list.
    init(limit: Int) {
        self.limit = limit
    }

    /// The number of a style in order of appearance.
    mutating func number(of style: CellStyle) throws(XLSXWriteError) -> Int {
        if let last, last.style == style { return last.number }
        if let known = numbers[style] {
            last = (style, known)
            return known
        }
        guard styles.count < limit else { throw .tooManyStyles(limit: limit) }
        let number = styles.count
        numbers[style] = number
        styles.append(style)
        last = (style, number)
        return number
    }

    /// The styles in an order of their own: forms that differ in where a style comes first are set up alike.
    var sorted: [CellStyle] { order.map { styles[$0] } }

    /// By the number of a style, what stands at its place in the sorted list.
    func indices(from sorted: [Int]) -> [Int] {
        var indices = Array(repeating: 0, count: styles.count)
        for (number, index) in zip(order, sorted) { indices[number] = index }
        return indices
    }

    private var order: [Int] { styles.indices.sorted { styles[$0].precedes(styles[$1]) } }
}

extension CellStyle {
    /// Whether it comes before another one in the list of a workbook's styles.
    fileprivate func precedes(_ other: CellStyle) -> Bool {
        if role != other.role { return role.rawValue < other.role.rawValue }
        if numberFormat != other.numberFormat { return numberFormat < other.numberFormat }
        if fontSize != other.fontSize { return fontSize > other.fontSize }
        if wraps != other.wraps { return wraps }
        return isInput && !other.isInput
    }
}

extension SheetPlan {
    /// Gives each entry the number of its style, once the rows have been fitted.
    mutating func setStyles(_ styles: inout StyleList) throws(XLSXWriteError) {
        for index in entries.indices {
            entries[index].style = try styles.number(of: CellStyle(entries[index]))
        }
    }
}
