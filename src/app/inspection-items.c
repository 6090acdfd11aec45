/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-items.h"

#include "app/inspection-row.h"
#include "app/template.h"
#include "inspection/finding-list.h"
#include "inspection/photo.h"

struct _ShianInspectionItems {
  GtkWidget parent_instance;

  ShianSession *session;
  ShianInspectionSheet *sheet;
  GPtrArray *findings;       /* ShianFindingRow */
  GPtrArray *photos;         /* ShianPhoto */
  ShianSecondState *seconds; /* (nullable): by index; nothing was keyed twice */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ShianInspectionItems, shian_inspection_items, GTK_TYPE_WIDGET)

enum { COUNTED, MOVED, ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

static ShianInspectionRow *
get_row (ShianInspectionItems *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  return row != NULL ? SHIAN_INSPECTION_ROW (row) : NULL;
}

/* Moving */

int
shian_inspection_items_get_current (ShianInspectionItems *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

gboolean
shian_inspection_items_go (ShianInspectionItems *self, guint index)
{
  ShianInspectionRow *row = get_row (self, index);

  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (row)))
    return FALSE;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static gboolean
step (ShianInspectionItems *self, int by)
{
  int at = shian_inspection_items_get_current (self) + by;

  for (; at >= 0 && get_row (self, (guint) at) != NULL; at += by)
    if (shian_inspection_items_go (self, (guint) at))
      return TRUE;
  return FALSE;
}

gboolean
shian_inspection_items_go_first_open (ShianInspectionItems *self)
{
  ShianInspectionRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (!shian_answer_is_given (shian_inspection_row_get_answer (row)) &&
        shian_inspection_items_go (self, i))
      return TRUE;
  return FALSE;
}

void
shian_inspection_items_go_heading (ShianInspectionItems *self, const char *heading)
{
  ShianInspectionRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (shian_inspection_row_get_item (row)->heading, heading) == 0 &&
        shian_inspection_items_go (self, i))
      return;
}

static void
selected_cb (ShianInspectionItems *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

/* To the next item, and beyond the last to the end of the inspection. */
static void
go_on (ShianInspectionItems *self)
{
  if (!step (self, 1))
    g_signal_emit (self, signals[ENDED], 0);
}

/* Keys */

static gboolean
answer_key (ShianInspectionItems *self, ShianInspectionRow *row, guint digit)
{
  char text[2] = { (char) ('0' + digit), '\0' };

  if (shian_inspection_row_get_item (row)->kind != SHIAN_ITEM_VERDICT)
    return shian_inspection_row_type (row, text);
  if (digit < 1 || digit > 3 || !shian_inspection_row_give (row, (ShianVerdict) digit))
    return FALSE;
  /* Where something is wrong there is more to say. */
  if (digit != SHIAN_VERDICT_NOT_CONFORMING)
    go_on (self);
  return TRUE;
}

static gboolean
letter_key (ShianInspectionRow *row, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_n:
  case GDK_KEY_N:
    shian_inspection_row_edit_note (row);
    return TRUE;
  case GDK_KEY_p:
  case GDK_KEY_P:
    shian_inspection_row_add_photo (row);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    return shian_inspection_row_type (row, "-");
  default:
    return FALSE;
  }
}

