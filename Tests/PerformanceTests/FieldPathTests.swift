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
        ("period", .period), ("funds[3].received", .fund(3, .received)),
        ("funds[3].also[1].value", .fundAlso(3, 1)), ("indicators[0].standard", .indicator(0, .standard)),
        ("indicators[0].also[0].value", .indicatorAlso(0, 0)), ("also[12].value", .also(12)),
        ("term.funds[2].label", .term(.fundLabel(2))),
        ("term.funds[2].annualBudget", .term(.fund(2, .annualBudget))),
        ("term.funds[2].also[0].value", .term(.fundAlso(2, 0))),
        ("term.goals[1].expected", .term(.goalExpected(1))),
        ("term.indicators[1].nature", .term(.indicator(1, .nature))), ("tasks[0].name", .task(0, .name)),
        ("tasks[0].content", .task(0, .content)), ("tasks[1].actual", .task(1, .actual)),
        ("tasks[1].funds[0].label", .taskFund(1, .fundLabel(0))),
        ("tasks[1].funds[0].executed", .taskFund(1, .fund(0, .executed))),
        ("tasks[1].funds[0].also[2].value", .taskFund(1, .fundAlso(0, 2))),
        ("opinions[0].label", .opinionLabel(0)), ("opinions[0].text", .opinion(0)),
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
        "also[0]", "also[0].head", "funds[0].also", "funds[0].also[0]", "goals[0].also[0].value", "term",
        "term.", "term.title", "term.notes[0]", "term.term.funds[0].label", "tasks[0].goals[0].expected",
        "tasks[0].funds", "tasks[0].term.funds[0].label", "opinions[0]", "period.first", "title[0]",
    ])
    func refusesOtherTexts(text: String) {
        #expect(FieldPath(text) == nil)
    }

    @Test func readsAKeyThatBeginsWithACombiningMark() {
        let path = FieldPath.subject(Subject.Key("\u{301}a"))
        #expect(FieldPath(path.description) == path)
    }
}
