import Foundation

/// Where the project's own files lie, found from this source file.
enum ProjectFolder {
    static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path()

    /// The path of a fixture.
    static func fixture(_ name: String) -> String { path + "Fixtures/" + name }
}
