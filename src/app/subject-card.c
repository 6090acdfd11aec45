/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-card.h"

#include "app/date-entry.h"
#include "app/field-group.h"
#include "app/message.h"
#include "app/record-job.h"
#include "app/subject-cell.h"
#include "app/subject-events.h"
#include "app/subject-history.h"
#include "base/uuid.h"
#include "store/save.h"
#include "subjects/subject-check.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>

/* The fields in the order of the card, in groups. */
static const struct {
  const char *field;   /* NULL begins a group */
  const char *heading; /* msgid */
  gboolean canteen;
} LAYOUT[] = {
  { NULL, N_ ("Business"), FALSE },
  { "kind", NULL, FALSE },
  { "name", NULL, FALSE },
  { "operator", NULL, FALSE },
  { "credit_code", NULL, FALSE },
  { "licence", NULL, FALSE },
  { "licence_expiry", NULL, FALSE },
  { NULL, N_ ("Place and people"), FALSE },
  { "address", NULL, FALSE },
  { "town", NULL, FALSE },
  { "village", NULL, FALSE },
  { "key_area", NULL, FALSE },
  { "contact", NULL, FALSE },
  { "phone", NULL, FALSE },
  { NULL, N_ ("Supervision"), FALSE },
  { "status", NULL, FALSE },
  { "status_reason", NULL, FALSE },
  { "status_from", NULL, FALSE },
  { "status_until", NULL, FALSE },
  { "risk", NULL, FALSE },
  { "tier", NULL, FALSE },
  { "cadre", NULL, FALSE },
  { NULL, N_ ("Canteen"), TRUE },
  { "stage", NULL, TRUE },
  { "ownership", NULL, TRUE },
  { "supply", NULL, TRUE },
  { "contractor", NULL, TRUE },
  { "diners", NULL, TRUE },
  { "director", NULL, TRUE },
  { "officer", NULL, TRUE },
  { "bright_kitchen", NULL, TRUE },
  { NULL, N_ ("Note"), FALSE },
  { "note", NULL, FALSE },
};

typedef struct {
  const ShianField *field; /* NULL: a heading */
  gboolean canteen;
  GtkWidget *label;
  GtkWidget *outer; /* with its frame */
  GtkWidget *widget;
  GtkWidget *warning;
} Row;

struct _ShianSubjectCard {
  GtkWidget parent_instance;

  ShianSession *session;
  ShianSubject *subject; /* as last read; NULL while empty */
  gboolean fresh;        /* not in the store yet */
  ShianFieldGroup *group;
  GArray *rows; /* Row */

  GtkWidget *box;
  GtkGrid *grid;
  GtkScrolledWindow *scrolled;
  GtkLabel *title;
  GtkLabel *history;
  ShianSubjectEvents *events;
  GtkLabel *problem;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (ShianSubjectCard, shian_subject_card, GTK_TYPE_WIDGET)

static Row *
find_row (ShianSubjectCard *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = &g_array_index (self->rows, Row, i);
    if (row->field != NULL && g_str_equal (row->field->name, name))
      return row;
  }
  return NULL;
}

GtkWidget *
shian_subject_card_get_field (ShianSubjectCard *self, const char *name)
{
  Row *row = find_row (self, name);
  return row != NULL ? row->widget : NULL;
}

/* What stands beside the fields */

static gboolean
is_shown (const Row *row, const ShianSubject *subject)
{
  gboolean about_status = row->field != NULL && g_str_has_prefix (row->field->name, "status_");

  if (row->canteen && !shian_subject_feeds_a_group (subject))
    return row->field != NULL && row->field->kind != SHIAN_FIELD_CHOICE &&
           !shian_field_is_none (row->field, subject);
  return !about_status || subject->status != SHIAN_SUBJECT_OPERATING ||
         !shian_field_is_none (row->field, subject);
}

