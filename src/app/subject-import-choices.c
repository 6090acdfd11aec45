/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-import-choices.h"

#include "app/template.h"
#include "subjects/import-headings.h"

#include <glib/gi18n-lib.h>

struct _ShianSubjectImportChoices {
  GtkWidget parent_instance;

  GHashTable *mapping; /* heading → name of a field, "" for none; NULL until one was chosen */
  char *headings;      /* whose drop-downs are there */
  gboolean filling;

  GtkWidget *sheet_label;
  GtkDropDown *sheet;
  GtkWidget *kind_label;
  GtkDropDown *kind;
  GtkLabel *where;
  GtkGrid *columns;
};

G_DEFINE_FINAL_TYPE (ShianSubjectImportChoices, shian_subject_import_choices, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tell (ShianSubjectImportChoices *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/* Columns */

/* The fields offered, “not taken over” first. */
static const ShianField *
field_at (guint position)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    if ((field->flags & SHIAN_FIELD_HIDDEN) == 0 && --position == 0)
      return field;
  }
  return NULL;
}

static GHashTable *
copy_mapping (GHashTable *mapping)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;

  if (mapping == NULL)
    return copy;
  g_hash_table_iter_init (&iter, mapping);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

/* The worker may still read the mapping before, so a new one takes its place. */
static void
mapped_cb (GtkDropDown *choice, GParamSpec *pspec, ShianSubjectImportChoices *self)
{
  const char *heading = g_object_get_data (G_OBJECT (choice), "heading");
  guint position = gtk_drop_down_get_selected (choice);
  const ShianField *field = position > 0 ? field_at (position) : NULL;
  GHashTable *mapping;

  if (self->filling)
    return;
  mapping = copy_mapping (self->mapping);
  g_hash_table_replace (mapping, g_strdup (heading), g_strdup (field != NULL ? field->name : ""));
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  self->mapping = mapping;
  tell (self);
}

static GtkWidget *
make_choice (ShianSubjectImportChoices *self, const ShianImportColumn *column)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const ShianField *field;
  GtkWidget *choice;
  guint chosen = 0;

  gtk_string_list_append (titles, _ ("Not taken over"));
  for (guint i = 1; (field = field_at (i)) != NULL; i++) {
    gtk_string_list_append (titles, _ (field->title));
    if (field == column->field)
      chosen = i;
  }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->heading, -1);
  g_object_set_data_full (G_OBJECT (choice), "heading", g_strdup (column->heading), g_free);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (mapped_cb), self, 0);
  return choice;
}

static void
clear_columns (ShianSubjectImportChoices *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_grid_remove (self->columns, child);
  g_clear_pointer (&self->headings, g_free);
}

static void
show_columns (ShianSubjectImportChoices *self, const ShianImportOutline *outline)
{
  for (guint i = 0; i < outline->columns->len; i++) {
    const ShianImportColumn *column = outline->columns->pdata[i];
    GtkWidget *label = gtk_label_new (column->heading);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
    gtk_grid_attach (self->columns, label, 0, (int) i, 1, 1);
    gtk_grid_attach (self->columns, make_choice (self, column), 1, (int) i, 1, 1);
  }
}

static void
show_where (ShianSubjectImportChoices *self, const ShianImportOutline *outline)
{
  g_autofree char *text =
      outline->columns != NULL
          ? g_strdup_printf (_ ("Columns, as row %u names them"), outline->heading_row)
          : g_strdup (_ ("No row of this sheet looks like headings"));

  gtk_label_set_text (self->where, text);
}

/* Made once for one set of headings: whoever chooses for one column after the other keeps the
 * place. */
static void
renew_columns (ShianSubjectImportChoices *self, const ShianImportOutline *outline)
{
  g_autofree char *id =
      outline->columns != NULL ? shian_import_headings_id (outline->columns) : NULL;
  g_autofree char *headings = g_strdup_printf ("%d %s", outline->sheet, id != NULL ? id : "");

  show_where (self, outline);
  if (g_strcmp0 (self->headings, headings) == 0)
    return;
  clear_columns (self);
  self->headings = g_steal_pointer (&headings);
  if (outline->columns != NULL)
    show_columns (self, outline);
}

