/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of premises. */
#include "ctl/subject-json.h"

#include "store/save.h"
#include "subjects/subject-check.h"
#include "subjects/subject-merge.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>

#define PAGE 1000
#define FOUND 50

static void
print_subject (const ShianSubject *subject)
{
  const int widths[] = { 38, 22, 18, 44 };
  g_autofree char *kind = shian_field_display (shian_subject_field ("kind"), subject);

  ctl_print_row (widths, subject->record.id, kind, subject->town, subject->name,
                 subject->credit_code != NULL ? subject->credit_code : subject->licence);
}

static void
print_subjects (Ctl *ctl, GPtrArray *subjects, JsonBuilder *builder)
{
  for (guint i = 0; i < subjects->len; i++)
    if (ctl->json)
      json_builder_add_value (builder, ctl_subject_node (subjects->pdata[i]));
    else
      print_subject (subjects->pdata[i]);
}

/* Page after page, so that a long register takes no more memory than a short one. */
static gboolean
list_pages (Ctl *ctl, ShianSubjectFilter *filter, guint limit, JsonBuilder *builder, GError **error)
{
  g_autoptr (GPtrArray) page = NULL;

  for (;;) {
    g_autoptr (GPtrArray) next = NULL;
    filter->limit = MIN (limit, PAGE);
    next = shian_subject_list (ctl->store, filter, error);
    if (next == NULL)
      return FALSE;
    print_subjects (ctl, next, builder);
    limit -= next->len;
    if (next->len < filter->limit || limit == 0)
      return TRUE;
    filter->after = next->pdata[next->len - 1];
    g_clear_pointer (&page, g_ptr_array_unref);
    page = g_steal_pointer (&next); /* filter->after lies in it */
  }
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *town = NULL;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "town", 0, 0, G_OPTION_ARG_STRING, &town, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  ShianSubjectFilter filter = { 0 };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (!shian_subject_read_kind (kind, &filter.kind, error) || ctl_reader (ctl, error) == NULL)
    return CTL_EXIT_FAILED;
  filter.town = town;
  json_builder_begin_array (builder);
  if (!list_pages (ctl, &filter, limit > 0 ? (guint) limit : G_MAXUINT, builder, error))
    return CTL_EXIT_FAILED;
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
search (Ctl *ctl, int argc, char **argv, GError **error)
{
  int limit = FOUND;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianSearchHits) hits = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2 || limit < 1)
    return ctl_usage (error, "subject search %s", _ ("TEXT [--limit N]"));
  if (ctl_reader (ctl, error) == NULL)
    return CTL_EXIT_FAILED;
  hits = shian_subject_search (ctl->store, argv[1], (guint) limit, error);
  if (hits == NULL)
    return CTL_EXIT_FAILED;
  json_builder_begin_array (builder);
  print_subjects (ctl, hits->records, builder);
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  else if (hits->more)
    ctl_warn (_ ("There are more than %d; type more, or raise --limit"), limit);
  return CTL_EXIT_OK;
}

static void
print_facts (const ShianSubject *subject)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    g_autofree char *text = shian_field_display (field, subject);
    if ((field->flags & SHIAN_FIELD_HIDDEN) == 0 && text[0] != '\0')
      g_print ("%s: %s\n", _ (field->title), text);
  }
}

static int
show (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianSubject) subject = NULL;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "subject show %s", _ ("ID|CODE|LICENCE|NAME"));
  if (ctl_reader (ctl, error) == NULL)
    return CTL_EXIT_FAILED;
  subject = shian_subject_find (ctl->store, argv[1], error);
  if (subject == NULL)
    return CTL_EXIT_FAILED;
  if (ctl->json)
    ctl_print_json (ctl_subject_node (subject));
  else
    print_facts (subject);
  return CTL_EXIT_OK;
}

/* --credit-code TEXT and so on, one for each field. */
typedef struct {
  GOptionEntry *entries;
  char **names;
  char **values;
} FieldOptions;

static void
field_options_init (FieldOptions *options)
{
  guint n = SHIAN_SUBJECT_TYPE.n_fields;

  options->entries = g_new0 (GOptionEntry, n + 1);
  options->names = g_new0 (char *, n + 1);
  options->values = g_new0 (char *, n);
  for (guint i = 0; i < n; i++) {
    options->names[i] = g_strdelimit (g_strdup (SHIAN_SUBJECT_TYPE.fields[i].name), "_", '-');
    options->entries[i].long_name = options->names[i];
    options->entries[i].arg = G_OPTION_ARG_STRING;
    options->entries[i].arg_data = &options->values[i];
  }
}

static void
field_options_clear (FieldOptions *options)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++)
    g_free (options->values[i]);
  g_free (options->values);
  g_strfreev (options->names);
  g_free (options->entries);
}

static gboolean
field_options_apply (const FieldOptions *options, ShianSubject *subject, GError **error)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++)
    if (options->values[i] != NULL &&
        !shian_field_from_text (&SHIAN_SUBJECT_TYPE.fields[i], subject, options->values[i], error))
      return FALSE;
  return TRUE;
}

