/// Who and what a form is about: text by key, in the order of `Subject.Key.known`.
///
/// Keys are open, since forms of other places print other lines; the known ones come first.
public struct Subject: Hashable, Sendable {
    /// One line of the head of a form.
    public struct Key: Hashable, Sendable {
        /// The name in JSON, such as `projectName`.
        public let name: String

        /// Makes a key of its name in JSON.
        public init(_ name: String) {
            self.name = name
        }

        /// 项目名称, 专项（项目）名称, 转移支付（项目）名称
        public static let projectName = Key("projectName")
        /// 部门（单位）名称
        public static let departmentName = Key("departmentName")
        /// 专项名称 under 项目支出名称
        public static let programme = Key("programme")
        /// 支出方向名称（子项）
        public static let subProgramme = Key("subProgramme")
        /// 主管部门
        public static let competentDepartment = Key("competentDepartment")
        /// 中央主管部门
        public static let centralDepartment = Key("centralDepartment")
        /// 地方主管部门
        public static let localDepartment = Key("localDepartment")
        /// 实施单位, 资金使用单位
        public static let implementingUnit = Key("implementingUnit")
        /// 负责人及电话, 联系人
        public static let contact = Key("contact")
        /// 项目总实施期, 项目期限
        public static let period = Key("period")

        /// The keys every reader knows, in the order they are written.
        public static let known: [Key] = [
            .projectName, .departmentName, .programme, .subProgramme, .competentDepartment,
            .centralDepartment, .localDepartment, .implementingUnit, .contact, .period,
        ]
    }

    private var entries: [(key: Key, text: String)] = []

    /// Makes an empty subject.
    public init() {}

    /// The text of a line; nil where the form has none. Setting an empty text removes it.
    public subscript(key: Key) -> String? {
        get { entries.first { $0.key == key }?.text }
        set {
            let place = entries.firstIndex { $0.key == key }
            switch (place, newValue ?? "") {
            case (let place?, ""): entries.remove(at: place)
            case (let place?, let text): entries[place].text = text
            case (nil, ""): break
            case (nil, let text):
                entries.append((key, text))
                entries.sort { Subject.rank($0.key) < Subject.rank($1.key) }
            }
        }
    }

    /// The lines there are: the known keys in their order, then the others by name.
    public var lines: [(key: Key, text: String)] { entries }

    private static func rank(_ key: Key) -> (Int, String) {
        (Key.known.firstIndex(of: key) ?? Key.known.count, key.name)
    }

    /// Two subjects are equal where their lines are.
    public static func == (left: Subject, right: Subject) -> Bool {
        left.entries.elementsEqual(right.entries) { $0.key == $1.key && $0.text == $1.text }
    }

    /// Feeds the lines to a hasher.
    public func hash(into hasher: inout Hasher) {
        for entry in entries {
            hasher.combine(entry.key)
            hasher.combine(entry.text)
        }
    }
}
