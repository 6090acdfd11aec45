/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/field-group.h"

#include "app/field-widget.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

/* What a kill at the worst moment may cost: less than a second of typing. */
#define TYPING_MS 800

typedef struct {
  ShianFieldGroup *group;
  const ShianField *field;
  GtkWidget *widget;         /* a reference */
  GtkEventController *focus; /* (nullable): a reference */
  char *stored;              /* as the store has it; NULL for none */
  char *sent;                /* on its way; NULL for nothing */
  gboolean on_way;
  gboolean refused; /* the store did not take what stands there */
} Slot;

struct _ShianFieldGroup {
  GObject parent_instance;

  const ShianRecordType *type;
  gpointer scratch; /* for turning text into values and back */
  GPtrArray *slots;
  GHashTable *on_way; /* changes of the record shown now */
  guint timer;
  gboolean setting;
  gboolean composing;
  gboolean hold;
};

G_DEFINE_FINAL_TYPE (ShianFieldGroup, shian_field_group, G_TYPE_OBJECT)

enum { SAVE, PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Where typing is noticed, and where the input method tells what it is composing. */
static gpointer
typing_object (Slot *slot)
{
  return GTK_IS_TEXT_VIEW (slot->widget)
             ? (gpointer) gtk_text_view_get_buffer (GTK_TEXT_VIEW (slot->widget))
             : (gpointer) slot->widget;
}

static gpointer
composing_object (Slot *slot)
{
  return GTK_IS_EDITABLE (slot->widget)
             ? (gpointer) gtk_editable_get_delegate (GTK_EDITABLE (slot->widget))
             : (gpointer) slot->widget;
}

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_signal_handlers_disconnect_by_data (slot->widget, slot);
  g_signal_handlers_disconnect_by_data (typing_object (slot), slot);
  if (composing_object (slot) != NULL)
    g_signal_handlers_disconnect_by_data (composing_object (slot), slot);
  if (slot->focus != NULL && gtk_event_controller_get_widget (slot->focus) == slot->widget)
    gtk_widget_remove_controller (slot->widget, slot->focus);
  g_clear_object (&slot->focus);
  g_object_unref (slot->widget);
  g_free (slot->stored);
  g_free (slot->sent);
  g_free (slot);
}

/* The text as the store would give it back, so that “１２” and “12.0” are no change of 12. */
static char *
read_slot (Slot *slot, GError **error)
{
  g_autofree char *raw = shian_field_widget_get_text (slot->widget, slot->field);

  if (!shian_field_from_text (slot->field, slot->group->scratch, raw, error))
    return NULL;
  return shian_field_to_text (slot->field, slot->group->scratch);
}

static gboolean
same (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
slot_is_dirty (Slot *slot)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = read_slot (slot, &error);

  return error != NULL || slot->refused || !same (now, slot->on_way ? slot->sent : slot->stored);
}

gboolean
shian_field_group_is_dirty (ShianFieldGroup *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (slot_is_dirty (self->slots->pdata[i]))
      return TRUE;
  return FALSE;
}

gboolean
shian_field_group_is_pending (ShianFieldGroup *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (((Slot *) self->slots->pdata[i])->on_way)
      return TRUE;
  return FALSE;
}

/* Saving */

