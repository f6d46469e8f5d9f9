import Testing

@testable import LedgerDatabase

/// What programs and people who read the database go by. Where this changes, `Schema.version` does too, unless
/// it is a comment.
@Suite("Schema of the database")
struct SchemaTests {
    @Test("Tables, views and indices")
    func schema() throws {
        let statements = try WrittenDatabase().texts(
            "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        let expected = SchemaTests.schema.split(separator: "\n").map(String.init)
        let lines = statements.flatMap { $0.split(separator: "\n").map(String.init) }
        for (line, other) in zip(lines, expected) { #expect(line == other) }
        #expect(lines.count == expected.count)
    }

    @Test("The file says what it is")
    func marks() throws {
        let database = try WrittenDatabase()
        #expect(try database.texts("PRAGMA user_version") == ["2"])
        #expect(try database.texts("PRAGMA application_id") == ["1785297001"])
    }

    private static let schema = """
        CREATE TABLE inputs ( -- 每个找到的文件一行，读了的和没读的都在
          id INTEGER PRIMARY KEY, -- 编号，从 1 起，按读入的次序
          path TEXT, -- 文件的路径；压缩包里的写作 包.zip/文件
          is_read INTEGER, -- 读了为 1，不能读为 0
          outcome TEXT, -- 已读，或不能读
          forms INTEGER, -- 读到几张表
          bytes INTEGER, -- 文件的大小
          reason TEXT, -- 为什么不能读，怎么办
          same_as TEXT -- 内容逐字节相同、先读到的文件；没有的为空
        );
        CREATE TABLE forms ( -- 每张绩效表一行；金额一律折成万元
          id INTEGER PRIMARY KEY, -- 编号，从 1 起，按读入的次序
          input_id INTEGER NOT NULL REFERENCES inputs, -- 所在的文件，inputs 的编号
          department TEXT, -- 主管部门；没有的用部门（单位）名称
          unit TEXT, -- 实施单位；没有的用部门（单位）名称
          project TEXT, -- 项目（专项、转移支付）名称
          fiscal_year INTEGER, -- 预算年度
          kind TEXT, -- 表的种类，规范数据里的 kind
          kind_name TEXT, -- 表的种类
          fund_type TEXT, -- 资金类型的编号
          fund_type_name TEXT, -- 资金类型
          initial_budget REAL, -- 年初预算数，万元
          initial_budget_exact TEXT, -- initial_budget 的精确值，十进制文本，可用 decimal_sum 求和
          annual_budget REAL, -- 全年预算数，年度资金总额一行，万元
          annual_budget_exact TEXT, -- annual_budget 的精确值，十进制文本，可用 decimal_sum 求和
          executed REAL, -- 全年执行数，年度资金总额一行，万元
          executed_exact TEXT, -- executed 的精确值，十进制文本，可用 decimal_sum 求和
          execution_rate REAL, -- 执行数 ÷ 全年预算数，百分数，两位小数
          execution_rate_exact TEXT, -- execution_rate 的精确值，十进制文本，可用 decimal_sum 求和
          score REAL, -- 总分一行的得分
          score_exact TEXT, -- score 的精确值，十进制文本，可用 decimal_sum 求和
          score_text TEXT, -- score 在表上写的原文
          grade TEXT, -- 表上印的等级；没有印的按得分划分
          is_grade_printed INTEGER, -- 表上印了等级为 1，按得分划分的为 0
          goals INTEGER, -- 年度目标几条
          indicators INTEGER, -- 绩效指标几条
          errors INTEGER, -- 错误几处
          warnings INTEGER, -- 警告几处
          months TEXT, -- 运行监控表的起止月份，2023-01/2023-06
          title TEXT, -- 表头的标题
          layout TEXT, -- 认出的布局的编号
          contact TEXT, -- 联系人；公开时不写
          period TEXT, -- 项目期限
          file TEXT, -- 文件的路径
          sheet TEXT, -- 工作表的名称
          cells TEXT, -- 表在工作表里的区域
          budget_cell TEXT, -- 全年预算数在哪一格
          rate_cell TEXT, -- 执行率在哪一格；没有这一栏的是执行数
          score_cell TEXT, -- 总分在哪一格
          same_as TEXT -- 同单位、同项目、同年度、先读到的表在哪里；没有的为空
        );
        CREATE TABLE funds ( -- 每张表的资金表里每行一行；金额一律折成万元
          form_id INTEGER NOT NULL REFERENCES forms, -- 所在的表，forms 的编号
          row INTEGER NOT NULL, -- 在这张表里的第几行，从 1 起
          label TEXT, -- 表上印的名目
          source TEXT, -- 资金来源，规范数据里的 source
          initial_budget REAL, -- 年初预算数，万元
          initial_budget_exact TEXT, -- initial_budget 的精确值，十进制文本，可用 decimal_sum 求和
          initial_budget_text TEXT, -- initial_budget 在表上写的原文
          annual_budget REAL, -- 全年预算数，万元
          annual_budget_exact TEXT, -- annual_budget 的精确值，十进制文本，可用 decimal_sum 求和
          annual_budget_text TEXT, -- annual_budget 在表上写的原文
          received REAL, -- 到位数，万元
          received_exact TEXT, -- received 的精确值，十进制文本，可用 decimal_sum 求和
          received_text TEXT, -- received 在表上写的原文
          executed REAL, -- 全年执行数，万元
          executed_exact TEXT, -- executed 的精确值，十进制文本，可用 decimal_sum 求和
          executed_text TEXT, -- executed 在表上写的原文
          weight REAL, -- 分值
          weight_exact TEXT, -- weight 的精确值，十进制文本，可用 decimal_sum 求和
          weight_text TEXT, -- weight 在表上写的原文
          execution_rate REAL, -- 表上填的执行率
          execution_rate_exact TEXT, -- execution_rate 的精确值，十进制文本，可用 decimal_sum 求和
          execution_rate_text TEXT, -- execution_rate 在表上写的原文
          score REAL, -- 得分
          score_exact TEXT, -- score 的精确值，十进制文本，可用 decimal_sum 求和
          score_text TEXT, -- score 在表上写的原文
          PRIMARY KEY (form_id, row) -- 一表一行只有一条
        ) WITHOUT ROWID;
        CREATE TABLE indicators ( -- 每张表的每条绩效指标一行
          form_id INTEGER NOT NULL REFERENCES forms, -- 所在的表，forms 的编号
          row INTEGER NOT NULL, -- 在这张表里的第几行，从 1 起
          level1 TEXT, -- 一级指标
          level2 TEXT, -- 二级指标
          level3 TEXT, -- 三级指标
          target TEXT, -- 年度指标值，表上写的
          target_comparator TEXT, -- ≥、≤、=、>、<
          target_number REAL, -- 指标值的数字
          target_number_exact TEXT, -- target_number 的精确值，十进制文本，可用 decimal_sum 求和
          target_upper REAL, -- 指标值是范围时的上限
          target_upper_exact TEXT, -- target_upper 的精确值，十进制文本，可用 decimal_sum 求和
          target_unit TEXT, -- 指标值的计量单位
          nature TEXT, -- 定性或定量
          basis TEXT, -- 指标值设定依据
          standard TEXT, -- 绩效标准、评分标准
          actual TEXT, -- 实际完成值，表上写的
          actual_number REAL, -- 完成值的数字
          actual_number_exact TEXT, -- actual_number 的精确值，十进制文本，可用 decimal_sum 求和
          actual_upper REAL, -- 完成值是范围时的上限
          actual_upper_exact TEXT, -- actual_upper 的精确值，十进制文本，可用 decimal_sum 求和
          actual_unit TEXT, -- 完成值的计量单位
          weight REAL, -- 分值
          weight_exact TEXT, -- weight 的精确值，十进制文本，可用 decimal_sum 求和
          weight_text TEXT, -- weight 在表上写的原文
          score REAL, -- 得分
          score_exact TEXT, -- score 的精确值，十进制文本，可用 decimal_sum 求和
          score_text TEXT, -- score 在表上写的原文
          deviation TEXT, -- 偏差原因分析及改进措施
          remark TEXT, -- 备注
          PRIMARY KEY (form_id, row) -- 一表一行只有一条
        ) WITHOUT ROWID;
        CREATE TABLE other_values ( -- 年度资金和指标以外的内容，一格一行：实施期、年度任务、意见、其他年度和阶段的数；都不计入年度合计
          form_id INTEGER NOT NULL REFERENCES forms, -- 所在的表，forms 的编号
          row INTEGER NOT NULL, -- 在这张表里的第几行，从 1 起
          part TEXT, -- term、task、opinion 或 also
          part_name TEXT, -- 实施期、年度任务、意见或其他
          label TEXT, -- 所在的行：资金名目、指标或任务的名称
          head TEXT, -- 所在的栏目，表上印的或通用的名称
          content TEXT, -- 表上写的
          number REAL, -- 内容里的数字，单位照表
          number_exact TEXT, -- number 的精确值，十进制文本，可用 decimal_sum 求和
          number_unit TEXT, -- 数字后面的单位
          period TEXT, -- 年份、起止月份、previous 上年、term 整个实施期
          stage TEXT, -- initial 年初、forecast 预计、audited 审核
          region TEXT, -- 县、乡镇、村等
          measure TEXT, -- 规范数据里的 measure
          path TEXT, -- 规范数据里的路径
          PRIMARY KEY (form_id, row) -- 一表一行只有一条
        ) WITHOUT ROWID;
        CREATE TABLE problems ( -- 每个读数时的疑问和每处不合规则的地方一行
          id INTEGER PRIMARY KEY, -- 编号，从 1 起，按读入的次序
          input_id INTEGER NOT NULL REFERENCES inputs, -- 所在的文件，inputs 的编号
          form_id INTEGER REFERENCES forms, -- 所在的表，forms 的编号；不在哪张表里的为空
          severity TEXT, -- error、warning 或 info
          severity_name TEXT, -- 错误、警告或提示
          code TEXT, -- 规则的代码，jixiao explain 可以看说明
          rule TEXT, -- 规则的名称
          file TEXT, -- 文件的路径
          sheet TEXT, -- 工作表的名称
          cell TEXT, -- 单元格或合并区域
          field TEXT, -- 规范数据里的路径
          message TEXT, -- 哪里不对，应为什么
          found TEXT, -- 表中是什么
          expected TEXT -- 应为什么
        );
        CREATE TABLE left_out ( -- 读了但不计入合计的表：内容相同的副本，和已有更晚一份的
          id INTEGER PRIMARY KEY, -- 编号，从 1 起，按读入的次序
          input_id INTEGER NOT NULL REFERENCES inputs, -- 所在的文件，inputs 的编号
          unit TEXT, -- 单位
          project TEXT, -- 项目
          fiscal_year INTEGER, -- 预算年度
          kind_name TEXT, -- 表的种类
          annual_budget REAL, -- 全年预算数，万元
          annual_budget_exact TEXT, -- annual_budget 的精确值，十进制文本，可用 decimal_sum 求和
          executed REAL, -- 全年执行数，万元
          executed_exact TEXT, -- executed 的精确值，十进制文本，可用 decimal_sum 求和
          reason TEXT, -- 副本，或者有更晚的一份；怎么看出来的
          counted TEXT, -- 代替它计入的表在哪里
          file TEXT, -- 文件的路径
          sheet TEXT, -- 工作表的名称
          cells TEXT -- 表在工作表里的区域
        );
        CREATE TABLE units ( -- 应报单位名单中每个单位一行，报了而不在名单上的也在
          id INTEGER PRIMARY KEY, -- 编号，从 1 起，按读入的次序
          unit TEXT, -- 名单中的单位名称
          outcome TEXT, -- 已报，报了但读不了，未报，或不在名单上
          forms INTEGER, -- 报了几张表
          refused INTEGER -- 名称里有这个单位、读不了的文件几个
        );
        CREATE TABLE catalogue ( -- 各表各列的说明，一列一行
          table_name TEXT NOT NULL, -- 表名
          position INTEGER NOT NULL, -- 第几列，从 1 起；0 为表本身
          column_name TEXT, -- 列名；说的是表本身的为空
          heading TEXT NOT NULL, -- 名称
          english_heading TEXT NOT NULL, -- 英文名称
          comment TEXT NOT NULL, -- 说明
          PRIMARY KEY (table_name, position) -- 一列只有一条
        ) WITHOUT ROWID;
        CREATE VIEW fund_list AS -- 资金，连同所在的表
        SELECT department, unit, project, fiscal_year, kind_name, fund_type_name, funds.*,
          file, sheet, cells, same_as
        FROM funds JOIN forms ON forms.id = funds.form_id;
        CREATE VIEW indicator_list AS -- 指标，连同所在的表
        SELECT department, unit, project, fiscal_year, kind_name, fund_type_name, indicators.*,
          file, sheet, cells, same_as
        FROM indicators JOIN forms ON forms.id = indicators.form_id;
        CREATE VIEW other_value_list AS -- 其他内容，连同所在的表
        SELECT department, unit, project, fiscal_year, kind_name, fund_type_name, other_values.*,
          file, sheet, cells, same_as
        FROM other_values JOIN forms ON forms.id = other_values.form_id;
        CREATE INDEX forms_by_input ON forms(input_id);
        CREATE INDEX forms_by_department ON forms(department);
        CREATE INDEX forms_by_unit ON forms(unit);
        CREATE INDEX problems_by_input ON problems(input_id);
        CREATE INDEX problems_by_form ON problems(form_id);
        CREATE INDEX problems_by_code ON problems(code);
        """
}
