"""Lists workbooks for the peers that write, before anything is measured: listing.py FOLDER WORKBOOK…

A listing is a workbook as JSON: its styles, and of its sheet the name, cells ([row, column, value, style], those under
merged ranges left out), merged ranges, widths, heights and page.
"""
import json, os, sys
import openpyxl


def style(cell):
    """How a cell looks."""
    return {'name': cell.font.name, 'size': cell.font.sz, 'bold': bool(cell.font.b),
            'border': cell.border.left.style == 'thin', 'format': cell.number_format,
            'horizontal': cell.alignment.horizontal, 'wrap': bool(cell.alignment.wrap_text)}


def styled_cells(sheet):
    """The cells that have a look, but not those under a merged range."""
    covered = {place for area in sheet.merged_cells.ranges for place in list(area.cells)[1:]}
    return [cell for row in sheet.iter_rows() for cell in row
            if (cell.row, cell.column) not in covered and cell.has_style]


def widths(sheet):
    """The widths of columns by their numbers from 0."""
    return {column - 1: entry.width for entry in sheet.column_dimensions.values()
            for column in range(entry.min, entry.max + 1)}


def listing(sheet):
    """A sheet as it is written to JSON."""
    cells = styled_cells(sheet)
    numbers = {}
    for cell in cells:
        numbers.setdefault(cell.style_id, (len(numbers), style(cell)))
    return {
        'name': sheet.title, 'styles': [look for _, look in numbers.values()],
        'cells': [[cell.row - 1, cell.column - 1, cell.value, numbers[cell.style_id][0]] for cell in cells],
        'merges': [[a.min_row - 1, a.min_col - 1, a.max_row - 1, a.max_col - 1] for a in sheet.merged_cells.ranges],
        'widths': widths(sheet), 'heights': {row - 1: entry.height for row, entry in sheet.row_dimensions.items()},
        'landscape': sheet.page_setup.orientation == 'landscape', 'repeat': sheet.print_title_rows,
    }


def main(folder, *paths):
    os.makedirs(folder)
    for path in paths:
        name = os.path.splitext(os.path.basename(path))[0]
        with open(os.path.join(folder, f'{name}.json'), 'w', encoding='utf-8') as file:
            json.dump(listing(openpyxl.load_workbook(path).worksheets[0]), file, ensure_ascii=False)


main(*sys.argv[1:])
