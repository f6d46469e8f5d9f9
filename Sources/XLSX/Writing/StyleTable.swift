import CXLSXWriter
import Glibc
import Sheets

/// Tells libxlsxwriter how the cells of a style look.
enum StyleTable {
    /// The font of every cell.
    static let fontName = "宋体"
    /// The bytes that libxlsxwriter keeps of a number format; what is over, it drops without a word.
    private static let maximumFormatBytes = 127

    /// A yellow that a black-and-white printer leaves out.
    private static let inputColour: lxw_color_t = 0xFFFD_E7
    private static let checkColour: lxw_color_t = 0x1F4E_79

    /// Whether a number format comes through libxlsxwriter and XML as it is.
    static func permits(numberFormat: String) -> Bool {
        numberFormat.utf8.count <= maximumFormatBytes
            && numberFormat.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0 != "\u{FFFE}" && $0 != "\u{FFFF}"
            }
    }

    /// Makes the format for a style.
    static func format(
        for style: CellStyle, in workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(XLSXWriteError) -> UnsafeMutablePointer<lxw_format> {
        guard let format = workbook_add_format(workbook) else {
            throw XLSXWriteError(errno: ENOMEM, path: "memory")
        }
        set(format, to: style)
        return format
    }

    /// Sets the font that every cell has.
    static func setFont(of format: UnsafeMutablePointer<lxw_format>, size: Int) {
        format_set_font_name(format, fontName)
        format_set_font_size(format, Double(size))
        // As Excel describes 宋体: a monospaced family, the GB 2312 character set.
        format_set_font_family(format, 3)
        format_set_font_charset(format, 134)
    }

    private static func set(_ format: UnsafeMutablePointer<lxw_format>, to style: CellStyle) {
        setFont(of: format, size: style.fontSize)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if style.wraps { format_set_text_wrap(format) }
        if !style.numberFormat.isEmpty { format_set_num_format(format, style.numberFormat) }
        switch style.role {
        case .title:
            format_set_bold(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .subtitle:
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .label, .value:
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .text:
            format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .note:
            format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .check:
            format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
            format_set_font_color(format, checkColour)
        }
        if style.isInput {
            format_set_unlocked(format)
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_bg_color(format, inputColour)
        }
    }
}