static void
mark_slot (Slot *slot, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (slot->widget, "error");
  else
    gtk_widget_remove_css_class (slot->widget, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (slot->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static gboolean
value_is_valid (Slot *slot, GError **error)
{
  const char *text = shian_field_is_string (slot->field)
                         ? shian_field_get_string (slot->field, slot->group->scratch)
                         : NULL;
  gsize limit = slot->field->max_length > 0 ? slot->field->max_length : 200;

  return text == NULL || shian_text_check (text, limit, _ (slot->field->title), error);
}

static void
collect_slot (Slot *slot, GHashTable *changes, char **problem)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = read_slot (slot, &error);

  if (error == NULL)
    value_is_valid (slot, &error);
  mark_slot (slot, error != NULL);
  if (error != NULL) {
    if (*problem == NULL)
      *problem = g_strdup (error->message);
    return;
  }
  if (!slot->refused && same (now, slot->on_way ? slot->sent : slot->stored))
    return;
  slot->refused = FALSE;
  slot->on_way = TRUE;
  g_free (slot->sent);
  slot->sent = g_strdup (now);
  g_hash_table_insert (changes, g_strdup (slot->field->name), g_strdup (now != NULL ? now : ""));
}

void
shian_field_group_flush (ShianFieldGroup *self)
{
  g_autoptr (GHashTable) changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *problem = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->hold)
    return;
  for (guint i = 0; i < self->slots->len; i++)
    collect_slot (self->slots->pdata[i], changes, &problem);
  g_signal_emit (self, signals[PROBLEM], 0, problem);
  if (g_hash_table_size (changes) == 0)
    return;
  g_hash_table_add (self->on_way, g_hash_table_ref (changes));
  g_signal_emit (self, signals[SAVE], 0, changes);
}

void
shian_field_group_set_hold (ShianFieldGroup *self, gboolean hold)
{
  self->hold = hold;
}

static void
settle_slot (Slot *slot, const char *value, const GError *error)
{
  if (!slot->on_way || !same (slot->sent, value))
    return;
  slot->on_way = FALSE;
  if (error == NULL) {
    g_free (slot->stored);
    slot->stored = g_steal_pointer (&slot->sent);
    return;
  }
  g_clear_pointer (&slot->sent, g_free);
  slot->refused = TRUE;
}

gboolean
shian_field_group_saved (ShianFieldGroup *self, GHashTable *changes, const GError *error)
{
  if (!g_hash_table_contains (self->on_way, changes))
    return FALSE;
  for (guint i = 0; i < self->slots->len; i++) {
    Slot *slot = self->slots->pdata[i];
    const char *value = g_hash_table_lookup (changes, slot->field->name);
    if (value == NULL)
      continue;
    settle_slot (slot, value, error);
    if (error != NULL)
      mark_slot (slot, TRUE);
  }
  if (error != NULL)
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
  g_hash_table_remove (self->on_way, changes);
  return TRUE;
}

static gboolean
typing_cb (gpointer data)
{
  ShianFieldGroup *self = data;

  if (self->composing)
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  shian_field_group_flush (self);
  return G_SOURCE_REMOVE;
}

/* The clock runs from the first keystroke, not from the last: whoever types on and on loses no more
 * than whoever pauses. */
static void
typed_cb (Slot *slot)
{
  ShianFieldGroup *self = slot->group;

  if (self->setting)
    return;
  slot->refused = FALSE;
  if (self->timer == 0)
    self->timer = g_timeout_add (TYPING_MS, typing_cb, self);
}

static void
chosen_cb (Slot *slot)
{
  if (!slot->group->setting)
    shian_field_group_flush (slot->group);
}

static void
left_cb (Slot *slot)
{
  slot->group->composing = FALSE;
  if (slot->group->setting)
    return;
  /* A date or number reads better in one form: as the store gives it back. */
  if (slot->field->kind == SHIAN_FIELD_DATE || slot->field->kind == SHIAN_FIELD_REAL) {
    g_autoptr (GError) error = NULL;
    g_autofree char *now = read_slot (slot, &error);
    slot->group->setting = TRUE;
    if (error == NULL)
      shian_field_widget_set_text (slot->widget, slot->field, now);
    slot->group->setting = FALSE;
  }
  shian_field_group_flush (slot->group);
}

static void
preedit_cb (GtkWidget *widget, const char *preedit, Slot *slot)
{
  slot->group->composing = preedit != NULL && *preedit != '\0';
}

static void
watch_typing (Slot *slot)
{
  slot->focus = g_object_ref (gtk_event_controller_focus_new ());
  g_signal_connect_swapped (slot->focus, "leave", G_CALLBACK (left_cb), slot);
  gtk_widget_add_controller (slot->widget, slot->focus);
  g_signal_connect_swapped (typing_object (slot), "changed", G_CALLBACK (typed_cb), slot);
  if (composing_object (slot) != NULL)
    g_signal_connect (composing_object (slot), "preedit-changed", G_CALLBACK (preedit_cb), slot);
}

void
shian_field_group_add (ShianFieldGroup *self, const char *name, GtkWidget *widget)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->group = self;
  slot->field = shian_record_type_field (self->type, name);
  slot->widget = g_object_ref (widget);
  g_assert (slot->field != NULL);
  g_ptr_array_add (self->slots, slot);
  if (GTK_IS_CHECK_BUTTON (widget))
    g_signal_connect_swapped (widget, "toggled", G_CALLBACK (chosen_cb), slot);
  else if (GTK_IS_DROP_DOWN (widget))
    g_signal_connect_swapped (widget, "notify::selected", G_CALLBACK (chosen_cb), slot);
  else
    watch_typing (slot);
}

