import Performance
import Primitives

extension Messages {
    /// Why a table in the long shape cannot be read or written, and what to do.
    func text(_ error: LongShapeError) -> String {
        switch error {
        case .missingColumn(let name):
            pick("长表缺少「\(name)」列", "the long table has no column “\(name)”")
        case .unknownColumn(let name, let column):
            pick(
                "第 1 行 \(letters(column)) 列的表头「\(name)」不是长表的列，请改正或删去这一列",
                "the heading “\(name)” in line 1, column \(letters(column)) is none of the long table's; mend it or take the column out"
            )
        case .repeatedColumn(let name, let column):
            pick(
                "第 1 行 \(letters(column)) 列的表头「\(name)」重复了",
                "the heading “\(name)” in line 1, column \(letters(column)) stands there twice")
        case .cell(let line, let column, let name, let fault):
            pick(
                "第 \(line) 行 \(letters(column)) 列\(name.isEmpty ? "" : "（\(name)）")：\(words(fault))",
                "line \(line), column \(letters(column))\(name.isEmpty ? "" : " (\(name))"): \(words(fault))")
        case .tooManyForms(let limit):
            pick(
                "长表超过 \(limit) 张表，请分成几个文件",
                "the long table has more than \(limit) forms; split it into several files")
        case .nul(let field):
            pick(
                "\(self.name(of: field))含有 NUL 字符，CSV 写不出来，请先删去",
                "\(self.name(of: field)) holds a NUL, which CSV cannot; take it out first")
        case .unheld(let field):
            pick(
                "\(self.name(of: field))的数值和文字不一致，长表以文字为准，请先改正",
                "the number of \(self.name(of: field)) is not what its text says, and in a long table the text counts; put it right first"
            )
        }
    }

    private func words(_ fault: LongShapeError.Fault) -> String {
        switch fault {
        case .missing: pick("不能是空的", "must not be empty")
        case .unknownWord(let found, let allowed):
            pick(
                "「\(short(found))」不能用，可用：\(allowed.joined(separator: "、"))",
                "“\(short(found))” is none of \(allowed.joined(separator: ", "))")
        case .notAYear(let found): pick("「\(short(found))」不是年度", "“\(short(found))” is no year")
        case .notAPeriod(let found):
            pick(
                "「\(short(found))」不是期间，应写成 2023-01/2023-06 这样",
                "“\(short(found))” is no period; write it as 2023-01/2023-06")
        case .wrongPath(let found):
            pick(
                "「\(short(found))」不对：前面没有这一行，或者序号不连续",
                "“\(short(found))” is wrong: the row that it names does not come before, or one is left out")
        case .contradiction(let found, let text):
            pick(
                "「\(short(found))」和文字「\(short(text))」不一致，请改成一致或留空",
                "“\(short(found))” contradicts the text “\(short(text))”; make them agree or leave it empty")
        case .difference(let found, let first):
            pick(
                "「\(short(found))」和这张表第一行的「\(short(first))」不同，一张表各行应当相同",
                "“\(short(found))” differs from “\(short(first))” in the form's first row; all rows of a form must say the same"
            )
        case .misplaced(let found, let part):
            pick(
                "part 为 \(part) 的行不能填「\(short(found))」",
                "a row whose part is \(part) cannot hold “\(short(found))” here")
        case .wrongRow(let found, let expected):
            pick(
                "「\(short(found))」不对，这是第 \(expected) 行，请改正或留空",
                "“\(short(found))” is wrong, this is row \(expected); put it right or leave it empty")
        case .formAgain(let found):
            pick(
                "「\(short(found))」在前面已经有了，一张表的各行要连在一起",
                "the form “\(short(found))” came before; the rows of a form must stand together")
        case .keyAgain(let found):
            pick("「\(short(found))」在这张表里已经有了", "the form has a “\(short(found))” already")
        case .surplus(let found):
            pick("「\(short(found))」上面没有表头", "there is no heading over “\(short(found))”")
        }
    }

    private func short(_ text: String) -> String { DisplayWidth.fitted(text, to: 40) }

    /// A column as a spreadsheet program names it.
    private func letters(_ column: Int) -> String {
        String(CellReference(row: 0, column: column).description.dropLast())
    }
}
