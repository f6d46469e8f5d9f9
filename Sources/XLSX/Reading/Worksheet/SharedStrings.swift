import Markup
import Primitives

/// The texts that cells of all sheets share, end to end in one run of bytes.
struct SharedStrings: ~Copyable {
    /// The UTF-8 bytes of all texts.
    private(set) var bytes = ByteArena(capacity: 4096)
    /// Where each text ends; it starts where the one before ends.
    private var ends: [UInt32] = []
    /// What is struck out in those texts that leave it out, by their number.
    private(set) var struck: [Int: String] = [:]

    /// How many there are.
    var count: Int { ends.count }

    /// The bytes of a text.
    @inline(__always)
    func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    /// Forgets the last workbook's.
    mutating func removeAll() {
        bytes.removeAll()
        ends.removeAll(keepingCapacity: ends.count < 100_000)
        struck = [:]
    }

    /// Takes in the shared strings part.
    mutating func read(_ part: String, in archive: Archive, with scanner: inout XMLScanner) throws(XLSXError)
    {
        let limits = archive.limits
        try scanner.begin(try archive.open(part), part: part)
        while true {
            while let text = scanner.takePlainString() {
                try checkCount(limits, part)
                let start = bytes.count
                bytes.append(contentsOf: text)
                EscapedText.decode(&bytes, from: start)
                try end(limits, part)
            }
            switch try scanner.next() {
            case .endOfDocument: return
            case .start where scanner.isNamed("si"):
                try checkCount(limits, part)
                let struck = try scanner.readRichText(into: &bytes)
                if !struck.isEmpty { self.struck[ends.count] = struck }
                try end(limits, part)
            default: continue
            }
        }
    }

    @inline(__always)
    private func checkCount(_ limits: borrowing XLSXLimits, _ part: String) throws(XLSXError) {
        guard ends.count < limits.sharedStrings else {
            throw .tooBig(.sharedStrings, maximum: limits.sharedStrings, part: part)
        }
    }

    /// Ends the text that was appended.
    @inline(__always)
    private mutating func end(_ limits: borrowing XLSXLimits, _ part: String) throws(XLSXError) {
        guard bytes.count <= limits.textBytes, let end = UInt32(exactly: bytes.count) else {
            throw .tooBig(.textBytes, maximum: limits.textBytes, part: part)
        }
        ends.append(end)
    }
}

extension XMLScanner {
    /// Appends the text of the element whose start was just met: of `t` in it and in its runs, not of the
    /// phonetic runs above it, nor of runs that are struck out.
    ///
    /// - Returns: the text of those.
    @discardableResult
    mutating func readRichText(into bytes: inout ByteArena) throws(XLSXError) -> String {
        let start = bytes.count
        let level = depth
        var isStruck = false
        var struck = ""
        while true {
            switch try next() {
            case .end where depth < level:
                EscapedText.decode(&bytes, from: start)
                return struck
            case .start where isNamed("t"):
                let keepsSpace = prefixedAttribute("space").map { $0.spells("preserve") } ?? false
                let first = bytes.count
                try appendText(to: &bytes)
                if !keepsSpace { bytes.trimSpace(from: first) }
                guard isStruck else { continue }
                EscapedText.decode(&bytes, from: first)
                struck += bytes.string(first..<bytes.count)
                bytes.truncate(to: first)
            case .start where isNamed("r"): isStruck = false
            case .start where isNamed("rPh"): try skipElement()
            case .start where isNamed("rPr"): isStruck = try isStruckOut()
            case .endOfDocument: return struck
            default: continue
            }
        }
    }

    /// Whether the properties of a run or font whose start was just met strike its text out; reads past their
    /// end.
    mutating func isStruckOut() throws(XLSXError) -> Bool {
        let level = depth
        var isStruck = false
        while true {
            switch try next() {
            case .start where isNamed("strike"):
                isStruck = attribute("val").map(WholeNumber.isTrue) ?? true
            case .end where depth < level: return isStruck
            case .endOfDocument: return isStruck
            default: continue
            }
        }
    }

    /// Appends the text straight inside the element whose start was just met, and reads past its end.
    @inline(__always)
    mutating func appendText(to bytes: inout ByteArena) throws(XLSXError) {
        while true {
            switch try next() {
            case .text: bytes.append(contentsOf: text)
            case .start: try skipElement()
            case .end, .endOfDocument: return
            }
        }
    }
}
