import ArgumentParser
import Interchange

/// The word of a command line that stands where a subcommand is to be named and names none.
///
/// The argument parser calls such a word an unexpected argument, which sends people looking in the wrong place.
struct UnknownVerb {
    /// The word as it was typed.
    let word: String
    /// The subcommands that it could have been.
    let names: [String]

    /// Looks at a command line; nil where every word that should name a subcommand does.
    init?(in arguments: [String]) {
        var words = UnknownVerb.words(of: arguments)
        var command: any ParsableCommand.Type = Jixiao.self
        // `help` takes the same words as the command itself.
        if words.first == "help" { words.removeFirst() }
        for word in words {
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty else { return nil }
            guard let next = subcommands.first(where: { $0.configuration.commandName == word }) else {
                self.word = word
                names = subcommands.compactMap { $0.configuration.commandName }
                return
            }
            command = next
        }
        return nil
    }

    /// The subcommand that the word was probably meant for; nil where none is near.
    var nearest: String? {
        NearestWord.find(word, in: names)
    }

    /// The words that are not options, nor the value of the one option that may stand before a verb.
    private static func words(of arguments: [String]) -> [String] {
        var words: [String] = []
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--lang" {
                rest = rest.dropFirst()
            } else if !word.hasPrefix("-") {
                words.append(word)
            }
        }
        return words
    }
}
