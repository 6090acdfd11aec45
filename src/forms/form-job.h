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
 * @findings: (nullable): ids, NULL-terminated: of findings and recheck, only these
 * @two_copies: 存根联 and 当事人联 */
typedef struct {
  ShianPaper paper;
  const char *template;
  const char *const *subjects;
  const char *inspection;
  const char *const *findings;
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
 * that is not finished, and for a recheck where nothing is open. (transfer full)
 */
ShianDocument *shian_form_job_document (ShianStore *store, const ShianFormJob *job, guint index,
                                        const char *serial, ShianFonts *fonts, GError **error);

/** shian_form_job_register: enters all forms of the job into the register of printed forms; undo
 * never takes that back, for the paper is there. Returns their numbers, NULL-terminated. (transfer
 * full) */
char **shian_form_job_register (ShianStore *store, const ShianFormJob *job, GError **error);

/** shian_form_job_register_as: the same for a job whose forms were drawn before with the number @serial
 * and those that follow it; SHIAN_ERROR_CONFLICT when that is no longer the next. */
gboolean shian_form_job_register_as (ShianStore *store, const ShianFormJob *job, const char *serial,
                                     GError **error);

/** ShianFormWatch: all may be NULL.
 * @made: after each form; may be called on any thread
 * @cancellable: stops with SHIAN_ERROR_CANCELLED before the next form */
typedef struct {
  void (*made) (guint n_made, guint n_all, gpointer data);
  gpointer data;
  GCancellable *cancellable;
} ShianFormWatch;

/** shian_form_job_write: writes the forms into one PDF and enters them into the register, or does
 * neither: what fails or is cancelled leaves no file and no number taken. The numbers are in the
 * register before the file has its name, so that no number can stand on two papers.
 * @watch: (nullable)
 * @n_pages: (out) (nullable) */
gboolean shian_form_job_write (ShianStore *store, const ShianFormJob *job, ShianFonts *fonts,
                               const char *path, const ShianFormWatch *watch, guint *n_pages,
                               GError **error);

G_END_DECLS
