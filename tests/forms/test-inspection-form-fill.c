/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"
#include "form-text.h"

#include "forms/inspection-form-fill.h"
#include "inspection/diners.h"
#include "inspection/draft.h"
#include "inspection/finish.h"
#include "inspection/template-store.h"
#include "store/save.h"

#include <math.h>
#include <string.h>

static char *
add_school (StoreFixture *fixture)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();

  subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
  subject->name = g_strdup ("示例镇㛃𬭚堃中心小学食堂");
  subject->credit_code = g_strdup ("12120223MB1234567X");
  subject->licence = g_strdup ("JY31202230012345");
  subject->licence_expiry = g_strdup ("2027-05-20");
  subject->address = g_strdup ("示例区示例镇示例路1号");
  subject->contact = g_strdup ("示例校长");
  subject->phone = g_strdup ("022-00000000");
  subject->supply = SHIAN_SUPPLY_CONTRACTED;
  subject->diners = 480;
  fixture_save (fixture->store, &SHIAN_SUBJECT_TYPE, subject);
  return g_strdup (subject->record.id);
}

static ShianInspection *
begin (StoreFixture *fixture, const char *subject)
{
  static const char *const inspectors[] = { "示例甲/津A001", "示例乙", NULL };
  const ShianInspectionOrder order = { .subject = subject,
                                       .template = "campus-canteen",
                                       .made_on = "2024-05-13",
                                       .started_at = "09:00",
                                       .inspectors = inspectors,
                                       .notice_given = TRUE,
                                       .recusal_asked = TRUE };
  g_autoptr (GError) error = NULL;
  ShianInspection *inspection = shian_inspection_begin (fixture->store, &order, &error);

  g_assert_no_error (error);
  return inspection;
}

/* Everything conforms but the first item and every number, which is far out of its limits. */
static void
answer_all (StoreFixture *fixture, const char *id)
{
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (fixture->store, id, NULL);

  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
    g_autoptr (ShianAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    if (!shian_inspection_sheet_applies (sheet, i))
      continue;
    input.verdict = i == 0 ? SHIAN_VERDICT_NOT_CONFORMING : SHIAN_VERDICT_CONFORMING;
    if (item->kind == SHIAN_ITEM_NUMBER) {
      input.verdict = SHIAN_VERDICT_NONE;
      input.figure = 777;
    }
    input.note = i == 0 ? "证照已过期" : NULL;
    answer = shian_answer_give (fixture->store, id, item->record.id, &input, &error);
    g_assert_no_error (error);
  }
}

static const ShianFormField *
find_field (const ShianInspectionForm *form, const char *label)
{
  for (guint i = 0; i < form->fields->len; i++) {
    const ShianFormField *field = form->fields->pdata[i];
    if (g_str_equal (field->label, label))
      return field;
  }
  g_error ("no field “%s”", label);
}

static const ShianFormItem *
find_item (const ShianInspectionForm *form, const char *number)
{
  for (guint g = 0; g < form->groups->len; g++) {
    const ShianFormGroup *group = form->groups->pdata[g];
    for (guint i = 0; i < group->items->len; i++) {
      const ShianFormItem *item = group->items->pdata[i];
      if (g_str_equal (item->number, number))
        return item;
    }
  }
  g_error ("no item “%s”", number);
}

static ShianTemplateBook *
load_book (StoreFixture *fixture)
{
  g_autoptr (ShianTemplate) edition =
      shian_template_find (fixture->store, "campus-canteen", NULL, NULL);

  return shian_template_load (fixture->store, edition->record.id, NULL);
}

static void
test_blank (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = add_school (fixture);
  g_autoptr (ShianSubject) subject =
      shian_store_load (fixture->store, &SHIAN_SUBJECT_TYPE, id, NULL);
  g_autoptr (ShianTemplateBook) book = load_book (fixture);
  g_autoptr (ShianInspectionForm) form = shian_inspection_form_blank (book, subject, "24000001");
  g_autoptr (ShianInspectionForm) anybody = shian_inspection_form_blank (book, NULL, NULL);

  g_assert_cmpstr (find_field (form, "被检查单位")->value, ==, subject->name);
  g_assert_cmpstr (find_field (form, "许可证编号")->value, ==,
                   "JY31202230012345\n有效期至2027年5月20日");
  g_assert_cmpstr (find_field (form, "供餐方式")->value, ==, "承包");
  g_assert_cmpstr (find_field (form, "就餐人数")->value, ==, "每餐约480人");
  g_assert_null (find_field (form, "检查时间")->value);
  g_assert_false (form->filled);
  g_assert_cmpuint (anybody->counts.total, ==, book->items->len);
  g_assert_cmpuint (form->counts.total, <=, anybody->counts.total);
  g_assert_null (find_field (anybody, "被检查单位")->value);
  g_assert_cmpuint (g_strv_length (form->results), ==, 3);
}

