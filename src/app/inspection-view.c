/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-view.h"

#include "app/cut-tip.h"
#include "app/inspection-basics.h"
#include "app/inspection-job.h"
#include "app/message.h"
#include "app/reveal.h"
#include "app/status-pill.h"
#include "app/template.h"
#include "base/date.h"

#include <glib/gi18n-lib.h>

struct _ShianInspectionView {
  GtkWidget parent_instance;

  ShianSession *session;
  char *id;

  GtkLabel *title;
  GtkLabel *counts;
  ShianStatusPill *result;
  GtkMenuButton *correct_button;
  GtkPopover *correct_popover;
  GtkEntry *reason;
  GtkListBox *headings;
  GtkStack *stack;
  ShianInspectionBasics *basics;
  ShianInspectionItems *items;
  ShianInspectionFinish *finish;
  GtkWidget *hint;
  ShianQuickKeys *quick;
  ShianSecondKeyingView *second;
  GtkWidget *second_button;
};

G_DEFINE_FINAL_TYPE (ShianInspectionView, shian_inspection_view, GTK_TYPE_WIDGET)

enum { LEAVE, OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

#define HEADING "shian-heading" /* on a row of the headings; none on the last, the end */
#define BASICS "\001"           /* what the first row has */

/* Headings */

static void
add_heading (ShianInspectionView *self, const char *heading, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), HEADING, g_strdup (heading), g_free);
  gtk_list_box_append (self->headings, row);
}

static void
make_headings (ShianInspectionView *self)
{
  const ShianInspectionSheet *sheet = shian_inspection_items_get_sheet (self->items);
  const char *last = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->headings, 0)) != NULL)
    gtk_list_box_remove (self->headings, GTK_WIDGET (row));
  add_heading (self, BASICS, _ ("Facts"));
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    if (g_strcmp0 (item->heading, last) != 0)
      add_heading (self, item->heading, item->heading);
    last = item->heading;
  }
  add_heading (self, NULL, _ ("End and signatures"));
}

static void
count_heading (ShianInspectionView *self, GtkListBoxRow *row)
{
  const char *heading = g_object_get_data (G_OBJECT (row), HEADING);
  ShianTally tally;
  guint all;
  g_autofree char *text = NULL;

  if (heading == NULL || g_str_equal (heading, BASICS))
    return;
  tally = shian_inspection_items_tally (self->items, heading);
  all = tally.answered + tally.unanswered;
  text = g_strdup_printf ("%s %u/%u%s", heading, tally.answered, all,
                          tally.not_conforming > 0           ? " ●"
                          : all > 0 && tally.unanswered == 0 ? " ✓"
                                                             : "");
  gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (row)), text);
  gtk_widget_set_visible (GTK_WIDGET (row), all > 0);
}

/* Questions without an answer are counted: until then their items are all shown. */
static void
show_basics (ShianInspectionView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->headings, 0);
  guint n = shian_inspection_basics_get_n_open (self->basics);
  g_autofree char *text =
      n > 0 ? g_strdup_printf (_ ("Facts, %u open"), n) : g_strdup (_ ("Facts"));

  gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (row)), text);
}

/* Counts */

static void
show_result (ShianInspectionView *self, const ShianTally *tally)
{
  static const char *const LOOKS[] = { NULL, "done", "in_progress", "lagging" };
  const ShianInspectionSheet *sheet = shian_inspection_items_get_sheet (self->items);
  g_autofree char *title =
      tally->result != SHIAN_RESULT_NONE
          ? shian_template_result_title (sheet->book->edition, (guint) tally->result - 1)
          : g_strdup (_ (SHIAN_RESULT_CHOICES[SHIAN_RESULT_NONE].title));
  gboolean draft = sheet->inspection->state == SHIAN_INSPECTION_DRAFT;
  g_autofree char *text = draft && tally->result != SHIAN_RESULT_NONE
                              /* Translators: the result if no more were answered */
                              ? g_strdup_printf (_ ("so far: %s"), title)
                              : g_strdup (title);

  shian_status_pill_set_word (self->result, LOOKS[tally->result], text);
}

