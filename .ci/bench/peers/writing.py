"""Writes the workbooks that listings describe (see listing.py): writing.py LIBRARY [FOLDER LISTING…].

The cells, merged ranges, fonts, borders and measures are those of the workbooks that `jixiao convert` makes, so that
all of them write the same; PyExcelerate knows nothing of pages, and takes a text that begins with = for a formula.
Without listings it only starts.
"""
import json, os, sys


def listings(folder, paths):
    """Each listing, and the path of the workbook to write."""
    for path in paths:
        with open(path, encoding='utf-8') as file:
            yield json.load(file), os.path.join(folder, os.path.basename(path)[:-5] + '.xlsx')


def xlsxwriter(folder, paths):
    import xlsxwriter
    for listing, path in listings(folder, paths):
        book = xlsxwriter.Workbook(path, {'in_memory': True})  # much faster than its temporary files
        sheet = book.add_worksheet(listing['name'])
        formats = [book.add_format(xlsxwriter_format(style)) for style in listing['styles']]
        for column, width in listing['widths'].items():
            sheet.set_column(int(column), int(column), width - 5 / 7)
        for row, height in listing['heights'].items():
            sheet.set_row(int(row), height)
        xlsxwriter_cells(sheet, listing, formats)
        xlsxwriter_page(sheet, listing)
        book.close()


def xlsxwriter_format(style):
    looks = {'font_name': style['name'], 'font_size': style['size'], 'bold': style['bold'],
             'num_format': style['format'], 'valign': 'vcenter', 'text_wrap': style['wrap']}
    if style['horizontal']:
        looks['align'] = style['horizontal']
    if style['border']:
        looks['border'] = 1
    return looks


def xlsxwriter_cells(sheet, listing, formats):
    merges = {(area[0], area[1]): area for area in listing['merges']}
    for row, column, value, style in listing['cells']:
        area = merges.get((row, column))
        if area:
            sheet.merge_range(*area, '', formats[style])
        if value is None:
            sheet.write_blank(row, column, None, formats[style])
        elif isinstance(value, str):
            sheet.write_string(row, column, value, formats[style])
        else:
            sheet.write_number(row, column, value, formats[style])


def xlsxwriter_page(sheet, listing):
    sheet.set_paper(9)
    if listing['landscape']:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.center_horizontally()
    if listing['repeat']:
        first, last = listing['repeat'].replace('$', '').split(':')
        sheet.repeat_rows(int(first) - 1, int(last) - 1)


def openpyxl(folder, paths):
    import openpyxl
    from openpyxl.utils import get_column_letter
    for listing, path in listings(folder, paths):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = listing['name']
        for column, width in listing['widths'].items():
            sheet.column_dimensions[get_column_letter(int(column) + 1)].width = width
        for row, height in listing['heights'].items():
            sheet.row_dimensions[int(row) + 1].height = height
        openpyxl_cells(sheet, listing)
        for top, left, bottom, right in listing['merges']:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        openpyxl_page(sheet, listing)
        book.save(path)


def openpyxl_cells(sheet, listing):
    from openpyxl.styles import Alignment, Border, Font, Side
    thin = Side(style='thin')
    looks = [(Font(name=style['name'], sz=style['size'], b=style['bold']),
              Border(left=thin, right=thin, top=thin, bottom=thin) if style['border'] else None, style['format'],
              Alignment(horizontal=style['horizontal'], vertical='center', wrap_text=style['wrap']))
             for style in listing['styles']]
    for row, column, value, style in listing['cells']:
        cell = sheet.cell(row + 1, column + 1, value)
        cell.font, border, cell.number_format, cell.alignment = looks[style]
        if border:
            cell.border = border
        if isinstance(value, str):
            cell.data_type = 's'  # never a formula


def openpyxl_page(sheet, listing):
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = 'landscape' if listing['landscape'] else 'portrait'
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.print_options.horizontalCentered = True
    if listing['repeat']:
        sheet.print_title_rows = listing['repeat'].replace('$', '')


def pyexcelerate(folder, paths):
    import pyexcelerate
    for listing, path in listings(folder, paths):
        book = pyexcelerate.Workbook()
        sheet = book.new_sheet(listing['name'])
        for column, width in listing['widths'].items():
            sheet.set_col_style(int(column) + 1, pyexcelerate.Style(size=width))
        for row, height in listing['heights'].items():
            sheet.set_row_style(int(row) + 1, pyexcelerate.Style(size=height))
        # One object for all: equal ones get numbers of their own, of borders that are not written.
        thin = pyexcelerate.Borders.Borders(*(pyexcelerate.Border.Border(style='thin') for _ in range(4)))
        styles = [pyexcelerate_style(style, thin) for style in listing['styles']]
        for row, column, value, style in listing['cells']:
            sheet.set_cell_value(row + 1, column + 1, value)
            sheet.set_cell_style(row + 1, column + 1, styles[style])
        for top, left, bottom, right in listing['merges']:
            sheet.range((top + 1, left + 1), (bottom + 1, right + 1)).merge()
        book.save(path)


def pyexcelerate_style(style, thin):
    from pyexcelerate import Alignment, Font, Format, Style
    from xml.sax.saxutils import escape
    number_format = escape(style['format'], {'"': '&quot;'})  # which PyExcelerate leaves to others
    return Style(font=Font(bold=style['bold'], family=style['name'], size=style['size']), format=Format(number_format),
                 alignment=Alignment(style['horizontal'] or 'left', 'center', 0, style['wrap']),
                 borders=thin if style['border'] else None)


def main(library, folder='', *paths):
    {'xlsxwriter': xlsxwriter, 'openpyxl': openpyxl, 'pyexcelerate': pyexcelerate}[library](folder, paths)


main(*sys.argv[1:])
