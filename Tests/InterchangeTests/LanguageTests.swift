import Interchange
import Testing

@Suite("The language of the locale")
struct LanguageTests {
    @Test(
        "the first variable that is set decides; Chinese where none says English",
        arguments: [
            ([:], Language.chinese),
            (["LANG": "C"], .chinese),
            (["LANG": "zh_CN.UTF-8"], .chinese),
            (["LANG": "en_US.UTF-8"], .english),
            (["LC_ALL": "", "LANG": "en_GB"], .english),
            (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
            (["LC_MESSAGES": "en", "LANG": "zh_CN.UTF-8"], .english),
        ])
    func locale(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }
}
