/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-page.h"

struct _ShianChecklistPage {
  ShianPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ShianChecklistPage, shian_checklist_page, SHIAN_TYPE_PAGE)

static void
shian_checklist_page_class_init (ShianChecklistPageClass *klass)
{
}

static void
shian_checklist_page_init (ShianChecklistPage *self)
{
}

GtkWidget *
shian_checklist_page_new (ShianSession *session)
{
  return g_object_new (SHIAN_TYPE_CHECKLIST_PAGE, "session", session, NULL);
}
