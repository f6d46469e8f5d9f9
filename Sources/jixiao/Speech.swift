public import ArgumentParser
public import Interchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The language of this run: `--lang`, else the locale.
///
/// Help is made before any option is parsed, so the arguments are looked at once beforehand.
enum Speech {
    static let language = language(of: CommandLine.arguments) ?? Language(environment: environment)

    /// The words of this run's language.
    static func words(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
        language.pick(chinese(), english())
    }

    /// Help in this run's language.
    static func help(
        _ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String, value: String? = nil
    ) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: words(chinese(), english())).named(value)
    }

    private static func language(of arguments: [String]) -> Language? {
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
            if argument == "--lang", index + 1 < arguments.count {
                return Language(rawValue: arguments[index + 1])
            }
        }
        return nil
    }

    private static var environment: [String: String] {
        var found: [String: String] = [:]
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }
}

extension ArgumentHelp {
    fileprivate func named(_ value: String?) -> ArgumentHelp {
        var help = self
        help.valueName = value
        return help
    }
}

extension Language: ExpressibleByArgument {}
