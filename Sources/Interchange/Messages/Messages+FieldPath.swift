import Performance

extension Messages {
    /// A field in the officers' words, rows counted from 1: `第 3 个指标的指标值`.
    func name(of field: FieldPath) -> String {
        switch field {
        case .indicator(let row, let column):
            pick("第 \(row + 1) 个指标的\(word(column))", "\(word(column)) of indicator \(row + 1)")
        case .fund(let row, let column):
            pick("资金第 \(row + 1) 行的\(word(column))", "\(word(column)) of fund \(row + 1)")
        case .fundLabel(let row): pick("资金第 \(row + 1) 行的名称", "label of fund \(row + 1)")
        case .goalExpected(let row): pick("第 \(row + 1) 个目标的预期目标", "expected of goal \(row + 1)")
        case .goalActual(let row): pick("第 \(row + 1) 个目标的完成情况", "actual of goal \(row + 1)")
        case .fundAlso(let row, let entry):
            pick("资金第 \(row + 1) 行的第 \(entry + 1) 条其他内容", "other value \(entry + 1) of fund \(row + 1)")
        case .indicatorAlso(let row, let entry):
            pick(
                "第 \(row + 1) 个指标的第 \(entry + 1) 条其他内容", "other value \(entry + 1) of indicator \(row + 1)")
        case .term(let field): pick("实施期\(name(of: field))", "\(name(of: field)) of the whole term")
        case .task(let row, let column):
            pick("第 \(row + 1) 项任务的\(word(column))", "\(word(column)) of task \(row + 1)")
        case .taskFund(let row, let field):
            pick("第 \(row + 1) 项任务的\(name(of: field))", "\(name(of: field)) of task \(row + 1)")
        case .opinionLabel(let row): pick("第 \(row + 1) 条意见的名称", "label of opinion \(row + 1)")
        case .opinion(let row): pick("第 \(row + 1) 条意见", "opinion \(row + 1)")
        case .note(let row): pick("第 \(row + 1) 条说明", "note \(row + 1)")
        case .also(let entry): pick("第 \(entry + 1) 条其他内容", "other value \(entry + 1)")
        case .title, .fiscalYear, .period, .subject, .totalWeight, .totalScore, .totalGrade, .totalNote:
            mark(of: field)
        }
    }

    /// A field in a word or two, to stand in its cell: `#3 指标值`.
    func mark(of field: FieldPath) -> String {
        switch field {
        case .title: pick("标题", "title")
        case .fiscalYear: pick("年度", "fiscalYear")
        case .period: pick("监控期间", "period")
        case .subject(let key): word(key)
        case .fundLabel(let row): pick("资金\(row + 1)", "fund \(row + 1)")
        case .fund(let row, let column):
            pick("资金\(row + 1) \(word(column))", "fund \(row + 1) \(word(column))")
        case .fundAlso(let row, let entry):
            pick("资金\(row + 1) 其他\(entry + 1)", "fund \(row + 1) also \(entry + 1)")
        case .goalExpected(let row): pick("目标\(row + 1) 预期", "goal \(row + 1) expected")
        case .goalActual(let row): pick("目标\(row + 1) 实际", "goal \(row + 1) actual")
        case .indicator(let row, let column): "#\(row + 1) \(word(column))"
        case .indicatorAlso(let row, let entry):
            pick("#\(row + 1) 其他\(entry + 1)", "#\(row + 1) also \(entry + 1)")
        case .totalWeight: pick("总分 分值", "total weight")
        case .totalScore: pick("总分 得分", "total score")
        case .totalGrade: pick("总分 等级", "total grade")
        case .totalNote: pick("总分 备注", "total note")
        case .term(let field): pick("实施期 \(mark(of: field))", "term \(mark(of: field))")
        case .task(let row, let column):
            pick("任务\(row + 1) \(word(column))", "task \(row + 1) \(word(column))")
        case .taskFund(let row, let field):
            pick("任务\(row + 1) \(mark(of: field))", "task \(row + 1) \(mark(of: field))")
        case .opinionLabel(let row): pick("意见\(row + 1) 名称", "opinion \(row + 1) label")
        case .opinion(let row): pick("意见\(row + 1)", "opinion \(row + 1)")
        case .note(let row): pick("说明\(row + 1)", "note \(row + 1)")
        case .also(let entry): pick("其他\(entry + 1)", "also \(entry + 1)")
        }
    }

    /// A field in the words of a form's heading, without its row: `实际完成值`.
    func column(of field: FieldPath) -> String {
        switch field {
        case .indicator(_, .actual): pick("实际完成值", Indicator.Column.actual.rawValue)
        case .indicator(_, let column): word(column)
        case .fund(_, let column): word(column)
        case .fundLabel, .opinionLabel: pick("名称", "label")
        case .task(_, let column): word(column)
        case .term(let field), .taskFund(_, let field): column(of: field)
        case .totalWeight, .totalScore, .totalGrade, .totalNote: mark(of: field)
        default: name(of: field)
        }
    }

    /// A column of the indicators in a word.
    func word(_ column: Indicator.Column) -> String {
        guard language == .chinese else { return column.rawValue }
        return switch column {
        case .level1: "一级"
        case .level2: "二级"
        case .level3: "三级"
        case .target: "指标值"
        case .nature: "性质"
        case .basis: "依据"
        case .standard: "评分标准"
        case .actual: "完成值"
        case .weight: "分值"
        case .score: "得分"
        case .deviation: "偏差原因"
        case .remark: "备注"
        }
    }

    /// A column of the funds in a word.
    func word(_ column: Fund.Column) -> String {
        guard language == .chinese else { return column.rawValue }
        return switch column {
        case .initialBudget: "年初预算"
        case .annualBudget: "全年预算"
        case .received: "到位数"
        case .executed: "执行数"
        case .weight: "分值"
        case .executionRate: "执行率"
        case .score: "得分"
        }
    }

    /// A column of the tasks in a word.
    func word(_ column: AnnualTask.Column) -> String {
        guard language == .chinese else { return column.rawValue }
        return switch column {
        case .name: "名称"
        case .content: "内容"
        case .actual: "完成情况"
        }
    }

    private func word(_ key: Subject.Key) -> String {
        guard language == .chinese else { return key.name }
        return switch key {
        case .projectName: "项目名称"
        case .departmentName: "部门名称"
        case .programme: "专项名称"
        case .subProgramme: "子项名称"
        case .competentDepartment: "主管部门"
        case .centralDepartment: "中央主管部门"
        case .localDepartment: "地方主管部门"
        case .implementingUnit: "实施单位"
        case .contact: "负责人及电话"
        case .period: "实施期"
        default: Messages.furtherLines[key.name] ?? key.name
        }
    }

    /// Lines of the head that the canonical form has no key of its own for, by the keys of `vocabulary.yaml`.
    private static let furtherLines = [
        "specialName": "专项名称", "financeDepartment": "财政部门", "phone": "联系电话", "preparer": "填报人",
        "responsiblePerson": "负责人", "attribute": "项目属性", "reportingUnit": "填报单位", "reportDate": "填报日期",
        "staff": "人员编制", "startDate": "开始日期", "endDate": "完成日期", "overview": "项目概况",
        "rationale": "立项依据", "duties": "主要职责", "code": "编码",
    ]
}
