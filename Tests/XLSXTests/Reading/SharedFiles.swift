import Foundation

/// Files beside the project that only some machines have.
enum SharedFiles {
    /// The workbooks of `../shared/officer-sheets`; empty where there is no such folder.
    static let officerSheets: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "../shared/officer-sheets").standardizedFileURL
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".xlsx") }.sorted().map { folder.appending(path: $0).path }
    }()
}
