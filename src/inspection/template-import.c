/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new edition: what it changes, and storing it beside the old one. */
#include "base/error.h"
#include "inspection/template-store.h"
#include "inspection/template-workbook.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static void
change_free (gpointer data)
{
  ShianTemplateChange *change = data;

  g_free (change->code);
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static ShianTemplateChange *
add_change (GPtrArray *changes, const char *code)
{
  ShianTemplateChange *change = g_new0 (ShianTemplateChange, 1);

  change->code = g_strdup (code);
  g_ptr_array_add (changes, change);
  return change;
}

static gboolean
counts (const ShianField *field)
{
  static const char *const passed_over[] = { "template", "number",  "item",
                                             "edition",  "builtin", NULL };
  return !g_strv_contains (passed_over, field->name);
}

static void
compare_records (GPtrArray *changes, const ShianRecordType *type, gconstpointer old,
                 gconstpointer new, const char *code)
{
  for (guint i = 0; i < type->n_fields; i++) {
    const ShianField *field = &type->fields[i];
    ShianTemplateChange *change;
    if (!counts (field) || shian_field_equal (field, old, new))
      continue;
    change = add_change (changes, code);
    change->field = g_strdup (field->name);
    change->before = shian_field_display (field, old);
    change->after = shian_field_display (field, new);
  }
}

GPtrArray *
shian_template_compare (const ShianTemplateBook *old, const ShianTemplateBook *new)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  if (old != NULL)
    compare_records (changes, &SHIAN_TEMPLATE_TYPE, old->edition, new->edition, NULL);
  for (guint i = 0; i < new->items->len; i++) {
    const ShianTemplateItem *item = new->items->pdata[i];
    const ShianTemplateItem *before =
        old != NULL ? shian_template_book_find_item (old, item->item) : NULL;
    if (before != NULL)
      compare_records (changes, &SHIAN_TEMPLATE_ITEM_TYPE, before, item, item->code);
    else
      add_change (changes, item->code)->after = g_strdup (item->text);
  }
  for (guint i = 0; old != NULL && i < old->items->len; i++) {
    const ShianTemplateItem *item = old->items->pdata[i];
    if (shian_template_book_find_item (new, item->item) == NULL)
      add_change (changes, item->code)->before = g_strdup (item->text);
  }
  return changes;
}

/* Where the number at the end of @name begins; at most six digits. */
static gsize
number_at (const char *name)
{
  gsize length = strlen (name);
  gsize at = length;

  while (at > 0 && length - at < 6 && g_ascii_isdigit (name[at - 1]))
    at--;
  return at;
}

char *
shian_template_next_name (ShianStore *store, const ShianTemplate *edition)
{
  gsize at = number_at (edition->edition);
  const char *digits = edition->edition + at;
  g_autofree char *stem = g_strndup (edition->edition, at);
  int number = *digits != '\0' ? atoi (digits) : 1;

  for (;;) {
    g_autofree char *name = g_strdup_printf ("%s%s%d", stem, *digits != '\0' ? "" : "-", ++number);
    g_autofree char *full = g_strdup_printf ("%s@%s", edition->code, name);
    g_autoptr (ShianTemplate) taken = shian_template_find (store, full, NULL, NULL);
    if (taken == NULL)
      return g_steal_pointer (&name);
  }
}

void
shian_template_import_free (ShianTemplateImport *import)
{
  if (import == NULL)
    return;
  shian_template_source_free (import->source);
  g_free (import->base);
  g_clear_pointer (&import->changes, g_ptr_array_unref);
  g_free (import);
}

/* The edition of that name, or where there is none the one the file was made from, or the newest. */
static ShianTemplateBook *
find_base (ShianStore *store, const ShianTemplateSource *source, gboolean *same_name)
{
  const ShianTemplate *edition = source->book->edition;
  g_autofree char *own = g_strdup_printf ("%s@%s", edition->code, edition->edition);
  g_autofree char *base =
      g_strdup_printf ("%s@%s", edition->code, source->base != NULL ? source->base : "");
  const char *names[] = { own, base, edition->code };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (ShianTemplate) found = shian_template_find (store, names[i], NULL, NULL);
    if (found == NULL)
      continue;
    *same_name = i == 0;
    return shian_template_load (store, found->record.id, NULL);
  }
  return NULL;
}

/* Items without identity get that of the same number when the file was imported before. */
static void
take_identities (ShianTemplateSource *source, const ShianTemplateBook *base)
{
  for (guint i = 0; i < source->book->items->len; i++) {
    ShianTemplateItem *item = source->book->items->pdata[i];
    const ShianTemplateItem *before;
    if (!g_hash_table_contains (source->made, item))
      continue;
    before = shian_template_book_find_code (base, item->code);
    if (before == NULL || shian_template_book_find_item (source->book, before->item) != NULL)
      continue;
    g_free (item->item);
    item->item = g_strdup (before->item);
  }
}

static void
count_items (ShianTemplateImport *import)
{
  const char *last = NULL;
  guint n_items = import->source->book->items->len;

  for (guint i = 0; i < import->changes->len; i++) {
    const ShianTemplateChange *change = import->changes->pdata[i];
    if (change->code == NULL)
      continue;
    if (change->field == NULL) {
      import->n_new += change->before == NULL;
      import->n_removed += change->after == NULL;
    } else if (g_strcmp0 (last, change->code) != 0) {
      import->n_changed++;
      last = change->code;
    }
  }
  import->n_unchanged = n_items - import->n_new - import->n_changed;
}

static gboolean
refuse_same_name (const ShianTemplateImport *import, gboolean same_name, GError **error)
{
  const ShianTemplate *edition = import->source->book->edition;

  if (!same_name || import->changes->len == 0)
    return FALSE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The template %s has an edition “%s” already; an edition never changes, give the "
                  "new one another name"),
               edition->code, edition->edition);
  return TRUE;
}

ShianTemplateImport *
shian_template_import_propose (ShianStore *store, const char *path, const char *edition,
                               GError **error)
{
  g_autoptr (ShianTemplateImport) import = g_new0 (ShianTemplateImport, 1);
  g_autoptr (ShianTemplateBook) base = NULL;
  gboolean same_name = FALSE;

  import->source = shian_template_file_read (path, error);
  if (import->source == NULL)
    return NULL;
  if (edition != NULL) {
    g_free (import->source->book->edition->edition);
    import->source->book->edition->edition = g_strdup (edition);
  }
  if (!shian_template_source_is_sound (import->source, path, error))
    return NULL;
  base = find_base (store, import->source, &same_name);
  if (base != NULL) {
    import->base = g_strdup (base->edition->edition);
    if (same_name)
      take_identities (import->source, base);
  }
  import->changes = shian_template_compare (base, import->source->book);
  count_items (import);
  return refuse_same_name (import, same_name, error) ? NULL : g_steal_pointer (&import);
}

gboolean
shian_template_import_accept (ShianStore *store, ShianTemplateImport *import, GError **error)
{
  return import->changes->len == 0 || shian_template_add (store, import->source->book, error);
}
