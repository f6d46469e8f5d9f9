import ArgumentParser

/// How a report is printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    /// Words for people.
    case text
    /// JSON with stable keys, for programs.
    case json
}
