/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outside-reader.h"

#include <string.h>
#include <sys/wait.h>

#define PYTHON "/usr/bin/python3"

char *
outside_reader_facts (const char *path)
{
  g_autofree char *script =
      g_test_build_filename (G_TEST_DIST, "workbook", "inspect_workbook.py", NULL);
  const char *argv[] = { "env", "PYTHONIOENCODING=utf-8", PYTHON, script, path, NULL };
  g_autofree char *complaint = NULL;
  char *out = NULL;
  int status = 0;

  if (!g_file_test (PYTHON, G_FILE_TEST_IS_EXECUTABLE)) {
    g_test_skip (PYTHON " is not installed");
    return NULL;
  }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               &complaint, &status, NULL));
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77) {
    g_test_skip ("openpyxl is not installed");
    g_free (out);
    return NULL;
  }
  if (status != 0)
    g_error ("openpyxl refuses %s: %s", path, complaint);
  return out;
}

void
outside_reader_assert (const char *facts, const char *fact)
{
  g_auto (GStrv) lines = g_strsplit (facts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_strchomp (lines[i]);
    if (g_str_equal (lines[i], fact))
      return;
  }
  g_printerr ("%s\n", facts);
  g_error ("no line “%s”", fact);
}