static void
print_saved (Ctl *ctl, const ShianSubject *subject)
{
  g_autoptr (GPtrArray) warnings = shian_subject_warnings (subject);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", subject->record.id);
  ctl_json_warnings (builder, subject);
  json_builder_end_object (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  else
    g_print ("%s\n", subject->record.id);
  for (guint i = 0; !ctl->json && i < warnings->len; i++)
    ctl_warn ("%s", ((const ShianSubjectWarning *) warnings->pdata[i])->text);
}

/* Adds new premises, or changes those named in the one word. */
static int
save (Ctl *ctl, int n_words, int argc, char **argv, const char *usage, GError **error)
{
  FieldOptions options;
  g_autoptr (ShianSubject) subject = NULL;
  gboolean ok;

  field_options_init (&options);
  ok = ctl_parse (options.entries, n_words, &argc, &argv, error);
  if (ok && argc != n_words + 1) {
    ctl_usage (error, "%s", usage);
    ok = FALSE;
  }
  if (ok && ctl_writer (ctl, error) != NULL)
    subject = n_words == 0 ? shian_subject_new () : shian_subject_find (ctl->store, argv[1], error);
  ok = subject != NULL && field_options_apply (&options, subject, error) &&
       shian_subject_save (ctl->store, subject, error);
  field_options_clear (&options);
  if (!ok)
    return CTL_EXIT_FAILED;
  print_saved (ctl, subject);
  return CTL_EXIT_OK;
}

#define FIELDS_USAGE "[--kind KIND] [--town TEXT] [--credit-code TEXT] [--FIELD VALUE] …"

static int
add (Ctl *ctl, int argc, char **argv, GError **error)
{
  return save (ctl, 0, argc, argv, "subject add --name TEXT " FIELDS_USAGE, error);
}

static int
set (Ctl *ctl, int argc, char **argv, GError **error)
{
  return save (ctl, 1, argc, argv, "subject set ID|CODE|NAME " FIELDS_USAGE, error);
}

static int
merge (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianSubject) keep = NULL;
  g_autoptr (ShianSubject) drop = NULL;

  if (!ctl_parse (NULL, 2, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 3)
    return ctl_usage (error, "subject merge %s", _ ("KEPT DROPPED"));
  if (ctl_writer (ctl, error) == NULL)
    return CTL_EXIT_FAILED;
  keep = shian_subject_find (ctl->store, argv[1], error);
  drop = keep != NULL ? shian_subject_find (ctl->store, argv[2], error) : NULL;
  if (drop == NULL || !shian_subject_merge (ctl->store, keep->record.id, drop->record.id, error))
    return CTL_EXIT_FAILED;
  ctl_print_fact (ctl, "id", keep->record.id);
  return CTL_EXIT_OK;
}

static void
print_duplicate (Ctl *ctl, const ShianDuplicate *duplicate, JsonBuilder *builder)
{
  static const char *const keys[] = { "name", "phone", "address" };
  static const char *const titles[] = { N_ ("Nearly the same name"), N_ ("The same telephone"),
                                        N_ ("The same address") };

  if (!ctl->json)
    g_print ("%s\n", _ (titles[duplicate->reason]));
  json_builder_begin_object (builder);
  ctl_json_text (builder, "reason", keys[duplicate->reason]);
  json_builder_set_member_name (builder, "subjects");
  json_builder_begin_array (builder);
  print_subjects (ctl, duplicate->subjects, builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
duplicates (Ctl *ctl, int argc, char **argv, GError **error)
{
  int limit = FOUND;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL)
    return CTL_EXIT_FAILED;
  found = shian_subject_duplicates (ctl->store, (guint) MAX (limit, 1), error);
  if (found == NULL)
    return CTL_EXIT_FAILED;
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    print_duplicate (ctl, found->pdata[i], builder);
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

const CtlCommand CTL_SUBJECT_COMMANDS[] = {
  { "subject", "import", ctl_subject_import,
    "FILE [--sheet N] [--map FILE.json] [--kind KIND] [--dry-run] [--all-or-nothing] "
    "[--rejects FILE.xlsx]",
    N_ ("Take over a list of premises from a workbook or .csv") },
  { "subject", "add", add, "--name TEXT " FIELDS_USAGE, N_ ("Add premises") },
  { "subject", "set", set, "ID|CODE|NAME " FIELDS_USAGE, N_ ("Change premises") },
  { "subject", "list", list, "[--kind KIND] [--town TOWN] [--limit N]",
    N_ ("The register of premises") },
  { "subject", "search", search, "TEXT [--limit N]",
    N_ ("Find premises by any part of name, address, code or person, or by pinyin") },
  { "subject", "show", show, "ID|CODE|LICENCE|NAME", N_ ("Everything about premises") },
  { "subject", "duplicates", duplicates, "[--limit N]", N_ ("Premises probably entered twice") },
  { "subject", "merge", merge, "KEPT DROPPED",
    N_ ("Make one of premises entered twice, with everything that refers to them") },
  { NULL, NULL, NULL, NULL, NULL },
};
