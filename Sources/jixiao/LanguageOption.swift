import ArgumentParser
import Interchange

/// `--lang`, which every subcommand takes.
struct LanguageOption: ParsableArguments {
    @Option(
        name: .customLong("lang"),
        help: Speech.help(
            "界面语言，zh 或 en（默认按系统语言）", "Language of messages, zh or en (default: the locale's)",
            value: "LANG"))
    var language: Language?

    /// The messages of this run.
    var messages: Messages { Messages(Speech.language) }
}