static void
warn (Row *row, const char *text)
{
  gtk_label_set_text (GTK_LABEL (row->warning), text != NULL ? text : "");
  gtk_widget_set_visible (row->warning, text != NULL && gtk_widget_get_visible (row->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

/* In words whenever there is a date; a warning only when it is near or past. */
static void
tell_expiry (ShianSubjectCard *self)
{
  g_autofree char *words = shian_subject_expiry_sentence (self->subject);
  Row *row = find_row (self, "licence_expiry");

  if (row == NULL)
    return;
  warn (row, words);
  if (shian_subject_expiry (self->subject, NULL) == SHIAN_EXPIRY_NONE)
    gtk_widget_remove_css_class (row->warning, "field-warning");
  else
    gtk_widget_add_css_class (row->warning, "field-warning");
}

static void
show_warnings (ShianSubjectCard *self)
{
  g_autoptr (GPtrArray) warnings = shian_subject_warnings (self->subject);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).field != NULL)
      warn (&g_array_index (self->rows, Row, i), NULL);
  tell_expiry (self);
  for (guint i = 0; i < warnings->len; i++) {
    const ShianSubjectWarning *warning = warnings->pdata[i];
    Row *row = find_row (self, warning->field);
    if (row != NULL)
      warn (row, warning->text);
  }
}

static void
show_history (ShianSubjectCard *self)
{
  ShianStore *reader = shian_session_get_reader (self->session);
  g_autofree char *text = self->fresh || reader == NULL
                              ? g_strdup (_ ("Saved once there is a name."))
                              : shian_subject_history (reader, self->subject->record.id);

  gtk_label_set_text (self->history, text);
  shian_subject_events_show (self->events, reader, self->fresh ? NULL : self->subject->record.id);
}

/* All that follows from the record and is no field. */
static void
show_rest (ShianSubjectCard *self)
{
  gboolean named = self->subject->name != NULL && *self->subject->name != '\0';

  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = &g_array_index (self->rows, Row, i);
    gboolean shown = is_shown (row, self->subject);
    gtk_widget_set_visible (row->label, shown);
    if (row->outer != NULL)
      gtk_widget_set_visible (row->outer, shown);
  }
  gtk_label_set_text (self->title, named ? self->subject->name : _ ("New premises"));
  gtk_widget_set_visible (self->remove, !self->fresh);
  show_warnings (self);
  show_history (self);
}

/* Saving */

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianSubjectCard *self = SHIAN_SUBJECT_CARD (owner);

  if (self->group == NULL)
    return;
  if (!shian_field_group_saved (self->group, changes, error) && error != NULL)
    shian_message_error (GTK_WIDGET (self), _ ("The premises were not saved"), error);
  if (error == NULL && !shian_field_group_is_pending (self->group))
    shian_subject_card_reload (self);
}

static const char *
name_in_field (ShianSubjectCard *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (shian_subject_card_get_field (self, "name")));
}

static void
save_cb (ShianSubjectCard *self, GHashTable *changes)
{
  ShianRecordChange change = { .type = &SHIAN_SUBJECT_TYPE,
                               .save = (ShianRecordSave) shian_subject_save };
  g_autofree char *label = NULL;

  if (self->subject == NULL)
    return;
  change.id = self->subject->record.id;
  change.fresh = self->fresh ? self->subject : NULL;
  label = g_strdup_printf (self->fresh ? _ ("New premises %s") : _ ("Change of %s"),
                           self->fresh ? name_in_field (self) : self->subject->name);
  shian_record_job_change (self->session, label, &change, changes, G_OBJECT (self), saved_cb);
}

static void
problem_cb (ShianSubjectCard *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

/* Without a name there is nothing yet to be saved. */
static void
name_typed_cb (ShianSubjectCard *self)
{
  g_autofree char *name = g_strstrip (g_strdup (name_in_field (self)));
  shian_field_group_set_hold (self->group, self->fresh && *name == '\0');
}

static void
removed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("The premises were not removed"), error);
}

static void
remove_cb (ShianSubjectCard *self)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (self->subject == NULL || self->fresh)
    return;
  shian_subject_card_flush (self);
  label = g_strdup_printf (_ ("Removal of %s"), self->subject->name);
  text = g_strdup_printf (_ ("%s is no longer in the list"), self->subject->name);
  shian_record_job_remove (self->session, label, &SHIAN_SUBJECT_TYPE, self->subject->record.id,
                           G_OBJECT (self), removed_cb);
  shian_message_show_undo (GTK_WIDGET (self), text, self->subject->record.id);
}

/* Showing */

static void
load (ShianSubjectCard *self, ShianSession *session, ShianSubject *subject, gboolean fresh)
{
  shian_subject_card_flush (self);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->subject, shian_subject_free);
  self->subject = subject;
  self->fresh = fresh;
  gtk_widget_set_visible (self->box, subject != NULL);
  shian_field_group_load (self->group, subject);
  shian_field_group_set_hold (self->group, fresh);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  if (subject != NULL)
    show_rest (self);
}

void
shian_subject_card_show (ShianSubjectCard *self, ShianSession *session, const ShianSubject *subject)
{
  if (subject != NULL && self->subject != NULL &&
      g_strcmp0 (subject->record.id, self->subject->record.id) == 0)
    shian_subject_card_reload (self);
  else
    load (self, session, subject != NULL ? shian_subject_copy (subject) : NULL, FALSE);
}

void
shian_subject_card_show_new (ShianSubjectCard *self, ShianSession *session,
                             const ShianSubject *fresh)
{
  ShianSubject *subject = shian_subject_copy (fresh);

  g_free (subject->record.id);
  subject->record.id = shian_uuid_new ();
  load (self, session, subject, TRUE);
  gtk_widget_grab_focus (shian_subject_card_get_field (self, "name"));
}