static void
show_counts (ShianInspectionView *self)
{
  ShianTally tally = shian_inspection_items_tally (self->items, NULL);
  g_autofree char *text = NULL;
  GtkListBoxRow *row;

  text = g_strdup_printf (_ ("Answered %u/%u  Not conforming %u (key %u)%s"), tally.answered,
                          tally.answered + tally.unanswered, tally.not_conforming, tally.key,
                          shian_inspection_items_is_stored (self->items) ? "" : " …");
  gtk_label_set_text (self->counts, text);
  show_result (self, &tally);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->headings, i)) != NULL; i++)
    count_heading (self, row);
}

static void
show_title (ShianInspectionView *self)
{
  static const char *const STATES[] = { NULL, N_ ("locked"), N_ ("corrected since") };
  const ShianInspectionSheet *sheet = shian_inspection_items_get_sheet (self->items);
  const ShianInspection *inspection = sheet->inspection;
  g_autofree char *names = shian_inspection_sheet_names (sheet);
  g_autofree char *day = shian_date_iso_to_chinese (inspection->made_on);
  g_autofree char *by = g_strdup_printf (_ ("Inspectors %s"), names);
  const char *state = STATES[inspection->state];
  g_autofree char *title = g_strjoin (" · ", sheet->subject->name,
                                      _ (SHIAN_INSPECTION_KIND_CHOICES[inspection->kind].title),
                                      day, by, state != NULL ? _ (state) : NULL, NULL);

  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button),
                          inspection->state == SHIAN_INSPECTION_FINISHED);
  shian_quick_keys_set_sheet (self->quick, sheet);
}

/* Moving */

static GtkListBoxRow *
find_heading (ShianInspectionView *self, const char *heading)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->headings, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), HEADING), heading) == 0)
      return row;
  return NULL;
}

/* With large letters not all headings are in sight. */
static void
select_heading (ShianInspectionView *self, const char *heading)
{
  GtkListBoxRow *row = find_heading (self, heading);

  gtk_list_box_select_row (self->headings, row);
  if (row != NULL)
    shian_reveal (GTK_WIDGET (row));
}

static void
moved_cb (ShianInspectionView *self)
{
  const ShianInspectionSheet *sheet = shian_inspection_items_get_sheet (self->items);
  int at = shian_inspection_items_get_current (self->items);

  if (at < 0 || sheet == NULL || (guint) at >= sheet->book->items->len)
    return;
  select_heading (self, ((ShianTemplateItem *) sheet->book->items->pdata[at])->heading);
}

void
shian_inspection_view_show_end (ShianInspectionView *self)
{
  shian_inspection_items_flush (self->items);
  gtk_stack_set_visible_child_name (self->stack, "end");
  select_heading (self, NULL);
}

/* The keys go along: who answered the last item by keys finishes by keys. */
static void
ended_cb (ShianInspectionView *self)
{
  shian_inspection_view_show_end (self);
  gtk_widget_child_focus (GTK_WIDGET (self->finish), GTK_DIR_TAB_FORWARD);
}

static void
heading_cb (ShianInspectionView *self, GtkListBoxRow *row)
{
  const char *heading = g_object_get_data (G_OBJECT (row), HEADING);

  if (heading == NULL) {
    shian_inspection_view_show_end (self);
    return;
  }
  if (g_str_equal (heading, BASICS)) {
    gtk_stack_set_visible_child_name (self->stack, "basics");
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "items");
  shian_inspection_items_go_heading (self->items, heading);
}

static void
jump_cb (ShianInspectionView *self, guint index)
{
  gtk_stack_set_visible_child_name (self->stack, "items");
  shian_inspection_items_go (self->items, index);
}

static void
leave_cb (ShianInspectionView *self)
{
  shian_inspection_view_flush (self);
  g_signal_emit (self, signals[LEAVE], 0);
}

