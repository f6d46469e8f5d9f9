internal import Primitives
public import Sheets

extension Sheet {
    /// A sheet in a few lines, for comparing whole: each cell as `A1 text`, then its merged ranges.
    public var summary: String {
        (cells.map { "\($0.reference) \(text(of: $0).split(separator: "\n").joined(separator: "⏎"))" }
            + ["merged " + mergedRanges.map(\.description).joined(separator: " ")]).joined(separator: "\n")
    }
}
