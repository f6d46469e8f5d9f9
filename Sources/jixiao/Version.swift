/// What `--version` prints; CHANGELOG.md says what each one brought.
enum Version {
    static let current = "0.1.0"
}
