"""What XlsxWriter and openpyxl are given to write, and how: the cells, merged ranges, fonts, borders and measures of
the workbooks that `jixiao convert` makes, so that all of them write the same.

PREPARE lists workbooks, once and before anything is measured: python -c PREPARE LISTINGS WORKBOOK…
XLSXWRITER and OPENPYXL write them from that:                  python -c XLSXWRITER OUT LISTING…

A listing is a workbook as JSON: its styles, and of its sheet the name, cells ([row, column, value, style], those under
merged ranges left out), merged ranges, widths, heights and page.
"""

PREPARE = """
import json, os, sys, openpyxl
out = sys.argv[1]
os.makedirs(out, exist_ok=True)
for path in sys.argv[2:]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    styles, known, cells = [], {}, []
    covered = {(row, column) for area in sheet.merged_cells.ranges
               for row in range(area.min_row, area.max_row + 1) for column in range(area.min_col, area.max_col + 1)
               if (row, column) != (area.min_row, area.min_col)}
    for row in sheet.iter_rows():
        for cell in row:
            if (cell.row, cell.column) in covered or not cell.has_style: continue
            style = known.get(cell.style_id)
            if style is None:
                style = known[cell.style_id] = len(styles)
                styles.append({'name': cell.font.name, 'size': cell.font.sz, 'bold': bool(cell.font.b),
                               'border': cell.border.left.style == 'thin', 'format': cell.number_format,
                               'horizontal': cell.alignment.horizontal, 'wrap': bool(cell.alignment.wrap_text)})
            cells.append([cell.row - 1, cell.column - 1, cell.value, style])
    widths = {}
    for entry in sheet.column_dimensions.values():
        for column in range(entry.min, entry.max + 1): widths[column - 1] = entry.width
    listing = {
        'name': sheet.title, 'styles': styles, 'cells': cells,
        'merges': [[a.min_row - 1, a.min_col - 1, a.max_row - 1, a.max_col - 1] for a in sheet.merged_cells.ranges],
        'widths': widths, 'heights': {row - 1: entry.height for row, entry in sheet.row_dimensions.items()},
        'landscape': sheet.page_setup.orientation == 'landscape', 'repeat': sheet.print_title_rows,
    }
    name = os.path.splitext(os.path.basename(path))[0]
    with open(os.path.join(out, name + '.json'), 'w', encoding='utf-8') as file:
        json.dump(listing, file, ensure_ascii=False)
"""

XLSXWRITER = """
import json, os, sys, xlsxwriter
out = sys.argv[1]
for path in sys.argv[2:]:
    with open(path, encoding='utf-8') as file: listing = json.load(file)
    book = xlsxwriter.Workbook(os.path.join(out, os.path.basename(path)[:-5] + '.xlsx'))
    sheet = book.add_worksheet(listing['name'])
    formats = []
    for style in listing['styles']:
        looks = {'font_name': style['name'], 'font_size': style['size'], 'bold': style['bold'],
                 'num_format': style['format'], 'valign': 'vcenter', 'text_wrap': style['wrap']}
        if style['horizontal']: looks['align'] = style['horizontal']
        if style['border']: looks['border'] = 1
        formats.append(book.add_format(looks))
    for column, width in listing['widths'].items(): sheet.set_column(int(column), int(column), width - 5 / 7)
    for row, height in listing['heights'].items(): sheet.set_row(int(row), height)
    merges = {(area[0], area[1]): area for area in listing['merges']}
    for row, column, value, style in listing['cells']:
        area = merges.get((row, column))
        if area: sheet.merge_range(*area, '', formats[style])
        if value is None: sheet.write_blank(row, column, None, formats[style])
        elif isinstance(value, str): sheet.write_string(row, column, value, formats[style])
        else: sheet.write_number(row, column, value, formats[style])
    sheet.set_paper(9)
    if listing['landscape']: sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.center_horizontally()
    if listing['repeat']:
        first, last = listing['repeat'].replace('$', '').split(':')
        sheet.repeat_rows(int(first) - 1, int(last) - 1)
    book.close()
"""

OPENPYXL = """
import json, os, sys, openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
out = sys.argv[1]
thin = Side(style='thin')
for path in sys.argv[2:]:
    with open(path, encoding='utf-8') as file: listing = json.load(file)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = listing['name']
    looks = [(Font(name=style['name'], sz=style['size'], b=style['bold']),
              Border(left=thin, right=thin, top=thin, bottom=thin) if style['border'] else None, style['format'],
              Alignment(horizontal=style['horizontal'], vertical='center', wrap_text=style['wrap']))
             for style in listing['styles']]
    for column, width in listing['widths'].items():
        sheet.column_dimensions[get_column_letter(int(column) + 1)].width = width
    for row, height in listing['heights'].items(): sheet.row_dimensions[int(row) + 1].height = height
    for row, column, value, style in listing['cells']:
        cell = sheet.cell(row + 1, column + 1, value)
        font, border, number_format, alignment = looks[style]
        cell.font = font
        if border: cell.border = border
        cell.number_format = number_format
        cell.alignment = alignment
        if isinstance(value, str): cell.data_type = 's'  # never a formula
    for area in listing['merges']:
        sheet.merge_cells(start_row=area[0] + 1, start_column=area[1] + 1, end_row=area[2] + 1, end_column=area[3] + 1)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = 'landscape' if listing['landscape'] else 'portrait'
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = openpyxl.worksheet.page.PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.print_options.horizontalCentered = True
    if listing['repeat']: sheet.print_title_rows = listing['repeat'].replace('$', '')
    book.save(os.path.join(out, os.path.basename(path)[:-5] + '.xlsx'))
"""
