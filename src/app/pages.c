/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pages.h"

#include "app/canteen-page.h"
#include "app/checklist-page.h"
#include "app/finding-page.h"
#include "app/first-start.h"
#include "app/help-window.h"
#include "app/plan-intake.h"
#include "app/settings-page.h"
#include "app/subject-page.h"
#include "app/submission-page.h"

#include <glib/gi18n-lib.h>

const ShianPageEntry SHIAN_PAGES[] = {
  { "checklist", N_ ("Checklist"), "view-list-symbolic", shian_checklist_page_new },
  { "subjects", N_ ("Premises"), "system-users-symbolic", shian_subject_page_new },
  { "canteens", N_ ("Campus canteens"), "emoji-food-symbolic", shian_canteen_page_new },
  { "findings", N_ ("Findings"), "dialog-warning-symbolic", shian_finding_page_new },
  { "submission", N_ ("Reports"), "mail-send-symbolic", shian_submission_page_new },
  { "settings", N_ ("Settings"), "emblem-system-symbolic", shian_settings_page_new },
  { NULL },
};

GtkWidget *
shian_pages_make_welcome (ShianSession *session)
{
  return shian_first_start_new (session);
}

gboolean
shian_pages_welcome_may_leave (GtkWidget *welcome)
{
  return shian_plan_intake_may_leave (shian_first_start_get_intake (SHIAN_FIRST_START (welcome)));
}

void
shian_pages_import_plan (GtkWindow *window, ShianSession *session)
{
  shian_plan_intake_present (window, session);
}

void
shian_pages_show_help (GtkWindow *window, const char *page)
{
  shian_help_window_present (window, page);
}
