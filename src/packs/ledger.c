/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/ledger.h"

#include "packs/pack-words.h"

/* Writes, or with @writer NULL only counts, every row, a page at a time. */
static gboolean
walk (const ShianLedger *ledger, ShianWorkbookWriter *writer, guint *n, GError **error)
{
  g_autofree char *last = NULL;
  guint got;

  do {
    g_autoptr (GPtrArray) page = ledger->read (ledger, last, error);
    if (page == NULL)
      return FALSE;
    for (guint i = 0; writer != NULL && i < page->len; i++)
      if (!ledger->write (writer, ledger, page->pdata[i], *n + i + 1, error))
        return FALSE;
    got = page->len;
    *n += got;
    g_free (last);
    last = got > 0 ? g_strdup (ledger->id_of (page->pdata[got - 1])) : NULL;
  } while (got == SHIAN_LEDGER_PAGE);
  return TRUE;
}

static gboolean
fill (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  const ShianLedger *ledger = data;
  guint n = 0;

  return shian_workbook_writer_begin_sheet (writer, &ledger->sheet, error) &&
         walk (ledger, writer, &n, error);
}

gboolean
shian_ledger_write (ShianLedger *ledger, const char *folder, const char *name,
                    ShianPackResult *result, GError **error)
{
  g_autofree char *today = shian_pack_today ("填报日期：");
  guint n = 0;

  ledger->sheet.left = "填报单位（盖章）：";
  ledger->sheet.middle = ledger->range->words;
  ledger->sheet.right = today;
  ledger->sheet.signature = SHIAN_PACK_SIGNATURE;
  ledger->sheet.frozen_columns = 2;
  return walk (ledger, NULL, &n, error) &&
         shian_pack_write (folder, name, ledger->sheet.title, NULL, n, FALSE, fill, ledger, result,
                           error);
}
