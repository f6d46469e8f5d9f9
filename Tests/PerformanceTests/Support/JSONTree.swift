import Foundation

/// JSON as another parser than ours sees it.
enum JSONTree: Hashable, Decodable {
    case null
    case boolean(Bool)
    /// A number; infinite where it is beyond doubles.
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(JSONTree.self, from: Data(bytes))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if container.decodeNil() {
            self = .null
        } else if let boolean = try? container.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let elements = try? container.decode([JSONTree].self) {
            self = .array(elements)
        } else if let members = try? container.decode([String: JSONTree].self) {
            self = .object(members)
        } else {
            self = .number((try? container.decode(Double.self)) ?? .infinity)
        }
    }

    subscript(key: String) -> JSONTree? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The name of the type in a schema.
    var typeName: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
