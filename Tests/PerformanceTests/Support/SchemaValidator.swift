/// As much of JSON Schema, draft 2020-12, as our schema uses; a keyword it does not know is a fault.
struct SchemaValidator {
    let root: JSONTree

    /// What is wrong with an instance, as readable lines; none where it is valid.
    func faults(of instance: JSONTree, at path: String = "$") throws -> [String] {
        try faults(of: instance, schema: root, at: path)
    }

    private func faults(of instance: JSONTree, schema: JSONTree, at path: String) throws -> [String] {
        guard case .object(let keywords) = schema else { return ["\(path): schema is no object"] }
        var faults: [String] = []
        for (keyword, rule) in keywords {
            switch (keyword, rule, instance) {
            case ("$schema", _, _), ("$id", _, _), ("$defs", _, _), ("title", _, _), ("description", _, _),
                ("format", _, _):
                break
            case ("$ref", .string(let reference), _):
                faults += try self.faults(of: instance, schema: definition(reference), at: path)
            case ("type", _, _):
                if !types(rule).contains(where: { matches(instance, type: $0) }) {
                    faults.append("\(path): \(instance.typeName) is not of type \(types(rule))")
                }
            case ("enum", .array(let choices), _):
                if !choices.contains(instance) { faults.append("\(path): \(instance) is not in the enum") }
            case ("const", _, _):
                if instance != rule { faults.append("\(path): \(instance) is not \(rule)") }
            case ("oneOf", .array(let choices), _):
                let matching = try choices.filter {
                    try self.faults(of: instance, schema: $0, at: path).isEmpty
                }
                if matching.count != 1 { faults.append("\(path): \(matching.count) of oneOf match") }
            case ("required", .array(let keys), .object(let members)):
                for case .string(let key) in keys where members[key] == nil {
                    faults.append("\(path): \(key) is missing")
                }
            case ("properties", .object(let properties), .object(let members)):
                for (key, property) in properties {
                    guard let member = members[key] else { continue }
                    faults += try self.faults(of: member, schema: property, at: "\(path).\(key)")
                }
            case ("additionalProperties", _, .object(let members)):
                let known = keywords["properties"]
                for (key, member) in members where known?[key] == nil {
                    if rule == .boolean(false) {
                        faults.append("\(path): \(key) is not allowed")
                    } else {
                        faults += try self.faults(of: member, schema: rule, at: "\(path).\(key)")
                    }
                }
            case ("propertyNames", _, .object(let members)):
                for key in members.keys {
                    faults += try self.faults(of: .string(key), schema: rule, at: "\(path)·\(key)")
                }
            case ("maxProperties", .number(let most), .object(let members)):
                if Double(members.count) > most { faults.append("\(path): too many members") }
            case ("items", _, .array(let elements)):
                for (index, element) in elements.enumerated() {
                    faults += try self.faults(of: element, schema: rule, at: "\(path)[\(index)]")
                }
            case ("pattern", .string(let pattern), .string(let text)):
                let regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
                if text.firstMatch(of: regex) == nil { faults.append("\(path): \(text) is not \(pattern)") }
            case ("minimum", .number(let least), .number(let number)):
                if number < least { faults.append("\(path): \(number) is below \(least)") }
            case ("maximum", .number(let most), .number(let number)):
                if number > most { faults.append("\(path): \(number) is above \(most)") }
            case ("required", _, _), ("properties", _, _), ("additionalProperties", _, _),
                ("propertyNames", _, _), ("maxProperties", _, _), ("items", _, _), ("pattern", _, _),
                ("minimum", _, _), ("maximum", _, _):
                break  // Says nothing of an instance of another type.
            default:
                faults.append("\(path): the validator does not know \(keyword)")
            }
        }
        return faults
    }

    private func types(_ rule: JSONTree) -> [String] {
        switch rule {
        case .string(let name): return [name]
        case .array(let names):
            return names.compactMap { if case .string(let name) = $0 { name } else { nil } }
        default: return []
        }
    }

    private func matches(_ instance: JSONTree, type: String) -> Bool {
        if type == "integer", case .number(let number) = instance { return number == number.rounded() }
        return instance.typeName == type
    }

    private func definition(_ reference: String) -> JSONTree {
        reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? .null }
    }
}
