// What the directory says: entries of 128 bytes, in a tree whose order is not relied on.
extension CompoundFile {
    private static let entryBytes = 128
    private static let nameBytes = 64

    /// What an entry is, by the byte that says so.
    private enum EntryKind: UInt8 {
        case storage = 1
        case stream = 2
        case root = 5
    }

    private var entryCount: Int { directory.count / CompoundFile.entryBytes }

    private func kind(of entry: Int) -> EntryKind? {
        EntryKind(rawValue: directory[entry * CompoundFile.entryBytes + 66])
    }

    /// The first sector of an entry's stream.
    func start(of entry: Int) -> UInt32 {
        UInt32(directory.unsigned32(at: entry * CompoundFile.entryBytes + 116))
    }

    /// How many bytes an entry says that its stream has: 32 bits, since version 3 leaves the others as they
    /// happened to be, and no stream that is read here needs more.
    func size(of entry: Int) -> Int { directory.unsigned32(at: entry * CompoundFile.entryBytes + 120) }

    /// The stream of a name, written in any case: one of the root's own where there is one, since documents that
    /// are embedded in others have streams of the same names.
    func stream(named name: String) -> Int? { entry(named: name) { $0 == .stream } }

    /// Whether there is a storage or stream of a name.
    func holds(_ name: String) -> Bool { entry(named: name) { $0 != nil } != nil }

    /// Whether the root itself has a storage or stream of a name.
    func rootHolds(_ name: String) -> Bool {
        let wanted = CompoundFile.folded(name)
        return rootEntries.contains { kind(of: $0) != nil && isNamed(wanted, $0) }
    }

    private func entry(named name: String, where isWanted: (EntryKind?) -> Bool) -> Int? {
        let wanted = CompoundFile.folded(name)
        return rootEntries.first { isWanted(kind(of: $0)) && isNamed(wanted, $0) }
            ?? (0..<entryCount).first { isWanted(kind(of: $0)) && isNamed(wanted, $0) }
    }

    /// The entries of the root, as far as the tree leads to them; each once, whatever the links say.
    private var rootEntries: [Int] {
        guard entryCount > 0 else { return [] }
        var chain = SectorChain(count: entryCount)
        var found: [Int] = []
        var pending = [directory.unsigned32(at: 76)]
        while let entry = pending.popLast() {
            guard entry < entryCount, chain.visit(entry) else { continue }
            found.append(entry)
            let start = entry * CompoundFile.entryBytes
            pending.append(directory.unsigned32(at: start + 72))
            pending.append(directory.unsigned32(at: start + 68))
        }
        return found
    }

    private static func folded(_ name: String) -> [UInt8] {
        name.lowercased().utf16.map { UInt8(truncatingIfNeeded: $0) }
    }

    /// Whether an entry has a name of ASCII, given in small letters.
    private func isNamed(_ wanted: [UInt8], _ entry: Int) -> Bool {
        let start = entry * CompoundFile.entryBytes
        guard wanted.count * 2 + 2 <= CompoundFile.nameBytes else { return false }
        for (place, letter) in wanted.enumerated() {
            let there = directory.unsigned16(at: start + 2 * place)
            let isCapital = (0x41...0x5A).contains(there)
            guard (isCapital ? there | 0x20 : there) == Int(letter) else { return false }
        }
        return directory.unsigned16(at: start + 2 * wanted.count) == 0
    }
}

// What the file is.
extension CompoundFile {
    /// The workbook's stream; of the two that a file for both Excel 95 and 97 has, the newer.
    ///
    /// - Throws: `XLSError.noWorkbook`.
    func workbook() throws(XLSError) -> [UInt8] {
        // Under rights management the workbook that is there to be seen only says so.
        if rootHolds("\u{9}DRMContent") { throw .noWorkbook(.encryptedDocument) }
        if rootHolds("WordDocument") { throw .noWorkbook(.wordDocument) }
        guard let entry = stream(named: "Workbook") ?? stream(named: "Book") else {
            throw .noWorkbook(nature)
        }
        return try contents(of: entry)
    }

    /// Whether the workbook has macros.
    var hasMacros: Bool { rootHolds("_VBA_PROJECT_CUR") }

    private var nature: XLSError.ContainerNature {
        if holds("EncryptedPackage") || holds("EncryptionInfo") { return .encryptedDocument }
        if holds("WordDocument") { return .wordDocument }
        if holds("PowerPoint Document") { return .presentation }
        if holds("__properties_version1.0") || holds("__nameid_version1.0") { return .message }
        return .unknown
    }
}