static void
assert_adds_up (const ShianFormCounts *counts)
{
  g_assert_cmpuint (counts->conforming + counts->not_conforming + counts->not_applicable +
                        counts->recorded + counts->advice + counts->unanswered,
                    ==, counts->total);
}

/* Of a form begun, one answered in part, and a recheck, which looks at few of the items. */
static void
test_counts_add_up (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = add_school (fixture);
  g_autoptr (ShianInspection) inspection = begin (fixture, id);
  g_autoptr (ShianInspectionSheet) begun = NULL;
  g_autoptr (ShianInspectionSheet) answered = NULL;
  g_autoptr (ShianInspectionForm) empty = NULL;
  g_autoptr (ShianInspectionForm) full = NULL;
  g_autoptr (ShianInspectionForm) few = NULL;

  begun = shian_inspection_sheet_load (fixture->store, inspection->record.id, NULL);
  empty = shian_inspection_form_record (begun, NULL, NULL);
  g_assert_cmpuint (empty->counts.unanswered, >, 80);
  assert_adds_up (&empty->counts);
  answer_all (fixture, inspection->record.id);
  answered = shian_inspection_sheet_load (fixture->store, inspection->record.id, NULL);
  full = shian_inspection_form_record (answered, NULL, NULL);
  g_assert_cmpuint (full->counts.unanswered, ==, 0);
  assert_adds_up (&full->counts);
  g_free (answered->inspection->scope);
  answered->inspection->scope = g_strdup ("cc01;cc37");
  few = shian_inspection_form_record (answered, NULL, NULL);
  g_assert_cmpuint (few->counts.total, ==, 2);
  g_assert_cmpuint (few->counts.not_conforming, ==, 2);
  assert_adds_up (&few->counts);
}

static char *
print_diners (StoreFixture *fixture, const char *inspection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (fixture->store, inspection, &error);
  g_autoptr (ShianInspectionForm) form = NULL;

  g_assert_no_error (error);
  form = shian_inspection_form_record (sheet, NULL, NULL);
  return g_strdup (find_field (form, "就餐人数")->value);
}

static void
assert_diners (StoreFixture *fixture, const char *inspection, const char *expected)
{
  g_autofree char *printed = print_diners (fixture, inspection);

  g_assert_cmpstr (printed, ==, expected);
}

static void
change_diners (StoreFixture *fixture, const char *id, gint64 diners)
{
  g_autoptr (ShianSubject) subject =
      shian_store_load (fixture->store, &SHIAN_SUBJECT_TYPE, id, NULL);

  subject->diners = diners;
  fixture_save (fixture->store, &SHIAN_SUBJECT_TYPE, subject);
}

static void
finish (StoreFixture *fixture, ShianInspection *inspection)
{
  g_autoptr (GError) error = NULL;

  answer_all (fixture, inspection->record.id);
  inspection->signature = SHIAN_SIGNATURE_PAPER;
  g_assert_true (shian_inspection_save (fixture->store, inspection, &error));
  g_assert_true (shian_inspection_finish (fixture->store, inspection->record.id, &error));
  g_assert_no_error (error);
}

/* What was counted goes before what the record says, and both print for ever as they were then. */
static void
test_diners (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = add_school (fixture);
  g_autoptr (ShianInspection) counted = begin (fixture, id);
  g_autoptr (ShianInspection) usual = begin (fixture, id);

  assert_diners (fixture, counted->record.id, "每餐约480人");
  g_free (counted->facts);
  counted->facts = shian_diners_count (NULL, 512);
  finish (fixture, counted);
  finish (fixture, usual);
  assert_diners (fixture, counted->record.id, "检查当日512人");
  change_diners (fixture, id, 530);
  assert_diners (fixture, counted->record.id, "检查当日512人");
  assert_diners (fixture, usual->record.id, "每餐约480人");
}

