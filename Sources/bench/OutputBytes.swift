import Glibc

/// A file that bytes are written to one after another.
struct OutputBytes: ~Copyable {
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw Failure(code: errno) }
    }

    deinit { close(descriptor) }

    mutating func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 { throw Failure(code: errno) }
            rest = rest.dropFirst(count)
        }
    }

    struct Failure: Error { var code: Int32 }
}
