#!/usr/bin/env python3
"""Writes the cells of `bench summary ROWS OUT.xlsx` with XlsxWriter in constant_memory mode.

usage: bench_summary.py ROWS OUT.xlsx           writes the workbook
       bench_summary.py --compare BENCH [ROWS]  runs both in turn and prints seconds and peak memory
"""
import os, statistics, sys, tempfile, time

ROUNDS = 3
LONG = '雨季比往年长，部分路段改在秋天施工，下一年提前安排材料和人员。'


def write(rows, path):
    import xlsxwriter
    book = xlsxwriter.Workbook(path, {'constant_memory': True, 'strings_to_formulas': False, 'strings_to_urls': False})
    line = {'border': 1, 'font_name': '宋体', 'font_size': 10, 'valign': 'vcenter'}
    text = book.add_format({**line, 'text_wrap': True})
    number, whole = book.add_format({**line, 'align': 'right'}), book.add_format({**line, 'align': 'center', 'num_format': '0'})
    amount = book.add_format({**line, 'num_format': '#,##0.00####'})
    link = book.add_format({**line, 'underline': 1, 'font_color': '#0563C1'})
    forms, sheet, files = book.add_worksheet('表'), book.add_worksheet('指标'), book.add_worksheet('文件')
    for page in (forms, sheet, files): page.set_default_row(20.25)

    def put(page, row, cells):
        for column, cell in enumerate(cells):
            if cell is None: page.write_blank(row, column, None, text)
            elif isinstance(cell, str): page.write_string(row, column, cell, text)
            elif isinstance(cell, tuple): page.write_formula(row, column, f'=HYPERLINK("{cell[0]}","{cell[1]}")', link, cell[1])
            elif isinstance(cell, int): page.write_number(row, column, cell, whole)
            else: page.write_number(row, column, cell, amount if column in (7, 8) else number)

    left, form, line_number = rows, 0, 3
    while left > 0:
        count, file = min(left, 28), f'报送/{form}.xlsx'
        unit, project = '青禾县公路养护站', f'第{form + 1}号农村道路养护项目'
        put(forms, form + 3, (form + 1, f'云岭自治州第{form % 40}局', unit, project, 2024, '项目支出绩效自评表', None,
            (100050 + form) / 100, (90025 + form) / 100, 89.98, (9700 + form % 100) / 100, '优', count, 0, 0,
            (file, file), '自评表', (f"{file}#'自评表'!A1:J40", 'A1:J40'), None))
        for row in range(count):
            if row % 5 == 0: sheet.set_row(line_number, 33.75)
            put(sheet, line_number, (form + 1, unit, project, '产出指标', '数量指标', f'第{row + 1}段道路养护里程和巡查次数',
                f'≥{row + form % 50 + 1}公里', f'{row + form % 50 + 2}公里', 3.0, (210 + row) / 100, LONG if row % 5 == 0 else None))
            line_number += 1
        put(files, form + 3, (form + 1, (file, file), '已读', 1, 8192, None, None))
        left, form = left - 28, form + 1
    book.close()


def run(command):
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status != 0: sys.exit(f'failed ({status}): {command}')
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(bench, rows):
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        programs = {'jixiao': [bench, 'summary', rows, f'{folder}/ours.xlsx'],
                    'XlsxWriter': [sys.executable, os.path.abspath(__file__), rows, f'{folder}/theirs.xlsx']}
        for _ in range(ROUNDS):  # interleaved, so that a slow minute of the machine falls on both
            for name, command in programs.items(): measured.setdefault(name, []).append(run(command))
        sizes = [os.path.getsize(f'{folder}/{name}.xlsx') / 1e6 for name in ('ours', 'theirs')]
    for (name, rounds), size in zip(measured.items(), sizes):
        wall, cpu, memory = (statistics.median(column) for column in zip(*rounds))
        print(f'{name}: {wall:.2f} s, {cpu:.2f} s of processor, {memory:.0f} MB at most, file {size:.1f} MB')


if __name__ == '__main__':
    if sys.argv[1] == '--compare': compare(os.path.abspath(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else '200000')
    else: write(int(sys.argv[1]), sys.argv[2])
