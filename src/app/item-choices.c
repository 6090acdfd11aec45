/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/item-choices.h"

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
