/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wrap-entry.h"

#include <string.h>

struct _ShianWrapEntry {
  GtkTextView parent_instance;

  char *placeholder;
  gboolean by_user; /* what goes into the buffer was typed or pasted */
  char *preedit;    /* what the input method shows, not in the buffer yet; NULL for nothing */
  guint activating; /* idle source */
};

G_DEFINE_FINAL_TYPE (ShianWrapEntry, shian_wrap_entry, GTK_TYPE_TEXT_VIEW)

enum { PROP_0, PROP_PLACEHOLDER_TEXT, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { ACTIVATE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Line ends */

static gboolean
activate_cb (gpointer data)
{
  ShianWrapEntry *self = data;

  self->activating = 0;
  g_signal_emit (self, signals[ACTIVATE], 0);
  return G_SOURCE_REMOVE;
}

static char *
join_lines (const char *text, int length)
{
  g_autofree char *whole = g_strndup (text, (gsize) length);
  g_auto (GStrv) lines = g_strsplit_set (whole, "\r\n", -1);
  GString *joined = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++) {
    if (*g_strstrip (*line) == '\0')
      continue;
    if (joined->len > 0)
      g_string_append_c (joined, ' ');
    g_string_append (joined, *line);
  }
  return g_string_free (joined, FALSE);
}

/* Here Enter arrives only after the input method passed it on: nothing happens while one picks a
 * word. Not acted on at once, because the view is still busy with the key; but before any other
 * event, or the next key of a fast hand would still go into this text. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *where, char *text, int length,
                ShianWrapEntry *self)
{
  g_autofree char *joined = NULL;

  if (!self->by_user ||
      (memchr (text, '\n', (gsize) length) == NULL && memchr (text, '\r', (gsize) length) == NULL))
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (length == 1 && self->activating == 0)
    self->activating = g_idle_add_full (G_PRIORITY_HIGH, activate_cb, self, NULL);
  joined = join_lines (text, length);
  if (*joined != '\0')
    gtk_text_buffer_insert (buffer, where, joined, -1);
}

static void
begin_user_action_cb (ShianWrapEntry *self)
{
  self->by_user = TRUE;
}

static void
end_user_action_cb (ShianWrapEntry *self)
{
  self->by_user = FALSE;
}

/* Size: a text view knows its height only once it was on screen and its idle work is done. The same
 * text laid out here gives it at once. */

static PangoLayout *
make_layout (ShianWrapEntry *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autofree char *text = shian_wrap_entry_get_text (self);
  g_autofree char *all = g_strconcat (text, self->preedit, NULL);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), all);
  int margins = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, MAX (width - margins, 1) * PANGO_SCALE);
  return layout;
}

static void
shian_wrap_entry_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    GTK_WIDGET_CLASS (shian_wrap_entry_parent_class)
        ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                   natural_baseline);
    return;
  }
  layout = make_layout (SHIAN_WRAP_ENTRY (widget), for_size);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural =
      height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static GtkSizeRequestMode
shian_wrap_entry_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Placeholder */

static void
preedit_changed_cb (ShianWrapEntry *self, const char *preedit)
{
  g_free (self->preedit);
  self->preedit = g_strdup (preedit);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
is_blank (ShianWrapEntry *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  return (self->preedit == NULL || *self->preedit == '\0') &&
         gtk_text_buffer_get_char_count (buffer) == 0;
}

static void
shian_wrap_entry_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ShianWrapEntry *self = SHIAN_WRAP_ENTRY (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (shian_wrap_entry_parent_class)->snapshot (widget, snapshot);
  if (self->placeholder == NULL || !is_blank (self))
    return;
  layout = gtk_widget_create_pango_layout (widget, self->placeholder);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= 0.5f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)),
                                      (float) gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self))));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
shian_wrap_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PLACEHOLDER_TEXT)
    g_value_set_string (value, SHIAN_WRAP_ENTRY (object)->placeholder);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
shian_wrap_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ShianWrapEntry *self = SHIAN_WRAP_ENTRY (object);

  if (id != PROP_PLACEHOLDER_TEXT) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  g_free (self->placeholder);
  self->placeholder = g_value_dup_string (value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  self->placeholder, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Object */

static void
shian_wrap_entry_dispose (GObject *object)
{
  g_clear_handle_id (&SHIAN_WRAP_ENTRY (object)->activating, g_source_remove);
  G_OBJECT_CLASS (shian_wrap_entry_parent_class)->dispose (object);
}

static void
shian_wrap_entry_finalize (GObject *object)
{
  g_free (SHIAN_WRAP_ENTRY (object)->placeholder);
  g_free (SHIAN_WRAP_ENTRY (object)->preedit);
  G_OBJECT_CLASS (shian_wrap_entry_parent_class)->finalize (object);
}

static void
shian_wrap_entry_class_init (ShianWrapEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = shian_wrap_entry_dispose;
  object_class->finalize = shian_wrap_entry_finalize;
  object_class->get_property = shian_wrap_entry_get_property;
  object_class->set_property = shian_wrap_entry_set_property;
  widget_class->snapshot = shian_wrap_entry_snapshot;
  widget_class->measure = shian_wrap_entry_measure;
  widget_class->get_request_mode = shian_wrap_entry_get_request_mode;
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string (
      "placeholder-text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATE] = g_signal_new ("activate", SHIAN_TYPE_WRAP_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_wrap_entry_init (ShianWrapEntry *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}

GtkWidget *
shian_wrap_entry_new (void)
{
  return g_object_new (SHIAN_TYPE_WRAP_ENTRY, NULL);
}

char *
shian_wrap_entry_get_text (ShianWrapEntry *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
shian_wrap_entry_set_text (ShianWrapEntry *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), text, -1);
}
