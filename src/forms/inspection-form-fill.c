/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/inspection-form-fill.h"

#include "base/date.h"
#include "base/text.h"
#include "inspection/condition.h"
#include "inspection/diners.h"
#include "inspection/limit.h"
#include "subjects/subject-words.h"

#include <math.h>
#include <string.h>

#define PUBLIC_NOTE                                                                                                                               \
  "请将本结果张贴在经营场所的显著位置，保持到下一次监督检查。撕毁、涂改或未保持的，依照《食品生产" \
  "经"                                                                                                                                           \
  "营监督检查管理办法》处理。"

#define NOTICE_GIVEN "检查人员已按规定出示证件并告知，已告知可以申请回避。"

/* Words of the papers, while the titles of the choices follow the language of the screen. */
static const char *const finding_states[] = { "待整改", "已回复", "待复查", "已销号",
                                              "复查不合格" };

static char *
chinese_date (const char *iso)
{
  GDate date;

  if (iso == NULL || !shian_date_parse (iso, &date, NULL))
    return NULL;
  return shian_date_to_chinese (&date);
}

static const char *
word (const char *const *words, gsize n, int index)
{
  return index >= 0 && (gsize) index < n ? words[index] : NULL;
}

static char *
join (const char *a, const char *separator, const char *b)
{
  if (shian_text_is_empty (a))
    return g_strdup (b);
  return shian_text_is_empty (b) ? g_strdup (a) : g_strconcat (a, separator, b, NULL);
}

static char *
licence_text (const ShianSubject *subject)
{
  g_autofree char *expiry = chinese_date (subject->licence_expiry);
  g_autofree char *until = expiry != NULL ? g_strconcat ("有效期至", expiry, NULL) : NULL;

  return join (subject->licence, "\n", until);
}

/* What was counted on the day, else what the premises' record says. */
static char *
diners_text (const ShianSubject *subject, const ShianInspection *inspection)
{
  gint64 counted =
      inspection != NULL ? shian_diners_counted (inspection->facts) : SHIAN_INTEGER_NONE;

  if (counted != SHIAN_INTEGER_NONE)
    return g_strdup_printf ("检查当日%d人", (int) counted);
  return subject != NULL && subject->diners != SHIAN_INTEGER_NONE
             ? g_strdup_printf ("每餐约%d人", (int) subject->diners)
             : NULL;
}

static void
add_canteen_fields (ShianInspectionForm *form, const ShianSubject *subject,
                    const ShianInspection *inspection)
{
  g_autofree char *diners = diners_text (subject, inspection);

  shian_inspection_form_add_field (
      form, "学段", subject != NULL ? shian_subject_stage_word (subject) : NULL, FALSE);
  shian_inspection_form_add_field (
      form, "供餐方式", subject != NULL ? shian_subject_supply_word (subject) : NULL, FALSE);
  shian_inspection_form_add_field (form, "承包或供餐企业",
                                   subject != NULL ? subject->contractor : NULL, FALSE);
  shian_inspection_form_add_field (form, "就餐人数", diners, FALSE);
}

static void
add_subject_fields (ShianInspectionForm *form, const ShianSubject *subject)
{
  g_autofree char *licence = subject != NULL ? licence_text (subject) : NULL;
  g_autofree char *contact = subject != NULL ? join (subject->contact, "　", subject->phone) : NULL;

  shian_inspection_form_add_field (form, "被检查单位", form->premises, TRUE);
  shian_inspection_form_add_field (form, "统一社会信用代码",
                                   subject != NULL ? subject->credit_code : NULL, FALSE);
  shian_inspection_form_add_field (form, "许可证编号", licence, FALSE);
  shian_inspection_form_add_field (form, "地址", subject != NULL ? subject->address : NULL, TRUE);
  shian_inspection_form_add_field (form, "负责人及电话", contact, TRUE)->internal = TRUE;
}

