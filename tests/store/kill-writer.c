/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves progress of one task after another and prints each id once the save has returned:
 * kill-writer FILE ROUND. It goes on until it is killed. */
#include "reports/registers.h"
#include "checklist/work.h"
#include "plan/plan-records.h"
#include "store/save.h"
#include "units/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean
save_one (ShianStore *store, const ShianTask *task, const ShianUnit *unit, const char *text)
{
  g_autoptr (ShianProgress) progress =
      shian_progress_find_or_new (store, task->record.id, unit->record.id, "2024Q1", NULL);
  g_autofree char *line = NULL;

  if (progress == NULL)
    return FALSE;
  g_free (progress->text);
  progress->text = g_strdup (text);
  if (!shian_progress_save (store, progress, NULL))
    return FALSE;
  line = g_strdup_printf ("%s %s\n", progress->record.id, text);
  return write (STDOUT_FILENO, line, strlen (line)) == (gssize) strlen (line);
}

int
main (int argc, char **argv)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (ShianUnit) unit = NULL;

  if (argc != 3)
    return EXIT_FAILURE;
  store = shian_store_open (argv[1], 0, shian_registers_schema (), NULL);
  if (store == NULL)
    return EXIT_FAILURE;
  tasks = shian_store_select (store, &SHIAN_TASK_TYPE, "ORDER BY number", NULL, "");
  unit = shian_store_select_one (store, &SHIAN_UNIT_TYPE, "LIMIT 1", NULL, "");
  if (tasks == NULL || tasks->len == 0 || unit == NULL)
    return EXIT_FAILURE;
  for (guint i = 0;; i++) {
    g_autofree char *text = g_strdup_printf ("%s-%u", argv[2], i);
    if (!save_one (store, tasks->pdata[i % tasks->len], unit, text))
      return EXIT_FAILURE;
  }
}
