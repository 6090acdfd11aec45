/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered SQL files of the GResource, each in one transaction with its user_version. */
#include "base/clock.h"
#include "base/error.h"
#include "store/backup.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files in order; the n-th must be numbered n. */
static GStrv
list_migrations (const ShianStoreSchema *schema)
{
  GStrv names = g_resources_enumerate_children (schema->resource_path, 0, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert (atoi (names[i]) == (int) i + 1);
  return names;
}

int
shian_migration_newest (const ShianStoreSchema *schema)
{
  g_auto (GStrv) names = list_migrations (schema);
  return (int) g_strv_length (names);
}

typedef struct {
  const char *resource;
  int version;
} Step;

static gboolean
run_step (ShianStore *store, gpointer data, GError **error)
{
  const Step *step = data;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (step->resource, 0, NULL);
  g_autofree char *sql = NULL;
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", step->version);
  gint64 broken = 0;

  g_assert (bytes != NULL);
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!shian_store_run (store, sql, error) ||
      !shian_store_query_integer (store, "SELECT count(*) FROM pragma_foreign_key_check", &broken,
                                  error))
    return FALSE;
  if (broken == 0)
    return shian_store_run (store, version, error);
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT,
               _ ("Bringing the data up to version %d would break %" PRId64
                  " links between records; nothing was changed"),
               step->version, broken);
  return FALSE;
}

/* Table rebuilds need foreign keys off, and that pragma does nothing inside a transaction. */
static gboolean
run_steps (ShianStore *store, GStrv names, int from, GError **error)
{
  gboolean ok = shian_store_run (store, "PRAGMA foreign_keys = OFF", error);

  for (int i = from; ok && names[i] != NULL; i++) {
    g_autofree char *resource = g_strconcat (store->schema->resource_path, names[i], NULL);
    Step step = { resource, i + 1 };
    ok = shian_store_transact (store, NULL, run_step, &step, error);
    if (!ok)
      g_prefix_error (error, _ ("The data file stays at version %d: "), i);
  }
  return shian_store_run (store, "PRAGMA foreign_keys = ON", ok ? error : NULL) && ok;
}

gboolean
shian_migration_run (ShianStore *store, GError **error)
{
  g_auto (GStrv) names = list_migrations (store->schema);
  gint64 version = 0;
  g_autofree char *backup = NULL;

  if (!shian_store_query_integer (store, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == (gint64) g_strv_length (names))
    return TRUE;
  if (version > 0) {
    g_autofree char *reason = g_strdup_printf ("v%d", (int) version);
    backup = shian_store_backup_now (store, reason, error);
    if (backup == NULL) {
      g_prefix_error (error, "%s ", _ ("No backup could be made, so the data was not converted."));
      return FALSE;
    }
  }
  return run_steps (store, names, (int) version, error);
}
