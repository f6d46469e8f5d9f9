import Layouts
import Templates

extension Messages {
    /// Why a form cannot be read or laid out with a layout.
    func text(_ error: LayoutError) -> String {
        switch error {
        case .unknownLayout(let id, let known):
            pick(
                "没有布局「\(id)」；有的是：\(known.joined(separator: "、"))",
                "there is no layout “\(id)”; there are: \(known.joined(separator: ", "))")
        case .noPlace(let field, let layout):
            pick(
                "布局「\(layout)」没有地方放\(name(of: field))，请换一个布局",
                "the layout “\(layout)” has no place for \(name(of: field)); choose another")
        case .ambiguous(let field, let layout):
            pick(
                "\(name(of: field))按布局「\(layout)」写出后读不回原样，请换一个布局",
                "\(name(of: field)) laid out by “\(layout)” would not read back; choose another layout")
        }
    }

    /// What is wrong in a data file of the layouts.
    func text(_ error: TemplateError) -> String {
        let line = error.line.map { ":\($0)" } ?? ""
        let key = error.key.isEmpty ? "" : " \(error.key)"
        return "\(error.file)\(line)\(key): \(text(error.reason))"
    }

    private func text(_ reason: TemplateError.Reason) -> String {
        switch reason {
        case .unreadable(let number): text(SystemError(number))
        case .notYAML(let words): pick("不是 YAML：\(words)", "not YAML: \(words)")
        case .missing: pick("缺少这一项", "is missing")
        case .unknownKey: pick("没有这样的项", "is no key of the schema")
        case .wrongType(let wanted): pick("应为 \(wanted)", "must be a \(wanted)")
        case .unknownWord(let word, let allowed):
            pick(
                "「\(word)」不能用，可用：\(allowed.joined(separator: "、"))",
                "“\(word)” is none of \(allowed.joined(separator: ", "))")
        case .badSpan(let text):
            pick("「\(text)」不是列范围，例如 A 或 B-D", "“\(text)” is no span of columns such as A or B-D")
        case .overlappingSpan(let text): pick("列范围 \(text) 已被占用", "the span \(text) is taken already")
        case .pastLastColumn(let text, let last):
            pick("\(text) 超出最后一列 \(last)", "\(text) lies past the last column, \(last)")
        case .unknownField(let field): pick("表里没有「\(field)」这个字段", "no form has a field “\(field)”")
        case .duplicateID(let id): pick("编号「\(id)」已有别的文件使用", "another file has the id “\(id)” too")
        case .badParent(let id):
            pick(
                "extends 的「\(id)」不存在或互相引用",
                "extends names “\(id)”, which is not there or comes back to itself")
        }
    }
}
