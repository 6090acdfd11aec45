/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any list of records as a workbook, by its descriptor: what a list on the screen exports. */
#pragma once

#include "base/record.h"
#include "packs/pack-result.h"

G_BEGIN_DECLS

/** ShianRecordNext: the next record (borrowed until the next call) into @record, NULL after the last.
 * FALSE with @error set stops the export. */
typedef gboolean (*ShianRecordNext) (gpointer data, gconstpointer *record, GError **error);

/** ShianRecordList: all borrowed.
 * @fields: names of the columns in order, NULL-terminated; NULL for every field that is not hidden
 * @title: above the table
 * @left: (nullable): under the title, as “共1,204个”
 * @expected: how many records @next will give */
typedef struct {
  const ShianRecordType *type;
  const char *const *fields;
  const char *sheet;
  const char *title;
  const char *left;
  guint expected;
  ShianRecordNext next;
  gpointer data;
} ShianRecordList;

/**
 * shian_record_list_write:
 * @name: of the file, without its ending
 *
 * Titles and choices are in the language of the screen, codes are text, dates are dates, choices
 * are offered again in the cells. Memory does not grow with the number of records. Errors as for
 * shian_pack_write().
 */
gboolean shian_record_list_write (const ShianRecordList *list, const char *folder, const char *name,
                                  ShianPackResult *result, GError **error);

G_END_DECLS