/* Keying in from paper: the cursor stays in the field while the list follows. */

static void
quick_go_cb (ShianInspectionView *self, guint index)
{
  jump_cb (self, index);
  gtk_widget_grab_focus (GTK_WIDGET (self->quick));
}

static void
keyed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianInspectionView *self = SHIAN_INSPECTION_VIEW (owner);

  if (self->quick != NULL)
    shian_quick_keys_stored (self->quick, error);
}

static void
quick_answer_cb (ShianInspectionView *self, guint index)
{
  const ShianInspectionSheet *sheet = shian_inspection_items_get_sheet (self->items);
  const ShianTemplateItem *item = sheet->book->items->pdata[index];

  shian_inspection_items_flush (self->items);
  shian_inspection_job_key (self->session, self->id, item->record.id,
                            &shian_quick_keys_get_entry (self->quick)->input, FALSE,
                            G_OBJECT (self), keyed_cb);
  quick_go_cb (self, index);
}

static void
quick_leave_cb (ShianInspectionView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

ShianQuickKeys *
shian_inspection_view_get_quick (ShianInspectionView *self)
{
  return self->quick;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
            ShianInspectionView *self)
{
  const GdkModifierType chord = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;

  if ((state & chord) != 0 || (keyval != GDK_KEY_k && keyval != GDK_KEY_K) ||
      !gtk_widget_get_visible (GTK_WIDGET (self->quick)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->quick));
  return GDK_EVENT_STOP;
}

/* The second time: nothing of the first keying is in sight. */

static gboolean
is_second (ShianInspectionView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "second") == 0;
}

static void
show_second_only (ShianInspectionView *self, gboolean second)
{
  const ShianInspectionSheet *sheet = shian_inspection_items_get_sheet (self->items);
  gboolean draft = sheet->inspection->state == SHIAN_INSPECTION_DRAFT;

  gtk_widget_set_visible (GTK_WIDGET (self->headings), !second);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), !second);
  gtk_widget_set_visible (GTK_WIDGET (self->result), !second);
  gtk_widget_set_visible (self->hint, draft && !second);
  gtk_widget_set_visible (GTK_WIDGET (self->quick), draft && !second);
  gtk_widget_set_visible (self->second_button, draft && !second);
}

void
shian_inspection_view_show_second (ShianInspectionView *self)
{
  shian_inspection_items_flush (self->items);
  shian_second_keying_view_compare (self->second, FALSE);
  shian_second_keying_view_show (self->second, self->session,
                                 shian_inspection_items_get_sheet (self->items));
  gtk_stack_set_visible_child_name (self->stack, "second");
  show_second_only (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->second));
}

static void
second_leave_cb (ShianInspectionView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "items");
  show_second_only (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

gboolean
shian_inspection_view_back (ShianInspectionView *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (shown, "items"))
    return shian_inspection_items_leave_field (self->items);
  if (is_second (self)) {
    second_leave_cb (self);
    return TRUE;
  }
  gtk_stack_set_visible_child_name (self->stack, "items");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

ShianSecondKeyingView *
shian_inspection_view_get_second (ShianInspectionView *self)
{
  return self->second;
}

/* Correcting */

static void
corrected_cb (GObject *owner, const char *id, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("No correction was made"), error);
  else
    g_signal_emit (owner, signals[OPEN], 0, id);
}

void
shian_inspection_view_correct (ShianInspectionView *self, const char *reason)
{
  shian_inspection_job_correct (self->session, self->id, reason, G_OBJECT (self), corrected_cb);
}

