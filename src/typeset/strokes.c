/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/strokes.h"

#include <math.h>

#define PEN 3.0
#define MARGIN 6.0
#define LEAST 100.0  /* units of paper each way: a small hand is not blown up on the record */
#define MOST 2400.0  /* pixels along the longer side; see SHIAN_PICTURE_MAX */
#define MISTAKE 12.0 /* units: what reaches no further each way is a touch, not a signature */

typedef struct {
  double x;
  double y;
} Point;

struct _ShianStrokes {
  GPtrArray *strokes; /* GArray of Point */
};

typedef struct {
  double left;
  double top;
  double right;
  double bottom;
} Box;

static void
stroke_free (gpointer stroke)
{
  g_array_unref (stroke);
}

ShianStrokes *
shian_strokes_new (void)
{
  ShianStrokes *self = g_new0 (ShianStrokes, 1);

  self->strokes = g_ptr_array_new_with_free_func (stroke_free);
  return self;
}

void
shian_strokes_free (ShianStrokes *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->strokes);
  g_free (self);
}

void
shian_strokes_begin (ShianStrokes *self, double x, double y)
{
  g_ptr_array_add (self->strokes, g_array_new (FALSE, FALSE, sizeof (Point)));
  shian_strokes_move (self, x, y);
}

void
shian_strokes_move (ShianStrokes *self, double x, double y)
{
  Point point = { x, y };

  g_return_if_fail (self->strokes->len > 0);
  g_array_append_val ((GArray *) self->strokes->pdata[self->strokes->len - 1], point);
}

gboolean
shian_strokes_undo (ShianStrokes *self)
{
  if (self->strokes->len == 0)
    return FALSE;
  g_ptr_array_set_size (self->strokes, (int) self->strokes->len - 1);
  return TRUE;
}

void
shian_strokes_clear (ShianStrokes *self)
{
  g_ptr_array_set_size (self->strokes, 0);
}

guint
shian_strokes_count (const ShianStrokes *self)
{
  return self->strokes->len;
}

static Box
extents (const ShianStrokes *self)
{
  Box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < self->strokes->len; i++) {
    const GArray *stroke = self->strokes->pdata[i];
    for (guint p = 0; p < stroke->len; p++) {
      const Point *point = &g_array_index (stroke, Point, p);
      box.left = MIN (box.left, point->x);
      box.top = MIN (box.top, point->y);
      box.right = MAX (box.right, point->x);
      box.bottom = MAX (box.bottom, point->y);
    }
  }
  return box;
}

gboolean
shian_strokes_is_signature (const ShianStrokes *self)
{
  Box box = extents (self);

  return self->strokes->len > 0 &&
         (box.right - box.left > MISTAKE || box.bottom - box.top > MISTAKE);
}

/* A curve from where the last one ended to halfway between @control and @next, bent towards
 * @control: through all of them together a hand's line is smooth. */
static void
curve (cairo_t *cr, const Point *control, const Point *next)
{
  Point from, to = { (control->x + next->x) / 2, (control->y + next->y) / 2 };

  cairo_get_current_point (cr, &from.x, &from.y);
  cairo_curve_to (cr, from.x + (control->x - from.x) * 2 / 3,
                  from.y + (control->y - from.y) * 2 / 3, to.x + (control->x - to.x) * 2 / 3,
                  to.y + (control->y - to.y) * 2 / 3, to.x, to.y);
}

static void
draw_stroke (const GArray *stroke, cairo_t *cr)
{
  const Point *points = &g_array_index (stroke, Point, 0);

  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i + 1 < stroke->len; i++)
    curve (cr, &points[i], &points[i + 1]);
  cairo_line_to (cr, points[stroke->len - 1].x, points[stroke->len - 1].y);
  cairo_stroke (cr);
}

void
shian_strokes_draw (const ShianStrokes *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, PEN);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->strokes->len; i++)
    draw_stroke (self->strokes->pdata[i], cr);
  cairo_restore (cr);
}

/* The paper of the picture: what is drawn on in the middle of it. */
static Box
paper (const ShianStrokes *self)
{
  Box box = extents (self);
  double across = MAX (box.right - box.left + 2 * MARGIN, LEAST);
  double down = MAX (box.bottom - box.top + 2 * MARGIN, LEAST);
  double x = (box.left + box.right - across) / 2;
  double y = (box.top + box.bottom - down) / 2;

  return (Box){ x, y, x + across, y + down };
}

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
encode (cairo_surface_t *surface)
{
  GByteArray *png = g_byte_array_new ();

  if (cairo_surface_write_to_png_stream (surface, append_cb, png) == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (png);
  g_byte_array_unref (png);
  return NULL;
}

GBytes *
shian_strokes_to_png (const ShianStrokes *self)
{
  Box box;
  double scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  GBytes *png;

  if (self->strokes->len == 0)
    return NULL;
  box = paper (self);
  scale = MIN (SHIAN_STROKES_FINE, MOST / MAX (box.right - box.left, box.bottom - box.top));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        MAX (1, (int) ceil ((box.right - box.left) * scale)),
                                        MAX (1, (int) ceil ((box.bottom - box.top) * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -box.left, -box.top);
  shian_strokes_draw (self, cr);
  cairo_destroy (cr);
  png = encode (surface);
  cairo_surface_destroy (surface);
  return png;
}
