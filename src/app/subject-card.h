/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 一企一档: everything about one of the premises, saved as it is typed. */
#pragma once

#include "app/session.h"
#include "subjects/subject.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_CARD (shian_subject_card_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectCard, shian_subject_card, SHIAN, SUBJECT_CARD, GtkWidget)

/** shian_subject_card_show: @subject is copied; what was typed into the one before is saved first.
 * NULL empties the card. */
void shian_subject_card_show (ShianSubjectCard *self, ShianSession *session,
                              const ShianSubject *subject);

/** shian_subject_card_show_new: new premises that begin as @fresh (copied; without id). They are
 * saved once they have a name. */
void shian_subject_card_show_new (ShianSubjectCard *self, ShianSession *session,
                                  const ShianSubject *fresh);

/** shian_subject_card_reload: reads again what is shown; fields being typed keep what is in them. */
void shian_subject_card_reload (ShianSubjectCard *self);

/** shian_subject_card_get_subject: as last read or saved; NULL while empty. Borrowed. */
const ShianSubject *shian_subject_card_get_subject (ShianSubjectCard *self);
/** shian_subject_card_is_new: not in the store yet. */
gboolean shian_subject_card_is_new (ShianSubjectCard *self);

void shian_subject_card_flush (ShianSubjectCard *self);
gboolean shian_subject_card_is_dirty (ShianSubjectCard *self);

/** shian_subject_card_get_field: the widget that shows the field called @name. */
GtkWidget *shian_subject_card_get_field (ShianSubjectCard *self, const char *name);

G_END_DECLS