static gboolean
asks_canteen_fields (const ShianTemplate *edition, const ShianSubject *subject)
{
  const char *kinds = edition->subject_kinds;

  if (subject != NULL)
    return shian_subject_feeds_a_group (subject);
  return kinds != NULL && strstr (kinds, "canteen") != NULL;
}

static char *
visit_time (const ShianInspection *inspection)
{
  g_autofree char *day = inspection != NULL ? chinese_date (inspection->made_on) : NULL;
  g_autofree char *end = NULL;
  g_autofree char *from = NULL;

  if (day == NULL)
    return NULL;
  from = join (day, " ", inspection->started_at);
  if (g_strcmp0 (inspection->ended_on, inspection->made_on) != 0)
    end = chinese_date (inspection->ended_on);
  if (end == NULL && inspection->ended_at == NULL)
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s 至 %s%s%s", from, end != NULL ? end : "", end != NULL ? " " : "",
                          inspection->ended_at != NULL ? inspection->ended_at : "");
}

static void
add_visit_fields (ShianInspectionForm *form, const ShianInspection *inspection)
{
  g_autofree char *time = visit_time (inspection);

  shian_inspection_form_add_field (form, "检查类别", form->kind, FALSE);
  shian_inspection_form_add_field (form, "检查时间", time, FALSE);
}

static char *
answer_value (const ShianTemplateItem *item, const ShianAnswer *answer)
{
  if (answer == NULL)
    return NULL;
  if (item->kind == SHIAN_ITEM_NUMBER)
    return isnan (answer->figure) ? NULL : shian_real_to_text (answer->figure);
  if (item->kind == SHIAN_ITEM_DATE)
    return chinese_date (answer->value);
  return g_strdup (answer->value);
}

static void
fill_item (ShianFormItem *to, const ShianTemplateItem *item, const ShianAnswer *answer)
{
  g_autofree char *limit = item->kind == SHIAN_ITEM_NUMBER ? shian_limit_describe (item) : NULL;

  to->number = g_strdup (item->code);
  to->text = g_strdup (item->text);
  to->basis = g_strdup (item->basis);
  to->key = item->severity == SHIAN_SEVERITY_KEY;
  to->asks_value = item->kind != SHIAN_ITEM_VERDICT && item->kind != SHIAN_ITEM_CHOICE;
  to->unit = item->kind == SHIAN_ITEM_NUMBER ? g_strdup (item->unit) : NULL;
  to->limit = shian_text_is_empty (limit) ? NULL : g_steal_pointer (&limit);
  to->choices = item->kind == SHIAN_ITEM_CHOICE ? shian_template_item_choices (item) : NULL;
  to->value = answer_value (item, answer);
  if (answer == NULL)
    return;
  to->verdict = (ShianFormVerdict) answer->verdict;
  to->note = g_strdup (answer->note);
}

static ShianFormItem *
add_item (ShianInspectionForm *form, ShianFormGroup **group, const ShianTemplateItem *item,
          const ShianAnswer *answer)
{
  ShianFormItem *to;

  if (*group == NULL || g_strcmp0 ((*group)->title, item->heading) != 0)
    *group = shian_inspection_form_add_group (form, item->heading);
  to = shian_form_group_add_item (*group);
  fill_item (to, item, answer);
  form->counts.total++;
  return to;
}

static void
add_blank_items (ShianInspectionForm *form, const ShianTemplateBook *book,
                 const ShianSubject *subject)
{
  ShianFormGroup *group = NULL;

  for (guint i = 0; i < book->items->len; i++) {
    const ShianTemplateItem *item = book->items->pdata[i];
    if (shian_condition_judge (item->applies, subject, NULL) != SHIAN_TRUTH_NO)
      add_item (form, &group, item, NULL);
  }
}

/* Items out of the scope were not looked at and are not on the paper. */
static void
add_answered_items (ShianInspectionForm *form, const ShianInspectionSheet *sheet)
{
  ShianFormGroup *group = NULL;

  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    ShianFormItem *to;

    if (!shian_inspection_in_scope (sheet->inspection, item->item))
      continue;
    to = add_item (form, &group, item, shian_inspection_sheet_answer (sheet, i));
    if (!shian_inspection_sheet_applies (sheet, i))
      to->verdict = SHIAN_FORM_NOT_APPLICABLE;
  }
}

