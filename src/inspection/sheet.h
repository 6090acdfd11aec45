/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inspection with all that belongs to it, as a page or a form shows it. */
#pragma once

#include "inspection/finding.h"
#include "inspection/inspection.h"
#include "inspection/template.h"
#include "store/store.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

/** ShianTally: running counts. Items that do not apply count as not applicable, those a recheck does
 * not look at do not count at all: conforming, not conforming, advice, not applicable, recorded and
 * unanswered add up to items.
 * @items: of the form, encouraged ones included
 * @answered: of those that apply, with any answer
 * @conforming, @not_conforming: key and general items; @key, @general: not conforming
 * @advice: encouraged items not met; @recorded: answered without a verdict
 * @rate: conforming in percent of those with a verdict, NAN without any
 * @result: by the edition's rule from the answers so far; none while there is no verdict */
typedef struct {
  guint items;
  guint answered;
  guint conforming;
  guint not_conforming;
  guint key;
  guint general;
  guint advice;
  guint not_applicable;
  guint recorded;
  guint unanswered;
  double rate;
  ShianResult result;
} ShianTally;

/** ShianInspectionSheet:
 * @subject: the premises: as they are for a draft, as they were for a finished inspection
 * @inspectors: ShianInspector in order
 * @answers: ShianAnswer or NULL, one place for each item of the book
 * @signature: (nullable): what the premises' person drew on the screen, see signature.h */
typedef struct {
  ShianInspection *inspection;
  ShianTemplateBook *book;
  ShianSubject *subject;
  GPtrArray *inspectors;
  GPtrArray *answers;
  ShianPhoto *signature;
} ShianInspectionSheet;

/** shian_inspection_sheet_load: of any version. (transfer full) */
ShianInspectionSheet *shian_inspection_sheet_load (ShianStore *store, const char *id,
                                                   GError **error);
void shian_inspection_sheet_free (ShianInspectionSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianInspectionSheet, shian_inspection_sheet_free)

/** shian_inspection_sheet_applies: whether item @index is to be answered: it is within the scope
 * and nothing known of the premises rules it out. */
gboolean shian_inspection_sheet_applies (const ShianInspectionSheet *sheet, guint index);

/** shian_inspection_in_scope: whether the item with the identity @item is looked at. */
gboolean shian_inspection_in_scope (const ShianInspection *inspection, const char *item);

/** shian_inspection_sheet_answer: of item @index, NULL when not answered. (transfer none) */
const ShianAnswer *shian_inspection_sheet_answer (const ShianInspectionSheet *sheet, guint index);

/** shian_inspection_sheet_tally: counts of the whole, or under one heading when given. */
ShianTally shian_inspection_sheet_tally (const ShianInspectionSheet *sheet, const char *heading);

/** shian_inspection_sheet_names: the inspectors, parted by 、. (transfer full) */
char *shian_inspection_sheet_names (const ShianInspectionSheet *sheet);

G_END_DECLS
