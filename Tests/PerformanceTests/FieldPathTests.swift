import Performance
import Testing

@Suite struct FieldPathTests {
    @Test(arguments: [
        ("title", FieldPath.title), ("fiscalYear", .fiscalYear),
        ("subject.projectName", .subject(.projectName)),
        ("subject.", .subject(Subject.Key(""))), ("subject.a[0].b", .subject(Subject.Key("a[0].b"))),
        ("funds[0].label", .fundLabel(0)), ("funds[12].executionRate", .fund(12, .executionRate)),
        ("goals[1].expected", .goalExpected(1)), ("goals[1].actual", .goalActual(1)),
        ("indicators[3].target", .indicator(3, .target)), ("total.weight", .totalWeight),
        ("total.score", .totalScore), ("total.grade", .totalGrade), ("total.note", .totalNote),
        ("notes[0]", .note(0)), ("notes[1048575]", .note(1_048_575)),
    ])
    func readsWhatItPrints(text: String, path: FieldPath) {
        #expect(path.description == text)
        #expect(FieldPath(text) == path)
    }

    @Test(arguments: [
        "", "kind", "Title", "subject", "total", "total.x", "funds", "funds[]", "funds[0]", "funds[0].",
        "funds[0]label",
        "funds[0].target", "funds[00].label", "funds[01].label", "funds[-1].label", "funds[+1].label",
        "funds[1.label",
        "funds]0[.label", "goals[0].label", "indicators[0].source", "notes[0].", "notes[0]x",
        "notes[1048576]",
        "notes[99999999999999999999]", "indicators[0].target ", " title", "xfunds[0].label", "[0].label",
    ])
    func refusesOtherTexts(text: String) {
        #expect(FieldPath(text) == nil)
    }

    @Test func readsAKeyThatJoinsThePointBeforeIt() {
        let path = FieldPath.subject(Subject.Key("\u{301}a"))
        #expect(FieldPath(path.description) == path)
    }
}
