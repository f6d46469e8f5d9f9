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

    /// The rule of a code or a name; what stands in brackets behind a name may be left on: `漏填（required-missing）`.
    ///
    /// - Throws: `InterchangeError.checking` where the pack has no such rule.
    func rule(_ name: String) throws(InterchangeError) -> Rule {
        let plain = String(name.prefix { $0 != "（" && $0 != "(" }).trimmed
        guard let rule = pack.rule(plain) else {
            throw .checking(.unknownRule(name, known: pack.rules.map(\.name)))
        }
        return rule
    }

    /// What breaking a rule is called, `分值合计不符`; of a doubt that came up in reading, what that is called.
    func title(_ code: String, _ messages: Messages) -> String {
        pack.rule(code).map { messages.pick($0.name.chinese, $0.name.english) }
            ?? messages.name(ofReadingProblem: code) ?? code
    }
}

extension String {
    /// The text without white space around it.
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
