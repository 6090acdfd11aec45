/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/second-keying-view.h"

#include "app/inspection-job.h"
#include "app/line-list.h"
#include "app/message.h"
#include "app/second-mark.h"
#include "app/template.h"
#include "inspection/second-keying.h"

#include <glib/gi18n-lib.h>

struct _ShianSecondKeyingView {
  GtkWidget parent_instance;

  ShianSession *session;
  const ShianInspectionSheet *sheet;
  GPtrArray *items; /* ShianSecondItem */

  GtkLabel *counts;
  ShianQuickKeys *quick;
  GtkToggleButton *compare;
  ShianLineList *list;
  GtkWidget *keep_first;
  GtkWidget *keep_second;
};

G_DEFINE_FINAL_TYPE (ShianSecondKeyingView, shian_second_keying_view, GTK_TYPE_WIDGET)

enum { LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const ShianTemplateItem *
item_at (ShianSecondKeyingView *self, guint index)
{
  return self->sheet->book->items->pdata[index];
}

/* Lines */

static gboolean
is_comparing (ShianSecondKeyingView *self)
{
  return gtk_toggle_button_get_active (self->compare);
}

/* While the paper is keyed in nothing of the first keying may be seen, not even whether it agrees. */
static gboolean
is_shown (ShianSecondKeyingView *self, const ShianSecondItem *one)
{
  return is_comparing (self) ? one->state != SHIAN_SECOND_UNANSWERED : one->second != NULL;
}

static ShianLine *
make_line (ShianSecondKeyingView *self, const ShianSecondItem *one)
{
  const ShianTemplateItem *item = item_at (self, one->index);
  gboolean both = is_comparing (self);
  g_autofree char *title = g_strdup_printf ("%s  %s", item->code, item->text);
  g_autofree char *below =
      both ? g_strdup_printf (_ ("first: %s · second: %s"), one->first != NULL ? one->first : "—",
                              one->second != NULL ? one->second : "—")
           : g_strdup (one->second);
  const ShianLineText text = { .id = item->record.id,
                               .title = title,
                               .below = below,
                               .state =
                                   both ? _ (SHIAN_SECOND_STATE_CHOICES[one->state].title) : NULL,
                               .look = both ? shian_second_mark_look (one->state) : NULL };

  return shian_line_new (&text);
}

static void
show_counts (ShianSecondKeyingView *self)
{
  guint n[SHIAN_SECOND_N_STATES];
  g_autofree char *text = NULL;

  shian_second_keying_count (self->items, n);
  if (is_comparing (self))
    text =
        g_strdup_printf (_ ("Checked twice %u · differ %u · second only %u · not keyed again %u"),
                         n[SHIAN_SECOND_AGREES], n[SHIAN_SECOND_DIFFERS], n[SHIAN_SECOND_ONLY],
                         n[SHIAN_SECOND_MISSING]);
  else
    text = g_strdup_printf (_ ("Keyed again %u of %u"),
                            n[SHIAN_SECOND_AGREES] + n[SHIAN_SECOND_DIFFERS] + n[SHIAN_SECOND_ONLY],
                            self->items->len);
  gtk_label_set_text (self->counts, text);
}

static const ShianSecondItem *
get_chosen (ShianSecondKeyingView *self)
{
  const char *row = shian_line_list_get_selected (self->list);

  for (guint i = 0; row != NULL && self->items != NULL && i < self->items->len; i++) {
    const ShianSecondItem *one = self->items->pdata[i];
    if (g_strcmp0 (item_at (self, one->index)->record.id, row) == 0)
      return one;
  }
  return NULL;
}

static void
show_buttons (ShianSecondKeyingView *self)
{
  const ShianSecondItem *one = get_chosen (self);
  gboolean open = one != NULL && is_comparing (self) &&
                  (one->state == SHIAN_SECOND_DIFFERS || one->state == SHIAN_SECOND_ONLY);

  gtk_widget_set_visible (self->keep_first, is_comparing (self));
  gtk_widget_set_visible (self->keep_second, is_comparing (self));
  gtk_widget_set_sensitive (self->keep_first, open);
  gtk_widget_set_sensitive (self->keep_second, open);
}

/* Differences first: they are what is to be done. */
static void
show_lines (ShianSecondKeyingView *self)
{
  static const ShianSecondState ORDER[] = { SHIAN_SECOND_DIFFERS, SHIAN_SECOND_ONLY,
                                            SHIAN_SECOND_MISSING, SHIAN_SECOND_AGREES };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = is_comparing (self) ? G_N_ELEMENTS (ORDER) : 1;

  if (self->items == NULL)
    return;
  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < self->items->len; i++) {
      const ShianSecondItem *one = self->items->pdata[i];
      if (is_shown (self, one) && (n == 1 || one->state == ORDER[k]))
        g_ptr_array_add (lines, make_line (self, one));
    }
  shian_line_list_set_lines (self->list, lines);
  show_counts (self);
  show_buttons (self);
}

