/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-row.h"

#include "app/date-entry.h"
#include "app/field-group.h"
#include "app/finding-inline.h"
#include "app/inspection-job.h"
#include "app/item-fields.h"
#include "app/photo-list.h"
#include "app/second-mark.h"
#include "app/wrap-entry.h"
#include "inspection/limit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _ShianInspectionRow {
  GtkListBoxRow parent_instance;

  ShianSession *session;
  char *inspection;
  ShianTemplateItem *item;
  ShianAnswer *answer; /* as shown */
  guint n_pending;
  gboolean locked;
  gboolean finding_awaited;
  gboolean setting;
  ShianSecondState second;
  ShianFieldGroup *group; /* value and note */

  GtkLabel *code;
  GtkLabel *text;
  GtkLabel *limit;
  AdwBin *value;
  GtkLabel *unit;
  ShianStatusPill *twice;
  ShianStatusPill *pill;
  GtkToggleButton *conforming;
  GtkToggleButton *not_conforming;
  GtkToggleButton *not_applicable;
  GtkWidget *mark;
  GtkToggleButton *basis_button;
  GtkWidget *note_button;
  GtkWidget *photo_button;
  GtkLabel *basis;
  AdwBin *note_place;
  AdwBin *finding_place;
  AdwBin *photo_place;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (ShianInspectionRow, shian_inspection_row, GTK_TYPE_LIST_BOX_ROW)

