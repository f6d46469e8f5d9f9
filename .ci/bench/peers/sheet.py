"""Reads the first sheet of a large workbook: sheet.py LIBRARY [FILE]; without a file it only starts."""
import os, sys


def calamine(paths):
    """Parsed in Rust and left there: not one cell becomes an object of Python."""
    from python_calamine import CalamineWorkbook
    for path in paths:
        CalamineWorkbook.from_path(path).get_sheet_by_index(0)


def fastexcel(paths):
    """Columns of Arrow, their types inferred."""
    import fastexcel
    for path in paths:
        fastexcel.read_excel(path).load_sheet(0, header_row=None)


def xlsx2csv(paths):
    """CSV, thrown away."""
    from xlsx2csv import Xlsx2csv
    for path in paths:
        Xlsx2csv(path).convert(os.devnull)


{'calamine': calamine, 'fastexcel': fastexcel, 'xlsx2csv': xlsx2csv}[sys.argv[1]](sys.argv[2:])
