/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/due-counts.h"

#include "app/message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  GtkWidget *page;
  guint serial;
  const guint *asked;
  ShianDueCounted counted;
  char *kind;
  char *town;
  char *from;
  char *to;
  guint of_all[SHIAN_DUE_N];
  guint of_town[SHIAN_DUE_N];
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->page);
  g_free (count->kind);
  g_free (count->town);
  g_free (count->from);
  g_free (count->to);
  g_free (count);
}

static gboolean
count_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;
  ShianDueQuery query = { .kind = count->kind, .from = count->from, .to = count->to };

  if (!shian_inspection_due_count (store, &query, count->of_all, error))
    return FALSE;
  query.town = count->town;
  if (query.town != NULL)
    return shian_inspection_due_count (store, &query, count->of_town, error);
  memcpy (count->of_town, count->of_all, sizeof count->of_town);
  return TRUE;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Count *count = data;
  g_autoptr (GError) error = NULL;

  if (count->serial != *count->asked)
    return;
  if (shian_session_run_finish (SHIAN_SESSION (source), result, &error))
    count->counted (count->page, count->of_all, count->of_town);
  else
    shian_message_error (count->page, _ ("The canteens cannot be counted"), error);
}

void
shian_due_counts_ask (GtkWidget *page, ShianSession *session, const ShianDueQuery *query,
                      guint *serial, ShianDueCounted counted)
{
  Count *count = g_new0 (Count, 1);

  count->page = g_object_ref (page);
  count->serial = ++*serial;
  count->asked = serial;
  count->counted = counted;
  count->kind = g_strdup (query->kind);
  count->town = g_strdup (query->town);
  count->from = g_strdup (query->from);
  count->to = g_strdup (query->to);
  shian_session_run_async (session, count_work, count, count_free, NULL, counted_cb, count);
}

void
shian_due_counts_show (GtkLabel *coverage, ShianFilterChips *chips, const guint *counts,
                       gboolean more)
{
  /* Translators: how many of the canteens in the period */
  g_autofree char *text =
      g_strdup_printf (more ? _ ("Inspected %u of the first %u found") : _ ("Inspected %u of %u"),
                       counts[SHIAN_DUE_DONE], counts[SHIAN_DUE_ALL]);

  gtk_label_set_text (coverage, text);
  for (guint i = 0; i < SHIAN_DUE_N; i++)
    shian_filter_chips_set_count (chips, i, counts[i]);
}

void
shian_due_counts_show_found (GtkLabel *coverage, ShianFilterChips *chips, const GPtrArray *rows,
                             gboolean more)
{
  guint counts[SHIAN_DUE_N] = { 0 };

  for (guint i = 0; i < rows->len; i++) {
    counts[SHIAN_DUE_ALL]++;
    counts[shian_due_row_choice (rows->pdata[i])]++;
  }
  shian_due_counts_show (coverage, chips, counts, more);
}
