import Foundation
import Testing
import XLSX

/// What libxlsxwriter puts by while it makes a workbook.
@Suite struct TemporaryFilesTests {
    @Test func nothingIsLeft() async throws {
        func left() -> Set<String> {
            let names = ["/tmp", "/dev/shm"].flatMap {
                (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
            }
            return Set(names.filter { $0.hasPrefix("tmp.") })
        }
        let before = left()
        _ = try XLSXWriter().bytes(of: [.form])
        // Other tests make such files too, each for an instant.
        let after = left().subtracting(before)
        try await Task.sleep(for: .milliseconds(20))
        #expect(after.intersection(left()).isEmpty)
    }
}
