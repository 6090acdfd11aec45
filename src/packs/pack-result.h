/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export did, and what was not filled in: for the screen and the command line alike. */
#pragma once

#include "workbook/workbook-writer.h"

G_BEGIN_DECLS

/** ShianPackLack: what a row of a report lacks.
 * @SHIAN_LACK_PROGRESS: nothing was entered for the period
 * @SHIAN_LACK_TEXT: a status was set, but not a word says what was done
 * @SHIAN_LACK_PROBLEMS: 滞后 without saying why */
typedef enum {
  SHIAN_LACK_PROGRESS,
  SHIAN_LACK_TEXT,
  SHIAN_LACK_PROBLEMS,
} ShianPackLack;

/** shian_pack_lack_key: “progress”, “text”, “problems”: an interface of the command line. */
const char *shian_pack_lack_key (ShianPackLack lack);

/** shian_pack_lack_text: what is lacking and what to do, for the user; static, translated. */
const char *shian_pack_lack_text (ShianPackLack lack);

/** ShianPackMissing: all strings owned. */
typedef struct {
  ShianPackLack lack;
  char *unit;  /* short name */
  char *task;  /* id */
  char *label; /* “（七）-1” */
} ShianPackMissing;

/** shian_pack_missing_text: one sentence for the user, translated: unit, task and what to do.
 * (transfer full) */
char *shian_pack_missing_text (const ShianPackMissing *missing);

/** ShianPackResult:
 * @files: char *: every file written, in order
 * @n_rows: records in all of them
 * @n_cut_rows: rows too tall for any row of a workbook; their text is whole but not all visible
 * @missing: ShianPackMissing */
typedef struct {
  GPtrArray *files;
  guint n_rows;
  guint n_cut_rows;
  GPtrArray *missing;
} ShianPackResult;

ShianPackResult *shian_pack_result_new (void);
void shian_pack_result_free (ShianPackResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianPackResult, shian_pack_result_free)

/** shian_pack_result_n_tasks_missing: tasks with something missing; one task may lack two things. */
guint shian_pack_result_n_tasks_missing (const ShianPackResult *result);

/** shian_pack_result_add_missing: strings are copied. */
void shian_pack_result_add_missing (ShianPackResult *result, ShianPackLack lack, const char *unit,
                                    const char *task, const char *label);

/** shian_pack_result_summary: “Exported 1 file, 17 rows; 5 tasks are not filled in”, translated.
 * (transfer full) */
char *shian_pack_result_summary (const ShianPackResult *result);

/** shian_pack_free_name: @name, or with “ (2)”, “ (3)” … behind it the first one no workbook in @folder
 * has yet: for lists somebody may have written into since. (transfer full) */
char *shian_pack_free_name (const char *folder, const char *name);

/** shian_pack_write:
 * Writes one workbook called @name (made safe) into @folder, which is made when missing, and adds
 * it to @result. @expected is the number of records the query gave: when @fill added another
 * number, nothing is put in place and SHIAN_ERROR_FAILED says so. @repeats: the same wordings stand
 * in many rows; a small workbook of that kind is quicker held in memory. Errors otherwise as for
 * shian_workbook_write(). */
gboolean shian_pack_write (const char *folder, const char *name, const char *title,
                           const char *author, guint expected, gboolean repeats,
                           ShianWorkbookFill fill, gpointer data, ShianPackResult *result,
                           GError **error);

G_END_DECLS
