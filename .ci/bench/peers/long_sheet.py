"""Writes one sheet of numbers, Chinese shared strings, dates and blanks, always the same: long_sheet.py FILE ROWS."""
import random, sys
import xlsxwriter

COLUMNS = 20
PROJECTS = [f'第{number}号农村道路养护项目（{"甲乙丙丁戊己庚辛壬癸"[number % 10]}标段）' for number in range(5000)]
WORDS = ['产出指标', '效益指标', '满意度指标', '数量指标', '质量指标', '时效指标', '已完成', '未完成', '公里', '个', '万元', '交通运输局']


def write(sheet, row, column, formats, dice):
    """Writes one cell of a kind that its column has, or none."""
    date, money, percent = formats
    match column % 10:
        case 0: sheet.write_number(row, column, row + column)
        case 1: sheet.write_string(row, column, dice.choice(PROJECTS))
        case 2 | 6: sheet.write_string(row, column, dice.choice(WORDS))
        case 3: sheet.write_number(row, column, dice.randrange(10**9) / 100, money)
        case 4: sheet.write_number(row, column, 44000 + dice.randrange(1500), date)
        case 5 if dice.random() < .5: sheet.write_number(row, column, dice.randrange(10_000) / 10_000, percent)
        case 7: sheet.write_number(row, column, dice.random() * 1000)
        case 9: sheet.write_string(row, column, f'编号{row:06d}{column:02d}')


def main(path, rows):
    dice = random.Random(7)
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet('明细')
    formats = [book.add_format({'num_format': code}) for code in ('yyyy/m/d', '#,##0.00', '0.00%')]
    for row in range(int(rows)):
        for column in range(COLUMNS):
            write(sheet, row, column, formats, dice)
    book.close()


main(*sys.argv[1:])
