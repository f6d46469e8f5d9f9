import ArgumentParser
import Templates

/// The word of a command line that says what to do.
enum Verb {
    /// The word that stands where a subcommand is to be named and names none; nil where all is well.
    ///
    /// The argument parser calls such a word an unexpected argument, which sends people looking in the wrong place.
    static func unknown(in arguments: [String]) -> String? {
        guard let word = first(in: arguments), !names.contains(word) else { return nil }
        return word
    }

    /// The subcommand that a mistyped word was probably meant for; nil where none is near.
    static func nearest(to word: String) -> String? {
        NearestWord.find(word, in: names)
    }

    /// The names of all subcommands.
    static var names: [String] {
        Jixiao.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }

    /// The first word that is no option, nor the value of the one option that may stand before a verb.
    private static func first(in arguments: [String]) -> String? {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--lang" { rest = rest.dropFirst() } else if !word.hasPrefix("-") { return word }
        }
        return nil
    }
}
