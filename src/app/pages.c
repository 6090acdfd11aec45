/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pages.h"

#include "app/checklist-page.h"

#include <glib/gi18n-lib.h>

const ShianPageEntry SHIAN_PAGES[] = {
  { "checklist", N_ ("Checklist"), "view-list-symbolic", shian_checklist_page_new },
  { NULL },
};

GtkWidget *
shian_pages_make_welcome (ShianSession *session)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Which unit are you?"));
  return page;
}

void
shian_pages_import_plan (GtkWindow *window, ShianSession *session)
{
}

void
shian_pages_show_help (GtkWindow *window, const char *page)
{
}
