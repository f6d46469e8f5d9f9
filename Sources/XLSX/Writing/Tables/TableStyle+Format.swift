import CXLSXWriter

extension TableStyle {
    /// Gives a format of libxlsxwriter's these looks.
    func set(_ format: UnsafeMutablePointer<lxw_format>) {
        StyleTable.setFont(of: format, size: fontSize)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        switch alignment {
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        if isBold { format_set_bold(format) }
        if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
        if let colour { format_set_font_color(format, lxw_color_t(colour)) }
        if let fill {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_bg_color(format, lxw_color_t(fill))
        }
        if let border {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, lxw_color_t(border))
        }
        if wraps { format_set_text_wrap(format) }
        if !numberFormat.isEmpty { format_set_num_format(format, numberFormat) }
    }
}
