import ArgumentParser

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
        let near = names.map { (name: $0, steps: steps(from: word, to: $0)) }.min { $0.steps < $1.steps }
        return near.flatMap { $0.steps <= 2 ? $0.name : nil }
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

    /// How many letters are put in, left out or replaced to make one word of the other.
    private static func steps(from first: String, to second: String) -> Int {
        let second = Array(second)
        var row = Array(0...second.count)
        for (line, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in second.indices {
                let replaced = diagonal + (letter == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
