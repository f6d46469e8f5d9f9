/// Guesses which word a mistyped one was meant for.
public enum NearestWord {
    /// More letters than this are no slip of the fingers.
    private static let mostSteps = 2

    /// The one of some words that differs from a word in the fewest letters; nil where none is near.
    public static func find(_ word: some StringProtocol, in words: some Sequence<String>) -> String? {
        let near = words.map { (word: $0, steps: steps(from: word, to: $0)) }.min { $0.steps < $1.steps }
        return near.flatMap { $0.steps <= min(mostSteps, word.count - 1) ? $0.word : nil }
    }

    /// How many letters are put in, left out or replaced to make one word of the other.
    private static func steps(from first: some StringProtocol, to second: String) -> Int {
        let second = Array(second)
        guard abs(first.count - second.count) <= mostSteps else { return mostSteps + 1 }
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