static void
correct_cb (ShianInspectionView *self)
{
  gtk_popover_popdown (self->correct_popover);
  shian_inspection_view_correct (self, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
}

/* Showing */

gboolean
shian_inspection_view_show (ShianInspectionView *self, ShianSession *session, const char *id,
                            GError **error)
{
  gboolean same = g_strcmp0 (self->id, id) == 0;

  if (!same && self->id != NULL)
    shian_inspection_view_flush (self);
  if (!shian_inspection_items_load (self->items, session, id, error))
    return FALSE;
  g_set_object (&self->session, session);
  if (!same) {
    g_free (self->id);
    self->id = g_strdup (id);
    make_headings (self);
    gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
    gtk_stack_set_visible_child_name (self->stack, "items");
  }
  show_title (self);
  show_counts (self);
  show_second_only (self, is_second (self));
  if (is_second (self))
    shian_second_keying_view_show (self->second, session,
                                   shian_inspection_items_get_sheet (self->items));
  shian_inspection_finish_show (self->finish, session,
                                shian_inspection_items_get_sheet (self->items));
  shian_inspection_basics_show (self->basics, session,
                                shian_inspection_items_get_sheet (self->items));
  show_basics (self);
  if (!same && !shian_inspection_items_go_first_open (self->items))
    shian_inspection_items_go (self->items, 0);
  return TRUE;
}

void
shian_inspection_view_reload (ShianInspectionView *self)
{
  g_autoptr (GError) error = NULL;

  if (self->id != NULL)
    shian_inspection_view_show (self, self->session, self->id, &error);
}

const char *
shian_inspection_view_get_id (ShianInspectionView *self)
{
  return self->id;
}

ShianInspectionItems *
shian_inspection_view_get_items (ShianInspectionView *self)
{
  return self->items;
}

ShianInspectionFinish *
shian_inspection_view_get_finish (ShianInspectionView *self)
{
  return self->finish;
}

const char *
shian_inspection_view_get_counts (ShianInspectionView *self)
{
  return gtk_label_get_text (self->counts);
}

void
shian_inspection_view_flush (ShianInspectionView *self)
{
  shian_inspection_basics_flush (self->basics);
  shian_inspection_items_flush (self->items);
  shian_inspection_finish_flush (self->finish);
}

gboolean
shian_inspection_view_is_dirty (ShianInspectionView *self)
{
  return shian_inspection_items_is_dirty (self->items) ||
         shian_inspection_finish_is_dirty (self->finish);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  ShianInspectionView *self = SHIAN_INSPECTION_VIEW (widget);
  int at = shian_inspection_items_get_current (self->items);

  return shian_inspection_items_go (self->items, at >= 0 ? (guint) at : 0);
}

static void
shian_inspection_view_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  SHIAN_INSPECTION_VIEW (object)->quick = NULL;
  G_OBJECT_CLASS (shian_inspection_view_parent_class)->dispose (object);
}

static void
shian_inspection_view_finalize (GObject *object)
{
  ShianInspectionView *self = SHIAN_INSPECTION_VIEW (object);

  g_clear_object (&self->session);
  g_free (self->id);
  G_OBJECT_CLASS (shian_inspection_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/inspection-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, title);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, counts);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, result);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, correct_button);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, correct_popover);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, reason);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, headings);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, basics);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, items);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, finish);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, hint);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, quick);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, second);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionView, second_button);
  gtk_widget_class_bind_template_callback (widget_class, shian_inspection_view_show_second);
  gtk_widget_class_bind_template_callback (widget_class, second_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, quick_go_cb);
  gtk_widget_class_bind_template_callback (widget_class, quick_answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, quick_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_counts);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
}

static void
shian_inspection_view_class_init (ShianInspectionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_QUICK_KEYS);
  g_type_ensure (SHIAN_TYPE_SECOND_KEYING_VIEW);
  g_type_ensure (SHIAN_TYPE_STATUS_PILL);
  g_type_ensure (SHIAN_TYPE_INSPECTION_BASICS);
  g_type_ensure (SHIAN_TYPE_INSPECTION_ITEMS);
  g_type_ensure (SHIAN_TYPE_INSPECTION_FINISH);
  G_OBJECT_CLASS (klass)->dispose = shian_inspection_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_inspection_view_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
shian_inspection_view_init (ShianInspectionView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  shian_cut_tip (self->title);
  /* After a field has had its letters. */
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
