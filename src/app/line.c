/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/line.h"

struct _ShianLine {
  GObject parent_instance;

  ShianLineText text; /* strings owned but @look, which is interned */
};

G_DEFINE_FINAL_TYPE (ShianLine, shian_line, G_TYPE_OBJECT)

static void
shian_line_finalize (GObject *object)
{
  ShianLineText *text = &SHIAN_LINE (object)->text;

  g_free ((char *) text->id);
  g_free ((char *) text->title);
  g_free ((char *) text->below);
  g_free ((char *) text->end);
  g_free ((char *) text->state);
  G_OBJECT_CLASS (shian_line_parent_class)->finalize (object);
}

static void
shian_line_class_init (ShianLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_line_finalize;
}

static void
shian_line_init (ShianLine *self)
{
}

static char *
keep (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

ShianLine *
shian_line_new (const ShianLineText *text)
{
  ShianLine *self = g_object_new (SHIAN_TYPE_LINE, NULL);

  self->text = (ShianLineText){ .id = keep (text->id),
                                .title = keep (text->title),
                                .below = keep (text->below),
                                .end = keep (text->end),
                                .state = keep (text->state),
                                .look = g_intern_string (text->look) };
  return self;
}

const ShianLineText *
shian_line_get (ShianLine *self)
{
  return &self->text;
}
