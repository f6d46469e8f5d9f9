/// A compound file: a small file system of sectors in one file, in which Office 97–2003 keeps its documents.
///
/// Nothing that it declares about itself is believed: chains of sectors are followed, each sector once at most,
/// within the bytes there are. Source: [MS-CFB].
struct CompoundFile {
    let bytes: [UInt8]
    /// Sectors are of 512 bytes in version 3 and of 4096 in version 4; the header takes the place of one.
    private let sectorShift: Int
    /// Streams shorter than this lie in the mini stream.
    private let miniStreamCutoff: Int
    /// Where the parts of the table of sectors lie.
    private let tableSectors: [UInt32]
    private let miniTableStart: UInt32
    /// The bytes of the directory, 128 for each entry.
    private(set) var directory: [UInt8] = []

    /// The first bytes of every compound file.
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let headerBytes = 512
    private static let miniSectorShift = 6
    /// How much of the directory is looked at: 32,768 entries.
    private static let directoryBytes = 4 << 20
    /// The largest number of a sector; those above say what is free and where a chain ends.
    private static let lastSector: UInt32 = 0xFFFF_FFFA
    private static let endOfChain: UInt32 = 0xFFFF_FFFE
    private static let freeSector: UInt32 = 0xFFFF_FFFF
    /// How many parts of the table of sectors the header names.
    private static let headerTableSectors = 109

    /// Reads header, table of sectors and directory.
    ///
    /// - Throws: `XLSError.damagedContainer`.
    init(_ bytes: [UInt8]) throws(XLSError) {
        guard bytes.count >= CompoundFile.headerBytes, bytes.starts(with: CompoundFile.signature) else {
            throw .damagedContainer
        }
        self.bytes = bytes
        sectorShift = bytes.unsigned16(at: 30)
        guard sectorShift == 9 || sectorShift == 12 else { throw .damagedContainer }
        miniStreamCutoff = bytes.unsigned32(at: 56)
        miniTableStart = UInt32(bytes.unsigned32(at: 60))
        tableSectors = CompoundFile.tableSectors(of: bytes, sectorShift: sectorShift)
        directory = try contents(
            from: UInt32(bytes.unsigned32(at: 48)), size: CompoundFile.directoryBytes)
    }

    /// The sectors that the table of sectors lies in: those that the header names, and those named in a chain of
    /// further sectors, as far as the file has sectors to be looked up.
    private static func tableSectors(of bytes: [UInt8], sectorShift: Int) -> [UInt32] {
        let sectorCount = (bytes.count - 1) >> sectorShift
        let perSector = 1 << (sectorShift - 2)
        let needed = (sectorCount + perSector - 1) / perSector
        var found: [UInt32] = []
        func take(_ offset: Int) -> Bool {
            let sector = UInt32(bytes.unsigned32(at: offset))
            guard found.count < needed, sector != freeSector else { return false }
            found.append(sector)
            return true
        }
        for place in 0..<headerTableSectors where !take(76 + 4 * place) { return found }
        var sector = bytes.unsigned32(at: 68)
        while found.count < needed {
            let start = (sector + 1) << sectorShift
            guard start + 1 << sectorShift <= bytes.count else { return found }
            for place in 0..<(perSector - 1) where !take(start + 4 * place) { return found }
            sector = bytes.unsigned32(at: start + 4 * (perSector - 1))
        }
        return found
    }
}

// Streams.
extension CompoundFile {
    /// The bytes of an entry's stream: at most as many as it says that it has, and fewer where its chain of
    /// sectors ends before.
    ///
    /// - Throws: `XLSError.damagedContainer` where a chain leads out of the file or back into itself.
    func contents(of entry: Int) throws(XLSError) -> [UInt8] {
        let size = self.size(of: entry)
        let start = self.start(of: entry)
        guard size < miniStreamCutoff else { return try contents(from: start, size: size) }
        let miniTable = try contents(from: miniTableStart, size: .max)
        let miniStream = try contents(from: self.start(of: 0), size: self.size(of: 0))
        var chain = SectorChain(count: miniStream.count >> CompoundFile.miniSectorShift + 1)
        var contents: [UInt8] = []
        var sector = start
        while contents.count < size, sector != CompoundFile.endOfChain {
            let first = Int(sector) << CompoundFile.miniSectorShift
            guard first < miniStream.count, chain.visit(Int(sector)) else { throw .damagedContainer }
            let count = min(
                1 << CompoundFile.miniSectorShift, miniStream.count - first, size - contents.count)
            contents += miniStream[first..<(first + count)]
            guard Int(sector) * 4 + 4 <= miniTable.count else { throw .damagedContainer }
            sector = UInt32(miniTable.unsigned32(at: Int(sector) * 4))
        }
        return contents
    }

    /// The bytes of a chain of sectors, at most so many. Sectors that follow one another are copied at once.
    private func contents(from start: UInt32, size: Int) throws(XLSError) -> [UInt8] {
        var chain = SectorChain(count: bytes.count >> sectorShift + 1)
        var contents: [UInt8] = []
        var taken = 0
        var run = 0..<0
        var sector = start
        while taken < size, sector != CompoundFile.endOfChain {
            let first = (Int(sector) + 1) << sectorShift
            guard sector <= CompoundFile.lastSector, first < bytes.count, chain.visit(Int(sector)) else {
                throw .damagedContainer
            }
            let count = min(1 << sectorShift, bytes.count - first, size - taken)
            taken += count
            if run.upperBound == first {
                run = run.lowerBound..<(first + count)
            } else {
                contents += bytes[run]
                run = first..<(first + count)
            }
            sector = try next(after: sector)
        }
        if contents.isEmpty { return Array(bytes[run]) }
        contents += bytes[run]
        return contents
    }

    /// The sector that follows in its chain.
    private func next(after sector: UInt32) throws(XLSError) -> UInt32 {
        let part = Int(sector) >> (sectorShift - 2)
        guard part < tableSectors.count else { throw .damagedContainer }
        let place = Int(sector) & (1 << (sectorShift - 2) - 1)
        let offset = (Int(tableSectors[part]) + 1) << sectorShift + 4 * place
        guard offset + 4 <= bytes.count else { throw .damagedContainer }
        return UInt32(bytes.unsigned32(at: offset))
    }
}
