import Glibc

/// A file to be written whole or not at all.
struct OutputFile {
    /// Where it is to stand.
    let path: String

    private static let attempts = 16

    /// Puts the bytes in the file's place at one stroke; on an error an earlier file stays as it was.
    func replace(with bytes: [UInt8]) throws(XLSXWriteError) {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .cannotCreate(path: path, errno: EINVAL) }
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path: path) }
        // A link to a file stays a link: what it leads to is replaced.
        let target = exists ? resolved(path) : path
        let (temporary, descriptor) = try makeBeside(target)
        // An earlier file's permissions go on to hold.
        if exists { fchmod(descriptor, status.st_mode & 0o7777) }
        var failure = OutputFile.write(bytes, to: descriptor)
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporary, target) != 0 { failure = errno }
        if failure != 0 {
            unlink(temporary)
            throw error(failure)
        }
    }

    private func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Makes an empty file under a name of its own, hidden and short enough wherever the target's is.
    private func makeBeside(_ target: String) throws(XLSXWriteError) -> (path: String, descriptor: Int32) {
        let folder = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target[...$0] } ?? ""
        for _ in 0..<OutputFile.attempts {
            let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
            let path = "\(folder).\(number).tmp"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (path, descriptor) }
            guard errno == EEXIST || errno == EINTR else { throw error(errno) }
        }
        throw error(EEXIST)
    }

    /// Writes all bytes; gives the system's reason where it cannot, else zero.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }

    private func error(_ errno: Int32) -> XLSXWriteError { XLSXWriteError(errno: errno, path: path) }
}
