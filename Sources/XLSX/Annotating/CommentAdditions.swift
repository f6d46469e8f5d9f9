import Primitives

/// What is added under the words of an officer's own comment, and taken out again.
struct CommentAdditions {
    private let tags: RawTags
    private let comment: Range<Int>
    private let prefix: String

    /// The heading, as it stands in a part.
    private static let heading = Array(CommentMarks.heading.utf8)
    /// What an added text begins with: a line of its own.
    private static let start = Array(("&#10;" + CommentMarks.heading).utf8)
    /// What the properties of an added run have where the officer's text was not a run before.
    private static let wrapped: StaticString = "family"

    init(_ tags: RawTags, comment: Range<Int>, prefix: String) {
        self.tags = tags
        self.comment = comment
        self.prefix = prefix
    }

    /// Adds a text at the end of the comment.
    func add(_ text: String, to edits: inout PartEdits) {
        var walk = RawTags(Array(tags.bytes[comment]))
        var plain: Range<Int>?
        var open: Int?
        while let tag = walk.next() {
            if walk.isNamed(tag, "t"), tag.depth == 2 {
                if tag.kind == .start { open = tag.range.lowerBound }
                if tag.kind == .empty { plain = tag.range }
                if tag.kind == .end, let open { plain = open..<tag.range.upperBound }
            }
            guard walk.isNamed(tag, "text"), tag.depth == 1, tag.kind != .start else { continue }
            if tag.kind == .empty {
                edits.replace(
                    shifted(tag.range),
                    with: "<\(prefix)text>\(run(text, wasPlain: false))</\(prefix)text>")
            } else if let plain {
                // A plain text and runs beside it are shown by some programs only in part.
                edits.insert("<\(prefix)r>", at: comment.lowerBound + plain.lowerBound)
                edits.insert(
                    "</\(prefix)r>\(run(text, wasPlain: true))", at: comment.lowerBound + plain.upperBound)
            } else {
                edits.insert(run(text, wasPlain: false), at: comment.lowerBound + tag.range.lowerBound)
            }
            return
        }
    }

    private func run(_ text: String, wasPlain: Bool) -> String {
        "<\(prefix)r><\(prefix)rPr><\(prefix)sz val=\"9\"/><\(prefix)color indexed=\"81\"/>"
            + (wasPlain ? "<\(prefix)\(CommentAdditions.wrapped) val=\"2\"/>" : "") + "</\(prefix)rPr>"
            + "<\(prefix)t xml:space=\"preserve\">&#10;\((CommentMarks.heading + text).escapedForXML)</\(prefix)t>"
            + "</\(prefix)r>"
    }

    /// Takes out what was added, also where another program has put it into one run with the officer's text.
    func remove(from edits: inout PartEdits) {
        var walk = RawTags(Array(tags.bytes[comment]))
        let bytes = walk.bytes
        var run: (tag: RawTags.Tag, isWrapped: Bool, isAdded: Bool)?
        var text: Int?
        var earlier: (start: Range<Int>, end: Range<Int>)?
        while let tag = walk.next() {
            if walk.isNamed(tag, "r"), tag.depth == 2 {
                if tag.kind == .start { run = (tag, false, false) }
                if tag.kind == .end, let added = run {
                    if added.isAdded {
                        edits.replace(shifted(added.tag.range.lowerBound..<tag.range.upperBound), with: "")
                        if added.isWrapped, let earlier {
                            edits.replace(shifted(earlier.start), with: "")
                            edits.replace(shifted(earlier.end), with: "")
                        }
                    }
                    earlier = (added.tag.range, tag.range)
                    run = nil
                }
            } else if walk.isNamed(tag, CommentAdditions.wrapped) {
                run?.isWrapped = true
            } else if walk.isNamed(tag, "t"), tag.kind == .start {
                text = tag.range.upperBound
            } else if walk.isNamed(tag, "t"), tag.kind == .end, let start = text {
                let content = start..<tag.range.lowerBound
                let place = CommentAdditions.place(in: bytes[content])
                if run != nil, place == start {
                    run?.isAdded = true
                } else if let place {
                    edits.replace(shifted(place..<content.upperBound), with: "")
                }
                text = nil
            }
        }
    }

    /// Where an added text begins, its line break with it.
    private static func place(in content: ArraySlice<UInt8>) -> Int? {
        for start in [start, [0x0A] + heading, [0x0D, 0x0A] + heading] {
            if let found = content.firstRange(of: start) { return found.lowerBound }
        }
        return nil
    }

    private func shifted(_ range: Range<Int>) -> Range<Int> {
        comment.lowerBound + range.lowerBound..<comment.lowerBound + range.upperBound
    }
}
