/// How forms stand in delimited text.
public enum TableShape: String, CaseIterable, Sendable {
    /// The sheet as a grid, a merged cell's text in its anchor: what an officer prints and fills in.
    case form
    /// One row an indicator with the form's fields repeated: what an analyst loads.
    case long
}
