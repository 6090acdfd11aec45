/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inspection templates and their editions. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "inspection/template-store.h"
#include "inspection/template-workbook.h"
#include "reports/registers.h"

#include <glib/gi18n-lib.h>

static gboolean
store_exists (Ctl *ctl)
{
  if (ctl->store_path == NULL)
    ctl->store_path = shian_registers_default_path ();
  return g_file_test (ctl->store_path, G_FILE_TEST_EXISTS);
}

static void
print_edition (Ctl *ctl, JsonBuilder *builder, const ShianTemplate *edition, guint items, guint key)
{
  const int widths[] = { 20, 12, 12, 6 };
  g_autofree char *number = g_strdup_printf ("%u", items);

  if (!ctl->json) {
    ctl_print_row (widths, edition->code, edition->edition, edition->valid_from, number,
                   edition->title);
    return;
  }
  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", edition->record.id);
  ctl_json_text (builder, "code", edition->code);
  ctl_json_text (builder, "title", edition->title);
  ctl_json_text (builder, "edition", edition->edition);
  ctl_json_integer (builder, "items", items);
  ctl_json_integer (builder, "key_items", key);
  ctl_json_text (builder, "valid_from", edition->valid_from);
  ctl_json_text (builder, "valid_to", edition->valid_to);
  ctl_json_boolean (builder, "builtin", edition->builtin);
  json_builder_end_object (builder);
}

/* Where there is no data file yet: what a new one begins with. */
static void
list_builtin (Ctl *ctl, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) books = shian_template_builtin ();

  for (guint i = 0; i < books->len; i++) {
    const ShianTemplateBook *book = books->pdata[i];
    print_edition (ctl, builder, book->edition, shian_template_book_count (book, -1),
                   shian_template_book_count (book, SHIAN_SEVERITY_KEY));
  }
}

static gboolean
list_stored (Ctl *ctl, JsonBuilder *builder, GError **error)
{
  g_autoptr (GPtrArray) editions =
      ctl_reader (ctl, error) != NULL ? shian_template_list (ctl->store, error) : NULL;

  for (guint i = 0; editions != NULL && i < editions->len; i++) {
    const ShianTemplate *edition = editions->pdata[i];
    print_edition (
        ctl, builder, edition,
        (guint) shian_template_count_items (ctl->store, edition->record.id, -1),
        (guint) shian_template_count_items (ctl->store, edition->record.id, SHIAN_SEVERITY_KEY));
  }
  return editions != NULL;
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean ok = TRUE;

  if (!ctl_parse (NULL, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  json_builder_begin_array (builder);
  if (store_exists (ctl))
    ok = list_stored (ctl, builder, error);
  else
    list_builtin (ctl, builder);
  json_builder_end_array (builder);
  if (ok && ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return ok ? CTL_EXIT_OK : 1;
}

static const ShianTemplateBook *
find_builtin (GPtrArray *books, const char *code, GError **error)
{
  for (guint i = 0; i < books->len; i++) {
    const ShianTemplateBook *book = books->pdata[i];
    if (g_str_equal (book->edition->code, code))
      return book;
  }
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
               _ ("There is no data file, and no built-in template “%s”"), code);
  return NULL;
}

static gboolean
export_builtin (const char *code, const char *path, GError **error)
{
  g_autoptr (GPtrArray) books = shian_template_builtin ();
  const ShianTemplateBook *book = find_builtin (books, code, error);

  return book != NULL && shian_template_export (book, NULL, path, error);
}

static gboolean
export_stored (Ctl *ctl, const char *name, const char *path, GError **error)
{
  g_autoptr (ShianTemplate) edition = NULL;
  g_autoptr (ShianTemplateBook) book = NULL;
  g_autofree char *next = NULL;

  if (ctl_reader (ctl, error) == NULL ||
      (edition = shian_template_find (ctl->store, name, NULL, error)) == NULL ||
      (book = shian_template_load (ctl->store, edition->record.id, error)) == NULL)
    return FALSE;
  next = shian_template_next_name (ctl->store, edition);
  return shian_template_export (book, next, path, error);
}

static int export(Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2 || output == NULL)
    return ctl_usage (error, "template export CODE[@EDITION] -o FILE.xlsx");
  if (!(store_exists (ctl) ? export_stored (ctl, argv[1], output, error)
                           : export_builtin (argv[1], output, error)))
    return 1;
  ctl_print_fact (ctl, "file", output);
  return CTL_EXIT_OK;
}

static void
add_changes_json (JsonBuilder *builder, const GPtrArray *changes)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++) {
    const ShianTemplateChange *change = changes->pdata[i];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "item", change->code);
    ctl_json_text (builder, "field", change->field);
    ctl_json_text (builder, "old", change->before);
    ctl_json_text (builder, "new", change->after);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_import (Ctl *ctl, const ShianTemplateImport *import, gboolean stored)
{
  const int widths[] = { 6, 14, 40 };
  const ShianTemplate *edition = import->source->book->edition;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl->json) {
    for (guint i = 0; i < import->changes->len; i++) {
      const ShianTemplateChange *change = import->changes->pdata[i];
      ctl_print_row (widths, change->code, change->field, change->before, change->after);
    }
    g_print (_ ("%s@%s: %u new, %u changed, %u removed, %u unchanged\n"), edition->code,
             edition->edition, import->n_new, import->n_changed, import->n_removed,
             import->n_unchanged);
    return;
  }
  json_builder_begin_object (builder);
  ctl_json_text (builder, "code", edition->code);
  ctl_json_text (builder, "edition", edition->edition);
  ctl_json_text (builder, "base", import->base);
  ctl_json_boolean (builder, "stored", stored);
  ctl_json_integer (builder, "new", import->n_new);
  ctl_json_integer (builder, "changed", import->n_changed);
  ctl_json_integer (builder, "removed", import->n_removed);
  ctl_json_integer (builder, "unchanged", import->n_unchanged);
  add_changes_json (builder, import->changes);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
}

