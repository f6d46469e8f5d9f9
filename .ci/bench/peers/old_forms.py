"""Writes workbooks anew as Excel 97–2003 ones: old_forms.py FOLDER FILE…"""
import sys
from pathlib import Path


def age(path, folder):
    """Cells with their number formats, and merged ranges."""
    import openpyxl, xlwt
    book = xlwt.Workbook()
    for sheet in openpyxl.load_workbook(path):
        old = book.add_sheet(sheet.title)
        styles = {}
        merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            code = cell.number_format
            if code not in styles:
                styles[code] = xlwt.easyxf(num_format_str=code)
            style = styles[code]
            if area := merged.get((cell.row, cell.column)):
                rows, columns = (area.min_row - 1, area.max_row - 1), (area.min_col - 1, area.max_col - 1)
                old.write_merge(*rows, *columns, cell.value, style)
            elif cell.value is not None:
                old.write(cell.row - 1, cell.column - 1, cell.value, style)
    book.save(str(Path(folder) / f'{Path(path).stem}.xls'))


for path in sys.argv[2:]:
    age(path, sys.argv[1])
