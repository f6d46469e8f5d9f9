import Files
import Layouts
import Performance
import Templates

extension Messages {
    /// Why a form cannot be read or laid out with a layout.
    func text(_ error: LayoutError) -> String {
        switch error {
        case .unknownLayout(let id, let known):
            pick(
                "没有布局「\(id)」；有的是：\(known.joined(separator: "、"))",
                "there is no layout “\(id)”; there are: \(known.joined(separator: ", "))")
        case .unknownFundType(let id, let known):
            pick(
                "没有资金类型「\(id)」；有的是：\(known.joined(separator: "、"))",
                "there is no fund type “\(id)”; there are: \(known.joined(separator: ", "))")
        case .unknownKind(let kind, let type, let known):
            pick(
                "资金类型「\(type)」没有\(name(of: kind))；有的是：\(known.map(name(of:)).joined(separator: "、"))",
                "the fund type “\(type)” has no \(kind.rawValue); there are: \(known.map(\.rawValue).joined(separator: ", "))"
            )
        case .otherKind(let layout, let kind):
            pick(
                "布局「\(layout)」不是\(name(of: kind))，请换一个布局",
                "the layout “\(layout)” makes no \(kind.rawValue); choose another")
        case .noTarget(let kind):
            pick(
                "这是\(name(of: kind))，不是可以结转为自评表的目标表",
                "this is a \(kind.rawValue), not a target form that a self-evaluation is made out of")
        case .noPlace(let field, let layout):
            pick(
                "布局「\(layout)」没有地方放\(name(of: field))，请换一个布局",
                "the layout “\(layout)” has no place for \(name(of: field)); choose another")
        case .ambiguous(let field, let layout):
            pick(
                "\(name(of: field))按布局「\(layout)」写出后读不回原样，请换一个布局",
                "\(name(of: field)) laid out by “\(layout)” would not read back; choose another layout")
        case .notKept(let field):
            pick(
                "表的内容读入后改过，\(name(of: field))写进原来的表里读不回原样（原表没有它的位置，或会读成别的）；请改正，或用 --layout 换一个布局",
                "the form was changed since it was read, and \(name(of: field)) would not read back out of the sheet that it came from; put it right, or lay it out anew with --layout"
            )
        }
    }

    /// A kind of form in the officers' words: `项目支出绩效目标表`.
    func name(of kind: FormKind) -> String {
        guard language == .chinese else { return kind.rawValue }
        return switch kind {
        case .projectTarget: "项目支出绩效目标表"
        case .projectSelfEvaluation: "项目支出绩效自评表"
        case .departmentTarget: "部门（单位）整体支出绩效目标表"
        case .departmentSelfEvaluation: "部门（单位）整体支出绩效自评表"
        case .transferTarget: "转移支付绩效目标表"
        case .transferSelfEvaluation: "转移支付绩效目标自评表"
        case .regionalTarget: "区域绩效目标表"
        case .projectMonitoring: "项目支出绩效运行监控表"
        case .departmentMonitoring: "部门（单位）整体支出绩效运行监控表"
        }
    }

    /// What is wrong in a data file of the layouts.
    func text(_ error: TemplateError) -> String {
        let line = error.line.map { ":\($0)" } ?? ""
        let key = error.key.isEmpty ? "" : " \(error.key)"
        return "\(error.file)\(line)\(key)" + pick("：", ": ") + text(error.reason) + guess(error)
    }

    /// The right word that a wrong one is near to.
    private func guess(_ error: TemplateError) -> String {
        let near: String? =
            switch error.reason {
            case .unknownKey(let allowed):
                NearestWord.find(error.key.split(separator: ".").last ?? "", in: allowed)
            case .unknownWord(let word, let allowed): NearestWord.find(word, in: allowed)
            default: nil
            }
        return near.map { pick("。是不是「\($0)」？", "; is “\($0)” meant?") } ?? ""
    }

    private func text(_ reason: TemplateError.Reason) -> String {
        switch reason {
        case .unreadable(let number): text(SystemError(number))
        case .notYAML(let words):
            pick("写法不合 YAML，请检查这里的缩进、引号和冒号", "not YAML: \(words)")
        case .missing: pick("缺少这一项", "is missing")
        case .unknownKey(let allowed):
            pick(
                "没有这样的项，可用：\(allowed.joined(separator: "、"))",
                "is none of the keys \(allowed.joined(separator: ", "))")
        case .wrongType(let wanted): pick("应为\(word(wanted))", "must be \(word(wanted))")
        case .unknownWord(let word, let allowed):
            pick(
                "「\(word)」不能用，可用：\(allowed.joined(separator: "、"))",
                "“\(word)” is none of \(allowed.joined(separator: ", "))")
        case .badSpan(let text):
            pick("「\(text)」不是列范围，例如 A 或 B-D", "“\(text)” is no span of columns such as A or B-D")
        case .overlappingSpan(let text): pick("列范围 \(text) 已被占用", "the span \(text) is taken already")
        case .pastLastColumn(let text, let last):
            pick("\(text) 列在最后一列 \(last) 之外", "\(text) lies past the last column, \(last)")
        case .unknownField(let field): pick("表里没有「\(field)」这个字段", "no form has a field “\(field)”")
        case .duplicateID(let id): pick("编号「\(id)」已有别的文件使用", "another file has the id “\(id)” too")
        case .badParent(let id):
            pick(
                "extends 的「\(id)」不存在或互相引用",
                "extends names “\(id)”, which is not there or comes back to itself")
        }
    }

    private func word(_ type: TemplateError.ValueType) -> String {
        switch type {
        case .text: pick("文字", "a text")
        case .list: pick("列表", "a list")
        case .mapping: pick("名称和内容的对应", "keys with values")
        case .wholeNumber: pick(" 1 到 1000 的整数", "a whole number from 1 to 1000")
        case .number: pick("数字", "a number")
        case .flag: pick(" true 或 false", "true or false")
        }
    }
}
