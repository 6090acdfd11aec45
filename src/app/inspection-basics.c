/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-basics.h"

#include "app/diners-line.h"
#include "app/inspection-job.h"
#include "app/message.h"
#include "app/template.h"
#include "inspection/condition.h"
#include "inspection/diners.h"
#include "subjects/subject-register.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY "shian-key" /* on a drop-down: the question's id or the premises' field */

enum { UNKNOWN, YES, NO };

/* Fields of the premises that conditions ask and an officer can tell on the spot. */
static const char *const FIELDS[] = { "stage", "supply" };

struct _ShianInspectionBasics {
  GtkWidget parent_instance;

  ShianSession *session;
  char *inspection;
  char *subject;
  char *facts;      /* answers, those on their way too */
  char *inspectors; /* as last stored */
  guint n_open;
  gboolean filling;
  gboolean locked;

  GtkWidget *scrolled;
  GtkEntry *names;
  ShianDinersLine *diners;
  GtkLabel *problem;
  GtkGrid *questions;
};

G_DEFINE_FINAL_TYPE (ShianInspectionBasics, shian_inspection_basics, GTK_TYPE_WIDGET)

static void
show_problem (ShianInspectionBasics *self, const GError *error)
{
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianInspectionBasics *self = SHIAN_INSPECTION_BASICS (owner);

  if (self->problem != NULL)
    show_problem (self, error);
}

static GHashTable *
one_change (const char *field, const char *value)
{
  GHashTable *changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (changes, g_strdup (field), g_strdup (value != NULL ? value : ""));
  return changes;
}

/* Questions */

/* Takes @facts. */
static void
save_facts (ShianInspectionBasics *self, char *facts)
{
  g_autoptr (GHashTable) changes = one_change ("facts", facts);

  g_free (self->facts);
  self->facts = facts;
  shian_inspection_job_change (self->session, self->inspection, changes, G_OBJECT (self), saved_cb);
}

void
shian_inspection_basics_answer (ShianInspectionBasics *self, const char *id, int value)
{
  save_facts (self, shian_facts_set (self->facts, id, value));
}

static void
counted_cb (ShianInspectionBasics *self, gint64 diners)
{
  save_facts (self, shian_diners_count (self->facts, diners));
}

static void
question_cb (GtkDropDown *choice, GParamSpec *pspec, ShianInspectionBasics *self)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  if (!self->filling)
    shian_inspection_basics_answer (self, g_object_get_data (G_OBJECT (choice), KEY),
                                    chosen == UNKNOWN ? -1 : chosen == YES);
}

/* The premises' own record is completed: the next inspection knows it. */
static void
field_cb (GtkDropDown *choice, GParamSpec *pspec, ShianInspectionBasics *self)
{
  const ShianField *field = shian_subject_field (g_object_get_data (G_OBJECT (choice), KEY));
  const ShianRecordChange change = { .type = &SHIAN_SUBJECT_TYPE,
                                     .id = self->subject,
                                     .save = (ShianRecordSave) shian_subject_save };
  g_autoptr (GHashTable) changes = NULL;

  if (self->filling)
    return;
  changes = one_change (field->name, field->choices[gtk_drop_down_get_selected (choice)].key);
  shian_record_job_change (self->session, _ ("Premises completed"), &change, changes,
                           G_OBJECT (self), saved_cb);
}

static void
add_choice (ShianInspectionBasics *self, int line, const char *title, GtkStringList *words,
            guint chosen, const char *key, GCallback callback)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (words), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data_full (G_OBJECT (choice), KEY, g_strdup (key), g_free);
  g_signal_connect_object (choice, "notify::selected", callback, self, 0);
  gtk_grid_attach (self->questions, label, 0, line, 1, 1);
  gtk_grid_attach (self->questions, choice, 1, line, 1, 1);
}

static int
add_questions (ShianInspectionBasics *self, const char *facts, int line)
{
  g_auto (GStrv) lines = g_strsplit (facts != NULL ? facts : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);
    GtkStringList *words;
    int said;
    if (g_strv_length (parts) < 2)
      continue;
    said = shian_facts_get (self->facts, parts[0]);
    words =
        gtk_string_list_new ((const char *const[]){ _ ("Not known"), _ ("Yes"), _ ("No"), NULL });
    self->n_open += said < 0;
    add_choice (self, line++, parts[1], words,
                said < 0 ? UNKNOWN
                : said   ? YES
                         : NO,
                parts[0], G_CALLBACK (question_cb));
  }
  return line;
}

static gboolean
is_asked (const ShianInspectionSheet *sheet, const char *field)
{
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    if (item->applies != NULL && strstr (item->applies, field) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Only what is not known: what is, stands in the premises' record. */
static int
add_fields (ShianInspectionBasics *self, const ShianInspectionSheet *sheet, int line)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++) {
    const ShianField *field = shian_subject_field (FIELDS[i]);
    g_autoptr (GtkStringList) words = NULL;
    if (shian_field_get_integer (field, sheet->subject) != 0 || !is_asked (sheet, FIELDS[i]))
      continue;
    words = gtk_string_list_new (NULL);
    for (const ShianChoice *choice = field->choices; choice->key != NULL; choice++)
      gtk_string_list_append (words, _ (choice->title));
    self->n_open++;
    add_choice (self, line++, _ (field->title), g_steal_pointer (&words), 0, field->name,
                G_CALLBACK (field_cb));
  }
  return line;
}

/* The line the keys are in; -1 for none. */
static int
get_line (ShianInspectionBasics *self)
{
  GtkWidget *grid = GTK_WIDGET (self->questions);
  GtkRoot *root = gtk_widget_get_root (grid);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = gtk_widget_get_focus_child (grid);
  int line = -1;

  if (child != NULL && focus != NULL && gtk_widget_is_ancestor (focus, grid))
    gtk_grid_query_child (self->questions, child, NULL, &line, NULL, NULL);
  return line;
}

