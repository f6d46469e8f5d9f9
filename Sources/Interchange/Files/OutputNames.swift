import Files

/// What the outputs in a folder are called: each after its input.
enum OutputNames {
    /// The names, in the order of the inputs, each of them once.
    ///
    /// `a/form.xlsx` becomes `form.json`. Where two inputs would share a name, each keeps its own extension
    /// too (`form.xlsx.json`, `form.csv.json`), and what still is the same is numbered (`form.xlsx-2.json`).
    /// Case is not enough to tell names apart, since not every file system heeds it.
    static func names(for inputs: [String], format: DocumentFormat) -> [String] {
        var stems: [String: Int] = [:]
        for input in inputs { stems[stem(of: input).lowercased(), default: 0] += 1 }
        var taken: Set<String> = []
        return inputs.map { input in
            let isShared = stems[stem(of: input).lowercased(), default: 0] > 1
            let base = isShared && input != "-" ? fitting(name(of: input)) : stem(of: input)
            var name = base
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = "\(base)-\(number)"
                number += 1
            }
            return "\(name).\(format.rawValue)"
        }
    }

    private static func stem(of input: String) -> String {
        input == "-" ? "stdin" : fitting(Path(name(of: input)).stem)
    }

    /// The input's name in characters, whatever its bytes are: outputs are named in UTF-8.
    private static func name(of input: String) -> String { Path(Path(input).name).shown }

    /// As much of a name as leaves room for a number and an extension in the 255 bytes that file systems have for it.
    private static func fitting(_ name: String) -> String {
        guard name.utf8.count > maximumBytes else { return name }
        var short = ""
        for character in name {
            guard short.utf8.count + character.utf8.count <= maximumBytes else { break }
            short.append(character)
        }
        return short
    }

    private static let maximumBytes = 240
}