enum { ANSWERED, NEXT, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What shows */

static void
show_pill (ShianInspectionRow *self, ShianVerdict verdict)
{
  static const char *const LOOKS[] = { NULL, "done", "lagging", NULL };
  /* The buttons of a verdict item say it themselves. */
  gboolean said = self->item->kind == SHIAN_ITEM_VERDICT ||
                  verdict == SHIAN_VERDICT_NOT_APPLICABLE || verdict == SHIAN_VERDICT_NONE;

  shian_status_pill_set_word (self->pill, LOOKS[verdict],
                              said ? "" : _ (SHIAN_VERDICT_CHOICES[verdict].title));
}

static void
show_name (ShianInspectionRow *self)
{
  const ShianTemplateItem *item = self->item;
  g_autofree char *value = shian_answer_is_given (self->answer) && self->answer->verdict == 0
                               ? g_strdup (_ ("Answered"))
                               : g_strdup (_ (SHIAN_VERDICT_CHOICES[self->answer->verdict].title));
  /* What is on its way to the store may not be what was keyed twice. */
  const char *twice = shian_second_mark_show (
      self->twice, self->n_pending == 0 ? self->second : SHIAN_SECOND_UNANSWERED);
  g_autofree char *name = g_strjoin (", ", item->code, item->text, value, twice, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_answer (ShianInspectionRow *self)
{
  int verdict = self->answer->verdict;

  self->setting = TRUE;
  gtk_toggle_button_set_active (self->conforming, verdict == SHIAN_VERDICT_CONFORMING);
  gtk_toggle_button_set_active (self->not_conforming, verdict == SHIAN_VERDICT_NOT_CONFORMING);
  gtk_toggle_button_set_active (self->not_applicable, verdict == SHIAN_VERDICT_NOT_APPLICABLE);
  self->setting = FALSE;
  show_pill (self, (ShianVerdict) verdict);
  gtk_widget_set_opacity (self->mark,
                          self->n_pending == 0 && shian_answer_is_given (self->answer) ? 1 : 0);
  show_name (self);
}

static void
show_problem (ShianInspectionRow *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
show_basis (ShianInspectionRow *self)
{
  const ShianTemplateItem *item = self->item;
  g_autofree char *text =
      g_strjoin (item->hint != NULL ? "\n" : "", item->basis != NULL ? item->basis : "",
                 item->hint != NULL ? item->hint : "", NULL);

  gtk_label_set_text (self->basis, text);
  gtk_widget_set_visible (GTK_WIDGET (self->basis),
                          gtk_toggle_button_get_active (self->basis_button));
}

/* Saving */

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianInspectionRow *self = SHIAN_INSPECTION_ROW (owner);

  if (self->group == NULL)
    return;
  self->n_pending--;
  self->finding_awaited = self->finding_awaited && error == NULL;
  shian_field_group_saved (self->group, changes, error);
  show_problem (self, error != NULL ? error->message : NULL);
  show_answer (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
send (ShianInspectionRow *self, GHashTable *changes)
{
  self->n_pending++;
  shian_inspection_job_answer (self->session, self->inspection, self->item->record.id, changes,
                               G_OBJECT (self), saved_cb);
  show_answer (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

/* What the engine will make of it, so that the row need not wait to show it. */
static void
judge (ShianInspectionRow *self)
{
  self->answer->verdict = self->item->kind == SHIAN_ITEM_NUMBER
                              ? shian_limit_judge (self->item, self->answer->figure)
                              : SHIAN_VERDICT_NONE;
}

static void
save_cb (ShianInspectionRow *self, GHashTable *changes)
{
  gboolean value =
      g_hash_table_contains (changes, "figure") || g_hash_table_contains (changes, "value");

  if (!shian_changes_apply (changes, &SHIAN_ANSWER_TYPE, self->answer, NULL))
    return;
  if (value)
    judge (self);
  send (self, changes);
}

gboolean
shian_inspection_row_give (ShianInspectionRow *self, ShianVerdict verdict)
{
  g_autoptr (GHashTable) changes = NULL;

  if (self->locked || (self->item->kind != SHIAN_ITEM_VERDICT &&
                       verdict != SHIAN_VERDICT_NOT_APPLICABLE && verdict != SHIAN_VERDICT_NONE))
    return FALSE;
  shian_field_group_flush (self->group);
  changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (changes, g_strdup ("verdict"),
                       g_strdup (SHIAN_VERDICT_CHOICES[verdict].key));
  self->answer->verdict = (int) verdict;
  if (verdict == SHIAN_VERDICT_NOT_APPLICABLE) {
    self->answer->figure = NAN;
    g_clear_pointer (&self->answer->value, g_free);
  }
  send (self, changes);
  return TRUE;
}

/* A press of what is pressed already takes the answer back. */
static void
pressed_cb (ShianInspectionRow *self, GtkToggleButton *button)
{
  ShianVerdict verdict = button == self->conforming       ? SHIAN_VERDICT_CONFORMING
                         : button == self->not_conforming ? SHIAN_VERDICT_NOT_CONFORMING
                                                          : SHIAN_VERDICT_NOT_APPLICABLE;
  gboolean same = self->answer->verdict == (int) verdict;

  if (self->setting)
    return;
  if (!shian_inspection_row_give (self, same ? SHIAN_VERDICT_NONE : verdict))
    show_answer (self);
}

/* Fields */

static void
next_cb (ShianInspectionRow *self)
{
  shian_field_group_flush (self->group);
  g_signal_emit (self, signals[NEXT], 0);
}

static void
typed_cb (ShianInspectionRow *self, GtkEditable *entry)
{
  double figure = NAN;

  if (self->item->kind == SHIAN_ITEM_NUMBER &&
      shian_figure_parse (self->item, gtk_editable_get_text (entry), &figure, NULL))
    show_pill (self, shian_limit_judge (self->item, figure));
}

static GtkWidget *
make_entry (ShianInspectionRow *self)
{
  GtkWidget *entry = shian_item_entry_new (self->item);

  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

/* The choices as buttons would take too much room; a drop-down keeps its own place. */
static void
choice_cb (ShianInspectionRow *self, GParamSpec *pspec, GtkDropDown *choices)
{
  const char *value = shian_item_choices_get (choices);
  g_autoptr (GHashTable) changes = NULL;

  if (self->setting || g_strcmp0 (self->answer->value, *value != '\0' ? value : NULL) == 0)
    return;
  changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (changes, g_strdup ("value"), g_strdup (value));
  save_cb (self, changes);
}

static GtkWidget *
make_choices (ShianInspectionRow *self)
{
  GtkWidget *drop_down = shian_item_choices_new (self->item);

  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (choice_cb), self,
                           G_CONNECT_SWAPPED);
  return drop_down;
}

static void
show_choice (ShianInspectionRow *self)
{
  self->setting = TRUE;
  shian_item_choices_show (GTK_DROP_DOWN (adw_bin_get_child (self->value)), self->answer->value);
  self->setting = FALSE;
}

static void
make_value (ShianInspectionRow *self)
{
  int kind = self->item->kind;
  GtkWidget *widget = kind == SHIAN_ITEM_DATE     ? shian_date_entry_new ()
                      : kind == SHIAN_ITEM_CHOICE ? make_choices (self)
                                                  : make_entry (self);

  adw_bin_set_child (self->value, widget);
  gtk_widget_set_visible (GTK_WIDGET (self->value), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->item->text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->conforming), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->not_conforming), FALSE);
  if (kind != SHIAN_ITEM_CHOICE)
    shian_field_group_add (self->group, kind == SHIAN_ITEM_NUMBER ? "figure" : "value", widget);
}

/* An empty place takes no room. */
static void
put (AdwBin *place, GtkWidget *child)
{
  adw_bin_set_child (place, child);
  gtk_widget_set_visible (GTK_WIDGET (place), child != NULL);
}

static void
make_note (ShianInspectionRow *self)
{
  GtkWidget *note = shian_item_note_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self->note_place), "field-frame");
  g_signal_connect_object (note, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (note, !self->locked);
  put (self->note_place, note);
  shian_field_group_add (self->group, "note", note);
}

void
shian_inspection_row_edit_note (ShianInspectionRow *self)
{
  if (adw_bin_get_child (self->note_place) == NULL) {
    if (self->locked)
      return;
    make_note (self);
  }
  gtk_widget_grab_focus (adw_bin_get_child (self->note_place));
}

gboolean
shian_inspection_row_edit_finding (ShianInspectionRow *self)
{
  GtkWidget *editor = adw_bin_get_child (self->finding_place);

  if (self->locked || self->answer->verdict != SHIAN_VERDICT_NOT_CONFORMING)
    return FALSE;
  self->finding_awaited = editor == NULL;
  if (editor != NULL)
    gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

gboolean
shian_inspection_row_awaits_finding (ShianInspectionRow *self)
{
  return self->finding_awaited;
}

gboolean
shian_inspection_row_type (ShianInspectionRow *self, const char *text)
{
  GtkWidget *widget = adw_bin_get_child (self->value);

  if (self->locked || widget == NULL || self->item->kind == SHIAN_ITEM_CHOICE)
    return FALSE;
  gtk_widget_grab_focus (widget);
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
  gtk_editable_set_position (GTK_EDITABLE (widget), -1);
  return TRUE;
}

/* Photos; most items have none. */

static void
show_photos (ShianInspectionRow *self, GPtrArray *photos)
{
  ShianPhotoTarget target = { .inspection = self->inspection,
                              .item = self->item->item,
                              .purpose = SHIAN_PHOTO_BEFORE };

  if (adw_bin_get_child (self->photo_place) == NULL)
    put (self->photo_place, shian_photo_list_new ());
  shian_photo_list_show (SHIAN_PHOTO_LIST (adw_bin_get_child (self->photo_place)), self->session,
                         &target, photos, self->locked);
}

void
shian_inspection_row_add_photo (ShianInspectionRow *self)
{
  if (self->locked)
    return;
  if (adw_bin_get_child (self->photo_place) == NULL)
    show_photos (self, NULL);
  shian_photo_list_choose (SHIAN_PHOTO_LIST (adw_bin_get_child (self->photo_place)));
}

void
shian_inspection_row_flush (ShianInspectionRow *self)
{
  GtkWidget *finding = adw_bin_get_child (self->finding_place);

  shian_field_group_flush (self->group);
  if (finding != NULL)
    shian_finding_inline_flush (SHIAN_FINDING_INLINE (finding));
}

gboolean
shian_inspection_row_is_dirty (ShianInspectionRow *self)
{
  GtkWidget *finding = adw_bin_get_child (self->finding_place);

  return shian_field_group_is_dirty (self->group) ||
         (finding != NULL && shian_finding_inline_is_dirty (SHIAN_FINDING_INLINE (finding)));
}

/* Showing the record */

static void
show_finding (ShianInspectionRow *self, const ShianFinding *finding)
{
  GtkWidget *editor = adw_bin_get_child (self->finding_place);
  gboolean wanted = finding != NULL && self->answer->verdict == SHIAN_VERDICT_NOT_CONFORMING;

  if (!wanted) {
    put (self->finding_place, NULL);
    /* It comes with the answer, which may still be on its way to the store. */
    self->finding_awaited = self->finding_awaited && shian_inspection_row_is_pending (self);
    return;
  }
  if (editor == NULL) {
    editor = shian_finding_inline_new (self->session);
    g_signal_connect_object (editor, "entered", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
    put (self->finding_place, editor);
  }
  shian_finding_inline_show (SHIAN_FINDING_INLINE (editor), finding, self->locked);
  if (self->finding_awaited)
    shian_inspection_row_edit_finding (self);
}

static void
show_item (ShianInspectionRow *self)
{
  const ShianTemplateItem *item = self->item;
  g_autofree char *code =
      g_strconcat (item->severity == SHIAN_SEVERITY_KEY ? "★" : "", item->code, NULL);
  g_autofree char *limit = shian_limit_describe (item);
  g_autofree char *shown = g_strdup_printf (_ ("Limit %s"), limit);

  gtk_label_set_text (self->code, code);
  gtk_label_set_text (self->text, item->text);
  gtk_label_set_text (self->limit, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->limit), *limit != '\0');
  gtk_label_set_text (self->unit, item->unit != NULL ? item->unit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unit), item->unit != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->basis_button),
                          item->basis != NULL || item->hint != NULL);
  if (item->kind != SHIAN_ITEM_VERDICT)
    make_value (self);
}

static void
lock (ShianInspectionRow *self)
{
  gboolean open = !self->locked;

  gtk_widget_set_sensitive (GTK_WIDGET (self->conforming), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->not_conforming), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->not_applicable), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->value), open);
  gtk_widget_set_visible (self->note_button, open);
  gtk_widget_set_visible (self->photo_button, open);
}

