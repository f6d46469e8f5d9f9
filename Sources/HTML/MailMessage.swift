/// A page with what belongs to it in one message (MHTML), as Excel saves "single file web pages".
///
/// Source: RFC 2045, RFC 2046 and RFC 2557.
struct MailMessage {
    /// The pages in it, decoded from how mail carries them.
    private(set) var pages: [[UInt8]] = []

    /// How many parts are looked at, and how deep they may lie in one another.
    private static let partLimit = 4096
    private static let depthLimit = 8
    /// How far into a file its headers are looked for, in bytes.
    private static let headBytes = 4096

    private struct Part {
        var type = "text/plain"
        var boundary: [UInt8]?
        var encoding = ""
        var content: ArraySlice<UInt8>
    }

    /// Whether a file begins with the headers of a message.
    static func begins(_ bytes: [UInt8]) -> Bool {
        var head = bytes.prefix(headBytes)
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
        head = head.drop { $0 <= 0x20 }
        guard let first = head.first, first != UInt8(ascii: "<") else { return false }
        for line in head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let text = String(decoding: line, as: UTF8.self).lowercased()
            if text.hasPrefix("mime-version:") { return true }
            // Headers are a name and a colon, or go on from the line before.
            let name = text.prefix { $0 != ":" }
            let isHeader =
                name.count < text.count && name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
            guard isHeader || text.hasPrefix(" ") || text.hasPrefix("\t") else { return false }
        }
        return false
    }

    /// Takes a message apart.
    ///
    /// - Throws: `HTMLError.noPage` where there is no page in it.
    init(_ bytes: [UInt8]) throws(HTMLError) {
        var left = MailMessage.partLimit
        var whole = bytes[...]
        if whole.starts(with: [0xEF, 0xBB, 0xBF]) { whole = whole.dropFirst(3) }
        take(MailMessage.part(whole.drop { $0 <= 0x20 }), depth: 0, left: &left)
        guard !pages.isEmpty else { throw .noPage }
    }

    private mutating func take(_ part: Part, depth: Int, left: inout Int) {
        guard left > 0, depth < MailMessage.depthLimit else { return }
        left -= 1
        if let boundary = part.boundary {
            for piece in MailMessage.pieces(part.content, boundary) where left > 0 {
                take(MailMessage.part(piece), depth: depth + 1, left: &left)
            }
        } else if part.type == "text/html" {
            pages.append(MailMessage.decoded(part))
        }
    }

    /// Reads the headers in front of a part.
    private static func part(_ bytes: ArraySlice<UInt8>) -> Part {
        var part = Part(content: [])
        var rest = bytes
        var header = ""
        func take(_ header: String) {
            guard let colon = header.firstIndex(of: ":") else { return }
            let value = header[header.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            switch header[..<colon].lowercased() {
            case "content-type":
                part.type = value.prefix { $0 != ";" && $0 != " " }.lowercased()
                if part.type.hasPrefix("multipart/"),
                    let range = value.lowercased().firstRange(of: "boundary=")
                {
                    let offset = value.lowercased().distance(
                        from: value.lowercased().startIndex, to: range.upperBound)
                    var word = value.dropFirst(offset)
                    if word.hasPrefix("\"") {
                        word = word.dropFirst().prefix { $0 != "\"" }
                    } else {
                        word = word.prefix { $0 != ";" && $0 != " " }
                    }
                    part.boundary = Array(word.utf8)
                }
            case "content-transfer-encoding":
                part.encoding = value.prefix { $0 != ";" && $0 != " " }.lowercased()
            default: break
            }
        }
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            var line = rest[rest.startIndex..<end]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            rest = rest[min(end + 1, rest.endIndex)...]
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09 {
                header += String(decoding: line.prefix(1024), as: UTF8.self)
            } else {
                take(header)
                header = String(decoding: line.prefix(1024), as: UTF8.self)
            }
        }
        take(header)
        part.content = rest
        return part
    }

    /// What stands between the lines that are the boundary.
    private static func pieces(_ content: ArraySlice<UInt8>, _ boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        guard !boundary.isEmpty else { return [] }
        let mark = Array("--".utf8) + boundary
        var pieces: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = content.startIndex
        while line < content.endIndex {
            let end = content[line...].firstIndex(of: UInt8(ascii: "\n")) ?? content.endIndex
            if content[line..<end].starts(with: mark) {
                if let start { pieces.append(content[start..<line]) }
                if content[line..<end].dropFirst(mark.count).starts(with: "--".utf8) { return pieces }
                guard pieces.count < partLimit else { return pieces }
                start = min(end + 1, content.endIndex)
            }
            line = end + 1
        }
        // A message that is cut off ends with its last part.
        if let start { pieces.append(content[start...]) }
        return pieces
    }

    private static func decoded(_ part: Part) -> [UInt8] {
        switch part.encoding {
        case "quoted-printable": quotedPrintable(part.content)
        case "base64": base64(part.content)
        default: Array(part.content)
        }
    }

    private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "=") else {
                output.append(bytes[index])
                index += 1
                continue
            }
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            if next == UInt8(ascii: "\n") {
                index += 2
            } else if next == UInt8(ascii: "\r") {
                index += index + 2 < bytes.endIndex && bytes[index + 2] == UInt8(ascii: "\n") ? 3 : 2
            } else if index + 2 < bytes.endIndex, let high = hexadecimal(next),
                let low = hexadecimal(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 1
            guard count == 4 else { continue }
            output += [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
            (bits, count) = (0, 0)
        }
        if count == 2 { output.append(UInt8(bits >> 4 & 0xFF)) }
        if count == 3 { output += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)] }
        return output
    }
}
