/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-import-text.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 200 /* of each kind */

char *
shian_subject_import_summary (const ShianSubjectImport *import)
{
  return g_strdup_printf (_ ("%u new · %u changed · %u unchanged · %u rejected"), import->n_new,
                          import->n_changed, import->n_unchanged, import->n_rejected);
}

static void
add_more (GString *text, guint n)
{
  if (n > MAX_LINES)
    g_string_append_printf (text, _ ("and %u more\n"), n - MAX_LINES);
}

static void
add_fault (GString *text, const ShianImportFault *fault)
{
  if (fault->column > 0)
    g_string_append_printf (text, _ ("Row %u, column %u: "), fault->row, fault->column);
  else
    g_string_append_printf (text, _ ("Row %u: "), fault->row);
  if (fault->value != NULL)
    g_string_append_printf (text, "“%s” ", fault->value);
  g_string_append_printf (text, "%s\n", fault->reason);
}

static void
add_faults (GString *text, const char *heading, const GPtrArray *faults)
{
  if (faults->len == 0)
    return;
  g_string_append_printf (text, "%s\n", heading);
  for (guint i = 0; i < MIN (faults->len, MAX_LINES); i++)
    add_fault (text, faults->pdata[i]);
  add_more (text, faults->len);
  g_string_append_c (text, '\n');
}

static void
add_change (GString *text, const ShianImportRow *row)
{
  g_string_append_printf (text, "%s", row->before->name);
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    g_autofree char *before = shian_field_display (field, row->before);
    g_autofree char *after = shian_field_display (field, row->after);
    if (!shian_field_equal (field, row->before, row->after))
      g_string_append_printf (text, "  %s %s → %s", _ (field->title),
                              *before != '\0' ? before : "—", *after != '\0' ? after : "—");
  }
  g_string_append_c (text, '\n');
}

static void
add_rows (GString *text, const char *heading, const ShianSubjectImport *import,
          ShianImportStatus status)
{
  guint n = 0;

  for (guint i = 0; i < import->rows->len; i++) {
    const ShianImportRow *row = import->rows->pdata[i];
    if (row->status != status || n++ >= MAX_LINES)
      continue;
    if (n == 1)
      g_string_append_printf (text, "%s\n", heading);
    if (status == SHIAN_IMPORT_CHANGED)
      add_change (text, row);
    else
      g_string_append_printf (text, "%s\n", row->after->name);
  }
  add_more (text, n);
  if (n > 0)
    g_string_append_c (text, '\n');
}

char *
shian_subject_import_details (const ShianSubjectImport *import)
{
  GString *text = g_string_new (NULL);

  add_faults (text, _ ("Rejected rows"), import->rejected);
  add_rows (text, _ ("Changed premises"), import, SHIAN_IMPORT_CHANGED);
  add_faults (text, _ ("Taken over, but doubtful"), import->warnings);
  add_rows (text, _ ("New premises"), import, SHIAN_IMPORT_NEW);
  return g_string_free (text, FALSE);
}
