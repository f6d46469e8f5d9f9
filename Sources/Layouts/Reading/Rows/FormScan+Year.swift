import Performance

extension FormScan {
    /// How many lines from the top of a form a year may stand in.
    private static let topLines = 7

    /// Finds the year before anything else, since periods are told against it: a line of its own, 预算年度 with the year
    /// beside it, the title, a line over the tables, the day on which the form was filled in.
    mutating func findYearLine() {
        let top = lines.prefix(FormScan.topLines)
        for line in top where area(of: line) == nil {
            for index in grid.row(line) where form.yearLine == nil { takeYearLine(index, line) }
        }
        if let part = form.yearLine { form.year = YearText.whole(text(of: part)) ?? form.year }
        form.year =
            form.year ?? form.title.flatMap { YearText.first(in: grid.text(of: $0.cell)) }
            ?? form.title.flatMap { YearText.first(in: grid.text(of: $0.cell), needsSign: false) }
            ?? yearOverTable ?? yearOfFilling
        if form.year == nil || form.months == nil { findMonthLine() }
    }

    func text(of part: CellPart) -> String { String(decoding: grid.bytes(of: part), as: UTF8.self) }

    private mutating func takeYearLine(_ index: Int, _ line: Int) {
        let bytes = grid.bytes(of: index)
        guard bytes.count <= LabelKey.maximumBytes else { return }
        if let inline = cell(index).inline, inline.label.facets.marks.contains(.year) {
            let part = CellPart(cell: index, start: inline.text.lowerBound, end: inline.text.upperBound)
            guard YearText.whole(text(of: part)) != nil else { return }
            return placeYear(part, line)
        }
        if YearText.whole(grid.text(of: index)) != nil {
            let row = Array(grid.row(line))
            let labelled = row.firstIndex(of: index).flatMap { $0 > 0 ? row[$0 - 1] : nil }
                .map { cell($0).label?.facets.marks.contains(.year) ?? false } ?? false
            let isAlone = row.allSatisfy { $0 == index || cell($0).label?.facets.marks.contains(.unitLine) ?? false
                || !cell($0).inlines.isEmpty }
            guard labelled || isAlone else { return }
            if labelled, let place = row.firstIndex(of: index) { mark(row[place - 1], .head) }
            return placeYear(CellPart(cell: index), line)
        }
        // The unit of the amounts may follow behind white space: （2023年度）　单位：万元
        guard let end = bytes.firstRange(of: "年度".utf8)?.upperBound ?? bytes.firstRange(of: "年".utf8)?.upperBound else { return }
        var close = end
        while close < bytes.endIndex, [0x29, 0xEF].contains(bytes[close]) {
            close += bytes[close] == 0x29 ? 1 : 3
            if close > bytes.endIndex { return }
        }
        let rest = WhiteSpace.trimmed(bytes[close...])
        let head = String(decoding: bytes[..<close], as: UTF8.self)
        guard !rest.isEmpty, WhiteSpace.trimmed(bytes[close...]).startIndex > close, YearText.whole(head) != nil,
            let unit = vocabulary.label(String(decoding: rest, as: UTF8.self)) ?? unitLabel(rest), unit.facets.marks.contains(.unitLine)
        else { return }
        placeYear(CellPart(cell: index, start: 0, end: close - bytes.startIndex), line)
    }

    private func unitLabel(_ bytes: ArraySlice<UInt8>) -> Label? {
        var parser = LabelParser(vocabulary)
        return InlineLabels.find(in: bytes, &parser).first?.label
    }

    /// The line of a monitoring form that says which months it watches: （2022年1—9月）.
    private mutating func findMonthLine() {
        var parser = LabelParser(vocabulary)
        let end = areas.first?.band.lowerBound ?? lines.upperBound
        for line in lines.prefix(FormScan.topLines) where line < end && grid.row(line).count == 1 {
            for index in grid.row(line) where cell(index).length <= LabelText.maximumLength {
                let text = grid.text(of: index)
                guard let year = YearText.first(in: text) else { continue }
                _ = parser.parse(grid.bytes(of: index))
                guard let months = parser.months else { continue }
                form.year = form.year ?? year
                form.months = form.months ?? months
                if use(of: index) == .open { mark(index, .head) }
                return
            }
        }
    }

    private mutating func placeYear(_ part: CellPart, _ line: Int) {
        form.yearLine = part
        mark(part.cell, .value)
        extend(.year, to: line)
    }

    /// The year in what is printed over the tables besides title and year line: `2022年度市级专项资金`.
    private var yearOverTable: Int? {
        let end = areas.first?.band.lowerBound ?? lines.upperBound
        for line in lines.prefix(FormScan.topLines) where line < end {
            for index in grid.row(line) where cell(index).length <= LabelText.maximumLength {
                let text = grid.text(of: index)
                if text.contains("年度"), let year = YearText.first(in: text) { return year }
            }
        }
        return nil
    }

    /// The year of the day on which the form was filled in.
    private var yearOfFilling: Int? {
        let key = vocabulary.subject(Subject.Key("reportDate"))
        for line in lines.prefix(FormScan.topLines) {
            let row = Array(grid.row(line))
            for (position, index) in row.enumerated() {
                for inline in cell(index).inlines where inline.label.subject == key && key != nil {
                    let part = CellPart(cell: index, start: inline.text.lowerBound, end: inline.text.upperBound)
                    if let year = YearText.first(in: text(of: part)) { return year }
                }
                if key != nil, cell(index).label?.subject == key, position + 1 < row.count,
                    let year = YearText.first(in: grid.text(of: row[position + 1]))
                {
                    return year
                }
            }
        }
        return nil
    }
}
