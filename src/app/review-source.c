/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/review-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters before every so many bytes: spans are bytes, the text view counts characters. */
#define STRIDE 512u

struct _ShianReviewSource {
  AdwBin parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *lit;

  char *source;
  gsize length;
  GArray *marks; /* guint: characters before byte i * STRIDE, at the next character's start */
};

G_DEFINE_FINAL_TYPE (ShianReviewSource, shian_review_source, ADW_TYPE_BIN)

static void
index_characters (ShianReviewSource *self)
{
  guint characters = 0;
  g_array_set_size (self->marks, 0);
  for (gsize i = 0; i < self->length; i++) {
    if (i % STRIDE == 0)
      g_array_append_val (self->marks, characters);
    /* Bytes 10xxxxxx continue a character. */
    if (((guchar) self->source[i] & 0xc0) != 0x80)
      characters++;
  }
}

static int
character_at (ShianReviewSource *self, gsize byte)
{
  guint characters;
  gsize i;
  if (self->marks->len == 0)
    return 0;
  byte = MIN (byte, self->length);
  i = MIN (byte / STRIDE, self->marks->len - 1);
  characters = g_array_index (self->marks, guint, i);
  for (gsize at = i * STRIDE; at < byte; at++)
    characters += ((guchar) self->source[at] & 0xc0) != 0x80;
  return (int) characters;
}

static void
find_span (ShianReviewSource *self, ShianSpan span, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, character_at (self, span.start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, character_at (self, span.end));
}

static void
mark (ShianReviewSource *self, const char *tag, ShianSpan span)
{
  GtkTextIter start, end;
  if (span.end <= span.start)
    return;
  find_span (self, span, &start, &end);
  gtk_text_buffer_apply_tag_by_name (self->buffer, tag, &start, &end);
}

static void
mark_measure (ShianReviewSource *self, const ShianTextMeasure *measure)
{
  mark (self, "heading", measure->span);
  for (guint i = 0; i < measure->tasks->len; i++) {
    const ShianTextTask *task = g_ptr_array_index (measure->tasks, i);
    mark (self, "clause", task->clause_span);
  }
}

static void
mark_all (ShianReviewSource *self, const ShianPlanText *plan)
{
  for (guint i = 0; i < plan->sections->len; i++) {
    const ShianTextSection *section = g_ptr_array_index (plan->sections, i);
    mark (self, "heading", section->span);
    for (guint j = 0; j < section->measures->len; j++)
      mark_measure (self, g_ptr_array_index (section->measures, j));
  }
  for (guint i = 0; i < plan->obligations->len; i++)
    mark (self, "obligation",
          ((ShianTextObligation *) g_ptr_array_index (plan->obligations, i))->span);
  for (guint i = 0; i < plan->skipped->len; i++)
    mark (self, "skipped", ((ShianTextSkip *) g_ptr_array_index (plan->skipped, i))->span);
}

static void
make_tags (ShianReviewSource *self)
{
  gtk_text_buffer_create_tag (self->buffer, "heading", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (self->buffer, "clause", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (self->buffer, "obligation", "underline", PANGO_UNDERLINE_DOUBLE,
                              NULL);
  gtk_text_buffer_create_tag (self->buffer, "skipped", "strikethrough", TRUE, "foreground",
                              "#808080", NULL);
  self->lit = gtk_text_buffer_create_tag (self->buffer, "lit", "background", "#f6d76b",
                                          "foreground", "#1a1a1a", NULL);
}

static void
shian_review_source_finalize (GObject *object)
{
  ShianReviewSource *self = SHIAN_REVIEW_SOURCE (object);
  g_free (self->source);
  g_array_unref (self->marks);
  G_OBJECT_CLASS (shian_review_source_parent_class)->finalize (object);
}

static gboolean
shian_review_source_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_REVIEW_SOURCE (widget)->view));
}

static void
shian_review_source_class_init (ShianReviewSourceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = shian_review_source_finalize;
  widget_class->grab_focus = shian_review_source_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/review-source.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianReviewSource, view);
}

static void
shian_review_source_init (ShianReviewSource *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  make_tags (self);
}

void
shian_review_source_set_plan (ShianReviewSource *self, const ShianPlanText *plan)
{
  g_return_if_fail (SHIAN_IS_REVIEW_SOURCE (self));
  g_free (self->source);
  self->source = g_strdup (plan != NULL ? plan->source : "");
  self->length = strlen (self->source);
  index_characters (self);
  gtk_text_buffer_set_text (self->buffer, self->source, (int) self->length);
  if (plan != NULL)
    mark_all (self, plan);
}

void
shian_review_source_light (ShianReviewSource *self, ShianSpan span)
{
  GtkTextIter start, end;
  g_return_if_fail (SHIAN_IS_REVIEW_SOURCE (self));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->lit, &start, &end);
  if (span.end <= span.start)
    return;
  find_span (self, span, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->lit, &start, &end);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  /* A mark survives the line heights still being worked out, an iter does not. */
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (self->buffer), 0.0, TRUE,
                                0.0, 0.2);
}

char *
shian_review_source_get_lit (ShianReviewSource *self)
{
  GtkTextIter start, end;
  g_return_val_if_fail (SHIAN_IS_REVIEW_SOURCE (self), NULL);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  if (!gtk_text_iter_starts_tag (&start, self->lit) &&
      !gtk_text_iter_forward_to_tag_toggle (&start, self->lit))
    return g_strdup ("");
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, self->lit);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}
