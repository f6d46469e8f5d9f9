import Foundation

/// A fenced block of a Markdown document.
struct FencedBlock {
    /// What stands behind its first fence.
    var language: String
    /// The file that it shows; nil if it is not one.
    var file: String?
    /// Its lines.
    var text: String

    /// The blocks of a document; a line that ends in `` `PATH`: `` before one names the file it shows.
    static func all(in document: String) -> [FencedBlock] {
        var blocks: [FencedBlock] = []
        var open: FencedBlock?
        var before = ""
        for line in document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                    before = ""
                } else {
                    open = FencedBlock(
                        language: String(line.dropFirst(3)), file: fileName(at: before), text: "")
                }
            } else if open != nil {
                open?.text += line + "\n"
            } else if !line.isEmpty {
                before = line
            }
        }
        return blocks
    }

    /// Whether an output is what the block shows, where a line of nothing but `…` stands for any number of lines.
    func shows(_ output: String) -> Bool {
        guard output.hasSuffix("\n") else { return output == text }
        var rest = output.dropLast().split(separator: "\n", omittingEmptySubsequences: false)[...]
        var isFree = false
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "…" {
                isFree = true
            } else if isFree {
                guard let place = rest.firstIndex(of: line) else { return false }
                rest = rest[rest.index(after: place)...]
                isFree = false
            } else {
                guard rest.popFirst() == line else { return false }
            }
        }
        return isFree || rest.isEmpty
    }

    /// The name in a line that ends in `` `PATH`: ``.
    private static func fileName(at line: String) -> String? {
        guard line.hasSuffix("`:"), let start = line.dropLast(2).lastIndex(of: "`") else { return nil }
        return String(line.dropLast(2)[line.index(after: start)...])
    }
}

extension String {
    /// Every line that says something, with what is put behind it.
    func endingLines(with end: String) -> String {
        split(separator: "\n").map { $0 + end }.joined(separator: "\n")
    }
}
