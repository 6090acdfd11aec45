/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes zip packages part by part, sound and unsound ones, for the tests of the reader. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PackageMaker PackageMaker;

/** package_maker_new: with the usual content types, relations and a workbook listing one sheet
 * “表” at xl/worksheets/sheet1.xml, sharedStrings and styles, unless parts of these names are added. */
PackageMaker *package_maker_new (void);
/** package_maker_add: @text is borrowed until written; a later part of the same name replaces. */
void package_maker_add (PackageMaker *maker, const char *name, const char *text);
/** package_maker_add_sheet: wraps @rows in a worksheet. */
void package_maker_add_sheet (PackageMaker *maker, const char *rows);
/** package_maker_write: writes @path and frees @maker. */
void package_maker_write (PackageMaker *maker, const char *path);

/** package_maker_filler: @n zero-terminated blanks. (transfer full) */
char *package_maker_filler (gsize n);

G_END_DECLS
