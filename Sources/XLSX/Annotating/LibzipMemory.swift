import CZip
import Glibc

/// Bytes of ours in memory of libzip's own, the only kind that its sources to be written may stand on.
///
/// What libzip does with the memory of a source is its own affair: to put a changed archive together it may
/// clone the source, and libzip 1.7.3 frees the clone's memory even where it was told (`freep` 0) that it belongs
/// to the caller. So it gets memory of `malloc`, and frees it (`freep` 1).
enum LibzipMemory {
    /// A source over a copy of the bytes; nil where there is no memory for it, of which `failure` tells.
    ///
    /// The caller owns the source until `zip_open_from_source`, `zip_file_add` or `zip_file_replace` took it; where
    /// those fail, it is the caller's still, to be given to `zip_source_free`.
    static func source(_ bytes: UnsafeRawBufferPointer, _ failure: inout zip_error_t) -> OpaquePointer? {
        guard let memory = malloc(max(1, bytes.count)) else {
            zip_error_set(&failure, ZIP_ER_MEMORY, ENOMEM)
            return nil
        }
        if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
        guard let source = zip_source_buffer_create(memory, zip_uint64_t(bytes.count), 1, &failure) else {
            // Only a source that was made frees what it stands on.
            free(memory)
            return nil
        }
        return source
    }
}
