import Ledger
import Performance

/// The words of the summary workbook.
extension Messages {
    var overview: String { pick("概览", "Overview") }
    var departmentSheet: String { pick("主管部门", "Departments") }
    var projectSheet: String { pick("按项目", "By project") }
    var fundTypeSheet: String { pick("按资金类型", "By fund type") }
    var gradeSheet: String { pick("按等级", "By grade") }
    var rankingSheet: String { pick("排名", "Ranking") }
    var rankingNote: String {
        pick("按得分从高到低；两列名次都可以排序、筛选", "by score, the highest first; both ranks can be sorted and filtered")
    }
    var lowSheet: String { pick("执行率低", "Low execution") }
    var lowNote: String { pick("执行率低于 80% 的表，从低到高", "forms that spent less than 80 %, the lowest first") }
    var reasonsSheet: String { pick("缺偏差原因", "Reasons missing") }
    var reasonsNote: String { pick("得分低于分值而没有写原因的指标", "indicators below their weight without a reason") }
    var changesSheet: String { pick("与上年比", "Against earlier") }
    var changesNote: String {
        pick("同一单位同一项目，全年预算数与上次汇总不同的", "the same unit and project with another budget than in the earlier ledger")
    }
    func onlyFirst(_ count: Int, _ dropped: Int) -> String {
        pick("只列前 \(count) 张，另有 \(dropped) 张没有列出", "the first \(count) alone; \(dropped) more are left out")
    }
    func band(isVeryLow: Bool) -> String {
        isVeryLow ? pick("低于 60%", "below 60 %") : pick("60%–80%", "60–80 %")
    }
    var band: String { pick("档次", "band") }
    var cellWord: String { pick("单元格", "cell") }
    var problem: String { pick("问题", "problem") }
    var remark: String { pick("说明", "remark") }
    var scoreRank: String { pick("得分名次", "rank by score") }
    var rateRank: String { pick("执行率名次", "rank by rate") }
    var earlierYear: String { pick("上次年度", "earlier year") }
    var earlierBudget: String { pick("上次全年预算数（万元）", "earlier budget (10,000 yuan)") }
    var change: String { pick("增减（万元）", "change (10,000 yuan)") }
    var changeRate: String { pick("增减（%）", "change (%)") }
    var newForm: String { pick("上次没有", "not in the earlier") }
    var goneForm: String { pick("这次没有", "not in this one") }
    var summaryTitle: String { pick("绩效表汇总", "Summary of performance forms") }
    var summaryNote: String {
        pick(
            "金额单位：万元。数字都是公式，明细改了会重新计算。",
            "Amounts in 10,000 yuan. All figures are formulas and follow the detail sheets.")
    }
    var detailsAre: String { pick("明细（点开）：", "Details (click):") }
    var pageFooter: String { pick("&C&A　第 &P 页，共 &N 页", "&C&A — page &P of &N") }
    var filteredTotal: String { pick("← 行数；合计随筛选变化", "← rows; totals follow the filter") }

    /// Over the funds, whose total rows are beside the parts they are made of.
    var fundsTotal: String {
        pick("← 行数；总额和分项都在内，请先按来源筛选", "← rows; totals and parts alike: filter by source")
    }

    var filesFound: String { pick("找到的文件", "files found") }
    var filesRead: String { pick("已读", "read") }
    var filesRefused: String { pick("不能读的文件", "files not read") }
    var formsRead: String { pick("绩效表", "forms") }
    var indicatorsRead: String { pick("绩效指标", "indicators") }
    var repeatedForms: String { pick("重复的表", "repeated") }
    var budget: String { pick("全年预算数（万元）", "annual budget (10,000 yuan)") }
    var executed: String { pick("全年执行数（万元）", "executed (10,000 yuan)") }
    var rate: String { pick("执行率（%）", "execution rate (%)") }
    var averageScore: String { pick("平均得分", "average score") }
    var unitsExpected: String { pick("应报单位", "units expected") }
    var unitsReported: String { pick("已报单位", "units reported") }
    var unitsMissing: String { pick("未报单位", "units missing") }
    var unitsUnreadable: String { pick("报了但读不了", "unreadable") }
    var unitsUnexpected: String { pick("不在名单上", "not on the list") }

    var number: String { pick("序号", "no.") }
    var formNumber: String { pick("表序号", "form no.") }
    var unit: String { pick("单位", "unit") }
    var project: String { pick("项目", "project") }
    var sameAs: String { pick("和哪个重复", "same as") }
    var file: String { pick("文件", "file") }
    var reason: String { pick("不能读的原因", "reason") }
    var refusals: String { pick("不能读的文件", "Files that could not be read") }
    func moreRefusals(_ count: Int) -> String {
        pick("还有 \(count) 个，见「文件」", "\(count) more: see the sheet “Files”")
    }

