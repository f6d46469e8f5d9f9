import Primitives

extension Verification {
    /// The schema's id, the value of a report's `schema`.
    public static let schema = "jixiao-verify/1"

    /// The verifications of some files as JSON, ending in a newline.
    ///
    /// ```json
    /// {"schema": "jixiao-verify/1", "same": true, "files": [
    ///   {"file": "自评表.xlsx", "same": true, "error": null, "routes": [
    ///     {"route": "json-xlsx", "same": true, "error": null,
    ///      "numbers": {"same": 35, "different": 0}, "texts": {…}, "merges": {…},
    ///      "notCarried": [{"what": "merge", "sheet": "表1", "cell": "H12:H13"}],
    ///      "differences": [{"what": "number", "sheet": "表1", "cell": "H6", "expected": "1", "found": "2"}]}]}]}
    /// ```
    ///
    /// `what` is `number`, `text`, `merge` or `sheet`; `sheet` is null for delimited text, `cell` null for a
    /// sheet; `expected` and `found` are null where there is nothing.
    ///
    /// - Parameter results: each file with what its round trip showed, or why it could not be read, in words.
    public static func json(_ results: [(file: String, result: Result<Verification, Refusal>)]) -> String {
        let files = results.map { file, result -> JSONValue in
            switch result {
            case .success(let verification):
                .object([
                    ("file", .string(file)), ("same", .bool(verification.isSame)), ("error", .null),
                    ("routes", .array(verification.routes.map(json))),
                ])
            case .failure(let refusal):
                .object([
                    ("file", .string(file)), ("same", .bool(false)), ("error", .string(refusal.words)),
                    ("routes", .array([])),
                ])
            }
        }
        let isSame = results.allSatisfy { (try? $0.result.get().isSame) ?? false }
        return JSONValue.object([
            ("schema", .string(schema)), ("same", .bool(isSame)), ("files", .array(files)),
        ]).document
    }

    /// Why a file could not be read, in words.
    public struct Refusal: Error, Sendable {
        /// The words.
        public var words: String

        /// Makes a refusal.
        public init(words: String) {
            self.words = words
        }
    }

    private static func json(_ check: RouteCheck) -> JSONValue {
        .object([
            ("route", .string(check.route.rawValue)), ("same", .bool(check.isSame)),
            ("error", .optional(check.failure.map { Messages(.english).text($0) })),
            ("numbers", json(check.numbers)), ("texts", json(check.texts)), ("merges", json(check.merges)),
            (
                "notCarried",
                .array(
                    check.notCarried.map {
                        .object([
                            ("what", .string($0.aspect.rawValue)), ("sheet", .optional($0.sheet)),
                            ("cell", .optional($0.range?.description)),
                        ])
                    })
            ),
            (
                "differences",
                .array(
                    check.differences.map {
                        .object([
                            ("what", .string($0.aspect.rawValue)), ("sheet", .optional($0.sheet)),
                            ("cell", .optional($0.range?.description)), ("expected", .optional($0.expected)),
                            ("found", .optional($0.found)),
                        ])
                    })
            ),
        ])
    }

    private static func json(_ count: Count) -> JSONValue {
        .object([("same", .integer(count.same)), ("different", .integer(count.different))])
    }
}
