import Performance

extension DocumentComparison {
    /// The schema's id, the value of a report's `schema`.
    public static let schema = "jixiao-diff/1"

    /// The comparison as JSON, ending in a newline.
    ///
    /// ```json
    /// {"schema": "jixiao-diff/1", "same": false, "left": "旧.xlsx", "right": "新.json", "forms": [
    ///   {"name": "青年工匠夜校 2023", "left": 0, "right": 0, "differences": [
    ///     {"kind": "changed", "leftField": "indicators[3].actual", "rightField": "indicators[3].actual",
    ///      "row": "资金使用率", "left": "95%", "right": "96%", "sameNumber": false}]}]}
    /// ```
    ///
    /// `kind` is `changed`, `added`, `removed` or `moved`; of a row that was added, removed or moved the field
    /// names its first column. `left` and `right` of a form are its places in the files, from 0, null where
    /// it is on one side only.
    public func json(left: String, right: String) -> String {
        JSONValue.object([
            ("schema", .string(DocumentComparison.schema)), ("same", .bool(isSame)),
            ("left", .string(left)), ("right", .string(right)),
            (
                "forms",
                .array(
                    pairs.map { pair in
                        .object([
                            ("name", .string(pair.name)), ("left", pair.left.map { .integer($0) } ?? .null),
                            ("right", pair.right.map { .integer($0) } ?? .null),
                            ("differences", .array(pair.differences.map(DocumentComparison.json))),
                        ])
                    })
            ),
        ]).document
    }

    private static func json(_ difference: FormDifference) -> JSONValue {
        .object([
            ("kind", .string(difference.kind.rawValue)),
            ("leftField", .optional(difference.left?.description)),
            ("rightField", .optional(difference.right?.description)),
            ("row", .optional(difference.row)), ("left", .optional(difference.leftText)),
            ("right", .optional(difference.rightText)), ("sameNumber", .bool(difference.isSameNumber)),
        ])
    }
}
