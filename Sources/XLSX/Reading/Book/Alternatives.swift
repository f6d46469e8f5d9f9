import Markup

/// The alternatives of markup that only some programs know (`mc:AlternateContent`): of each the fallback is taken,
/// as if it stood in the place of all.
struct Alternatives {
    /// How deep the open one lies.
    private var level = Int.max

    /// How deep the element whose start was just met lies, those of alternatives not counted; nil where it is to
    /// be passed over.
    mutating func depth(_ scanner: inout XMLScanner) throws(XLSXError) -> Int? {
        if scanner.depth <= level { level = .max }
        if scanner.isNamed("AlternateContent") {
            level = scanner.depth
            return nil
        }
        guard level < .max else { return scanner.depth }
        if scanner.depth == level + 1 {
            if !scanner.isNamed("Fallback") { try scanner.skipElement() }
            return nil
        }
        return scanner.depth - 2
    }
}
