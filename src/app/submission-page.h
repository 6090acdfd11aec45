/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 报送: what is owed and when, what is missing, and the workbooks that go out. */
#pragma once

#include "app/export-job.h"
#include "app/page.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBMISSION_PAGE (shian_submission_page_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubmissionPage, shian_submission_page, SHIAN, SUBMISSION_PAGE, ShianPage)

GtkWidget *shian_submission_page_new (ShianSession *session);

/** shian_submission_page_export: what the buttons do. */
void shian_submission_page_export (ShianSubmissionPage *self, ShianExportKind kind);
void shian_submission_page_set_folder (ShianSubmissionPage *self, const char *folder);
/** shian_submission_page_choose: the nth thing owed. */
void shian_submission_page_choose (ShianSubmissionPage *self, guint position);
guint shian_submission_page_get_n_owed (ShianSubmissionPage *self);
guint shian_submission_page_get_n_missing (ShianSubmissionPage *self);
/** shian_submission_page_get_last: what the last export did, NULL before one. */
const ShianPackResult *shian_submission_page_get_last (ShianSubmissionPage *self);

G_END_DECLS
