import Checks
import Layouts
import XLSX

extension InterchangeError {
    /// Whether what is wrong is named in the error itself and lies in no input: an output, a data file, or a name that
    /// the user gave.
    var isElsewhere: Bool {
        switch self {
        case .cannotWrite, .templates, .checking(.unknownPack), .checking(.unknownRule), .unknownKind,
            .unknownFundType, .noLedger, .layout(.unknownLayout), .layout(.unknownFundType),
            .layout(.unknownKind), .layout(.otherKind):
            true
        default: false
        }
    }

    /// Whether it lies in the forms that are written, rather than in where they are written: without the input
    /// that they are of, the others can be written.
    var isOfContent: Bool {
        switch self {
        case .csvWriting, .longShape, .json, .layout, .databaseWriting: true
        case .workbookWriting(let error):
            switch error {
            case .file, .noTemporarySpace, .incomplete: false
            default: true
            }
        default: false
        }
    }
}
