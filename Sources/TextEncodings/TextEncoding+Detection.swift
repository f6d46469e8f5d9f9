extension TextEncoding {
    /// UTF-8 or GB18030, for bytes that are neither marked nor UTF-16.
    package static func unmarked(_ sample: Span<UInt8>, isWhole: Bool) -> TextEncoding {
        let outcome = UTF8Check.validPrefix(of: sample)
        if outcome.failure == nil || (outcome.failure == .incomplete && !isWhole) { return .utf8 }
        return isBrokenUTF8(sample) ? .utf8 : .gb18030
    }

    /// Whether nearly all that is not ASCII is UTF-8: of GB18030, some tenth is by chance.
    private static func isBrokenUTF8(_ sample: Span<UInt8>) -> Bool {
        let head = sample.extracting(first: 1 << 18)
        var sound = 0
        var broken = 0
        head.withUnsafeBufferPointer { bytes in
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where !scalar.isASCII {
                if scalar == "\u{FFFD}" { broken += 1 } else { sound += 1 }
            }
        }
        return sound > 4 * broken
    }
}
