/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/signature-pad.h"

#include "app/template.h"
#include "typeset/strokes.h"

#include <glib/gi18n-lib.h>

#define PAUSE_MS 800 /* between two strokes of one signature */
#define EDGE 12.0    /* left free around a stored picture */
#define LINE_AT 0.78 /* of the height, where the line to sign on runs */

struct _ShianSignaturePad {
  GtkWidget parent_instance;

  ShianStrokes *strokes;
  double start_x;
  double start_y;
  gboolean drawing;  /* the pen is down */
  GdkPixbuf *stored; /* (nullable): drawn some other time */
  char *sha256;      /* (nullable): of what is stored, or on its way */
  gboolean unreadable;
  gboolean locked;
  gboolean dirty;
  guint pending;
  guint timer;

  GtkDrawingArea *area;
  GtkLabel *state;
  GtkWidget *undo;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (ShianSignaturePad, shian_signature_pad, GTK_TYPE_WIDGET)

enum { SAVE, CLEARED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Over a signature from before nothing is scribbled: it is cleared first. */
static gboolean
can_draw (ShianSignaturePad *self)
{
  return !self->locked && self->stored == NULL && !self->unreadable;
}

gboolean
shian_signature_pad_is_signed (ShianSignaturePad *self)
{
  return self->stored != NULL || shian_strokes_is_signature (self->strokes);
}

gboolean
shian_signature_pad_is_in_use (ShianSignaturePad *self)
{
  return gtk_widget_is_focus (GTK_WIDGET (self->area));
}

static void
show_state (ShianSignaturePad *self)
{
  const char *label =
      _ ("Signature of the premises, not signed yet; drawn with the mouse, a finger "
         "or a pen");
  const char *state = _ ("Sign below with the mouse, a finger or a pen");
  guint n = shian_strokes_count (self->strokes);

  if (self->unreadable)
    label = state = _ ("The picture of the signature cannot be read; clear it and sign again");
  else if (shian_signature_pad_is_signed (self)) {
    label = _ ("Signature of the premises, signed");
    state = _ ("Signed");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (self->undo, !self->locked);
  gtk_widget_set_visible (self->clear, !self->locked);
  gtk_widget_set_sensitive (self->undo, n > 0);
  gtk_widget_set_sensitive (self->clear, n > 0 || self->stored != NULL || self->unreadable);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->area), can_draw (self) ? "crosshair" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

/* Saving */

static void
stop_timer (ShianSignaturePad *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

/* What is no signature takes away what was stored. */
static void
save (ShianSignaturePad *self)
{
  g_autoptr (GBytes) drawing = NULL;
  gboolean was_stored = self->sha256 != NULL;

  stop_timer (self);
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  g_clear_pointer (&self->sha256, g_free);
  if (shian_strokes_is_signature (self->strokes))
    drawing = shian_strokes_to_png (self->strokes);
  if (drawing != NULL)
    self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, drawing);
  else if (!was_stored)
    return;
  self->pending++;
  g_signal_emit (self, signals[SAVE], 0, drawing);
}

static gboolean
pause_cb (gpointer data)
{
  ShianSignaturePad *self = data;

  self->timer = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
save_soon (ShianSignaturePad *self)
{
  stop_timer (self);
  self->dirty = TRUE;
  self->timer = g_timeout_add (PAUSE_MS, pause_cb, self);
  show_state (self);
}

void
shian_signature_pad_saved (ShianSignaturePad *self, const GError *error)
{
  if (self->pending > 0)
    self->pending--;
  if (error != NULL && !self->locked)
    self->dirty = TRUE;
}

void
shian_signature_pad_flush (ShianSignaturePad *self)
{
  save (self);
}

gboolean
shian_signature_pad_is_dirty (ShianSignaturePad *self)
{
  return self->dirty;
}

/* Drawing. Each gesture claims its touch at once: what scrolls around the paper must not take it. */

static void
begin_cb (ShianSignaturePad *self, double x, double y, GtkGestureDrag *gesture)
{
  if (!can_draw (self)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  stop_timer (self);
  self->drawing = TRUE;
  self->start_x = x;
  self->start_y = y;
  shian_strokes_begin (self->strokes, x, y);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
update_cb (ShianSignaturePad *self, double dx, double dy)
{
  if (!self->drawing)
    return;
  shian_strokes_move (self->strokes, self->start_x + dx, self->start_y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
end_cb (ShianSignaturePad *self)
{
  if (!self->drawing)
    return;
  self->drawing = FALSE;
  save_soon (self);
}

gboolean
shian_signature_pad_undo (ShianSignaturePad *self)
{
  if (self->locked || self->drawing || !shian_strokes_undo (self->strokes))
    return FALSE;
  save_soon (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->area)); /* a button out of use has no focus */
  return TRUE;
}

static void
undo_cb (ShianSignaturePad *self)
{
  shian_signature_pad_undo (self);
}

void
shian_signature_pad_clear (ShianSignaturePad *self)
{
  gboolean was_stored = self->sha256 != NULL;

  if (self->locked || self->drawing)
    return;
  shian_strokes_clear (self->strokes);
  g_clear_object (&self->stored);
  self->unreadable = FALSE;
  self->dirty = TRUE;
  save (self);
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  if (was_stored)
    g_signal_emit (self, signals[CLEARED], 0);
}

static gboolean
key_cb (ShianSignaturePad *self, guint keyval)
{
  return (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete) &&
         shian_signature_pad_undo (self);
}

static void
draw_line_to_sign_on (cairo_t *cr, int width, int height)
{
  cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, 2 * EDGE, (int) (height * LINE_AT) + 0.5);
  cairo_line_to (cr, width - 2 * EDGE, (int) (height * LINE_AT) + 0.5);
  cairo_stroke (cr);
}

static void
draw_stored (GdkPixbuf *picture, cairo_t *cr, int width, int height)
{
  double across = gdk_pixbuf_get_width (picture);
  double down = gdk_pixbuf_get_height (picture);
  /* Not larger than it was drawn. */
  double scale =
      MIN (1 / SHIAN_STROKES_FINE, MIN ((width - 2 * EDGE) / across, (height - 2 * EDGE) / down));

  if (scale <= 0)
    return;
  cairo_translate (cr, (width - across * scale) / 2, (height - down * scale) / 2);
  cairo_scale (cr, scale, scale);
  gdk_cairo_set_source_pixbuf (cr, picture, 0, 0);
  cairo_paint (cr);
}

/* Black on white in the dark style too: it is paper. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  ShianSignaturePad *self = data;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->stored != NULL)
    draw_stored (self->stored, cr, width, height);
  if (!can_draw (self))
    return;
  draw_line_to_sign_on (cr, width, height);
  shian_strokes_draw (self->strokes, cr);
}

/* Showing */

static void
forget (ShianSignaturePad *self)
{
  shian_strokes_clear (self->strokes);
  g_clear_object (&self->stored);
  g_clear_pointer (&self->sha256, g_free);
  self->unreadable = FALSE;
}

void
shian_signature_pad_reset (ShianSignaturePad *self)
{
  stop_timer (self);
  forget (self);
  self->dirty = self->drawing = FALSE;
  self->pending = 0;
  show_state (self);
}

void
shian_signature_pad_show (ShianSignaturePad *self, const char *sha256, const char *path,
                          gboolean locked)
{
  self->locked = locked;
  if (!locked && (self->dirty || self->drawing || self->pending > 0))
    return;
  if (g_strcmp0 (sha256, self->sha256) != 0) {
    forget (self);
    self->sha256 = g_strdup (sha256);
    if (sha256 != NULL)
      self->stored = gdk_pixbuf_new_from_file (path, NULL);
    self->unreadable = sha256 != NULL && self->stored == NULL;
  }
  show_state (self);
}

/* Object */

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_SIGNATURE_PAD (widget)->area));
}

static void
shian_signature_pad_dispose (GObject *object)
{
  stop_timer (SHIAN_SIGNATURE_PAD (object));
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_signature_pad_parent_class)->dispose (object);
}

static void
shian_signature_pad_finalize (GObject *object)
{
  ShianSignaturePad *self = SHIAN_SIGNATURE_PAD (object);

  shian_strokes_free (self->strokes);
  g_clear_object (&self->stored);
  g_free (self->sha256);
  G_OBJECT_CLASS (shian_signature_pad_parent_class)->finalize (object);
}

static void
shian_signature_pad_class_init (ShianSignaturePadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_signature_pad_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_signature_pad_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/signature-pad.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSignaturePad, area);
  gtk_widget_class_bind_template_child (widget_class, ShianSignaturePad, state);
  gtk_widget_class_bind_template_child (widget_class, ShianSignaturePad, undo);
  gtk_widget_class_bind_template_child (widget_class, ShianSignaturePad, clear);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_signature_pad_clear);
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
  signals[CLEARED] = g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_signature_pad_init (ShianSignaturePad *self)
{
  self->strokes = shian_strokes_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  show_state (self);
}