void
shian_second_keying_view_show (ShianSecondKeyingView *self, ShianSession *session,
                               const ShianInspectionSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  g_set_object (&self->session, session);
  self->sheet = sheet;
  shian_quick_keys_set_sheet (self->quick, sheet);
  items = shian_second_keying_compare (shian_session_get_reader (session), sheet, &error);
  if (items == NULL) {
    shian_message_error (GTK_WIDGET (self), _ ("The second keying cannot be read"), error);
    return;
  }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  show_lines (self);
}

/* Doing */

static void
keyed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianSecondKeyingView *self = SHIAN_SECOND_KEYING_VIEW (owner);

  if (self->quick != NULL)
    shian_quick_keys_stored (self->quick, error);
}

static void
answer_cb (ShianSecondKeyingView *self, guint index)
{
  shian_inspection_job_key (
      self->session, self->sheet->inspection->record.id, item_at (self, index)->record.id,
      &shian_quick_keys_get_entry (self->quick)->input, TRUE, G_OBJECT (self), keyed_cb);
}

static void
kept_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("Nothing was changed"), error);
}

void
shian_second_keying_view_keep (ShianSecondKeyingView *self, const char *row, gboolean second)
{
  const char *chosen = row != NULL ? row : shian_line_list_get_selected (self->list);

  if (chosen != NULL)
    shian_inspection_job_keep (self->session, self->sheet->inspection->record.id, chosen, second,
                               G_OBJECT (self), kept_cb);
}

static void
first_cb (ShianSecondKeyingView *self)
{
  shian_second_keying_view_keep (self, NULL, FALSE);
}

static void
second_cb (ShianSecondKeyingView *self)
{
  shian_second_keying_view_keep (self, NULL, TRUE);
}

static void
leave_cb (ShianSecondKeyingView *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

void
shian_second_keying_view_compare (ShianSecondKeyingView *self, gboolean compare)
{
  gtk_toggle_button_set_active (self->compare, compare);
}

guint
shian_second_keying_view_get_n_lines (ShianSecondKeyingView *self)
{
  return shian_line_list_get_n_lines (self->list);
}

ShianQuickKeys *
shian_second_keying_view_get_quick (ShianSecondKeyingView *self)
{
  return self->quick;
}

/* Object */

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_SECOND_KEYING_VIEW (widget)->quick));
}

static void
shian_second_keying_view_dispose (GObject *object)
{
  ShianSecondKeyingView *self = SHIAN_SECOND_KEYING_VIEW (object);

  shian_template_dispose (GTK_WIDGET (self));
  self->quick = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (shian_second_keying_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/second-keying-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSecondKeyingView, counts);
  gtk_widget_class_bind_template_child (widget_class, ShianSecondKeyingView, quick);
  gtk_widget_class_bind_template_child (widget_class, ShianSecondKeyingView, compare);
  gtk_widget_class_bind_template_child (widget_class, ShianSecondKeyingView, list);
  gtk_widget_class_bind_template_child (widget_class, ShianSecondKeyingView, keep_first);
  gtk_widget_class_bind_template_child (widget_class, ShianSecondKeyingView, keep_second);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_lines);
  gtk_widget_class_bind_template_callback (widget_class, show_buttons);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_cb);
}

static void
shian_second_keying_view_class_init (ShianSecondKeyingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_QUICK_KEYS);
  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  G_OBJECT_CLASS (klass)->dispose = shian_second_keying_view_dispose;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_second_keying_view_init (ShianSecondKeyingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
