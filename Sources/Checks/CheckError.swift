/// Why a form cannot be checked as asked.
public enum CheckError: Error, Hashable, Sendable {
    /// There is no rule pack of this id; `known` are those there are.
    case unknownPack(String, known: [String])
    /// There is no rule of this code or name; `known` are the names of those there are.
    case unknownRule(String, known: [Rule.Words])
}