static void
set_answer (ShianInspectionRow *self, const ShianAnswer *answer)
{
  shian_answer_free (self->answer);
  self->answer = answer != NULL ? shian_answer_copy (answer) : shian_answer_new ();
}

void
shian_inspection_row_update (ShianInspectionRow *self, const ShianInspectionRowData *data)
{
  self->second = data->second;
  if (self->n_pending == 0) {
    set_answer (self, data->sheet->answers->pdata[data->index]);
    if (self->answer->note != NULL && adw_bin_get_child (self->note_place) == NULL)
      make_note (self);
    shian_field_group_merge (self->group, self->answer);
    if (self->item->kind == SHIAN_ITEM_CHOICE)
      show_choice (self);
    show_answer (self);
  }
  show_finding (self, data->finding);
  if (adw_bin_get_child (self->photo_place) != NULL ||
      shian_photo_list_has (data->photos, self->item->item))
    show_photos (self, data->photos);
}

const ShianTemplateItem *
shian_inspection_row_get_item (ShianInspectionRow *self)
{
  return self->item;
}

const ShianAnswer *
shian_inspection_row_get_answer (ShianInspectionRow *self)
{
  return self->answer;
}

gboolean
shian_inspection_row_is_pending (ShianInspectionRow *self)
{
  return self->n_pending > 0;
}

