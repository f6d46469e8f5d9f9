import CZip

/// An entry of an archive, as its directory tells of it.
public struct ZipEntry {
    /// Its number, from 0 in the order of the directory.
    public let number: Int
    /// What it says that it unpacks to; nil where it says nothing. Only reading it shows whether that is so.
    public let size: Int?
    let status: zip_stat_t

    /// When it was last changed, in seconds since 1970; nil where the archive does not say.
    public var modified: Int? {
        status.valid & UInt64(ZIP_STAT_MTIME) == 0 ? nil : Int(status.mtime)
    }

    /// Whether it is deflated and not encrypted, and says what is needed to check it.
    var canInflate: Bool {
        let needed = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
        return status.valid & needed == needed && status.comp_method == UInt16(ZIP_CM_DEFLATE)
            && !isEncrypted
    }

    var isEncrypted: Bool {
        status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0
            && status.encryption_method != UInt16(ZIP_EM_NONE)
    }

    /// Whether it says that it is small, packed and unpacked.
    var isSmall: Bool {
        status.size <= UInt64(Unpacker.smallBytes) && status.comp_size <= UInt64(Unpacker.smallBytes)
    }

    /// Whether it is small enough to be unpacked in one go, which `ZipArchive.load` is for.
    public var isUnpackedAtOnce: Bool { canInflate && isSmall }
}