gboolean
shian_inspection_items_key (ShianInspectionItems *self, guint keyval)
{
  int at = shian_inspection_items_get_current (self);
  ShianInspectionRow *row = at >= 0 ? get_row (self, (guint) at) : NULL;

  if (row == NULL)
    return FALSE;
  if (shian_inspection_row_awaits_finding (row))
    return TRUE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return shian_inspection_row_edit_finding (row);
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return step (self, -1);
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return step (self, 1);
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return answer_key (self, row, keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return answer_key (self, row, keyval - GDK_KEY_KP_0);
  return letter_key (row, keyval);
}

/* A field takes its keys for itself, and what an input method composes is in a field. */
static gboolean
is_writing (ShianInspectionItems *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

gboolean
shian_inspection_items_leave_field (ShianInspectionItems *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row =
      focus != NULL ? gtk_widget_get_ancestor (focus, SHIAN_TYPE_INSPECTION_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)) || !is_writing (self))
    return FALSE;
  return shian_inspection_items_go (self,
                                    (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static gboolean
pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
            gpointer data)
{
  const GdkModifierType chord = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;

  if ((state & chord) != 0 || is_writing (data))
    return GDK_EVENT_PROPAGATE;
  return shian_inspection_items_key (data, keyval);
}

/* Counting: what is on its way counts as shown. */

ShianTally
shian_inspection_items_tally (ShianInspectionItems *self, const char *heading)
{
  GPtrArray *answers = self->sheet->answers;
  g_autofree gpointer *stored = g_new (gpointer, answers->len + 1);
  ShianTally tally;

  for (guint i = 0; i < answers->len; i++) {
    ShianInspectionRow *row = get_row (self, i);
    stored[i] = answers->pdata[i];
    if (row != NULL && shian_inspection_row_is_pending (row))
      answers->pdata[i] = (gpointer) shian_inspection_row_get_answer (row);
  }
  tally = shian_inspection_sheet_tally (self->sheet, heading);
  for (guint i = 0; i < answers->len; i++)
    answers->pdata[i] = stored[i];
  return tally;
}

gboolean
shian_inspection_items_is_stored (ShianInspectionItems *self)
{
  ShianInspectionRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (shian_inspection_row_is_pending (row))
      return FALSE;
  return TRUE;
}

/* Loading */

static const ShianFinding *
find_finding (ShianInspectionItems *self, const char *item)
{
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++) {
    const ShianFindingRow *row = self->findings->pdata[i];
    if (g_strcmp0 (row->finding->item, item) == 0)
      return row->finding;
  }
  return NULL;
}

static ShianInspectionRowData
data_of (ShianInspectionItems *self, guint index)
{
  const ShianTemplateItem *item = self->sheet->book->items->pdata[index];

  return (ShianInspectionRowData){ .sheet = self->sheet,
                                   .index = index,
                                   .finding = find_finding (self, item->item),
                                   .photos = self->photos,
                                   .second = self->seconds != NULL ? self->seconds[index]
                                                                   : SHIAN_SECOND_UNANSWERED };
}

static void
answered_cb (ShianInspectionItems *self, ShianInspectionRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (!shian_inspection_row_is_pending (row)) {
    ShianInspectionRowData data = data_of (self, index);
    shian_inspection_row_update (row, &data);
  }
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
next_cb (ShianInspectionItems *self)
{
  go_on (self);
}

static void
clear_rows (ShianInspectionItems *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
add_row (ShianInspectionItems *self, guint index)
{
  ShianInspectionRowData data = data_of (self, index);
  GtkWidget *row = shian_inspection_row_new (self->session, &data);

  g_signal_connect_object (row, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
show_rows (ShianInspectionItems *self, gboolean same)
{
  if (!same)
    clear_rows (self);
  for (guint i = 0; i < self->sheet->book->items->len; i++) {
    if (same) {
      ShianInspectionRowData data = data_of (self, i);
      shian_inspection_row_update (get_row (self, i), &data);
    } else {
      add_row (self, i);
    }
    gtk_widget_set_visible (GTK_WIDGET (get_row (self, i)),
                            shian_inspection_sheet_applies (self->sheet, i));
  }
  gtk_list_box_invalidate_headers (self->list);
}

/* The same items, locked or open as before: rows and what is typed in them stay. */
static gboolean
is_same (const ShianInspectionSheet *a, const ShianInspectionSheet *b)
{
  return a != NULL && g_strcmp0 (a->inspection->record.id, b->inspection->record.id) == 0 &&
         g_strcmp0 (a->inspection->template, b->inspection->template) == 0 &&
         a->inspection->state == b->inspection->state;
}

gboolean
shian_inspection_items_load (ShianInspectionItems *self, ShianSession *session, const char *id,
                             GError **error)
{
  ShianStore *reader = shian_session_get_reader (session);
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (ShianInspectionSheet) old = NULL;
  ShianInspectionSheet *sheet = shian_inspection_sheet_load (reader, id, error);

  if (sheet == NULL)
    return FALSE;
  g_set_object (&self->session, session);
  old = self->sheet;
  self->sheet = sheet;
  query.inspection = id;
  query.limit = 1000;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->photos, g_ptr_array_unref);
  self->findings = shian_finding_list (reader, &query, NULL);
  self->photos = shian_photo_list (reader, id, NULL, NULL);
  g_clear_pointer (&self->seconds, g_free);
  shian_second_keying_states (reader, sheet, &self->seconds, NULL);
  show_rows (self, is_same (old, sheet));
  g_signal_emit (self, signals[COUNTED], 0);
  return TRUE;
}

const ShianInspectionSheet *
shian_inspection_items_get_sheet (ShianInspectionItems *self)
{
  return self->sheet;
}

void
shian_inspection_items_flush (ShianInspectionItems *self)
{
  ShianInspectionRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    shian_inspection_row_flush (row);
}

gboolean
shian_inspection_items_is_dirty (ShianInspectionItems *self)
{
  ShianInspectionRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (shian_inspection_row_is_dirty (row))
      return TRUE;
  return FALSE;
}

/* Object */

static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = shian_inspection_row_get_item (SHIAN_INSPECTION_ROW (row))->heading;
  const char *above = before != NULL
                          ? shian_inspection_row_get_item (SHIAN_INSPECTION_ROW (before))->heading
                          : NULL;
  GtkWidget *label;

  if (g_strcmp0 (heading, above) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
shian_inspection_items_dispose (GObject *object)
{
  ShianInspectionItems *self = SHIAN_INSPECTION_ITEMS (object);

  shian_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->session);
  g_clear_pointer (&self->sheet, shian_inspection_sheet_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->photos, g_ptr_array_unref);
  g_clear_pointer (&self->seconds, g_free);
  G_OBJECT_CLASS (shian_inspection_items_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SHIAN_TYPE_INSPECTION_ITEMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
shian_inspection_items_class_init (ShianInspectionItemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_inspection_items_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/inspection-items.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionItems, list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  signals[COUNTED] = add_signal ("counted");
  signals[MOVED] = add_signal ("moved");
  signals[ENDED] = add_signal ("ended");
}

static void
shian_inspection_items_init (ShianInspectionItems *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_heading, NULL, NULL);
  /* Before the list sees the arrows, which would go from button to button. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