/* Object */

static void
shian_inspection_row_dispose (GObject *object)
{
  g_clear_object (&SHIAN_INSPECTION_ROW (object)->group);
  G_OBJECT_CLASS (shian_inspection_row_parent_class)->dispose (object);
}

static void
shian_inspection_row_finalize (GObject *object)
{
  ShianInspectionRow *self = SHIAN_INSPECTION_ROW (object);

  g_clear_object (&self->session);
  g_free (self->inspection);
  shian_template_item_free (self->item);
  shian_answer_free (self->answer);
  G_OBJECT_CLASS (shian_inspection_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/inspection-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, code);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, text);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, limit);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, value);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, unit);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, twice);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, pill);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, conforming);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, not_conforming);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, not_applicable);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, mark);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, basis_button);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, note_button);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, photo_button);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, basis);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, note_place);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, finding_place);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, photo_place);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionRow, problem);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SHIAN_TYPE_INSPECTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
shian_inspection_row_class_init (ShianInspectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_STATUS_PILL);
  G_OBJECT_CLASS (klass)->dispose = shian_inspection_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_inspection_row_finalize;
  bind_template (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_basis);
  gtk_widget_class_bind_template_callback (widget_class, shian_inspection_row_edit_note);
  gtk_widget_class_bind_template_callback (widget_class, shian_inspection_row_add_photo);
  signals[ANSWERED] = add_signal ("answered");
  signals[NEXT] = add_signal ("next");
}

static void
shian_inspection_row_init (ShianInspectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = shian_field_group_new (&SHIAN_ANSWER_TYPE);
  g_signal_connect_swapped (self->group, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->group, "problem", G_CALLBACK (show_problem), self);
}

GtkWidget *
shian_inspection_row_new (ShianSession *session, const ShianInspectionRowData *data)
{
  ShianInspectionRow *self = g_object_new (SHIAN_TYPE_INSPECTION_ROW, NULL);
  const ShianInspection *inspection = data->sheet->inspection;

  self->session = g_object_ref (session);
  self->inspection = g_strdup (inspection->record.id);
  self->item = shian_template_item_copy (data->sheet->book->items->pdata[data->index]);
  self->locked = inspection->state != SHIAN_INSPECTION_DRAFT;
  set_answer (self, data->sheet->answers->pdata[data->index]);
  show_item (self);
  if (self->answer->note != NULL)
    make_note (self);
  shian_field_group_load (self->group, self->answer);
  lock (self);
  shian_inspection_row_update (self, data);
  return GTK_WIDGET (self);
}
