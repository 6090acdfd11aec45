/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/item-fields.h"

#include "app/wrap-entry.h"

#include <glib/gi18n-lib.h>

GtkWidget *
shian_item_entry_new (const ShianTemplateItem *item)
{
  gboolean number = item->kind == SHIAN_ITEM_NUMBER;
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), number ? 8 : 20);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), number ? 8 : 30);
  gtk_entry_set_alignment (GTK_ENTRY (entry), number ? 1 : 0);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry),
                               number ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_FREE_FORM);
  return entry;
}

GtkWidget *
shian_item_note_new (void)
{
  GtkWidget *note = shian_wrap_entry_new ();

  g_object_set (note, "placeholder-text", _ ("Note"), "top-margin", 4, "bottom-margin", 4,
                "left-margin", 8, "right-margin", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"),
                                  -1);
  return note;
}

GtkWidget *
shian_item_choices_new (const ShianTemplateItem *item)
{
  g_auto (GStrv) choices = shian_template_item_choices (item);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, "");
  gtk_string_list_splice (list, 1, 0, (const char *const *) choices);
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
}

void
shian_item_choices_show (GtkDropDown *choices, const char *value)
{
  GListModel *model = gtk_drop_down_get_model (choices);

  gtk_drop_down_set_selected (choices, 0);
  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), value) == 0)
      gtk_drop_down_set_selected (choices, i);
}
