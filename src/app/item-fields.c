/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/item-fields.h"

#include "app/cut-tip.h"
#include "app/wrap-entry.h"

#include <glib/gi18n-lib.h>

/* Letters of what is chosen from a list: as many as are always shown, as many as it takes at most; and
 * of a line of the list before it wraps. */
#define CHOICE_LEAST 6
#define CHOICE_MOST 20
#define CHOICE_WIDE 28

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

static void
bind_words_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  if (GTK_IS_BOX (label)) {
    label = gtk_widget_get_first_child (label);
    gtk_label_set_width_chars (GTK_LABEL (label),
                               (int) MIN (g_utf8_strlen (words, -1), CHOICE_WIDE));
  }
  gtk_label_set_text (GTK_LABEL (label), words);
}

/* What is chosen gives way where the window is narrow: it must not widen it. */
static void
setup_chosen_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", CHOICE_LEAST,
                "max-width-chars", CHOICE_MOST, NULL);
  shian_cut_tip (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  g_object_set (label, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, NULL);
  g_object_bind_property (item, "selected", tick, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_item_set_child (item, box);
}

static GtkListItemFactory *
make_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_words_cb), NULL);
  return factory;
}

GtkWidget *
shian_item_choices_new (const ShianTemplateItem *item)
{
  g_autoptr (GtkListItemFactory) chosen = make_factory (G_CALLBACK (setup_chosen_cb));
  g_autoptr (GtkListItemFactory) choice = make_factory (G_CALLBACK (setup_choice_cb));
  GtkWidget *drop_down;
  g_auto (GStrv) choices = shian_template_item_choices (item);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Choose…"));
  gtk_string_list_splice (list, 1, 0, (const char *const *) choices);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), chosen);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), choice);
  return drop_down;
}

const char *
shian_item_choices_get (GtkDropDown *choices)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (choices);

  if (chosen == NULL || gtk_drop_down_get_selected (choices) == 0)
    return "";
  return gtk_string_object_get_string (chosen);
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
