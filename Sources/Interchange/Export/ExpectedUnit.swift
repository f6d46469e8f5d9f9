/// A unit that must report, by whatever name.
public struct ExpectedUnit: Hashable, Sendable {
    /// Its name as the list has it.
    public let name: String
    /// All its names as they are compared.
    let plainNames: Set<String>

    /// Makes a unit of its name and its other names.
    ///
    /// - Parameter ownLevel: what is put behind a name for the unit itself, `（本级）`.
    init(_ name: String, aliases: [String] = [], ownLevel: [String] = []) {
        self.name = name
        plainNames = Set(
            ([name] + aliases).map { ExpectedUnit.plain($0, ownLevel: ownLevel) }.filter { !$0.isEmpty })
    }

    /// A name as it is compared.
    static func plain(_ name: String, ownLevel: [String]) -> String {
        var plain = FormKey.plain(name)
        for ending in ownLevel where plain.hasSuffix(ending) && plain != ending {
            plain = String(plain.dropLast(ending.count))
            break
        }
        return plain
    }

    /// Whether a path names the unit: in the name of a file or of one of its folders.
    func isNamed(inPath plainPath: String) -> Bool {
        // Names of two characters stand in too many others.
        plainNames.contains { $0.count > 2 && plainPath.contains($0) }
    }
}
