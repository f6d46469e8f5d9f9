"""Writes one sheet of a head and rows of numbers, Chinese shared strings, dates and blanks: long_sheet.py FILE ROWS.

It is always the same. Some texts have commas, quotes and line breaks, as officers' have.
"""
import random, sys
import xlsxwriter

COLUMNS = 20
PROJECTS = [f'第{number}号农村道路养护项目（{"甲乙丙丁戊己庚辛壬癸"[number % 10]}标段）' for number in range(5000)]
REMARKS = [f'第{number}段改在秋天施工，{tail}' for number in range(500)
           for tail in ('材料,人员已安排', '见"养护计划"', '原因：\n雨季比往年长', '按期完成', '安排材料和人员')]
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
        case 8 if dice.random() < .5: sheet.write_string(row, column, dice.choice(REMARKS))
        case 7: sheet.write_number(row, column, dice.random() * 1000)
        case 9: sheet.write_string(row, column, f'编号{row:06d}{column:02d}')


def main(path, rows):
    dice = random.Random(7)
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet('明细')
    formats = [book.add_format({'num_format': code}) for code in ('yyyy/m/d', '#,##0.00', '0.00%')]
    for column in range(COLUMNS):
        sheet.write_string(0, column, f'列{column + 1}')
    for row in range(1, int(rows) + 1):
        for column in range(COLUMNS):
            write(sheet, row, column, formats, dice)
    book.close()


main(*sys.argv[1:])
