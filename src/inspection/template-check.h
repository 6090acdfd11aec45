/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an edition can be used at all. Every fault is listed, each with its place. */
#pragma once

#include "inspection/template.h"

G_BEGIN_DECLS

/** ShianTemplateFault:
 * @place: in the file: “items[11] C12, limit”, “检查项!F14”
 * @text: what is wrong, translated */
typedef struct {
  char *place;
  char *text;
} ShianTemplateFault;

/** ShianTemplateSource: an edition as read from a file, with whatever was wrong with it.
 * @faults: of ShianTemplateFault; the edition may be stored only when there are none
 * @places: of char *, one for each item of @book, for the messages
 * @base: (nullable): edition this one was made from
 * @made: items of @book whose identity is new because the file gave none */
typedef struct {
  ShianTemplateBook *book;
  GPtrArray *faults;
  GPtrArray *places;
  char *base;
  GHashTable *made;
} ShianTemplateSource;

ShianTemplateSource *shian_template_source_new (void);
void shian_template_source_free (ShianTemplateSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTemplateSource, shian_template_source_free)

/** shian_template_fault: adds one. */
void shian_template_fault (ShianTemplateSource *source, const char *place, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/** shian_template_check: looks for all that makes the edition unusable: missing and over-long
 * values, duplicate identities and numbers, limits nothing can meet, limits and choices on the wrong
 * kind, conditions and dates that say nothing, an impossible rule. Adds to the faults already
 * found. */
void shian_template_check (ShianTemplateSource *source);

/** shian_template_source_is_sound: all faults as one SHIAN_ERROR_INVALID naming @file; always FALSE.
 * TRUE when there are none. */
gboolean shian_template_source_is_sound (const ShianTemplateSource *source, const char *file,
                                         GError **error);

G_END_DECLS
