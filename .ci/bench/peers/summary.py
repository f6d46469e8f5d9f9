"""Writes the cells of `bench summary ROWS OUT`: summary.py xlsxwriter [ROWS OUT]; without rows it only starts."""
import sys
import xlsxwriter

FIRST_ROW = 3
PER_FORM = 28
LONG = '雨季比往年长，部分路段改在秋天施工，下一年提前安排材料和人员。'


class Summary:
    """The workbook: sheets of forms, of indicators and of files, in constant memory."""

    def __init__(self, path):
        self.book = xlsxwriter.Workbook(
            path, {'constant_memory': True, 'strings_to_formulas': False, 'strings_to_urls': False})
        self.text = self._format(text_wrap=True)
        self.number = self._format(align='right')
        self.whole = self._format(align='center', num_format='0')
        self.amount = self._format(num_format='#,##0.00####')
        self.link = self._format(underline=1, font_color='#0563C1')
        self.forms, self.indicators, self.files = (self._sheet(name) for name in ('表', '指标', '文件'))
        self.next_row = FIRST_ROW

    def add(self, form, count):
        """A form of so many indicators."""
        file = f'报送/{form}.xlsx'
        unit, project = '青禾县公路养护站', f'第{form + 1}号农村道路养护项目'
        self._put(self.forms, form + FIRST_ROW, (
            form + 1, f'云岭自治州第{form % 40}局', unit, project, 2024, '项目支出绩效自评表', None,
            (100050 + form) / 100, (90025 + form) / 100, 89.98, (9700 + form % 100) / 100, '优', count, 0, 0,
            (file, file), '自评表', (f"{file}#'自评表'!A1:J40", 'A1:J40'), None))
        for row in range(count):
            if row % 5 == 0:
                self.indicators.set_row(self.next_row, 33.75)
            self._put(self.indicators, self.next_row, (
                form + 1, unit, project, '产出指标', '数量指标', f'第{row + 1}段道路养护里程和巡查次数',
                f'≥{row + form % 50 + 1}公里', f'{row + form % 50 + 2}公里', 3.0, (210 + row) / 100,
                LONG if row % 5 == 0 else None))
            self.next_row += 1
        self._put(self.files, form + FIRST_ROW, (form + 1, (file, file), '已读', 1, 8192, None, None))

    def _format(self, **looks):
        line = {'border': 1, 'font_name': '宋体', 'font_size': 10, 'valign': 'vcenter'}
        return self.book.add_format(line | looks)

    def _sheet(self, name):
        sheet = self.book.add_worksheet(name)
        sheet.set_default_row(20.25)
        return sheet

    def _put(self, sheet, row, cells):
        for column, cell in enumerate(cells):
            match cell:
                case None: sheet.write_blank(row, column, None, self.text)
                case str(): sheet.write_string(row, column, cell, self.text)
                case (target, label):
                    sheet.write_formula(row, column, f'=HYPERLINK("{target}","{label}")', self.link, label)
                case int(): sheet.write_number(row, column, cell, self.whole)
                case _: sheet.write_number(row, column, cell, self.amount if column in (7, 8) else self.number)


def main(rows, path):
    summary = Summary(path)
    for form, first in enumerate(range(0, rows, PER_FORM)):
        summary.add(form, min(PER_FORM, rows - first))
    summary.book.close()


if sys.argv[2:]:
    main(int(sys.argv[2]), sys.argv[3])
