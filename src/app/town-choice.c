/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/town-choice.h"

#include "subjects/subject-view.h"

#include <glib/gi18n-lib.h>

const char *
shian_town_choice_get (GtkDropDown *choice)
{
  GtkStringObject *town = gtk_drop_down_get_selected_item (choice);

  return town != NULL && gtk_drop_down_get_selected (choice) > 0
             ? gtk_string_object_get_string (town)
             : NULL;
}

void
shian_town_choice_fill (GtkDropDown *choice, ShianStore *store)
{
  g_autofree char *chosen = g_strdup (shian_town_choice_get (choice));
  g_autoptr (GtkStringList) towns = gtk_string_list_new (NULL);
  g_auto (GStrv) all = shian_subject_towns (store, NULL);
  guint at = 0;

  gtk_string_list_append (towns, _ ("All towns"));
  for (guint i = 0; all != NULL && all[i] != NULL; i++) {
    gtk_string_list_append (towns, all[i]);
    if (g_strcmp0 (chosen, all[i]) == 0)
      at = i + 1;
  }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (towns));
  gtk_drop_down_set_selected (choice, at);
}
