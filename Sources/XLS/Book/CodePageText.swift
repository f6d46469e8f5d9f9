import Primitives
import TextEncodings

/// Turns the text of a workbook of Excel 5 or 95, which is in bytes of a code page, into UTF-8.
struct CodePageText: ~Copyable {
    /// The number of the code page; 0 where the workbook does not say.
    let codePage: Int
    /// Whether the code page is one of those that GB18030 includes, or is not said.
    private let isChinese: Bool
    private let decoder: TextDecoder?

    private static let chinese: Set<Int> = [0, 936, 54936]
    private static let utf8 = 65001

    init(codePage: Int = 0) {
        self.codePage = codePage
        isChinese = CodePageText.chinese.contains(codePage)
        decoder = try? TextDecoder(.gb18030)
    }

    /// Appends the text of some bytes.
    ///
    /// What is in another code page than that of Chinese is read as GB18030 all the same: files of Chinese offices
    /// that name another one were mostly written by programs that did not know better.
    ///
    /// - Returns: false where it may be wrong: bytes that are no GB18030, which become U+FFFD, and any but ASCII
    ///   where the workbook names another code page.
    func decode(_ bytes: [UInt8], to text: inout ByteArena) -> Bool {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            text.append(contentsOf: bytes)
            return true
        }
        let isUTF8 = UTF8Check.validPrefix(of: bytes.span).failure == nil
        if codePage == CodePageText.utf8, isUTF8 {
            text.append(contentsOf: bytes)
            return true
        }
        if let decoded = chinese(bytes) {
            text.append(contentsOf: decoded)
            return isChinese
        }
        if isUTF8 {
            text.append(contentsOf: bytes)
            return codePage == 0
        }
        // With U+FFFD for each byte that belongs to no character.
        text.append(contentsOf: TextEncoding.gb18030.decode(bytes[...]) ?? [])
        return false
    }

    /// The text as GB18030; nil where it is none.
    private func chinese(_ bytes: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        let outcome = decoder?.decode(bytes.span, isLast: true, to: &output)
        return outcome.map { $0.failure == nil } == true ? output : nil
    }
}
