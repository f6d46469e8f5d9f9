import XLSX

extension InterchangeError {
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