static char *
deadline_text (const ShianFinding *finding)
{
  g_autofree char *day = chinese_date (finding->due);

  if (finding->on_the_spot)
    return g_strdup ("当场改正");
  return g_steal_pointer (&day);
}

static void
add_finding (ShianInspectionForm *form, const ShianFindingRow *row, guint number)
{
  const ShianFinding *finding = row->finding;
  ShianFormFinding *to = shian_inspection_form_add_finding (form);

  to->number = g_strdup_printf ("%u", number);
  to->item = g_strdup (finding->item_code);
  to->text = g_strdup (finding->text);
  to->key = finding->severity == SHIAN_SEVERITY_KEY;
  to->basis = g_strdup (finding->basis);
  to->action = g_strdup (finding->action);
  to->deadline = deadline_text (finding);
  to->responsible = g_strdup (finding->responsible);
  to->repeats = row->repeats;
  to->state = g_strdup (word (finding_states, G_N_ELEMENTS (finding_states), finding->state));
}

static char *
inspector_names (const GPtrArray *inspectors)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; inspectors != NULL && i < inspectors->len; i++) {
    const ShianInspector *one = inspectors->pdata[i];
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", one->name);
    if (!shian_text_is_empty (one->certificate))
      g_string_append_printf (names, "（证件号%s）", one->certificate);
  }
  return g_string_free (names, names->len == 0);
}

static char *
receipt_text (const ShianInspection *inspection)
{
  if (inspection->signature != SHIAN_SIGNATURE_REFUSED)
    return NULL;
  return g_strdup_printf ("当事人拒绝签收，原因：%s　见证人：%s",
                          inspection->refusal != NULL ? inspection->refusal : "",
                          inspection->witness != NULL ? inspection->witness : "");
}

/* Who drew the signature and on which day; the picture itself is read by who has the store. */
static void
fill_signing (ShianInspectionForm *form, const ShianInspectionSheet *sheet)
{
  const ShianInspection *inspection = sheet->inspection;
  g_autofree char *day = NULL;

  if (inspection->signature != SHIAN_SIGNATURE_DRAWN || sheet->signature == NULL)
    return;
  if (sheet->signature->taken_at != NULL)
    day = g_strndup (sheet->signature->taken_at, strlen ("YYYY-MM-DD"));
  form->signed_on = chinese_date (day);
  if (form->signed_on == NULL)
    form->signed_on = g_strdup ("　　　　年　　月　　日");
  if (!shian_text_is_empty (inspection->signer))
    form->signer = g_strdup (inspection->signer);
}

static void
fill_outcome (ShianInspectionForm *form, const ShianInspectionSheet *sheet)
{
  const ShianInspection *inspection = sheet->inspection;

  form->date =
      chinese_date (inspection->ended_on != NULL ? inspection->ended_on : inspection->made_on);
  form->inspectors = inspector_names (sheet->inspectors);
  if (inspection->result != SHIAN_RESULT_NONE)
    form->result = shian_template_result_title (sheet->book->edition,
                                                (guint) inspection->result - SHIAN_RESULT_PASS);
  form->opinion = g_strdup (inspection->opinion);
  form->comment = g_strdup (inspection->premises_comment);
  form->receipt = receipt_text (inspection);
  fill_signing (form, sheet);
  if (inspection->notice_given && inspection->recusal_asked)
    form->notice = g_strdup (NOTICE_GIVEN);
}

/* What is frozen in a finished inspection, and the running counts of a draft, are the engine's: the
 * paper must not count for itself. */
