/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers one item after another and prints what was answered once the call has returned:
 * answer-writer FILE INSPECTION ROUND. It goes on until it is killed. */
#include "inspection/draft.h"
#include "reports/registers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean
answer_one (ShianStore *store, const ShianInspectionSheet *sheet, guint index, const char *note)
{
  const ShianTemplateItem *item = sheet->book->items->pdata[index];
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  g_autoptr (ShianAnswer) answer = NULL;
  g_autofree char *line = NULL;

  input.note = note;
  if (item->kind == SHIAN_ITEM_NUMBER)
    input.figure = 11;
  else
    input.verdict = SHIAN_VERDICT_CONFORMING + index % 3;
  answer = shian_answer_give (store, sheet->inspection->record.id, item->record.id, &input, NULL);
  if (answer == NULL)
    return FALSE;
  line = g_strdup_printf ("%s %s\n", answer->record.id, note);
  return write (STDOUT_FILENO, line, strlen (line)) == (gssize) strlen (line);
}

int
main (int argc, char **argv)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  if (argc != 4)
    return EXIT_FAILURE;
  store = shian_registers_open (argv[1], 0, NULL);
  if (store == NULL)
    return EXIT_FAILURE;
  sheet = shian_inspection_sheet_load (store, argv[2], NULL);
  if (sheet == NULL)
    return EXIT_FAILURE;
  for (guint i = 0;; i++) {
    g_autofree char *note = g_strdup_printf ("%s-%u", argv[3], i);
    if (!answer_one (store, sheet, i % sheet->book->items->len, note))
      return EXIT_FAILURE;
  }
}
