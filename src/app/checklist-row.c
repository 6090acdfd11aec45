/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-row.h"

#include "app/status-pill.h"
#include "base/date.h"
#include "base/numeral.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

/* More of the wording than any row shows. */
#define WORDING_MAX 120

struct _ShianChecklistRow {
  GtkListBoxRow parent_instance;

  guint place;
  const ShianChecklistItem *item;
  GtkLabel *title;
  GtkLabel *wording;
  GtkLabel *role;
  ShianStatusPill *status;
  GtkLabel *due;
};

G_DEFINE_FINAL_TYPE (ShianChecklistRow, shian_checklist_row, GTK_TYPE_LIST_BOX_ROW)

static void
shian_checklist_row_class_init (ShianChecklistRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_STATUS_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/checklist-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistRow, title);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistRow, wording);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistRow, role);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistRow, status);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistRow, due);
}

static void
shian_checklist_row_init (ShianChecklistRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_checklist_row_new (guint place)
{
  ShianChecklistRow *self = g_object_new (SHIAN_TYPE_CHECKLIST_ROW, NULL);

  self->place = place;
  return GTK_WIDGET (self);
}

char *
shian_checklist_due_short (const char *due)
{
  GDate date;

  if (!shian_date_from_iso (due, &date))
    return g_strdup ("");
  return g_strdup_printf ("%d月%d日", (int) g_date_get_month (&date), (int) g_date_get_day (&date));
}

char *
shian_checklist_section_title (const ShianSection *section)
{
  g_autofree char *number = shian_numeral_format ((int) section->number);
  return g_strdup_printf ("%s、%s", number, section->title != NULL ? section->title : "");
}

const char *
shian_checklist_role_title (ShianRole role)
{
  return _ (SHIAN_ROLE_CHOICES[role].title);
}

static void
name_for_readers (ShianChecklistRow *self, const char *title, const char *role, const char *due)
{
  /* Translators: task, role, status, date */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s, %s, due %s"), title, role,
                                            shian_status_pill_get_text (self->status), due);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
shian_checklist_row_set_item (ShianChecklistRow *self, const ShianChecklistItem *item)
{
  g_autofree char *title = g_strdup_printf ("%s %s", item->book->label, item->book->measure->title);
  g_autofree char *wording = shian_text_shorten (item->book->task->text, WORDING_MAX);
  g_autofree char *due = shian_checklist_due_short (item->due);
  const char *role = shian_checklist_role_title (item->role);

  self->item = item;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->wording, wording);
  gtk_label_set_text (self->role, role);
  gtk_label_set_text (self->due, due);
  shian_status_pill_set_status (self->status, shian_checklist_item_status (item));
  name_for_readers (self, title, role, due);
}

const ShianChecklistItem *
shian_checklist_row_get_item (ShianChecklistRow *self)
{
  return self->item;
}

guint
shian_checklist_row_get_place (ShianChecklistRow *self)
{
  return self->place;
}
