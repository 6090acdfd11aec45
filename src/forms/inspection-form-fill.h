/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inspection, its premises and what was found, put into the words of the printed papers, which
 * are Chinese whatever the language of the screen. Photos are for the caller to add: they lie in
 * files. */
#pragma once

#include "forms/inspection-form.h"
#include "inspection/finding-list.h"
#include "inspection/sheet.h"

G_BEGIN_DECLS

/** shian_inspection_form_blank:
 * @subject: (nullable): without premises their facts are blanks and no item is left out
 * @serial: (nullable): number of the printed form, see form-code.h
 *
 * The edition's items that may apply to the premises. (transfer full) */
ShianInspectionForm *shian_inspection_form_blank (const ShianTemplateBook *book,
                                                  const ShianSubject *subject, const char *serial);

/** shian_inspection_form_record:
 * @findings: (nullable) (element-type ShianFindingRow)
 *
 * The inspection as far as it is filled in; what does not apply stands as 不适用. (transfer full) */
ShianInspectionForm *shian_inspection_form_record (const ShianInspectionSheet *sheet,
                                                   const GPtrArray *findings, const char *serial);

/** shian_inspection_form_findings: the papers about findings alone, of premises or of one
 * inspection. @open_only leaves out those closed: for the recheck form. (transfer full) */
ShianInspectionForm *shian_inspection_form_findings (const ShianSubject *subject,
                                                     const GPtrArray *findings, gboolean open_only,
                                                     const char *serial);

G_END_DECLS