static int
import (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *edition = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "edition", 0, 0, G_OPTION_ARG_STRING, &edition, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianTemplateImport) proposal = NULL;

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "template import FILE [--edition NAME] [--dry-run]");
  if ((dry_run ? ctl_reader (ctl, error) : ctl_maker (ctl, error)) == NULL)
    return 1;
  proposal = shian_template_import_propose (ctl->store, argv[1], edition, error);
  if (proposal == NULL || (!dry_run && !shian_template_import_accept (ctl->store, proposal, error)))
    return 1;
  print_import (ctl, proposal, !dry_run && proposal->changes->len > 0);
  return CTL_EXIT_OK;
}

static void
print_faults (Ctl *ctl, const ShianTemplateSource *source)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ctl_json_boolean (builder, "ok", source->faults->len == 0);
  ctl_json_integer (builder, "items", source->book->items->len);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < source->faults->len; i++) {
    const ShianTemplateFault *fault = source->faults->pdata[i];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "place", fault->place);
    ctl_json_text (builder, "text", fault->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
}

static int
check (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianTemplateSource) source = NULL;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "template check %s", _ ("FILE"));
  source = shian_template_file_read (argv[1], error);
  if (source == NULL)
    return 1;
  if (ctl->json)
    print_faults (ctl, source);
  if (!shian_template_source_is_sound (source, argv[1], error))
    return 1;
  if (!ctl->json)
    g_print (_ ("%s: %u items, no fault\n"), argv[1], source->book->items->len);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_TEMPLATE_COMMANDS[] = {
  { "template", "list", list, "", N_ ("Inspection templates and their editions") },
  { "template", "export", export, "CODE[@EDITION] -o FILE.xlsx",
    N_ ("An edition as a workbook to be edited") },
  { "template", "import", import, "FILE [--edition NAME] [--dry-run]",
    N_ ("A new edition from a workbook or JSON file; --dry-run only shows what would change") },
  { "template", "check", check, "FILE", N_ ("Every fault of a template file") },
  { NULL, NULL, NULL, NULL, NULL },
};
