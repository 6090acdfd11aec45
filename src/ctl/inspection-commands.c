/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working on inspections: begin, answer, finish, correct, move. */
#include "ctl/inspection-json.h"

#include "base/error.h"
#include "inspection/diners.h"
#include "inspection/draft.h"
#include "inspection/finish.h"
#include "inspection/photo.h"
#include "inspection/signature.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* “id=yes” given several times → “id=yes;id=no”. */
static char *
join_facts (char **facts)
{
  return facts != NULL ? g_strjoinv (";", facts) : NULL;
}

static int
begin (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *subject = NULL, *template = NULL, *kind = NULL, *date = NULL, *time = NULL;
  g_autofree char *recheck = NULL, *facts = NULL;
  g_auto (GStrv) inspectors = NULL, fact_words = NULL;
  gboolean notice = FALSE, recusal = FALSE;
  const GOptionEntry entries[] = {
    { "subject", 0, 0, G_OPTION_ARG_STRING, &subject, NULL, NULL },
    { "template", 0, 0, G_OPTION_ARG_STRING, &template, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, NULL, NULL },
    { "time", 0, 0, G_OPTION_ARG_STRING, &time, NULL, NULL },
    { "inspector", 0, 0, G_OPTION_ARG_STRING_ARRAY, &inspectors, NULL, NULL },
    { "fact", 0, 0, G_OPTION_ARG_STRING_ARRAY, &fact_words, NULL, NULL },
    { "recheck-of", 0, 0, G_OPTION_ARG_STRING, &recheck, NULL, NULL },
    { "notice", 0, 0, G_OPTION_ARG_NONE, &notice, NULL, NULL },
    { "recusal", 0, 0, G_OPTION_ARG_NONE, &recusal, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  ShianInspectionOrder order = { 0 };
  g_autoptr (ShianInspection) inspection = NULL;
  int value = SHIAN_INSPECTION_ROUTINE;

  if (!ctl_parse (entries, 0, &argc, &argv, error) ||
      !ctl_read_choice (SHIAN_INSPECTION_KIND_CHOICES, kind, &value, "--kind", error))
    return CTL_EXIT_USAGE;
  if (subject == NULL || template == NULL || inspectors == NULL)
    return ctl_usage (error, "inspection new --subject ID --template CODE --inspector NAME[/CARD] "
                             "--inspector NAME[/CARD] …");
  facts = join_facts (fact_words);
  order = (ShianInspectionOrder){ .subject = subject,
                                  .template = template,
                                  .kind = (ShianInspectionKind) value,
                                  .made_on = date,
                                  .started_at = time,
                                  .inspectors = (const char *const *) inspectors,
                                  .facts = facts,
                                  .recheck_of = recheck,
                                  .notice_given = notice,
                                  .recusal_asked = recusal };
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  inspection = shian_inspection_begin (ctl->store, &order, error);
  if (inspection == NULL)
    return 1;
  ctl_print_fact (ctl, "id", inspection->record.id);
  return CTL_EXIT_OK;
}

#define MINUS_SIGN "\xe2\x88\x92" /* U+2212, read like a hyphen */

void
ctl_protect_negatives (int argc, char **argv, GPtrArray *kept)
{
  for (int i = 1; i < argc; i++)
    if (argv[i][0] == '-' && g_ascii_isdigit (argv[i][1])) {
      argv[i] = g_strconcat (MINUS_SIGN, argv[i] + 1, NULL);
      g_ptr_array_add (kept, argv[i]);
    }
}

const ShianTemplateItem *
ctl_find_item (const ShianInspectionSheet *sheet, const char *text, GError **error)
{
  const ShianTemplateItem *item = shian_template_book_find_code (sheet->book, text);

  if (item == NULL)
    item = shian_template_book_find_item (sheet->book, text);
  if (item == NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("This template has no item “%s”"),
                 text);
  return item;
}

static int
answer_item (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (ShianAnswer) answer = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  const ShianTemplateItem *item;

  ctl_protect_negatives (argc, argv, kept);
  if (!ctl_parse (entries, 3, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 4)
    return ctl_usage (error, "inspection answer ID ITEM VERDICT|VALUE [--note T]");
  if (ctl_writer (ctl, error) == NULL ||
      (sheet = shian_inspection_sheet_load (ctl->store, argv[1], error)) == NULL)
    return 1;
  item = ctl_find_item (sheet, argv[2], error);
  input.note = note;
  if (item == NULL || !shian_answer_parse (item, argv[3], &input, error))
    return 1;
  answer = shian_answer_give (ctl->store, argv[1], item->record.id, &input, error);
  if (answer == NULL)
    return 1;
  if (!ctl->json) {
    g_print ("%s %s\n", item->code, _ (SHIAN_VERDICT_CHOICES[answer->verdict].title));
    return CTL_EXIT_OK;
  }
  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", answer->record.id);
  ctl_json_text (builder, "item", item->code);
  ctl_add_answer (builder, item, answer);
  ctl_json_integer (builder, "revision", answer->record.revision);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

typedef struct {
  char *opinion, *comment, *signer, *refusal, *witness, *end;
  gboolean paper, notice, recusal;
  const char *id;
} Finish;

static void
finish_clear (Finish *finish)
{
  g_free (finish->opinion);
  g_free (finish->comment);
  g_free (finish->signer);
  g_free (finish->refusal);
  g_free (finish->witness);
  g_free (finish->end);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finish, finish_clear)

static void
set_text (char **member, const char *text)
{
  if (text == NULL)
    return;
  g_free (*member);
  *member = g_strdup (text);
}

static gboolean
finish_inside (ShianStore *store, gpointer data, GError **error)
{
  const Finish *finish = data;
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (store, finish->id, error);

  if (inspection == NULL)
    return FALSE;
  set_text (&inspection->opinion, finish->opinion);
  set_text (&inspection->premises_comment, finish->comment);
  set_text (&inspection->signer, finish->signer);
  set_text (&inspection->refusal, finish->refusal);
  set_text (&inspection->witness, finish->witness);
  set_text (&inspection->ended_at, finish->end);
  if (finish->refusal != NULL)
    inspection->signature = SHIAN_SIGNATURE_REFUSED;
  else if (finish->paper)
    inspection->signature = SHIAN_SIGNATURE_PAPER;
  inspection->notice_given = inspection->notice_given || finish->notice;
  inspection->recusal_asked = inspection->recusal_asked || finish->recusal;
  return shian_inspection_save (store, inspection, error) &&
         shian_inspection_finish (store, finish->id, error);
}

static gboolean
is_unsigned (ShianStore *store, const ShianInspection *inspection)
{
  g_autoptr (ShianPhoto) drawing = shian_signature_find (store, inspection->record.id, NULL);

  return inspection->signature == SHIAN_SIGNATURE_NONE ||
         (inspection->signature == SHIAN_SIGNATURE_DRAWN && drawing == NULL);
}

/* Nothing is taken for granted: @error gets, behind what is missing, how it is said here. */
static void
tell_how (Ctl *ctl, const Finish *finish, GError *error)
{
  g_autoptr (ShianInspection) inspection =
      shian_inspection_load_draft (ctl->store, finish->id, NULL);
  g_autoptr (GString) options = g_string_new (NULL);
  g_autofree char *before = NULL;

  if (inspection == NULL)
    return;
  if (!inspection->notice_given && !finish->notice)
    g_string_append (options, " --notice");
  if (!inspection->recusal_asked && !finish->recusal)
    g_string_append (options, " --recusal");
  if (is_unsigned (ctl->store, inspection) && !finish->paper && finish->refusal == NULL)
    g_string_append (options, " --paper --signer NAME | --refused REASON --witness NAME");
  if (options->len == 0)
    return;
  before = error->message;
  /* Translators: what is missing, then options of the command */
  error->message = g_strdup_printf (_ ("%s; where it is so, say:%s"), before, options->str);
}

static int
print_result (Ctl *ctl, const char *id, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (ctl->store, id, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *title = NULL;
  ShianTally tally;

  if (sheet == NULL)
    return 1;
  tally = shian_inspection_sheet_tally (sheet, NULL);
  title = tally.result != SHIAN_RESULT_NONE
              ? shian_template_result_title (sheet->book->edition, (guint) tally.result - 1)
              : g_strdup ("");
  if (!ctl->json) {
    g_print ("%s\n", title);
    return CTL_EXIT_OK;
  }
  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", id);
  ctl_json_text (builder, "result", SHIAN_RESULT_CHOICES[tally.result].key);
  ctl_json_text (builder, "result_title", title);
  ctl_add_tally (builder, &tally);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
finish_one (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_auto (Finish) finish = { 0 };
  g_autoptr (GError) local = NULL;
  const GOptionEntry entries[] = {
    { "opinion", 0, 0, G_OPTION_ARG_STRING, &finish.opinion, NULL, NULL },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &finish.comment, NULL, NULL },
    { "signer", 0, 0, G_OPTION_ARG_STRING, &finish.signer, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_NONE, &finish.paper, NULL, NULL },
    { "refused", 0, 0, G_OPTION_ARG_STRING, &finish.refusal, NULL, NULL },
    { "witness", 0, 0, G_OPTION_ARG_STRING, &finish.witness, NULL, NULL },
    { "end", 0, 0, G_OPTION_ARG_STRING, &finish.end, NULL, NULL },
    { "notice", 0, 0, G_OPTION_ARG_NONE, &finish.notice, NULL, NULL },
    { "recusal", 0, 0, G_OPTION_ARG_NONE, &finish.recusal, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "inspection finish ID [--opinion T] [--signer NAME | --refused T …]");
  finish.id = argv[1];
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  if (!shian_store_transact (ctl->store, _ ("Finish an inspection"), finish_inside, &finish,
                             &local)) {
    tell_how (ctl, &finish, local);
    g_propagate_error (error, g_steal_pointer (&local));
    return 1;
  }
  return print_result (ctl, argv[1], error);
}

static int
correct (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianInspection) correction = NULL;

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2 || reason == NULL)
    return ctl_usage (error, "inspection correct ID --reason T");
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  correction = shian_inspection_correct (ctl->store, argv[1], reason, error);
  if (correction == NULL)
    return 1;
  ctl_print_fact (ctl, "id", correction->record.id);
  return CTL_EXIT_OK;
}

static int
remove_one (Ctl *ctl, int argc, char **argv, GError **error)
{
  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "inspection remove ID");
  if (ctl_writer (ctl, error) == NULL || !shian_inspection_remove (ctl->store, argv[1], error))
    return 1;
  return CTL_EXIT_OK;
}

static int
photo (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *item_code = NULL;
  const GOptionEntry entries[] = {
    { "item", 0, 0, G_OPTION_ARG_STRING, &item_code, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  const ShianTemplateItem *item = NULL;
  int code = CTL_EXIT_OK;

  if (!ctl_parse (entries, CTL_ANY_WORDS, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc < 3)
    return ctl_usage (error, "inspection photo ID [--item ITEM] FILE…");
  if (ctl_writer (ctl, error) == NULL ||
      (sheet = shian_inspection_sheet_load (ctl->store, argv[1], error)) == NULL)
    return 1;
  if (item_code != NULL &&
      (item = shian_template_book_find_code (sheet->book, item_code)) == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("This template has no item “%s”"),
                 item_code);
    return 1;
  }
  for (int i = 2; i < argc; i++) { /* one that is refused does not keep the others out */
    ShianPhotoTarget target = { argv[1], item != NULL ? item->item : NULL, NULL,
                                SHIAN_PHOTO_SCENE };
    g_autoptr (GError) local = NULL;
    g_autoptr (ShianPhoto) added = shian_photo_add (ctl->store, &target, argv[i], 0, &local);
    if (added != NULL && shian_photo_used_elsewhere (ctl->store, added) > 0)
      ctl_warn (_ ("%s: another inspection or finding uses the same photo"), argv[i]);
    if (added != NULL) {
      g_print ("%s\n", added->record.id);
      continue;
    }
    ctl_warn ("%s", local->message);
    code = shian_error_exit_code (local);
  }
  return code;
}

static gboolean
set_signer (ShianStore *store, const char *id, const char *signer, GError **error)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (store, id, error);

  if (inspection == NULL)
    return FALSE;
  set_text (&inspection->signer, signer);
  return shian_inspection_save (store, inspection, error);
}

typedef struct {
  const char *id, *path, *signer;
  ShianPhoto *made;
} Sign;

static gboolean
sign_inside (ShianStore *store, gpointer data, GError **error)
{
  Sign *sign = data;

  sign->made = shian_signature_set_file (store, sign->id, sign->path, error);
  return sign->made != NULL && set_signer (store, sign->id, sign->signer, error);
}

static int
sign_one (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *signer = NULL;
  gboolean clear = FALSE;
  const GOptionEntry entries[] = {
    { "signer", 0, 0, G_OPTION_ARG_STRING, &signer, NULL, NULL },
    { "clear", 0, 0, G_OPTION_ARG_NONE, &clear, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  Sign sign = { 0 };
  gboolean ok;

  if (!ctl_parse (entries, 2, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != (clear ? 2 : 3) || (clear && signer != NULL))
    return ctl_usage (error, "inspection sign ID FILE.png [--signer NAME] | --clear");
  if (ctl_writer (ctl, error) == NULL)
    return CTL_EXIT_FAILED;
  if (clear)
    return shian_signature_clear (ctl->store, argv[1], error) ? CTL_EXIT_OK : CTL_EXIT_FAILED;
  sign = (Sign){ .id = argv[1], .path = argv[2], .signer = signer };
  ok = shian_store_transact (ctl->store, _ ("Signature on the screen"), sign_inside, &sign, error);
  if (ok)
    ctl_print_fact (ctl, "id", sign.made->record.id);
  shian_photo_free (sign.made);
  return ok ? CTL_EXIT_OK : CTL_EXIT_FAILED;
}

static void
print_move (Ctl *ctl, const ShianMove *move)
{
  static const char *const kinds[] = { "kept", "reworded", "rejudged", "dropped", "new" };
  const int widths[] = { 10, 6, 6 };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < move->rows->len; i++) {
    const ShianMoveRow *row = move->rows->pdata[i];
    const ShianTemplateItem *any = row->after != NULL ? row->after : row->before;
    if (ctl->json) {
      json_builder_begin_object (builder);
      ctl_json_text (builder, "change", kinds[row->kind]);
      ctl_json_text (builder, "before", row->before != NULL ? row->before->code : NULL);
      ctl_json_text (builder, "after", row->after != NULL ? row->after->code : NULL);
      ctl_json_text (builder, "old_text", row->before != NULL ? row->before->text : NULL);
      ctl_json_text (builder, "text", any->text);
      ctl_json_boolean (builder, "answered", row->answer != NULL);
      json_builder_end_object (builder);
    } else if (row->kind != SHIAN_MOVE_KEPT) {
      ctl_print_row (widths, kinds[row->kind], row->before != NULL ? row->before->code : "",
                     row->after != NULL ? row->after->code : "", any->text);
    }
  }
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
}

static int
move_edition (Ctl *ctl, int argc, char **argv, GError **error)
{
  gboolean accept = FALSE;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianMove) move = NULL;

  if (!ctl_parse (entries, 2, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 3)
    return ctl_usage (error, "inspection move ID CODE@EDITION [--accept]");
  if (ctl_writer (ctl, error) == NULL ||
      (move = shian_inspection_move_propose (ctl->store, argv[1], argv[2], error)) == NULL)
    return 1;
  print_move (ctl, move);
  if (!accept)
    return CTL_EXIT_DECIDE;
  return shian_inspection_move (ctl->store, move, error) ? CTL_EXIT_OK : 1;
}

static int
count_diners (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianInspection) draft = NULL;
  gint64 diners = SHIAN_INTEGER_NONE;
  char *facts;

  if (!ctl_parse (NULL, 2, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 3)
    return ctl_usage (error, "inspection diners ID NUMBER|none");
  if (ctl_writer (ctl, error) == NULL ||
      (!g_str_equal (argv[2], "none") && !shian_diners_read (argv[2], &diners, error)) ||
      (draft = shian_inspection_load_draft (ctl->store, argv[1], error)) == NULL)
    return 1;
  facts = shian_diners_count (draft->facts, diners);
  g_free (draft->facts);
  draft->facts = facts;
  return shian_inspection_save (ctl->store, draft, error) ? CTL_EXIT_OK : 1;
}

const CtlCommand CTL_INSPECTION_COMMANDS[] = {
  { "inspection", "new", begin,
    "--subject ID --template CODE --inspector NAME[/CARD] --inspector … [--kind K] [--date D] "
    "[--time HH:MM] [--fact ID=yes|no …] [--recheck-of ID] [--notice] [--recusal]",
    N_ ("Begin an inspection; --notice: certificates were shown, --recusal: recusal was asked") },
  { "inspection", "answer", answer_item, "ID ITEM VERDICT|VALUE [--note T]",
    N_ ("Answer one item: 1 conforming, 2 not, 3 not applicable, or a value") },
  { "inspection", "diners", count_diners, "ID NUMBER|none",
    N_ ("How many ate on the day; the premises' own figure stays") },
  { "inspection", "photo", photo, "ID [--item ITEM] FILE…", N_ ("Add pictures") },
  { "inspection", "sign", sign_one, "ID FILE.png [--signer NAME] | --clear",
    N_ ("The signature drawn on a screen, as a picture; --clear takes it away") },
  { "inspection", "finish", finish_one,
    "ID [--opinion T] [--comment T] [--signer NAME] [--paper] [--refused REASON --witness NAME] "
    "[--end HH:MM] [--notice] [--recusal]",
    N_ ("Finish and lock an inspection; what nobody confirmed or signed is told") },
  { "inspection", "correct", correct, "ID --reason T",
    N_ ("Begin a corrected version of a finished inspection") },
  { "inspection", "move", move_edition, "ID CODE@EDITION [--accept]",
    N_ ("What moving a draft to another edition changes; --accept does it") },
  { "inspection", "remove", remove_one, "ID", N_ ("Remove a draft") },
  { NULL, NULL, NULL, NULL, NULL },
};
