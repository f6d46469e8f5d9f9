public import Performance

/// The lines of forms that name people or how to reach them: contacts, telephone numbers, signatures.
public struct PersonalLines: Hashable, Sendable {
    /// Their keys.
    public internal(set) var keys: Set<Subject.Key> = []
    /// Every spelling of their labels.
    public internal(set) var labels: [String] = []
}
