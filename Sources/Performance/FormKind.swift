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
    /// 转移支付（专项资金）绩效目标表
    case transferTarget
    /// 转移支付绩效目标自评表
    case transferSelfEvaluation
    /// 区域绩效目标表
    case regionalTarget
    /// 项目支出绩效运行监控表
    case projectMonitoring
    /// 部门（单位）整体支出绩效运行监控表
    case departmentMonitoring

    /// Whether it declares targets, before there is anything to evaluate.
    public var isTarget: Bool {
        switch self {
        case .projectTarget, .departmentTarget, .transferTarget, .regionalTarget: true
        case .projectSelfEvaluation, .departmentSelfEvaluation, .transferSelfEvaluation, .projectMonitoring,
            .departmentMonitoring:
            false
        }
    }
}
