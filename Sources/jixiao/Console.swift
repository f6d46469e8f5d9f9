import Files
import Interchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The two streams of a command: results go out, everything about them goes to standard error.
enum Console {
    /// Writes a line to standard error; what a terminal would obey is left out of it.
    static func note(_ line: String) {
        let scalars = line.unicodeScalars.filter {
            $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
        }
        StandardStreams.note(Array("\(String(String.UnicodeScalarView(scalars)))\n".utf8))
    }

    /// Writes to standard error without ending the line, as it is.
    static func noteInPlace(_ text: String) { StandardStreams.note(Array(text.utf8)) }

    /// Writes bytes to standard output. Where it takes no more the command ends: exit status 1, with a line that
    /// says why, and nothing half written left behind.
    static func write(_ bytes: [UInt8]) {
        do throws(FileError) {
            try StandardStreams.write(bytes)
        } catch {
            UnfinishedFiles.shared.discardAll()
            note(Messages(Speech.language).text(InterchangeError(error), in: "-"))
            exit(1)
        }
    }

    /// Writes text to standard output.
    static func write(_ text: String) { write(Array(text.utf8)) }
}