/* Sheets and kinds */

static void
fill_sheets (ShianSubjectImportChoices *self, const ShianImportOutline *outline)
{
  g_autoptr (GtkStringList) names = NULL;
  GListModel *before = gtk_drop_down_get_model (self->sheet);

  if (before == NULL || g_list_model_get_n_items (before) != outline->sheets->len) {
    names = gtk_string_list_new (NULL);
    for (guint i = 0; i < outline->sheets->len; i++) {
      g_autofree char *hidden =
          outline->hidden->data[i]
              ? g_strdup_printf (_ ("%s (hidden)"), (char *) outline->sheets->pdata[i])
              : NULL;
      gtk_string_list_append (names, hidden != NULL ? hidden : outline->sheets->pdata[i]);
    }
    gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (names));
  }
  if (outline->sheet >= 0)
    gtk_drop_down_set_selected (self->sheet, (guint) outline->sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), outline->sheets->len > 1);
  gtk_widget_set_visible (self->sheet_label, outline->sheets->len > 1);
}

static gboolean
says_kind (const ShianImportOutline *outline)
{
  const ShianField *kind = shian_subject_field ("kind");

  for (guint i = 0; outline->columns != NULL && i < outline->columns->len; i++)
    if (((const ShianImportColumn *) outline->columns->pdata[i])->field == kind)
      return TRUE;
  return FALSE;
}

static void
sheet_cb (ShianSubjectImportChoices *self)
{
  if (self->filling)
    return;
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  tell (self);
}

static void
fill_kinds (ShianSubjectImportChoices *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _ ("What the name says"));
  for (const ShianChoice *choice = shian_subject_field ("kind")->choices; choice->key != NULL;
       choice++)
    gtk_string_list_append (kinds, _ (choice->title));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
}

/* Whole */

void
shian_subject_import_choices_show (ShianSubjectImportChoices *self,
                                   const ShianImportOutline *outline)
{
  gboolean told = says_kind (outline);

  self->filling = TRUE;
  fill_sheets (self, outline);
  renew_columns (self, outline);
  gtk_widget_set_visible (self->kind_label, !told && outline->columns != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), !told && outline->columns != NULL);
  self->filling = FALSE;
}

void
shian_subject_import_choices_get (ShianSubjectImportChoices *self, ShianImportOptions *options)
{
  guint sheet = gtk_drop_down_get_selected (self->sheet);

  options->sheet = sheet == GTK_INVALID_LIST_POSITION ? -1 : (int) sheet;
  options->kind = (int) gtk_drop_down_get_selected (self->kind) - 1;
  options->mapping = self->mapping != NULL ? g_hash_table_ref (self->mapping) : NULL;
}

static void
shian_subject_import_choices_dispose (GObject *object)
{
  SHIAN_SUBJECT_IMPORT_CHOICES (object)->filling = TRUE;
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_subject_import_choices_parent_class)->dispose (object);
}

static void
shian_subject_import_choices_finalize (GObject *object)
{
  ShianSubjectImportChoices *self = SHIAN_SUBJECT_IMPORT_CHOICES (object);

  g_clear_pointer (&self->mapping, g_hash_table_unref);
  g_free (self->headings);
  G_OBJECT_CLASS (shian_subject_import_choices_parent_class)->finalize (object);
}

static void
shian_subject_import_choices_class_init (ShianSubjectImportChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_subject_import_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_import_choices_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/shian/Shian/ui/subject-import-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportChoices, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportChoices, sheet);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportChoices, kind_label);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportChoices, kind);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportChoices, where);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportChoices, columns);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, tell);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_subject_import_choices_init (ShianSubjectImportChoices *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  self->filling = FALSE;
}
