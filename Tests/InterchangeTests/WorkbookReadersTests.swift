import Foundation
import Testing

@testable import Interchange

@Suite("Readers that go from file to file")
struct WorkbookReadersTests {
    /// What was read before, were it only half, leaves nothing behind.
    @Test("a file reads the same whatever was read before it")
    func reuse() throws {
        let hostile = try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.fixture("Hostile"))
            .filter { $0.hasSuffix(".xlsx") }.sorted().map { "Hostile/\($0)" }
        let sound = ["book.xlsx", "messy.xlsx", "stacked.xlsx", "project-2021-xinjiang.xlsx"]
        #expect(!hostile.isEmpty)
        let templates = try Templates()
        let worn = try DocumentReader(templates: templates)
        for (number, name) in hostile.enumerated() {
            for name in [name, sound[number % sound.count]] {
                let input = try? InputFile(reading: ProjectFolder.fixture(name))
                guard let input else { continue }
                let fresh = try DocumentReader(templates: templates)
                #expect(Self.reading(input, worn) == Self.reading(input, fresh), "\(name)")
            }
        }
    }

    private static func reading(_ input: InputFile, _ reader: DocumentReader) -> String {
        do throws(InterchangeError) {
            let reading = try reader.read(input)
            return "\(reading.forms) \(reading.problems)"
        } catch {
            return Messages(.english).text(error, in: "-")
        }
    }
}
