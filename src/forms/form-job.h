/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing papers of inspections: what is to be printed, its numbers, its pages. */
#pragma once

#include "forms/inspection-form.h"
#include "store/store.h"

G_BEGIN_DECLS

/** ShianFormJob: nothing is owned.
 * @template: (nullable): of blank forms: a code or “code@edition”; NULL for campus-canteen
 * @subjects: (nullable): ids, NULL-terminated: a form for each; none makes one without premises. For
 *   findings and recheck the first one counts
 * @inspection: (nullable): of a record, a result, or the findings of one inspection
 * @two_copies: 存根联 and 当事人联 */
typedef struct {
  ShianPaper paper;
  const char *template;
  const char *const *subjects;
  const char *inspection;
  gboolean two_copies;
} ShianFormJob;

/** shian_form_job_count: how many forms the job makes. */
guint shian_form_job_count (const ShianFormJob *job);

/** shian_form_job_document:
 * @index: from 0
 * @serial: (nullable): its number, see shian_form_job_register()
 *
 * One form of the job, for the preview, the printer and the PDF. SHIAN_ERROR_NOT_FOUND for premises,
 * templates and inspections that are not there; SHIAN_ERROR_INVALID for the result of an inspection
 * that is not finished. (transfer full)
 */
ShianDocument *shian_form_job_document (ShianStore *store, const ShianFormJob *job, guint index,
                                        const char *serial, ShianFonts *fonts, GError **error);

/** shian_form_job_register: enters all forms of the job into the register of printed forms, as one
 * step of undo, and returns their numbers, NULL-terminated. (transfer full) */
char **shian_form_job_register (ShianStore *store, const ShianFormJob *job, GError **error);

/** shian_form_job_write: registers the forms and writes them into one PDF. When that fails the
 * entries are taken back; their numbers are not used again.
 * @n_pages: (out) (nullable) */
gboolean shian_form_job_write (ShianStore *store, const ShianFormJob *job, ShianFonts *fonts,
                               const char *path, guint *n_pages, GError **error);

G_END_DECLS
