#if ISAL
    import CDeflate
    import CISAL
    import CZip

    /// An entry too large for one go, inflated window by window with ISA-L, twice as fast as libzip does it.
    ///
    /// libzip hands out its packed bytes. That what they inflate to has the size and the checksum that the
    /// archive says is checked here, before the last window is handed out.
    final class InflatedReader: EntryReader {
        private let file: OpaquePointer
        private let entry: ZipEntry
        private let name: String
        // libzip's archive must outlive its open entries.
        private let archive: ZipArchive
        private let state: UnsafeMutablePointer<inflate_state>
        private let packed: UnsafeMutablePointer<UInt8>
        private var checksum: UInt32 = 0
        private var size: UInt64 = 0

        private static let packedBytes = 64 << 10

        /// Takes over an entry that was opened for its packed bytes.
        init(_ file: OpaquePointer, of entry: ZipEntry, name: String, in archive: ZipArchive) {
            self.file = file
            self.entry = entry
            self.name = name
            self.archive = archive
            state = .allocate(capacity: 1)
            packed = .allocate(capacity: InflatedReader.packedBytes)
            isal_inflate_init(state)
        }

        deinit {
            zip_fclose(file)
            state.deallocate()
            packed.deallocate()
        }

        override func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
            while state.pointee.block_state != ISAL_BLOCK_FINISH {
                if state.pointee.avail_in == 0 { try refill() }
                let isDry = state.pointee.avail_in == 0
                let room = UInt32(clamping: buffer.count)
                state.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
                state.pointee.avail_out = room
                guard isal_inflate(state) >= ISAL_DECOMP_OK else { throw damaged }
                let count = Int(room - state.pointee.avail_out)
                checksum = libdeflate_crc32(checksum, buffer.baseAddress, count)
                size += UInt64(count)
                if state.pointee.block_state == ISAL_BLOCK_FINISH {
                    guard size == entry.status.size, checksum == entry.status.crc else { throw damaged }
                }
                guard size <= entry.status.size else { throw damaged }
                if count > 0 { return count }
                guard !isDry || state.pointee.block_state == ISAL_BLOCK_FINISH else { throw damaged }
            }
            return 0
        }

        private func refill() throws(ZipError) {
            let count = zip_fread(file, packed, zip_uint64_t(InflatedReader.packedBytes))
            guard count >= 0 else { throw damaged }
            state.pointee.next_in = packed
            state.pointee.avail_in = UInt32(count)
        }

        private var damaged: ZipError { .damaged(entry: name) }
    }
#endif
