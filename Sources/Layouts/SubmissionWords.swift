import Templates

/// The words that tell submissions of one form apart: the data of `Templates/submissions.yaml`.
public struct SubmissionWords: Sendable {
    /// Words in names of files that stand for a later submission.
    public let later: [String]
    /// Words that stand for an earlier one.
    public let earlier: [String]
    /// What is put behind a unit's name for the unit itself.
    public let ownLevel: [String]

    /// Decodes the data file.
    ///
    /// - Throws: `TemplateError`, which names the file, the line and the key.
    init(_ root: TemplateNode) throws(TemplateError) {
        try root.allow(["later", "earlier", "ownLevel"])
        later = try root.required("later").texts().map { $0.lowercased() }
        earlier = try root.required("earlier").texts().map { $0.lowercased() }
        ownLevel = try root.required("ownLevel").texts()
    }

    /// How late a submission is by the words of its path: 1, 0 or -1.
    public func rank(ofPath path: String) -> Int {
        let path = path.lowercased()
        if later.contains(where: { path.contains($0) }) { return 1 }
        return earlier.contains(where: { path.contains($0) }) ? -1 : 0
    }
}
