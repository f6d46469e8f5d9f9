/// A language that the program speaks to its user.
public enum Language: String, CaseIterable, Sendable {
    /// Simplified Chinese, the officers' own and the default.
    case chinese = "zh"
    /// English.
    case english = "en"

    /// The language of a locale, the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set; Chinese where
    /// none says English.
    ///
    /// ```swift
    /// Language(environment: ["LANG": "en_GB.UTF-8"])   // .english
    /// Language(environment: ["LANG": "C"])             // .chinese
    /// ```
    public init(environment: [String: String]) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        self = locale.hasPrefix("en") ? .english : .chinese
    }

    /// Picks the words of this language.
    public func pick(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
        self == .chinese ? chinese() : english()
    }
}
