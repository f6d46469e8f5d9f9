import Checks
import Templates

/// The rules that forms are checked against: a pack built in, of a folder of data files, or of a file.
public struct RuleBook: Sendable {
    let pack: RulePack
    /// What the file of a pack says, where it came from one; other packs are among the data files.
    let text: String?

    /// Finds a rule pack.
    ///
    /// - Parameters:
    ///   - name: the id of a pack, or the path of a YAML file that is one; nil for the national pack.
    ///   - directory: a folder of data files that replace built-in ones or are added to them.
    /// - Throws: `InterchangeError.templates` where a data file is wrong, `.checking` where there is no such
    ///   pack, and what reading the file gives.
    public init(_ name: String? = nil, overriding directory: String? = nil) throws(InterchangeError) {
        let name = name ?? RulePackStore.standardID
        let text: String? =
            name.hasSuffix(".yaml") || name.hasSuffix(".yml")
            ? String(decoding: try InputFile(reading: name).bytes, as: UTF8.self) : nil
        self.text = text
        let store: RulePackStore
        do throws(TemplateError) {
            store = try RulePackStore(TemplateFiles(overriding: directory))
            if let text {
                pack = try store.pack(yaml: text, file: name)
                return
            }
        } catch {
            throw .templates(error)
        }
        do throws(CheckError) {
            pack = try store.pack(name)
        } catch {
            throw .checking(error)
        }
    }

    /// The codes of its rules, in the order in which they are documented.
    public var codes: [String] { pack.rules.map(\.code) }

    /// The rule of a code.
    ///
    /// - Throws: `InterchangeError.checking` where the pack has no such rule.
    func rule(_ code: String) throws(InterchangeError) -> Rule {
        guard let rule = pack.rule(code) else { throw .checking(.unknownRule(code, known: codes)) }
        return rule
    }
}
