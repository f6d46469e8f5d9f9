import Performance

/// The lines of each form of a sheet.
struct FormSpans {
    /// A form's lines and its title.
    struct Span {
        var lines: Range<Int>
        var title: Int?
    }

    /// The forms, from top to bottom.
    private(set) var spans: [Span] = []
    /// Titles under which no indicators were found.
    private(set) var emptyTitles: [Int] = []

    /// How many lines a title may take with what is printed under it; a title further down is another form's.
    private static let headLines = 2

    private let grid: FormGrid
    private let areas: [Area]
    private let openers: [Facets.SubjectIndex]

    /// A form starts at a title, or where a line of the head that stands at the top of a form opens it again under the
    /// indicators of another.
    init(_ grid: FormGrid, _ titles: TitleLines, _ areas: [Area], _ vocabulary: Vocabulary) {
        self.grid = grid
        self.areas = areas
        openers = [Subject.Key.projectName, .departmentName].compactMap(vocabulary.subject)
        guard !grid.lines.isEmpty else { return }
        var starts: [(line: Int, title: Int?)] = []
        for line in grid.lines.indices {
            guard let title = titles.cells[line] else { continue }
            // Of several lines at the top of a form, the first is the title.
            if let last = starts.last, !hasIndicators(last.line..<line), !opens(line, isFarFrom: last.line) {
                continue
            }
            starts.append((line, title))
        }
        if starts.isEmpty { starts = [(0, nil)] }
        starts[0].line = 0
        for (position, start) in starts.enumerated() {
            let end = position + 1 < starts.count ? starts[position + 1].line : grid.lines.count
            part(start.line..<end, start.title)
        }
    }

    /// Whether a title opens a form of its own under one without indicators, rather than a part of it.
    private func opens(_ line: Int, isFarFrom start: Int) -> Bool {
        guard line - start > FormSpans.headLines else { return false }
        let end =
            areas.first { $0.kind == .indicators && $0.band.lowerBound > line }?.band.lowerBound
            ?? grid.lines.count
        return (line + 1..<max(line + 1, end)).contains(where: opens)
    }

    /// Whether a line says whose form it is.
    private func opens(_ line: Int) -> Bool {
        grid.row(line).contains { index in
            let subject = grid.cells[index].label?.subject ?? grid.cells[index].inline?.label.subject
            return subject.map(openers.contains) ?? false
        }
    }

    private func hasIndicators(_ lines: Range<Int>) -> Bool {
        areas.contains { $0.kind == .indicators && lines.contains($0.band.lowerBound) }
    }

    private mutating func part(_ lines: Range<Int>, _ title: Int?) {
        var starts = [lines.lowerBound]
        for line in lines {
            guard let first = grid.row(line).first, grid.cells[first].isSureSubject,
                let subject = grid.cells[first].label?.subject, openers.contains(subject),
                let start = starts.last,
                areas.contains(where: {
                    $0.kind == .indicators && $0.band.lowerBound >= start && $0.end < line
                }),
                areas.contains(where: {
                    $0.kind == .indicators && $0.band.lowerBound > line && lines.contains($0.band.lowerBound)
                })
            else { continue }
            starts.append(line)
        }
        for (position, start) in starts.enumerated() {
            let end = position + 1 < starts.count ? starts[position + 1] : lines.upperBound
            let span = Span(lines: start..<end, title: position == 0 ? title : nil)
            // A form may have its goals as text and no table of indicators.
            if hasIndicators(span.lines) || span.title != nil && span.lines.contains(where: opens) {
                spans.append(span)
            } else if let title = span.title {
                emptyTitles.append(title)
            }
        }
    }
}
