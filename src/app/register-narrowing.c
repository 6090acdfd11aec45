/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/register-narrowing.h"

#include "subjects/subject-kinds.h"

ShianRegisterNarrowing *
shian_register_narrowing_new (const ShianPeriod *period, const char *kinds)
{
  ShianRegisterNarrowing *self = g_new0 (ShianRegisterNarrowing, 1);
  g_autofree char *name = shian_period_title (period);
  g_autofree char *titles = shian_subject_kinds_titles (kinds);
  g_autofree char *words = shian_subject_kinds_words (kinds);

  shian_period_days (period, &self->from, &self->to);
  self->kinds = g_strdup (kinds);
  self->title = g_strdup_printf ("%s · %s", name, titles);
  self->words = g_strdup_printf ("%s · %s", name, words);
  return self;
}

void
shian_register_narrowing_free (ShianRegisterNarrowing *self)
{
  if (self == NULL)
    return;
  g_free (self->from);
  g_free (self->to);
  g_free (self->kinds);
  g_free (self->title);
  g_free (self->words);
  g_free (self);
}
