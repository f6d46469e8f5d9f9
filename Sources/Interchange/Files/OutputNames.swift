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
            let base = isShared && input != "-" ? Path(input).name : stem(of: input)
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
        input == "-" ? "stdin" : Path(input).stem
    }
}