static void
fill_counts (ShianInspectionForm *form, const ShianInspectionSheet *sheet)
{
  ShianTally tally = shian_inspection_sheet_tally (sheet, NULL);

  form->counts.total = tally.items;
  form->counts.conforming = tally.conforming;
  form->counts.not_conforming = tally.not_conforming;
  form->counts.not_conforming_key = tally.key;
  form->counts.not_applicable = tally.not_applicable;
  form->counts.recorded = tally.recorded;
  form->counts.advice = tally.advice;
  form->counts.unanswered = tally.unanswered;
}

/* “依据简称：法＝中华人民共和国食品安全法……”, from lines of short name, title and date. */
static char *
legend_text (const char *legal)
{
  g_auto (GStrv) lines = g_strsplit (legal != NULL ? legal : "", "\n", -1);
  GString *text = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++) {
    g_auto (GStrv) cells = g_strsplit (*line, "\t", 3);
    if (g_strv_length (cells) >= 2)
      g_string_append_printf (text, "%s%s＝%s", text->len > 0 ? "；" : "依据简称：", cells[0],
                              cells[1]);
  }
  if (text->len > 0)
    g_string_append (text, "。");
  return g_string_free (text, text->len == 0);
}

static ShianInspectionForm *
begin_form (const ShianTemplate *edition, const ShianSubject *subject, const char *serial)
{
  ShianInspectionForm *form = shian_inspection_form_new ();

  form->title = g_strdup (edition->title);
  form->edition = g_strdup_printf ("版次：%s", edition->edition);
  form->legend = legend_text (edition->legal);
  form->code = g_strdup (serial);
  form->premises = subject != NULL ? g_strdup (subject->name) : NULL;
  form->results = g_strsplit (edition->result_titles != NULL ? edition->result_titles : "", ";", 0);
  form->public_note = g_strdup (PUBLIC_NOTE);
  return form;
}

static void
add_fields (ShianInspectionForm *form, const ShianTemplate *edition, const ShianSubject *subject,
            const ShianInspection *inspection)
{
  add_subject_fields (form, subject);
  if (asks_canteen_fields (edition, subject))
    add_canteen_fields (form, subject, inspection);
  add_visit_fields (form, inspection);
}

ShianInspectionForm *
shian_inspection_form_blank (const ShianTemplateBook *book, const ShianSubject *subject,
                             const char *serial)
{
  ShianInspectionForm *form;

  g_return_val_if_fail (book != NULL, NULL);
  form = begin_form (book->edition, subject, serial);
  add_fields (form, book->edition, subject, NULL);
  add_blank_items (form, book, subject);
  return form;
}

ShianInspectionForm *
shian_inspection_form_record (const ShianInspectionSheet *sheet, const GPtrArray *findings,
                              const char *serial)
{
  ShianInspectionForm *form;

  g_return_val_if_fail (sheet != NULL, NULL);
  form = begin_form (sheet->book->edition, sheet->subject, serial);
  form->filled = TRUE;
  form->kind =
      g_strdup (shian_inspection_kind_title ((ShianInspectionKind) sheet->inspection->kind));
  add_fields (form, sheet->book->edition, sheet->subject, sheet->inspection);
  add_answered_items (form, sheet);
  fill_outcome (form, sheet);
  fill_counts (form, sheet);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    add_finding (form, findings->pdata[i], i + 1);
  return form;
}

ShianInspectionForm *
shian_inspection_form_findings (const ShianSubject *subject, const GPtrArray *findings,
                                gboolean open_only, const char *serial)
{
  ShianInspectionForm *form = shian_inspection_form_new ();

  g_return_val_if_fail (subject != NULL && findings != NULL, form);
  form->title = g_strdup (open_only ? "食品安全问题整改复查表" : "食品安全问题整改清单");
  form->code = g_strdup (serial);
  form->premises = g_strdup (subject->name);
  add_subject_fields (form, subject);
  for (guint i = 0; i < findings->len; i++) {
    const ShianFindingRow *row = findings->pdata[i];
    if (!open_only || row->finding->state != SHIAN_FINDING_CLOSED)
      add_finding (form, row, form->findings->len + 1);
  }
  return form;
}
