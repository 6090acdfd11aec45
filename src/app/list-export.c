/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list-export.h"

#include "app/export-job.h"
#include "packs/seen-lists.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *widget;
  ShianListKind kind;
  GPtrArray *ids; /* NULL for everything */
  char *kinds;    /* (nullable): of premises, for the inspections a number counts */
  char *words;
  char *from;
  char *to;
  char *folder;
  ShianPackResult *result;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->widget);
  g_clear_pointer (&export->ids, g_ptr_array_unref);
  g_free (export->kinds);
  g_free (export->words);
  g_free (export->from);
  g_free (export->to);
  g_free (export->folder);
  shian_pack_result_free (export->result);
  g_free (export);
}

static gboolean
write_canteens (ShianStore *store, const Export *export, GError **error)
{
  const ShianLedgerRange range = { export->from, export->to, export->words };
  g_autoptr (GHashTable) subjects = g_hash_table_new (g_str_hash, g_str_equal);

  if (export->ids == NULL)
    return shian_canteen_ledger_write (store, &range, export->folder,
                                       _ ("Ledger of canteen inspections"), export->result, error);
  for (guint i = 0; i < export->ids->len; i++)
    g_hash_table_add (subjects, export->ids->pdata[i]);
  return shian_due_list_write (store, &range, subjects, export->folder,
                               _ ("Campus canteens as seen"), export->result, error);
}

static gboolean
write_findings (ShianStore *store, const Export *export, GError **error)
{
  const ShianLedgerRange range = { NULL, NULL, export->words };

  if (export->ids == NULL)
    return shian_finding_ledger_write (store, &range, export->folder, _ ("All findings"),
                                       export->result, error);
  return shian_finding_ledger_write_seen (store, &range, export->ids, export->folder,
                                          _ ("Findings as seen"), export->result, error);
}

static gboolean
write_inspected (ShianStore *store, const Export *export, GError **error)
{
  const ShianLedgerRange range = { export->from, export->to, export->words };

  return shian_inspected_list_write (store, &range, export->kinds, export->folder,
                                     _ ("Inspections as seen"), export->result, error);
}

static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Export *export = data;

  if (export->kinds != NULL)
    return write_inspected (store, export, error);
  return export->kind == SHIAN_LIST_CANTEENS ? write_canteens (store, export, error)
                                             : write_findings (store, export, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);

  shian_export_tell (export->widget, ok ? export->result : NULL, error);
}

/* Takes @ids, @words, @from and @to. */
static Export *
export_new (GtkWidget *widget, GPtrArray *ids, char *words, char *from, char *to)
{
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->ids = ids;
  export->words = words;
  export->from = from;
  export->to = to;
  export->result = shian_pack_result_new ();
  return export;
}

/* Takes @export. */
static void
run (Export *export, ShianSession *session)
{
  export->folder = shian_export_default_folder (shian_session_get_period (session));
  shian_session_run_async (session, work, export, export_free, NULL, done_cb, export);
}

/* Takes @ids and @how. */
static void
start (GtkWidget *widget, ShianSession *session, ShianListKind kind, GPtrArray *ids, char *how)
{
  const ShianPeriod *period = shian_session_get_period (session);
  g_autofree char *title = shian_period_title (period);
  g_autofree char *taken = how;
  const char *parts[] = { kind == SHIAN_LIST_CANTEENS ? title : NULL, how };
  char *from, *to;
  Export *export;

  shian_period_days (period, &from, &to);
  export =
      export_new (widget, ids, shian_list_export_describe (parts, G_N_ELEMENTS (parts)), from, to);
  export->kind = kind;
  run (export, session);
}

void
shian_list_export_seen (GtkWidget *widget, ShianSession *session, ShianListKind kind,
                        GPtrArray *ids, char *how)
{
  start (widget, session, kind, ids, how);
}

void
shian_list_export_whole (GtkWidget *widget, ShianSession *session, ShianListKind kind)
{
  start (widget, session, kind, NULL, NULL);
}

void
shian_list_export_inspected (GtkWidget *widget, ShianSession *session,
                             const ShianRegisterNarrowing *narrowing)
{
  Export *export = export_new (widget, NULL, g_strdup (narrowing->words),
                               g_strdup (narrowing->from), g_strdup (narrowing->to));

  export->kinds = g_strdup (narrowing->kinds);
  run (export, session);
}

char *
shian_list_export_describe (const char *const *parts, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, text->len == 0);
}