/* Showing */

static char *
value_of (Slot *slot, gconstpointer record)
{
  return record != NULL ? shian_field_to_text (slot->field, record)
                        : shian_field_to_text (slot->field, slot->group->scratch);
}

static void
show_slot (Slot *slot, char *value)
{
  slot->group->setting = TRUE;
  shian_field_widget_set_text (slot->widget, slot->field, value);
  slot->group->setting = FALSE;
  g_free (slot->stored);
  slot->stored = value;
  mark_slot (slot, FALSE);
}

static void
empty_scratch (ShianFieldGroup *self)
{
  shian_record_free (self->type, self->scratch);
  self->scratch = shian_record_new (self->type);
}

void
shian_field_group_load (ShianFieldGroup *self, gconstpointer record)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_hash_table_remove_all (self->on_way);
  empty_scratch (self);
  for (guint i = 0; i < self->slots->len; i++) {
    Slot *slot = self->slots->pdata[i];
    slot->on_way = FALSE;
    slot->refused = FALSE;
    g_clear_pointer (&slot->sent, g_free);
    show_slot (slot, value_of (slot, record));
  }
  g_signal_emit (self, signals[PROBLEM], 0, NULL);
}

static void
merge_slot (Slot *slot, char *value)
{
  if (slot->on_way || slot->group->composing || slot_is_dirty (slot)) {
    g_free (value);
    return;
  }
  if (same (value, slot->stored)) {
    g_free (value);
    return;
  }
  show_slot (slot, value);
}

void
shian_field_group_merge (ShianFieldGroup *self, gconstpointer record)
{
  empty_scratch (self);
  for (guint i = 0; i < self->slots->len; i++) {
    Slot *slot = self->slots->pdata[i];
    g_autofree char *empty = NULL;
    if (record == NULL) {
      empty_scratch (self);
      empty = shian_field_to_text (slot->field, self->scratch);
    }
    merge_slot (slot, record != NULL ? value_of (slot, record) : g_steal_pointer (&empty));
  }
}

gboolean
shian_changes_apply (GHashTable *changes, const ShianRecordType *type, gpointer record,
                     GError **error)
{
  GHashTableIter iter;
  const char *name, *value;

  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &value)) {
    const ShianField *field = shian_record_type_field (type, name);
    if (!shian_field_from_text (field, record, value, error))
      return FALSE;
  }
  return TRUE;
}

static void
shian_field_group_finalize (GObject *object)
{
  ShianFieldGroup *self = SHIAN_FIELD_GROUP (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  shian_record_free (self->type, self->scratch);
  g_ptr_array_unref (self->slots);
  g_hash_table_unref (self->on_way);
  G_OBJECT_CLASS (shian_field_group_parent_class)->finalize (object);
}

static void
shian_field_group_init (ShianFieldGroup *self)
{
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->on_way = g_hash_table_new_full (g_direct_hash, g_direct_equal,
                                        (GDestroyNotify) g_hash_table_unref, NULL);
}

ShianFieldGroup *
shian_field_group_new (const ShianRecordType *type)
{
  ShianFieldGroup *self = g_object_new (SHIAN_TYPE_FIELD_GROUP, NULL);

  self->type = type;
  self->scratch = shian_record_new (type);
  return self;
}

static void
shian_field_group_class_init (ShianFieldGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_field_group_finalize;
  signals[SAVE] = g_signal_new ("save", SHIAN_TYPE_FIELD_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
  signals[PROBLEM] = g_signal_new ("problem", SHIAN_TYPE_FIELD_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}
