/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-kinds.h"

#include "base/error.h"
#include "subjects/subject-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BETWEEN "、"

static const ShianChoice *
choices (void)
{
  return shian_subject_field ("kind")->choices;
}

gboolean
shian_subject_kinds_has (const char *kinds, int kind)
{
  g_auto (GStrv) keys = g_strsplit (kinds != NULL ? kinds : "", ";", -1);

  return g_strv_contains ((const char *const *) keys, choices ()[kind].key);
}

char *
shian_subject_kinds_make (const gboolean chosen[SHIAN_SUBJECT_N_KINDS])
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < SHIAN_SUBJECT_N_KINDS; i++)
    if (chosen[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", choices ()[i].key);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
shian_subject_kinds_read (const char *text, GError **error)
{
  g_autoptr (GRegex) marks = g_regex_new ("[;；,，、]", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (marks, text, 0);
  gboolean chosen[SHIAN_SUBJECT_N_KINDS] = { FALSE };
  char *kinds;

  for (guint i = 0; parts[i] != NULL; i++) {
    int kind;
    g_strstrip (parts[i]);
    if (*parts[i] == '\0')
      continue;
    if (!shian_subject_read_kind (parts[i], &kind, error))
      return NULL;
    chosen[kind] = TRUE;
  }
  kinds = shian_subject_kinds_make (chosen);
  if (kinds == NULL)
    g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                         _ ("Name at least one kind of premises"));
  return kinds;
}

char *
shian_subject_kinds_words (const char *kinds)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ShianSubject) subject = shian_subject_new ();

  for (subject->kind = 0; subject->kind < SHIAN_SUBJECT_N_KINDS; subject->kind++)
    if (shian_subject_kinds_has (kinds, subject->kind))
      g_string_append_printf (text, "%s%s", text->len > 0 ? BETWEEN : "",
                              shian_subject_kind_word (subject));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
shian_subject_kinds_titles (const char *kinds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < SHIAN_SUBJECT_N_KINDS; i++)
    if (shian_subject_kinds_has (kinds, i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? BETWEEN : "", _ (choices ()[i].title));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
