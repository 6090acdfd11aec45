/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers one item after another, or keys one after another a second time, and prints what was
 * given once the call has returned: answer-writer FILE INSPECTION answers|second ROUND. It goes on
 * until it is killed. */
#include "inspection/second-keying.h"
#include "reports/registers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static ShianAnswerInput
make_input (const ShianTemplateItem *item, guint step)
{
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;

  if (item->kind == SHIAN_ITEM_NUMBER)
    input.figure = 11;
  else
    input.verdict = SHIAN_VERDICT_CONFORMING + step % 3;
  return input;
}

static gboolean
say (const char *id, const char *what)
{
  g_autofree char *line = g_strdup_printf ("%s %s\n", id, what);

  return write (STDOUT_FILENO, line, strlen (line)) == (gssize) strlen (line);
}

static gboolean
answer_one (ShianStore *store, const ShianInspectionSheet *sheet, guint step, const char *round)
{
  guint index = step % sheet->book->items->len;
  const ShianTemplateItem *item = sheet->book->items->pdata[index];
  ShianAnswerInput input = make_input (item, index);
  g_autoptr (ShianAnswer) answer = NULL;
  g_autofree char *note = g_strdup_printf ("%s-%u", round, step);

  input.note = note;
  answer = shian_answer_give (store, sheet->inspection->record.id, item->record.id, &input, NULL);
  return answer != NULL && say (answer->record.id, note);
}

static gboolean
key_one (ShianStore *store, const ShianInspectionSheet *sheet, guint step, const char *round)
{
  const ShianTemplateItem *item = sheet->book->items->pdata[step % sheet->book->items->len];
  ShianAnswerInput input = make_input (item, step + (guint) atoi (round));
  g_autofree char *verdict = g_strdup_printf ("%d", (int) input.verdict);

  return shian_second_keying_give (store, sheet->inspection->record.id, item->record.id, &input,
                                   NULL) &&
         say (item->record.id, verdict);
}

int
main (int argc, char **argv)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  if (argc != 5)
    return EXIT_FAILURE;
  store = shian_registers_open (argv[1], 0, NULL);
  if (store == NULL)
    return EXIT_FAILURE;
  sheet = shian_inspection_sheet_load (store, argv[2], NULL);
  if (sheet == NULL)
    return EXIT_FAILURE;
  for (guint i = 0;; i++)
    if (!(g_str_equal (argv[3], "second") ? key_one : answer_one) (store, sheet, i, argv[4]))
      return EXIT_FAILURE;
}
