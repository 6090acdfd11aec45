/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's list of premises: read and compared first, written only when confirmed. */
#pragma once

#include "subjects/import-columns.h"
#include "subjects/import-outline.h"
#include "subjects/subject-register.h"
#include "workbook/table-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** ShianImportOptions:
 * @sheet: from 0; −1 takes the first visible sheet with headings it knows
 * @kind: ShianSubjectKind of new premises whose row does not say; −1 guesses from the name
 * @mapping: (nullable): heading → field's name, NULL or "" for “not taken over”; headings not in it
 *   are matched by their words. NULL takes what was remembered for this set of headings
 * @outline: (nullable): filled with what there is to choose from, even where reading then fails
 * @progress: (nullable): set, atomically, to the rows read so far, for a display on another thread */
typedef struct {
  int sheet;
  int kind;
  GHashTable *mapping;
  ShianImportOutline *outline;
  int *progress;
} ShianImportOptions;

typedef enum {
  SHIAN_IMPORT_NEW,
  SHIAN_IMPORT_CHANGED,
} ShianImportStatus;

/** ShianImportRow: @before is NULL for a new one. */
typedef struct {
  guint row;
  ShianImportStatus status;
  ShianSubject *before;
  ShianSubject *after;
} ShianImportRow;

/** ShianImportFault: why a row is rejected, or (in warnings) what is doubtful about one taken.
 * @column: from 1; 0: the row as a whole. @value: as the cell shows it, or NULL */
typedef struct {
  guint row;
  guint column;
  char *value;
  char *reason;
} ShianImportFault;

/** ShianSubjectImport: what the file amounts to. @rows holds new and changed ones only. */
typedef struct {
  char *path;
  int sheet;
  char *sheet_name;
  guint heading_row;   /* the last line of the headings */
  GPtrArray *columns;  /* ShianImportColumn */
  GPtrArray *rows;     /* ShianImportRow */
  GPtrArray *rejected; /* ShianImportFault; a row may have several */
  GPtrArray *warnings; /* ShianImportFault */
  guint n_new;
  guint n_changed;
  guint n_unchanged;
  guint n_rejected; /* rows */
  guint n_skipped;  /* totals, notes, repeated headings */
  gboolean cut;     /* columns beyond the last looked at had content */
  char *remember;   /* mapping to be kept when applied, NULL for none */
} ShianSubjectImport;

/**
 * shian_subject_import_read:
 * @cancellable: (nullable)
 *
 * Reads the file and compares it with the register; writes nothing. Premises are known by credit
 * code, then licence number, then name and town. An empty cell leaves what is known alone. Errors:
 * those of shian_table_file_open(); SHIAN_ERROR_INVALID when there is no row of headings, for
 * headings that mean the same, and for more than 200,000 rows; _NOT_FOUND for a sheet that is not
 * there; _CANCELLED. (transfer full)
 */
ShianSubjectImport *shian_subject_import_read (ShianStore *store, const char *path,
                                               const ShianImportOptions *options,
                                               GCancellable *cancellable, GError **error);
void shian_subject_import_free (ShianSubjectImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianSubjectImport, shian_subject_import_free)

/** shian_subject_import_apply: saves what is new and changed; one step of undo. @cancellable and
 * @progress (rows saved, see ShianImportOptions) may be NULL. _CONFLICT when a record changed since it
 * was compared, _CANCELLED; then nothing is written and the list is to be read again. */
gboolean shian_subject_import_apply (ShianStore *store, ShianSubjectImport *import,
                                     GCancellable *cancellable, int *progress, GError **error);

/** shian_subject_import_write_rejects: the rejected rows under the file's own headings, the bad cells
 * marked, each with its row number and what is wrong: to be put right and imported again. */
gboolean shian_subject_import_write_rejects (const ShianSubjectImport *import, const char *path,
                                             GError **error);

/** SHIAN_IMPORT_LIMITS: what a list may cost: 256 MB of any part, 128 MB of texts, 256 columns. */
extern const ShianWorkbookLimits SHIAN_IMPORT_LIMITS;

G_END_DECLS
