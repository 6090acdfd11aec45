/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of an inspection are put together from. For this room only. */
#pragma once

#include "forms/form-parts.h"
#include "forms/inspection-form.h"

G_BEGIN_DECLS

/** shian_paper_add_title: @title with the edition and the date below it. */
void shian_paper_add_title (ShianDocument *document, const ShianInspectionForm *form,
                            const char *title);
/** shian_paper_add_fields: the facts of the head as a table of two pairs a line; those that name
 * people only when @internal. */
void shian_paper_add_fields (ShianDocument *document, const ShianInspectionForm *form,
                             gboolean internal);
/** shian_paper_add_box: a framed space of at least @mm with @label (nullable) above what is written
 * in it. */
void shian_paper_add_box (ShianDocument *document, const char *label, const char *text, double mm);
/** shian_paper_add_last_box: the same, on one page with the signatures that follow. */
void shian_paper_add_last_box (ShianDocument *document, const char *label, const char *text,
                               double mm);
/** shian_paper_add_signatures: room for inspectors and premises to sign and date side by side, and
 * what there is to say when nobody signs. Where signing is done by hand no date is printed for it;
 * what was drawn on the screen is printed with its day. */
void shian_paper_add_signatures (ShianDocument *document, const ShianInspectionForm *form);
/** shian_paper_add_items: every item under its heading. */
void shian_paper_add_items (ShianDocument *document, const ShianInspectionForm *form);
/** shian_paper_add_summary: counts and result, or the blanks for them. */
void shian_paper_add_summary (ShianDocument *document, const ShianInspectionForm *form);

/* One copy of each paper. */
void shian_paper_add_inspection (ShianDocument *document, const ShianInspectionForm *form);
void shian_paper_add_result (ShianDocument *document, const ShianInspectionForm *form);
void shian_paper_add_findings (ShianDocument *document, const ShianInspectionForm *form);
void shian_paper_add_recheck (ShianDocument *document, const ShianInspectionForm *form);

/** shian_paper_add_finding_table: the findings, or @n_blank rows to write on where there are none. */
void shian_paper_add_finding_table (ShianDocument *document, const ShianInspectionForm *form,
                                    guint n_blank);

/** shian_paper_counts: “共90项：符合80项，……”, with blanks where @form is not filled. (transfer full) */
char *shian_paper_counts (const ShianInspectionForm *form);

G_END_DECLS
