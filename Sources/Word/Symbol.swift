/// Signs of symbol fonts, as far as forms have them: check boxes and ticks.
enum Symbol {
    /// The text for a character of a font, `F0FE` of Wingdings; empty where it has none.
    static func text(font: String, code: String) -> [UInt8] {
        guard let number = UInt32(code, radix: 16) else { return [] }
        let table = font.lowercased().contains("wingdings 2") ? wingdings2 : wingdings
        if number >= 0xF000, number < 0xF100 {
            return Array((table[number & 0xFF] ?? "").utf8)
        }
        guard let scalar = Unicode.Scalar(number), number >= 0x20 else { return [] }
        return Array(String(Character(scalar)).utf8)
    }

    private static let wingdings: [UInt32: String] = [
        0x6F: "□", 0x71: "❑", 0x72: "❒", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x6C: "●",
        0x6E: "■", 0xD8: "➢", 0xE0: "→",
    ]
    private static let wingdings2: [UInt32: String] = [
        0x2A: "□", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐",
    ]
}