static void
show_questions (ShianInspectionBasics *self, const ShianInspectionSheet *sheet)
{
  GtkWidget *child;
  int focused = get_line (self);
  int line;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_grid_remove (self->questions, child);
  self->n_open = 0;
  line = add_fields (self, sheet, 0);
  add_questions (self, sheet->book->edition->facts, line);
  gtk_widget_set_sensitive (GTK_WIDGET (self->questions), !self->locked);
  /* The answer just given came back: the keys stay where they were. */
  child = focused >= 0 ? gtk_grid_get_child_at (self->questions, 1, focused) : NULL;
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

/* Inspectors */

static char *
join_inspectors (const ShianInspectionSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->inspectors->len; i++) {
    const ShianInspector *one = sheet->inspectors->pdata[i];
    g_string_append_printf (text, "%s%s%s%s", i > 0 ? "、" : "", one->name,
                            one->certificate != NULL ? "/" : "",
                            one->certificate != NULL ? one->certificate : "");
  }
  return g_string_free (text, FALSE);
}

void
shian_inspection_basics_set_inspectors (ShianInspectionBasics *self, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, "、", -1);

  for (guint i = 0; list[i] != NULL; i++)
    g_strstrip (list[i]);
  g_free (self->inspectors);
  self->inspectors = g_strdup (names);
  shian_inspection_job_set_inspectors (self->session, self->inspection, (const char *const *) list,
                                       G_OBJECT (self), saved_cb);
}

static void
flush_names (ShianInspectionBasics *self)
{
  const char *names = gtk_editable_get_text (GTK_EDITABLE (self->names));

  if (self->inspection != NULL && !self->locked && g_strcmp0 (names, self->inspectors) != 0)
    shian_inspection_basics_set_inspectors (self, names);
}

void
shian_inspection_basics_flush (ShianInspectionBasics *self)
{
  shian_diners_line_flush (self->diners);
  flush_names (self);
}

static void
show_inspectors (ShianInspectionBasics *self, const ShianInspectionSheet *sheet)
{
  g_autofree char *names = join_inspectors (sheet);

  if (g_strcmp0 (names, self->inspectors) != 0 &&
      !gtk_widget_get_visible (GTK_WIDGET (self->problem))) {
    g_free (self->inspectors);
    self->inspectors = g_strdup (names);
    gtk_editable_set_text (GTK_EDITABLE (self->names), names);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->names), !self->locked);
}

/* Whole */

static void
forget (ShianInspectionBasics *self)
{
  g_clear_pointer (&self->inspection, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->facts, g_free);
  g_clear_pointer (&self->inspectors, g_free);
}

void
shian_inspection_basics_show (ShianInspectionBasics *self, ShianSession *session,
                              const ShianInspectionSheet *sheet)
{
  const ShianInspection *inspection = sheet->inspection;

  g_set_object (&self->session, session);
  if (g_strcmp0 (self->inspection, inspection->record.id) != 0) {
    forget (self);
    show_problem (self, NULL);
    self->inspection = g_strdup (inspection->record.id);
  }
  g_free (self->subject);
  self->subject = g_strdup (inspection->subject);
  g_free (self->facts);
  self->facts = g_strdup (inspection->facts);
  self->locked = inspection->state != SHIAN_INSPECTION_DRAFT;
  self->filling = TRUE;
  show_inspectors (self, sheet);
  shian_diners_line_show (self->diners, session, sheet);
  show_questions (self, sheet);
  self->filling = FALSE;
}

guint
shian_inspection_basics_get_n_open (ShianInspectionBasics *self)
{
  return self->n_open;
}

/* Building */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_names (ShianInspectionBasics *self, GtkWidget *box)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_label (box, _ ("Inspectors, parted by 、; the number of the card after a slash"),
             "field-label");
  self->names = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_max_length (self->names, 400);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->names), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Inspectors"), -1);
  g_signal_connect_object (self->names, "activate", G_CALLBACK (flush_names), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (flush_names), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->names), focus);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->names));
}

static GtkWidget *
make_box (ShianInspectionBasics *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "record");
  add_label (box, _ ("Facts of this inspection"), "task-title");
  add_names (self, box);
  self->problem = GTK_LABEL (add_label (box, "", "field-warning"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->diners = g_object_new (SHIAN_TYPE_DINERS_LINE, NULL);
  g_signal_connect_object (self->diners, "counted", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->diners));
  add_label (box, _ ("What the premises have"), "part-heading");
  add_label (box,
             _ ("Items that do not apply go away; what was answered is kept and comes back with "
                "them. While a fact is not known, its items are shown."),
             "wording");
  self->questions = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->questions, 12);
  gtk_grid_set_row_spacing (self->questions, 4);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->questions));
  return box;
}

static void
shian_inspection_basics_dispose (GObject *object)
{
  ShianInspectionBasics *self = SHIAN_INSPECTION_BASICS (object);

  forget (self);
  self->problem = NULL;
  shian_template_dispose (GTK_WIDGET (self));
  G_OBJECT_CLASS (shian_inspection_basics_parent_class)->dispose (object);
}

static void
shian_inspection_basics_finalize (GObject *object)
{
  g_clear_object (&SHIAN_INSPECTION_BASICS (object)->session);
  G_OBJECT_CLASS (shian_inspection_basics_parent_class)->finalize (object);
}

static void
shian_inspection_basics_class_init (ShianInspectionBasicsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_inspection_basics_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_inspection_basics_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
shian_inspection_basics_init (ShianInspectionBasics *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), make_box (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
