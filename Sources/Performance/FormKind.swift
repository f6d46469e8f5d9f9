/// The sorts of form that finance departments collect.
public enum FormKind: String, CaseIterable, Sendable {
    /// 项目支出绩效目标表
    case projectTarget
    /// 项目支出绩效自评表
    case projectSelfEvaluation
    /// 部门（单位）整体支出绩效目标表
    case departmentTarget
    /// 部门（单位）整体支出绩效自评表
    case departmentSelfEvaluation
    /// 转移支付绩效目标自评表
    case transferSelfEvaluation
    /// 区域绩效目标表
    case regionalTarget
}
