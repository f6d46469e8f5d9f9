import Foundation
import Testing

/// Holds the article on the house against the package: its rooms, and the direction of their imports.
@Suite struct ArchitectureTests {
    /// A target that is not a test, and what it depends on.
    private struct Room {
        let name: String
        let dependencies: Set<String>
    }

    @Test func everyRoomStandsUnderThoseThatItImports() throws {
        let rooms = try Self.rooms()
        let listed = try Self.listed()
        #expect(rooms.count > 20)
        #expect(Set(listed) == Set(rooms.map(\.name)))
        for room in rooms {
            guard let place = listed.firstIndex(of: room.name) else { continue }
            let below = room.dependencies.intersection(listed[place...])
            #expect(below.isEmpty, "\(room.name) imports \(below.sorted()), which stand below it")
        }
    }

    /// The rooms in the article's order.
    private static func listed() throws -> [String] {
        let article = try String(
            contentsOfFile: ProjectFolder.path + "Sources/Interchange/Interchange.docc/Architecture.md",
            encoding: .utf8)
        return article.matches(of: /\n\| `([^`]+)` \|/).map { String($0.output.1) }
    }

    /// The targets of the package that stand under `Sources`.
    private static func rooms() throws -> [Room] {
        let package = try String(contentsOfFile: ProjectFolder.path + "Package.swift", encoding: .utf8)
        let targets = try #require(package.range(of: "targets: [\n        .systemLibrary")).lowerBound
        let declarations = package[targets...].split(
            separator: /\n        \.(?=target|executableTarget|systemLibrary|testTarget|plugin)/)
        return declarations.compactMap { declaration in
            guard !declaration.hasPrefix("testTarget"), !declaration.hasPrefix("plugin"),
                !declaration.contains("path: \"Tests/"),
                let name = declaration.firstMatch(of: /name: "([^"]+)"/)
            else { return nil }
            let words = declaration.matches(of: /"([^"]+)"/).map { String($0.output.1) }
            return Room(name: String(name.output.1), dependencies: Set(words.dropFirst()))
        }
    }
}