    var formCount: String { pick("表数", "forms") }
    var total: String { pick("合计", "total") }
    var repeatedAmongThem: String { pick("　其中：重复的表", "  of which repeated forms") }
    var withoutRepeated: String { pick("　不含重复的表", "  without repeated forms") }
    var withoutLabel: String { pick("（没有填）", "(none)") }
    func otherDepartments(_ count: Int) -> String {
        pick("其余 \(count) 个，见「\(departmentSheet)」", "\(count) others: see “\(departmentSheet)”")
    }
    func hiddenGroups(_ count: Int) -> String {
        pick("只列出预算最多的，另有 \(count) 个没有列出", "those with the most money; \(count) more are left out")
    }
    var budgetChart: String {
        pick("主管部门的预算与执行（万元）", "Budget and spending by department")
    }
    var budgetWord: String { pick("全年预算数", "budget") }
    var executedWord: String { pick("全年执行数", "executed") }
    var gradeChart: String { pick("等级（表数）", "Grades (forms)") }

    /// The heads of a section's columns but the first.
    var sectionHeadings: [String] {
        [formCount, budget, executed, rate, averageScore, severity(.error), severity(.warning)]
    }

    /// The line over the groups of a column of forms.
    func sectionTitle(of column: String) -> String {
        let label = sectionLabel(of: column)
        return pick("按\(label)", "By \(label)")
    }

    /// What the groups of a column of forms are called.
    func sectionLabel(of column: String) -> String {
        LedgerTable.forms.columns.first { $0.name == column }.map(heading) ?? column
    }

    /// What must not be missed, a line each.
    func alerts(_ figures: SummaryFigures, _ units: UnitTotals?) -> [String] {
        var lines: [String] = []
        if figures.refused > 0 {
            lines.append(
                pick(
                    "有 \(figures.refused) 个文件不能读，以下数字不含它们；原因见本页末尾和「文件」。",
                    "\(figures.refused) files could not be read and are in no figure; see below and “Files”.")
            )
        }
        if figures.repeated.count > 0 {
            lines.append(
                pick(
                    "有 \(figures.repeated.count) 张表和前面的表同表种、同单位、同项目、同年度；合计含它们，请核对。",
                    "\(figures.repeated.count) forms have the kind, unit, project and year of an earlier one; totals include them."
                ))
        }
        if figures.doubtfulAmounts > 0 {
            lines.append(
                pick(
                    "有 \(figures.doubtfulAmounts) 处金额约为应有的一万倍（可能把元填成了万元），合计含它们，见「问题」里的金额量级可疑。",
                    "\(figures.doubtfulAmounts) amounts are about 10,000 times what they should be (perhaps 元 for 万元); totals include them; see “Problems”."
                ))
        }
        if let units, units[.missing] > 0 {
            lines.append(
                pick(
                    "有 \(units[.missing]) 个单位没有报，见「应报单位」。",
                    "\(units[.missing]) units have not reported; see “Units”."))
        }
        if let units, units[.unreadable] > 0 {
            lines.append(
                pick(
                    "有 \(units[.unreadable]) 个单位报了但读不了，见「应报单位」和「文件」。",
                    "\(units[.unreadable]) units sent files that could not be read; see “Units” and “Files”."))
        }
        return lines
    }

    /// What a source of money is called.
    func name(of part: OtherValuePart) -> String {
        switch part {
        case .term: pick("实施期", "term")
        case .task: pick("年度任务", "task")
        case .opinion: pick("意见", "opinion")
        case .also: pick("其他", "other")
        }
    }

    func name(of source: Fund.Source) -> String {
        switch source {
        case .total: pick("总额", "total")
        case .fiscalAppropriation: pick("当年财政拨款", "fiscal appropriation")
        case .carryover: pick("上年结转", "carryover")
        case .central: pick("中央", "central")
        case .region: pick("省、自治区", "region")
        case .prefecture: pick("地（州、市）", "prefecture")
        case .local: pick("地方", "local")
        case .other: pick("其他", "other")
        }
    }

    /// The head of a column.
    func heading(of column: LedgerColumn) -> String { pick(column.heading, column.englishHeading) }

    /// What a table is called.
    func name(of table: LedgerTable) -> String { pick(table.heading, table.englishHeading) }

    /// What a row of a table is, in a sentence.
    func note(of table: LedgerTable) -> String { pick(table.comment, "") }
}
