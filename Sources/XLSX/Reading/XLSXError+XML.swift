public import Markup

extension XLSXError: XMLFailure {
    /// The error for a part that is not read as XML.
    public static func xml(_ error: XMLError) -> XLSXError {
        switch error {
        case .malformed(let part, let offset): .malformedXML(part: part, offset: offset)
        case .doctype(let part): .doctype(part: part)
        case .unsupportedEncoding(let part): .unsupportedEncoding(part: part)
        case .tooBig(let limit, let maximum, let part):
            .tooBig(XLSXLimits.Name(limit), maximum: maximum, part: part)
        }
    }
}

extension XLSXLimits.Name {
    fileprivate init(_ limit: XMLLimits.Name) {
        self =
            switch limit {
            case .markupBytes: .markupBytes
            case .attributes: .attributes
            case .nesting: .nesting
            }
    }
}
