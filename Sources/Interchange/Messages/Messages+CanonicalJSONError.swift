import Performance

extension Messages {
    /// Why JSON could not be read as forms, and what to do.
    func text(_ error: CanonicalJSONError) -> String {
        switch error {
        case .empty: emptyFile
        case .tooLarge(_, let limit): text(InterchangeError.tooLarge(limit: limit))
        case .tooDeep(let limit, let place):
            pick(
                "嵌套超过 \(limit) 层\(at(place))，\(notOurs)",
                "nested more than \(limit) levels deep\(at(place)); \(notOurs)")
        case .tooMany(let item, let limit, let place):
            pick(
                "\(word(item))超过 \(limit) 个\(at(place))，请分成几个文件",
                "more than \(limit) \(word(item))\(at(place)); split the document")
        case .notForms(let schema):
            pick(
                "这是 JSON，但不是绩效表数据\(schema.map { "（schema 是「\($0)」）" } ?? "")，\(notOurs)",
                "this is JSON, but no performance forms\(schema.map { " (its schema is “\($0)”)" } ?? ""); \(notOurs)"
            )
        case .laterVersion(let version):
            pick(
                "数据是更新的版本（\(version)），请升级 jixiao",
                "the data are of a later version (\(version)); get a newer jixiao")
        case .malformed(let expected, let found, let place):
            pick(
                "JSON 有错\(at(place))：应为\(word(expected))，却是\(word(found))",
                "malformed JSON\(at(place)): \(word(expected)) should stand where there is \(word(found))")
        case .invalidUTF8(let place):
            pick("JSON 不是 UTF-8 文字\(at(place))，请重新导出", "the JSON is no UTF-8\(at(place)); export it again")
        case .loneSurrogate(let place):
            pick("\\u 转义只有半个字\(at(place))", "a \\u escape is half of a pair\(at(place))")
        case .wrongType(let expected, let found, let place):
            pick(
                "类型不对\(at(place))：应为\(word(expected))，却是\(word(found))",
                "wrong type\(at(place)): \(word(found)) where \(word(expected)) should be")
        case .unknownKey(let key, let place):
            pick(
                "没有「\(key)」这个键\(at(place))，请对照 jixiao schema",
                "there is no key “\(key)”\(at(place)); see jixiao schema")
        case .duplicateKey(let key, let place):
            pick("键「\(key)」重复\(at(place))", "the key “\(key)” stands twice\(at(place))")
        case .missingKey(let key, let place):
            pick(
                "缺少「\(key)」\(at(place))，请对照 jixiao schema",
                "“\(key)” is missing\(at(place)); see jixiao schema")
        case .invalidText(let text, let expected, let place):
            pick(
                "「\(DisplayWidth.fitted(text, to: 40))」不是\(word(expected))\(at(place))",
                "“\(DisplayWidth.fitted(text, to: 40))” is no \(word(expected))\(at(place))")
        case .numberOutOfRange(let text, let place):
            pick(
                "数字 \(DisplayWidth.fitted(text, to: 40)) 太长或超出范围\(at(place))",
                "the number \(DisplayWidth.fitted(text, to: 40)) is too long or out of range\(at(place))")
        }
    }

    private var notOurs: String { pick("请检查是不是选错了文件", "see whether it is the right file") }

    private func at(_ place: CanonicalJSONError.Place) -> String {
        let path = place.path.isEmpty ? "" : pick("，\(place.path)", ", \(place.path)")
        return pick(
            "（第 \(place.line) 行第 \(place.column) 个字符\(path)）",
            " (line \(place.line), character \(place.column)\(path))")
    }

    private func word(_ byte: UInt8?) -> String {
        guard let byte else { return pick("文件结尾", "the end") }
        return byte > 0x20 && byte < 0x7F
            ? pick("「\(UnicodeScalar(byte))」", "“\(UnicodeScalar(byte))”")
            : pick("字节 0x\(String(byte, radix: 16))", "byte 0x\(String(byte, radix: 16))")
    }

    private func word(_ kind: CanonicalJSONError.Kind) -> String {
        switch kind {
        case .object: pick("对象", "an object")
        case .array: pick("数组", "an array")
        case .string: pick("文本", "a string")
        case .number: pick("数字", "a number")
        case .boolean: pick("true 或 false", "true or false")
        case .null: "null"
        }
    }

    private func word(_ token: CanonicalJSONError.Token) -> String {
        switch token {
        case .value: pick("值", "a value")
        case .key: pick("键", "a key")
        case .colon: pick("冒号", "a colon")
        case .commaOrBrace: pick("逗号或 }", "a comma or }")
        case .commaOrBracket: pick("逗号或 ]", "a comma or ]")
        case .digit: pick("数字", "a digit")
        case .character: pick("字符或引号", "a character or a quotation mark")
        case .escape: pick("转义字符", "an escape")
        case .newLine: pick("换行", "a new line")
        case .end: pick("文件结尾", "the end")
        }
    }

    private func word(_ content: CanonicalJSONError.Content) -> String {
        switch content {
        case .formKind: pick("表的种类", "kind of form")
        case .fundSource: pick("资金来源", "source of funds")
        case .comparator: pick("比较符号", "comparator")
        case .measure: pick("数值的含义", "measure")
        case .stage: pick("数值的阶段", "stage")
        case .period: pick("期间", "period")
        case .months: pick("起止月份", "span of months")
        case .date: pick("日期", "date")
        case .cell: pick("单元格地址", "cell address")
        case .cellRange: pick("单元格区域", "range of cells")
        case .column: pick("列号", "column")
        case .row: pick("行号", "row")
        case .checksum: pick("校验值", "checksum")
        case .fieldPath: pick("字段", "field")
        }
    }

    private func word(_ item: CanonicalJSONError.Item) -> String {
        switch item {
        case .rows: pick("行", "rows")
        case .originEntries: pick("origin 条目", "entries of origins")
        case .subjectLines: pick("subject 条目", "lines of a subject")
        }
    }
}