/* The paper says what the engine says: counts, result, verdicts, findings. */
static void
test_record (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = add_school (fixture);
  g_autoptr (ShianInspection) inspection = begin (fixture, id);
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (ShianInspectionForm) form = NULL;
  const ShianFormItem *first;
  ShianTally tally;

  answer_all (fixture, inspection->record.id);
  sheet = shian_inspection_sheet_load (fixture->store, inspection->record.id, NULL);
  query.inspection = inspection->record.id;
  findings = shian_finding_list (fixture->store, &query, NULL);
  form = shian_inspection_form_record (sheet, findings, NULL);
  tally = shian_inspection_sheet_tally (sheet, NULL);
  first = find_item (form, "C01");
  g_assert_cmpint (first->verdict, ==, SHIAN_FORM_NOT_CONFORMING);
  g_assert_cmpstr (first->note, ==, "证照已过期");
  g_assert_true (first->key);
  g_assert_cmpuint (form->counts.not_conforming, ==, tally.not_conforming);
  g_assert_cmpuint (form->counts.not_conforming, >, 1);
  g_assert_cmpuint (form->findings->len, ==, findings->len);
  g_assert_cmpuint (findings->len, >=, tally.not_conforming);
  g_assert_cmpstr (form->inspectors, ==, "示例甲（证件号津A001）、示例乙");
  g_assert_cmpstr (form->kind, ==, "日常检查");
  g_assert_true (g_str_has_prefix (find_field (form, "检查时间")->value, "2024年5月13日"));
}

static void
test_on_paper (StoreFixture *fixture, gconstpointer unused)
{
  static const char *const copies[] = { "存根联", "当事人联", NULL };
  g_autofree char *id = add_school (fixture);
  g_autoptr (ShianInspection) inspection = begin (fixture, id);
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (ShianInspectionForm) form = NULL;
  g_autoptr (ShianDocument) document = NULL;
  g_autofree char *text = NULL;
  guint n_pages;

  if (fonts == NULL) {
    g_test_skip ("no font with Chinese is installed");
    return;
  }
  answer_all (fixture, inspection->record.id);
  sheet = shian_inspection_sheet_load (fixture->store, inspection->record.id, NULL);
  query.inspection = inspection->record.id;
  findings = shian_finding_list (fixture->store, &query, NULL);
  form = shian_inspection_form_record (sheet, findings, "24000007");
  document = shian_inspection_form_layout (form, SHIAN_PAPER_INSPECTION, copies, fonts);
  text = form_text (document, "canteen-record", &n_pages);
  g_assert_cmpuint (n_pages % 2, ==, 0);
  g_assert_cmpuint (n_pages, <=, 20);
  g_assert_nonnull (strstr (text, "证照已过期"));
  g_assert_nonnull (strstr (text, "12120223MB1234567X"));
}

/* A recheck form has what is open and nothing else. */
static void
test_findings (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = add_school (fixture);
  g_autoptr (ShianSubject) subject =
      shian_store_load (fixture->store, &SHIAN_SUBJECT_TYPE, id, NULL);
  g_autoptr (ShianInspection) inspection = begin (fixture, id);
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (ShianInspectionForm) all = NULL;
  g_autoptr (ShianInspectionForm) open = NULL;

  answer_all (fixture, inspection->record.id);
  query.subject = id;
  findings = shian_finding_list (fixture->store, &query, NULL);
  ((ShianFindingRow *) findings->pdata[0])->finding->state = SHIAN_FINDING_CLOSED;
  all = shian_inspection_form_findings (subject, findings, FALSE, NULL);
  open = shian_inspection_form_findings (subject, findings, TRUE, NULL);
  g_assert_cmpuint (all->findings->len, ==, findings->len);
  g_assert_cmpuint (open->findings->len, ==, findings->len - 1);
  g_assert_cmpstr (((ShianFormFinding *) open->findings->pdata[0])->number, ==, "1");
}

static void
set_up (StoreFixture *fixture, gconstpointer unused)
{
  store_fixture_set_up (fixture, unused);
  g_assert_true (shian_template_install_builtin (fixture->store, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/inspection-form-fill/" name, StoreFixture, NULL, set_up, function,                 \
              store_fixture_tear_down)
  ADD ("blank", test_blank);
  ADD ("diners", test_diners);
  ADD ("counts-add-up", test_counts_add_up);
  ADD ("record", test_record);
  ADD ("on-paper", test_on_paper);
  ADD ("findings", test_findings);
  return g_test_run ();
}
