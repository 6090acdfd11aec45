/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 问题整改: the register of findings at left, the chosen one with its next step beside it. */
#pragma once

#include "app/finding-view.h"
#include "app/page.h"
#include "app/register-narrowing.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_FINDING_PAGE (shian_finding_page_get_type ())
G_DECLARE_FINAL_TYPE (ShianFindingPage, shian_finding_page, SHIAN, FINDING_PAGE, ShianPage)

GtkWidget *shian_finding_page_new (ShianSession *session);

/** shian_finding_page_select: with all findings shown when it is not among those chosen; FALSE when it is
 * not there either. */
gboolean shian_finding_page_select (ShianFindingPage *self, const char *id);

/** shian_finding_page_show: whatever the list was narrowed to before. */
void shian_finding_page_show (ShianFindingPage *self, const char *id);

/** shian_finding_page_show_counted: the findings that @narrowing (transfer full) counts, until its chip
 * is taken away or by Esc; @closed: of those, the closed ones. */
void shian_finding_page_show_counted (ShianFindingPage *self, ShianRegisterNarrowing *narrowing,
                                      gboolean closed);

G_END_DECLS
