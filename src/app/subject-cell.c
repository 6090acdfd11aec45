/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-cell.h"

#include "base/clock.h"
#include "base/date.h"

#include <glib/gi18n-lib.h>

#define SOON_DAYS 60

static const struct {
  const char *field;
  const char *title;
} CELLS[SHIAN_SUBJECT_N_CELLS] = {
  { "name", N_ ("Name of the premises") },
  { "kind", N_ ("Kind of premises") },
  { "town", N_ ("Town or street") },
  { "key_area", N_ ("Key area") },
  { "risk", N_ ("Risk") },
  { "licence_expiry", N_ ("Licence valid until") },
  { "status", N_ ("State of business") },
};

const char *
shian_subject_cell_title (ShianSubjectCell cell)
{
  return _ (CELLS[cell].title);
}

ShianExpiry
shian_subject_expiry (const ShianSubject *subject, char **words)
{
  GDate today, end;
  int left;

  if (words != NULL)
    *words = NULL;
  if (!shian_date_from_iso (subject->licence_expiry, &end))
    return SHIAN_EXPIRY_NONE;
  shian_clock_today (&today);
  left = g_date_days_between (&today, &end);
  if (left > SOON_DAYS)
    return SHIAN_EXPIRY_NONE;
  if (words != NULL && left < 0)
    *words = g_strdup (_ ("Expired"));
  else if (words != NULL && left == 0)
    *words = g_strdup (_ ("Last day"));
  else if (words != NULL)
    *words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) left), left);
  return left < 0 ? SHIAN_EXPIRY_PAST : SHIAN_EXPIRY_SOON;
}

char *
shian_subject_expiry_sentence (const ShianSubject *subject)
{
  GDate today, end;
  int left;

  if (!shian_date_from_iso (subject->licence_expiry, &end))
    return NULL;
  shian_clock_today (&today);
  left = g_date_days_between (&today, &end);
  if (left == 0)
    return g_strdup (_ ("Last day"));
  if (left < 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Expired %d day ago", "Expired %d days ago", (gulong) -left),
        -left);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) left), left);
}

static char *
expiry_text (const ShianSubject *subject)
{
  g_autofree char *day = shian_date_iso_to_chinese (subject->licence_expiry);
  g_autofree char *words = NULL;

  shian_subject_expiry (subject, &words);
  return words != NULL ? g_strdup_printf ("%s %s", day, words) : g_steal_pointer (&day);
}

char *
shian_subject_cell_text (ShianSubjectCell cell, const ShianSubject *subject)
{
  const ShianField *field = shian_subject_field (CELLS[cell].field);

  if (cell == SHIAN_SUBJECT_CELL_EXPIRY)
    return expiry_text (subject);
  if (cell == SHIAN_SUBJECT_CELL_RISK)
    return subject->risk == SHIAN_GRADE_UNKNOWN
               ? g_strdup ("")
               : g_ascii_strup (field->choices[subject->risk].key, -1);
  if (cell == SHIAN_SUBJECT_CELL_KEY_AREA && subject->key_area == 0)
    return g_strdup ("");
  return shian_field_display (field, subject);
}

const char *
shian_subject_status_class (const ShianSubject *subject)
{
  static const char *const classes[] = { "done", "in_progress", "not_involved", "lagging" };
  return classes[subject->status];
}
