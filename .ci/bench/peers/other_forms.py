"""Writes workbooks anew in another format: other_forms.py FORMAT FOLDER FILE…; the format is ods, docx or htm."""
import sys
from html import escape
from pathlib import Path


def rows(sheet):
    """The rows of a sheet, each a list of (value, rows spanned, columns spanned); None under a merged range."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {place for area in merged.values() for place in list(area.cells)[1:]}
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            area = merged.get((cell.row, cell.column))
            spans = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1) if area else (1, 1)
            cells.append(None if (cell.row, cell.column) in covered else (cell.value, *spans))
        yield cells


def ods(sheets, path):
    """With odfpy."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P
    document = OpenDocumentSpreadsheet()
    for sheet in sheets:
        table = Table(name=sheet.title)
        for cells in rows(sheet):
            row = TableRow()
            for cell in cells:
                if cell is None:
                    row.addElement(CoveredTableCell())
                    continue
                value, down, across = cell
                spans = {'numberrowsspanned': down, 'numbercolumnsspanned': across} if down * across > 1 else {}
                number = {'valuetype': 'float', 'value': value} if isinstance(value, (int, float)) else {}
                written = TableCell(**spans, **(number or ({} if value is None else {'valuetype': 'string'})))
                for line in [] if value is None else str(value).split('\n'):
                    written.addElement(P(text=line))
                row.addElement(written)
            table.addElement(row)
        document.spreadsheet.addElement(table)
    document.save(str(path))


def docx(sheets, path):
    """With python-docx, a table for each sheet."""
    import docx
    document = docx.Document()
    for sheet in sheets:
        table = document.add_table(rows=sheet.max_row, cols=sheet.max_column)
        grid = table._cells
        place = lambda row, column: grid[row * sheet.max_column + column]
        for y, cells in enumerate(rows(sheet)):
            for x, cell in enumerate(cells):
                if cell is None:
                    continue
                value, down, across = cell
                if down * across > 1:
                    place(y, x).merge(place(y + down - 1, x + across - 1))
                if value is not None:
                    place(y, x).text = str(value)
        document.add_paragraph(sheet.title)
    document.save(str(path))


def htm(sheets, path):
    """As platforms write it."""
    parts = ['<html><head><meta charset=utf-8></head><body>']
    for sheet in sheets:
        parts.append('<table border=1>')
        for cells in rows(sheet):
            parts.append('<tr>')
            for value, down, across in filter(None, cells):
                spans = (f' rowspan={down}' if down > 1 else '') + (f' colspan={across}' if across > 1 else '')
                text = '' if value is None else escape(str(value)).replace('\n', '<br>')
                parts.append(f'<td{spans} style="border:1px solid">{text}</td>')
            parts.append('</tr>')
        parts.append('</table>')
    path.write_text('\n'.join([*parts, '</body></html>']), encoding='utf-8')


def main(format, folder, *paths):
    import openpyxl
    write = {'ods': ods, 'docx': docx, 'htm': htm}[format]
    for path in paths:
        sheets = openpyxl.load_workbook(path).worksheets
        write(sheets, Path(folder) / f'{Path(path).stem}.{format}')


main(*sys.argv[1:])
