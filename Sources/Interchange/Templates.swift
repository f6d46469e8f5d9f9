import Layouts
import Templates

/// The layouts that forms are recognised and laid out by: those built in, and those of a folder over them.
public struct Templates: Sendable {
    let store: TemplateStore
    private let directory: String?

    /// What tells submissions of one form apart.
    var submissions: SubmissionWords { store.submissions }

    /// The id of a fund type, where there is one.
    ///
    /// - Throws: `InterchangeError.unknownFundType`.
    public func fundType(_ id: String) throws(InterchangeError) -> String {
        guard store.fundTypes.contains(where: { $0.id == id }) else {
            throw .unknownFundType(id, known: store.fundTypes.map(\.id))
        }
        return id
    }

    /// Reads the layouts.
    ///
    /// - Parameter directory: a folder of data files that replace built-in ones or are added to them.
    /// - Throws: `InterchangeError.templates`, which names the file, the line and the key that is wrong.
    public init(overriding directory: String? = nil) throws(InterchangeError) {
        do throws(TemplateError) {
            store = try TemplateStore(overriding: directory)
        } catch {
            throw .templates(error)
        }
        self.directory = directory
    }

    /// Everything that the data files say, in one text.
    ///
    /// - Throws: `InterchangeError.templates` where they cannot be read any more.
    func contents() throws(InterchangeError) -> String {
        do throws(TemplateError) {
            return try TemplateFiles(overriding: directory).text
        } catch {
            throw .templates(error)
        }
    }
}
