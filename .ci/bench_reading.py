"""What bench.py needs to hold the reading of workbooks against the peers: their scripts, and the large sheet.

PEERS names the packages for pip. Each script prints nothing and takes the files as its arguments: those named
FORMS read cells and merged ranges of many files, those named SHEET the one sheet of a large file.
"""
import random

PEERS = ['python-calamine==0.4.0', 'openpyxl==3.1.5', 'fastexcel==0.21.0', 'xlsx2csv==0.8.6', 'XlsxWriter==3.2.0']

FORMS_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
for path in sys.argv[1:]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        sheet.to_python()
        sheet.merged_cell_ranges
"""
FORMS_OPENPYXL = """
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows(values_only=True): pass
        sheet.merged_cells.ranges
"""
# Parsed in Rust and left there: not one cell becomes an object of Python.
SHEET_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
"""
SHEET_FASTEXCEL = """
import sys, fastexcel
fastexcel.read_excel(sys.argv[1]).load_sheet(0, header_row=None)
"""
SHEET_XLSX2CSV = """
import os, sys
from xlsx2csv import Xlsx2csv
Xlsx2csv(sys.argv[1]).convert(os.devnull)
"""

ROWS, COLUMNS = 200_000, 20


def make_sheet(path, rows=ROWS):
    """Writes one sheet of numbers, Chinese shared strings, dates and blanks; always the same."""
    import xlsxwriter
    dice = random.Random(7)
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet('明细')
    date, money, percent = (book.add_format({'num_format': code}) for code in ('yyyy/m/d', '#,##0.00', '0.00%'))
    projects = [f'第{number}号农村道路养护项目（{"甲乙丙丁戊己庚辛壬癸"[number % 10]}标段）' for number in range(5000)]
    words = ['产出指标', '效益指标', '满意度指标', '数量指标', '质量指标', '时效指标', '已完成', '未完成', '公里', '个', '万元', '交通运输局']
    for row in range(rows):
        for column in range(COLUMNS):
            match column % 10:
                case 0: sheet.write_number(row, column, row + column)
                case 1: sheet.write_string(row, column, dice.choice(projects))
                case 2 | 6: sheet.write_string(row, column, dice.choice(words))
                case 3: sheet.write_number(row, column, dice.randrange(10**9) / 100, money)
                case 4: sheet.write_number(row, column, 44000 + dice.randrange(1500), date)
                case 5 if dice.random() < .5: sheet.write_number(row, column, dice.randrange(10_000) / 10_000, percent)
                case 7: sheet.write_number(row, column, dice.random() * 1000)
                case 9: sheet.write_string(row, column, f'编号{row:06d}{column:02d}')
    book.close()
