/// Writes compound files: streams in sectors, laid out in any order.
struct CompoundFileWriter {
    /// The streams, and the storages, whose contents are nil.
    var entries: [(name: String, contents: [UInt8]?)] = []
    /// 9 for version 3, 12 for version 4.
    var sectorShift = 9
    /// Puts the sectors of streams into an order of its own; nil for one after another.
    var order: (([Int]) -> [Int])?
    /// Whether small streams lie in the mini stream.
    var usesMiniStream = true

    static let endOfChain: UInt32 = 0xFFFF_FFFE
    static let freeSector: UInt32 = 0xFFFF_FFFF
    private static let tableSector: UInt32 = 0xFFFF_FFFD
    private static let furtherTableSector: UInt32 = 0xFFFF_FFFC

    private var sectorBytes: Int { 1 << sectorShift }

    /// The bytes of the file.
    func bytes() -> [UInt8] {
        var layout = Layout(sectorBytes: sectorBytes, order: order)
        var starts: [(start: UInt32, size: Int)] = []
        var mini: [UInt8] = []
        var miniTable: [UInt32] = []
        for entry in entries {
            let contents = entry.contents ?? []
            if contents.isEmpty {
                starts.append((CompoundFileWriter.endOfChain, 0))
            } else if usesMiniStream, contents.count < 4096 {
                let first = miniTable.count
                let count = (contents.count + 63) / 64
                for sector in 1...count {
                    miniTable.append(
                        sector == count ? CompoundFileWriter.endOfChain : UInt32(first + sector))
                }
                mini += contents + [UInt8](repeating: 0, count: count * 64 - contents.count)
                starts.append((UInt32(first), contents.count))
            } else {
                starts.append((layout.add(contents), contents.count))
            }
        }
        let miniStart = mini.isEmpty ? CompoundFileWriter.endOfChain : layout.add(mini)
        let miniTableStart =
            miniTable.isEmpty
            ? CompoundFileWriter.endOfChain : layout.add(miniTable.flatMap { $0.littleEndianBytes })
        let directoryStart = layout.add(directory(starts, miniStart: miniStart, miniSize: mini.count))
        return finish(&layout, directoryStart: directoryStart, miniTableStart: miniTableStart)
    }

    /// Sectors, and what follows what.
    private struct Layout {
        let sectorBytes: Int
        let order: (([Int]) -> [Int])?
        var sectors: [[UInt8]] = []
        var table: [UInt32] = []

        init(sectorBytes: Int, order: (([Int]) -> [Int])?) {
            self.sectorBytes = sectorBytes
            self.order = order
        }

        /// Adds a stream; returns its first sector.
        mutating func add(_ contents: [UInt8]) -> UInt32 {
            let count = max(1, (contents.count + sectorBytes - 1) / sectorBytes)
            let free = Array(sectors.count..<(sectors.count + count))
            let places = order?(free) ?? free
            sectors += [[UInt8]](repeating: [], count: count)
            table += [UInt32](repeating: CompoundFileWriter.endOfChain, count: count)
            for (index, place) in places.enumerated() {
                let start = min(index * sectorBytes, contents.count)
                let part = contents[start..<min(start + sectorBytes, contents.count)]
                sectors[place] = part + [UInt8](repeating: 0, count: sectorBytes - part.count)
                if index + 1 < count { table[place] = UInt32(places[index + 1]) }
            }
            return UInt32(places[0])
        }
    }

    /// Writes the table of sectors and the header.
    private func finish(
        _ layout: inout Layout, directoryStart: UInt32, miniTableStart: UInt32
    ) -> [UInt8] {
        let perSector = sectorBytes / 4
        var tableSectors = 0
        var furtherSectors = 0
        while true {
            let all = layout.sectors.count + tableSectors + furtherSectors
            let needed = (all + perSector - 1) / perSector
            let further = (max(0, needed - 109) + perSector - 2) / (perSector - 1)
            if needed == tableSectors, further == furtherSectors { break }
            (tableSectors, furtherSectors) = (needed, further)
        }
        let first = layout.sectors.count
        var table = layout.table
        table += [UInt32](repeating: CompoundFileWriter.tableSector, count: tableSectors)
        table += [UInt32](repeating: CompoundFileWriter.furtherTableSector, count: furtherSectors)
        table += [UInt32](
            repeating: CompoundFileWriter.freeSector, count: tableSectors * perSector - table.count)
        let places = (0..<tableSectors).map { UInt32(first + $0) }
        var further = Array(places.dropFirst(109))
        var furtherBytes: [UInt8] = []
        for index in 0..<furtherSectors {
            var part = Array(further.prefix(perSector - 1))
            further.removeFirst(part.count)
            part += [UInt32](repeating: CompoundFileWriter.freeSector, count: perSector - 1 - part.count)
            part.append(
                index + 1 < furtherSectors
                    ? UInt32(first + tableSectors + index + 1) : CompoundFileWriter.endOfChain)
            furtherBytes += part.flatMap { $0.littleEndianBytes }
        }
        var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        header += [UInt8](repeating: 0, count: 16)
        for number in [0x3E, sectorShift == 9 ? 3 : 4, 0xFFFE, sectorShift, 6, 0, 0, 0] {
            header += UInt16(number).littleEndianBytes
        }
        let furtherStart = furtherSectors == 0 ? CompoundFileWriter.endOfChain : UInt32(first + tableSectors)
        for number: UInt32 in [
            0, UInt32(tableSectors), directoryStart, 0, usesMiniStream ? 4096 : 0, miniTableStart, 0,
            furtherStart,
            UInt32(furtherSectors),
        ] { header += number.littleEndianBytes }
        for index in 0..<109 {
            header += (index < places.count ? places[index] : CompoundFileWriter.freeSector).littleEndianBytes
        }
        header += [UInt8](repeating: 0, count: sectorBytes - header.count)
        return header + layout.sectors.joined() + table.flatMap { $0.littleEndianBytes } + furtherBytes
    }

    /// The root and the entries, each the right neighbour of the one before.
    private func directory(
        _ starts: [(start: UInt32, size: Int)], miniStart: UInt32, miniSize: Int
    ) -> [UInt8] {
        func entry(_ name: String, kind: UInt8, right: Int?, child: Int?, start: UInt32, size: Int) -> [UInt8]
        {
            let units = Array(name.utf16).flatMap { $0.littleEndianBytes }
            var entry = units + [UInt8](repeating: 0, count: 64 - units.count)
            entry += UInt16(units.count + 2).littleEndianBytes + [kind, 1]
            entry += CompoundFileWriter.freeSector.littleEndianBytes
            entry += (right.map { UInt32($0) } ?? CompoundFileWriter.freeSector).littleEndianBytes
            entry += (child.map { UInt32($0) } ?? CompoundFileWriter.freeSector).littleEndianBytes
            entry += [UInt8](repeating: 0, count: 36) + start.littleEndianBytes
            // The upper half of a size is whatever it happened to be.
            return entry + UInt32(size).littleEndianBytes
                + (sectorShift == 9 ? [0xCD, 0xCD, 0, 0] : [0, 0, 0, 0])
        }
        var directory = entry(
            "Root Entry", kind: 5, right: nil, child: entries.isEmpty ? nil : 1, start: miniStart,
            size: miniSize)
        for (index, item) in entries.enumerated() {
            directory += entry(
                item.name, kind: item.contents == nil ? 1 : 2,
                right: index + 1 < entries.count ? index + 2 : nil,
                child: nil, start: starts[index].start, size: starts[index].size)
        }
        return directory
    }
}

extension FixedWidthInteger {
    /// The bytes, low byte first.
    var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
