"""Reads cells and merged ranges of many workbooks: forms.py LIBRARY FILE…; without a file it only starts."""
import sys


def calamine(paths):
    """Every cell as an object of Python."""
    from python_calamine import CalamineWorkbook
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            sheet.to_python()
            sheet.merged_cell_ranges


def calamine_bare(paths):
    """Parsed in Rust and left there: not one cell becomes an object of Python."""
    from python_calamine import CalamineWorkbook
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).merged_cell_ranges


def calamine_count(paths):
    """Prints how much there is, as `bench read` does."""
    from python_calamine import CalamineWorkbook
    cells = merges = 0
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for sheet in map(book.get_sheet_by_name, book.sheet_names):
            cells += sum(cell != '' for row in sheet.to_python() for cell in row)
            merges += len(sheet.merged_cell_ranges or ())
    print(f'{cells} cells, {merges} merged ranges')


def openpyxl(paths):
    """Every cell's value."""
    import openpyxl
    for path in paths:
        for sheet in openpyxl.load_workbook(path):
            for _ in sheet.iter_rows(values_only=True):
                pass
            sheet.merged_cells.ranges


def docx(paths):
    """Every cell's text; python-docx gives a cell of a merged range once for each of its places."""
    import docx
    for path in paths:
        for table in docx.Document(path).tables:
            for row in table.rows:
                for cell in row.cells:
                    cell.text


def pandas(paths):
    """Every table as a frame."""
    import pandas
    for path in paths:
        pandas.read_html(path)


READERS = {'docx': docx, 'pandas': pandas, 'calamine': calamine, 'calamine-bare': calamine_bare, 'calamine-count': calamine_count, 'openpyxl': openpyxl}
READERS[sys.argv[1]](sys.argv[2:])