void
shian_subject_card_reload (ShianSubjectCard *self)
{
  ShianStore *reader = self->session != NULL ? shian_session_get_reader (self->session) : NULL;
  g_autoptr (ShianSubject) stored = NULL;

  if (self->subject == NULL || reader == NULL)
    return;
  stored = shian_store_load (reader, &SHIAN_SUBJECT_TYPE, self->subject->record.id, NULL);
  if (stored == NULL)
    return;
  self->fresh = FALSE;
  g_clear_pointer (&self->subject, shian_subject_free);
  self->subject = g_steal_pointer (&stored);
  shian_field_group_merge (self->group, self->subject);
  show_rest (self);
}

const ShianSubject *
shian_subject_card_get_subject (ShianSubjectCard *self)
{
  return self->subject;
}

gboolean
shian_subject_card_is_new (ShianSubjectCard *self)
{
  return self->fresh;
}

void
shian_subject_card_flush (ShianSubjectCard *self)
{
  if (self->subject != NULL)
    shian_field_group_flush (self->group);
}

gboolean
shian_subject_card_is_dirty (ShianSubjectCard *self)
{
  return self->subject != NULL && shian_field_group_is_dirty (self->group);
}

/* Building */

static GtkWidget *
make_choice (const ShianField *field)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (const ShianChoice *choice = field->choices; choice->key != NULL; choice++)
    gtk_string_list_append (titles, _ (choice->title));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
}

static GtkWidget *
make_view (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_set_size_request (view, -1, 72);
  return view;
}

static GtkWidget *
make_widget (const ShianField *field)
{
  if (field->kind == SHIAN_FIELD_CHOICE)
    return make_choice (field);
  if (field->kind == SHIAN_FIELD_DATE)
    return g_object_new (SHIAN_TYPE_DATE_ENTRY, "title", _ (field->title), NULL);
  if ((field->flags & SHIAN_FIELD_MULTILINE) != 0)
    return make_view ();
  return gtk_entry_new ();
}

static GtkWidget *
frame_view (GtkWidget *view)
{
  GtkWidget *frame = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (frame), view);
  gtk_widget_add_css_class (frame, "field-frame");
  return frame;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_heading (ShianSubjectCard *self, const char *heading, gboolean canteen, int *line)
{
  Row row = { .canteen = canteen, .label = make_label (_ (heading), "part-heading") };

  gtk_grid_attach (self->grid, row.label, 0, (*line)++, 2, 1);
  g_array_append_val (self->rows, row);
}

static void
add_field (ShianSubjectCard *self, const char *name, gboolean canteen, int *line)
{
  const ShianField *field = shian_subject_field (name);
  gboolean wide = (field->flags & SHIAN_FIELD_MULTILINE) != 0;
  Row row = { .field = field, .canteen = canteen, .widget = make_widget (field) };

  row.label = make_label (_ (field->title), "field-label");
  gtk_label_set_width_chars (GTK_LABEL (row.label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (row.label), 16);
  row.outer = wide ? frame_view (row.widget) : row.widget;
  gtk_widget_set_hexpand (row.outer, TRUE);
  row.warning = make_label ("", "field-warning");
  gtk_widget_set_visible (row.warning, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row.widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->title), -1);
  gtk_grid_attach (self->grid, row.label, 0, *line, wide ? 2 : 1, 1);
  *line += wide;
  gtk_grid_attach (self->grid, row.outer, wide ? 0 : 1, *line, wide ? 2 : 1, 1);
  gtk_grid_attach (self->grid, row.warning, 1, *line + 1, 1, 1);
  *line += 2;
  g_array_append_val (self->rows, row);
  shian_field_group_add (self->group, name, row.widget);
}

static void
add_rows (ShianSubjectCard *self)
{
  int line = 0;

  for (guint i = 0; i < G_N_ELEMENTS (LAYOUT); i++)
    if (LAYOUT[i].field == NULL)
      add_heading (self, LAYOUT[i].heading, LAYOUT[i].canteen, &line);
    else
      add_field (self, LAYOUT[i].field, LAYOUT[i].canteen, &line);
}

static void
shian_subject_card_dispose (GObject *object)
{
  ShianSubjectCard *self = SHIAN_SUBJECT_CARD (object);

  g_clear_object (&self->group);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_subject_card_parent_class)->dispose (object);
}

static void
shian_subject_card_finalize (GObject *object)
{
  ShianSubjectCard *self = SHIAN_SUBJECT_CARD (object);

  g_clear_pointer (&self->subject, shian_subject_free);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (shian_subject_card_parent_class)->finalize (object);
}

static void
shian_subject_card_class_init (ShianSubjectCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_SUBJECT_EVENTS);
  G_OBJECT_CLASS (klass)->dispose = shian_subject_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_card_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/subject-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, box);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, grid);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, title);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, history);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, events);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, problem);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectCard, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
shian_subject_card_init (ShianSubjectCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->group = shian_field_group_new (&SHIAN_SUBJECT_TYPE);
  add_rows (self);
  g_signal_connect_swapped (self->group, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->group, "problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_object (shian_subject_card_get_field (self, "name"), "changed",
                           G_CALLBACK (name_typed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->box, FALSE);
}
