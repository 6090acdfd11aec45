/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/template-store.h"

#include "base/error.h"
#include "inspection/template-json.h"
#include "store/save.h"
#include "store/statement.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/io/github/shian/Shian/templates/"
#define SUFFIX ".json"

GPtrArray *
shian_template_list (ShianStore *store, GError **error)
{
  return shian_store_select (store, &SHIAN_TEMPLATE_TYPE,
                             "WHERE deleted = 0 ORDER BY code, valid_from DESC, id DESC", error,
                             "");
}

gint64
shian_template_count_items (ShianStore *store, const char *id, int severity)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (
      store,
      "SELECT count(*) FROM template_item WHERE template = ?1 AND (?2 IS NULL OR severity = ?2)",
      NULL);
  const char *key = severity >= 0 ? SHIAN_SEVERITY_CHOICES[severity].key : NULL;

  if (statement == NULL || !shian_statement_bind (statement, NULL, "ss", id, key) ||
      shian_statement_step (statement, NULL) != SHIAN_STEP_ROW)
    return 0;
  return shian_statement_integer (statement, 0);
}

ShianTemplateBook *
shian_template_load (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianTemplateBook) book = g_new0 (ShianTemplateBook, 1);

  book->items = shian_store_select (store, &SHIAN_TEMPLATE_ITEM_TYPE,
                                    "WHERE template = ?1 ORDER BY number", error, "s", id);
  if (book->items == NULL) {
    g_free (g_steal_pointer (&book));
    return NULL;
  }
  book->edition = shian_store_load (store, &SHIAN_TEMPLATE_TYPE, id, error);
  return book->edition != NULL ? g_steal_pointer (&book) : NULL;
}

static char *
list_names (ShianStore *store)
{
  g_autoptr (GPtrArray) all = shian_template_list (store, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const ShianTemplate *each = all->pdata[i];
    g_string_append_printf (names, "%s%s@%s", i > 0 ? ", " : "", each->code, each->edition);
  }
  return g_string_free (names, FALSE);
}

static ShianTemplate *
select_edition (ShianStore *store, const char *name, const char *day, GError **error)
{
  const char *at = strchr (name, '@');
  g_autofree char *code = at != NULL ? g_strndup (name, (gsize) (at - name)) : g_strdup (name);

  if (at != NULL)
    return shian_store_select_one (store, &SHIAN_TEMPLATE_TYPE,
                                   "WHERE code = ?1 AND edition = ?2 AND deleted = 0", error, "ss",
                                   code, at + 1);
  return shian_store_select_one (store, &SHIAN_TEMPLATE_TYPE,
                                 "WHERE code = ?1 AND deleted = 0 AND (?2 IS NULL OR "
                                 "(valid_from <= ?2 AND (valid_to IS NULL OR valid_to >= ?2))) "
                                 "ORDER BY valid_from DESC, id DESC",
                                 error, "ss", code, day);
}

ShianTemplate *
shian_template_find (ShianStore *store, const char *name, const char *day, GError **error)
{
  g_autoptr (GError) local = NULL;
  ShianTemplate *edition = select_edition (store, name, day, &local);
  g_autofree char *names = NULL;

  if (edition != NULL)
    return edition;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  names = list_names (store);
  if (day != NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("There is no template “%s” in force on %s; there are: %s"), name, day, names);
  else
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("There is no template “%s”; there are: %s"), name, names);
  return NULL;
}

static gboolean
refuse_existing (ShianStore *store, const ShianTemplate *edition, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s@%s", edition->code, edition->edition);
  g_autoptr (GError) local = NULL;
  g_autoptr (ShianTemplate) same = select_edition (store, name, NULL, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (same == NULL)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The template %s has an edition “%s” already; an edition never changes, give the "
                  "new one another name"),
               edition->code, edition->edition);
  return FALSE;
}

static gboolean
add_inside (ShianStore *store, gpointer data, GError **error)
{
  ShianTemplateBook *book = data;

  if (!refuse_existing (store, book->edition, error) ||
      !shian_store_save (store, &SHIAN_TEMPLATE_TYPE, book->edition, error))
    return FALSE;
  for (guint i = 0; i < book->items->len; i++) {
    ShianTemplateItem *item = book->items->pdata[i];
    g_free (item->template);
    item->template = g_strdup (book->edition->record.id);
    item->number = i + 1;
    if (!shian_store_save (store, &SHIAN_TEMPLATE_ITEM_TYPE, item, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
shian_template_add (ShianStore *store, ShianTemplateBook *book, GError **error)
{
  return shian_store_transact (store, _ ("New edition of a template"), add_inside, book, error);
}

static ShianTemplateBook *
read_builtin (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = NULL;
  g_autoptr (ShianTemplateSource) source = NULL;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  source = shian_template_json_read (text, NULL);
  g_assert (source != NULL && source->faults->len == 0);
  source->book->edition->builtin = TRUE;
  return g_steal_pointer (&source->book);
}

static GStrv
builtin_names (void)
{
  GStrv names = g_resources_enumerate_children (FOLDER, 0, NULL);

  g_assert (names != NULL);
  return names;
}

GPtrArray *
shian_template_builtin (void)
{
  GPtrArray *books = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_template_book_free);
  g_auto (GStrv) names = builtin_names ();

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (books, read_builtin (names[i]));
  return books;
}

/* The file's name says code and edition, so that nothing need be read to know. */
static gboolean
is_installed (ShianStore *store, const char *file)
{
  g_autofree char *name = g_strndup (file, strlen (file) - strlen (SUFFIX));
  g_autoptr (ShianTemplate) edition = select_edition (store, name, NULL, NULL);

  return edition != NULL;
}

static gboolean
install_inside (ShianStore *store, gpointer data, GError **error)
{
  GPtrArray *missing = data;

  for (guint i = 0; i < missing->len; i++) {
    g_autoptr (ShianTemplateBook) book = read_builtin (missing->pdata[i]);
    if (!shian_template_add (store, book, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
shian_template_install_builtin (ShianStore *store, GError **error)
{
  g_auto (GStrv) names = builtin_names ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (!is_installed (store, names[i]))
      g_ptr_array_add (missing, names[i]);
  return missing->len == 0 || shian_store_transact_setup (store, _ ("Built-in templates"),
                                                          install_inside, missing, error);
}
