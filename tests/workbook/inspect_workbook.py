# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what openpyxl finds in a workbook, one fact a line, for a test to compare.

Exit status 77 when openpyxl is not installed."""
import datetime
import sys

try:
    import openpyxl
except ImportError:
    sys.exit(77)


def value_text(value):
    if isinstance(value, bool):
        return "B:%d" % value
    if isinstance(value, datetime.datetime):
        return "D:" + value.strftime("%Y-%m-%d")
    if isinstance(value, (int, float)):
        return "N:%.15g" % value
    return "T:" + str(value).replace("\n", "\\n")


def show_sheet(sheet):
    print("sheet", sheet.title, sheet.sheet_state)
    print("freeze", sheet.freeze_panes)
    print("repeat", sheet.print_title_rows)
    print("filter", sheet.auto_filter.ref)
    print("area", sheet.print_area)
    setup = sheet.page_setup
    print("page", setup.orientation, setup.paperSize, setup.fitToWidth or 1, setup.fitToHeight,
          sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
    print("footer", sheet.oddFooter.center.text)
    print("protected", sheet.protection.sheet)
    for merged in sorted(str(r) for r in sheet.merged_cells.ranges):
        print("merged", merged)
    for rule in sheet.data_validations.dataValidation:
        print("list", rule.sqref, rule.formula1, rule.errorStyle or "stop")
    for name, column in sorted(sheet.column_dimensions.items()):
        print("column", name, column.number_format, round(column.width, 1))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                link = cell.hyperlink.location if cell.hyperlink else ""
                print("cell", cell.coordinate, cell.number_format, value_text(cell.value), link)


book = openpyxl.load_workbook(sys.argv[1])
cached = openpyxl.load_workbook(sys.argv[1], data_only=True)
print("properties", book.properties.title, book.properties.creator)
for prop in getattr(book, "custom_doc_props", []) or []:
    print("custom", prop.name, prop.value)
for one in book.worksheets:
    show_sheet(one)
    for row in cached[one.title].iter_rows():
        for cell in row:
            if one[cell.coordinate].data_type == "f":
                print("shown", cell.coordinate, value_text(cell.value))
