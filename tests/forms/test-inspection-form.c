/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/inspection-form.h"

#include "form-text.h"
#include "forms/form-code.h"

#include <string.h>

/* Rare characters, and 40 of them together. */
#define LONG_NAME                                                                                  \
  "示例镇㛃𬭚堃旻珺堂喆第一初级中学附属"                                        \
  "实验小学校园食堂（西校区）二层风味餐厅暨教师食堂"
#define N_GROUPS 6
#define N_ITEMS 15

static const char *const both[] = { "存根联", "当事人联", NULL };

static void
add_fields (ShianInspectionForm *form)
{
  shian_inspection_form_add_field (form, "被检查单位", form->premises, TRUE);
  shian_inspection_form_add_field (form, "统一社会信用代码", "12120223MB1234567X", FALSE);
  shian_inspection_form_add_field (form, "许可证编号", "JY31202230012345", FALSE);
  shian_inspection_form_add_field (form, "地址", "示例区示例镇示例路1号", TRUE);
  shian_inspection_form_add_field (form, "负责人及电话", "示例校长 022-00000000", TRUE)->internal =
      TRUE;
  shian_inspection_form_add_field (form, "学段", "小学", FALSE);
  shian_inspection_form_add_field (form, "供餐方式", "承包", FALSE);
  shian_inspection_form_add_field (form, "检查类别", form->kind, FALSE);
}

static void
fill_item (ShianFormItem *item, guint i, gboolean filled)
{
  item->number = g_strdup_printf ("C%02u", i + 1);
  item->text =
      g_strdup ("冷藏设备温度在规定范围内，温度计清楚可读，设备内食品分类、分架、离墙离地存放");
  item->basis = g_strdup ("校规37；操规示例条");
  item->key = i % 3 == 0;
  item->verdict = filled ? SHIAN_FORM_CONFORMING : SHIAN_FORM_OPEN;
  if (i % 10 == 4) {
    item->asks_value = TRUE;
    item->unit = g_strdup ("℃");
    item->limit = g_strdup ("0～8℃");
    item->value = filled ? g_strdup ("11") : NULL;
    item->verdict = filled ? SHIAN_FORM_NOT_CONFORMING : SHIAN_FORM_OPEN;
  } else if (i % 10 == 7) {
    item->choices = g_strsplit ("自营;承包;校外供餐", ";", -1);
    item->value = filled ? g_strdup ("承包") : NULL;
  }
  if (filled && i % 7 == 5)
    item->note = g_strdup ("冷藏柜内生熟混放，当场改正");
}

static void
add_findings (ShianInspectionForm *form)
{
  for (guint i = 0; i < 3; i++) {
    ShianFormFinding *finding = shian_inspection_form_add_finding (form);

    finding->number = g_strdup_printf ("%u", i + 1);
    finding->item = g_strdup_printf ("C%02u", i * 10 + 5);
    finding->text = g_strdup ("冷藏设备温度11℃，超过0～8℃的限值");
    finding->key = i == 0;
    finding->basis = g_strdup ("操规示例条");
    finding->action = g_strdup ("立即检修设备，转移食品，报送维修记录");
    finding->deadline = g_strdup (i == 2 ? "当场改正" : "2024年5月13日（周一）");
    finding->responsible = g_strdup ("负责人");
    finding->state = g_strdup ("待复查");
    finding->repeats = i;
  }
}

static ShianInspectionForm *
new_form (gboolean filled)
{
  ShianInspectionForm *form = shian_inspection_form_new ();

  form->title = g_strdup ("校园食堂食品安全监督检查记录表");
  form->edition = g_strdup ("2024年版　依据：《食品安全法》《学校食品安全与营养健康管理规定》");
  form->code = g_strdup ("24000123");
  form->premises = g_strdup (LONG_NAME);
  form->kind = g_strdup ("日常检查");
  form->filled = filled;
  form->results = g_strsplit ("符合;基本符合;不符合", ";", -1);
  form->counts = (ShianFormCounts){ .total = 90,
                                    .conforming = 76,
                                    .not_conforming = 9,
                                    .not_conforming_key = 3,
                                    .not_applicable = 3,
                                    .recorded = 2 };
  add_fields (form);
  for (guint g = 0; g < N_GROUPS; g++) {
    ShianFormGroup *group = shian_inspection_form_add_group (form, "贮存温控");
    for (guint i = 0; i < N_ITEMS; i++)
      fill_item (shian_form_group_add_item (group), g * N_ITEMS + i, filled);
  }
  if (!filled)
    return form;
  form->result = g_strdup ("不符合");
  form->date = g_strdup ("2024年5月6日");
  form->inspectors = g_strdup ("检查员一、检查员二");
  form->opinion = g_strdup ("责令限期整改，逾期不改依法处理。");
  form->comment = g_strdup ("无异议，按期整改。");
  form->public_note = g_strdup ("本结果请张贴在显著位置，保持至下次监督检查。");
  add_findings (form);
  return form;
}

static char *
text_of (const ShianInspectionForm *form, ShianPaper paper, const char *const *copies,
         const char *name, guint *n_pages)
{
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);
  g_autoptr (ShianDocument) document = shian_inspection_form_layout (form, paper, copies, fonts);

  return form_text (document, name, n_pages);
}

/* Text as a cell breaks it: without the blanks and line ends the layout puts in. */
static char *
joined (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}

static void
test_blank (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (FALSE);
  guint n_pages;
  g_autofree char *text =
      text_of (form, SHIAN_PAPER_INSPECTION, NULL, "inspection-blank", &n_pages);
  g_autofree char *flat = joined (text);
  g_autofree char *last = g_strdup_printf ("第%u页共%u页", n_pages, n_pages);

  g_assert_cmpuint (n_pages, >, 2);
  g_assert_cmpuint (form_count (flat, "检查内容（★为重点项）"), ==, n_pages - 1);
  for (guint i = 0; i < N_GROUPS * N_ITEMS; i++) {
    g_autofree char *number = g_strdup_printf ("C%02u", i + 1);
    g_assert_cmpuint (form_count (flat, number), ==, 1);
  }
  g_assert_nonnull (strstr (flat, last));
  g_assert_nonnull (strstr (flat, "见证人（签名）"));
}

static void
test_copies (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  guint one_pages, both_pages;
  g_autofree char *one =
      text_of (form, SHIAN_PAPER_INSPECTION, NULL, "inspection-record", &one_pages);
  g_autofree char *two =
      text_of (form, SHIAN_PAPER_INSPECTION, both, "inspection-copies", &both_pages);
  g_autofree char *flat = joined (two);
  g_autofree char *last = g_strdup_printf ("第%u页共%u页", one_pages, one_pages);

  g_assert_cmpuint (both_pages, ==, 2 * one_pages);
  g_assert_cmpuint (form_count (flat, last), ==, 2);
  g_assert_cmpuint (form_count (flat, "存根联"), ==, one_pages);
  g_assert_cmpuint (form_count (flat, "当事人联"), ==, one_pages);
  g_assert_nonnull (
      strstr (flat, "符合76项，不符合9项（其中重点3项），不适用3项，只记录不判定2项。"));
  g_assert_cmpuint (form_count (one, "11℃"), >=, 9);
}

/* Nothing is said to have been confirmed or signed that was not. */
static void
test_says_only_what_is_so (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  guint n_pages;
  g_autofree char *bare = text_of (form, SHIAN_PAPER_INSPECTION, NULL, "inspection-bare", &n_pages);
  g_autofree char *flat = joined (bare);
  g_autofree char *said = NULL;
  g_autofree char *said_flat = NULL;

  g_assert_nonnull (strstr (flat, "022-00000000"));
  g_assert_nonnull (strstr (flat, "见证人（签名）"));
  g_assert_null (strstr (flat, "已签收"));
  g_assert_null (strstr (flat, "未申请回避"));
  form->receipt = g_strdup ("当事人拒绝签收，原因：示例　见证人：示例丙");
  form->notice = g_strdup ("示例告知");
  said = text_of (form, SHIAN_PAPER_INSPECTION, NULL, "inspection-said", &n_pages);
  said_flat = joined (said);
  g_assert_nonnull (strstr (said_flat, "示例告知"));
  g_assert_nonnull (strstr (said_flat, "见证人：示例丙"));
  g_assert_null (strstr (said_flat, "见证人（签名）"));
}

/* Each page's digits are those of that page, in every copy. */
static void
test_code_on_every_page (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  guint n_pages;
  g_autofree char *text = text_of (form, SHIAN_PAPER_INSPECTION, both, "inspection-code", &n_pages);

  for (guint page = 1; page <= n_pages / 2; page++) {
    g_autofree char *code = shian_form_code_make (form->code, page);
    g_autofree char *shown = shian_form_code_display (code);
    g_assert_cmpuint (form_count (text, shown), ==, 2);
  }
}

static void
test_result (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  guint n_pages;
  g_autofree char *text = text_of (form, SHIAN_PAPER_RESULT, NULL, "inspection-result", &n_pages);
  g_autofree char *flat = joined (text);

  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_nonnull (strstr (flat, "不符合"));
  g_assert_nonnull (strstr (flat, "保持至下次监督检查"));
  g_assert_null (strstr (flat, "责令限期整改"));
  /* It hangs on a wall: nobody's name and telephone. */
  g_assert_null (strstr (flat, "022-00000000"));
  g_assert_null (strstr (flat, "负责人及电话"));
}

static GdkPixbuf *
new_picture (guint32 colour, int width, int height)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, width, height);

  gdk_pixbuf_fill (picture, colour);
  return picture;
}

static void
test_findings (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  ShianFormFinding *first = form->findings->pdata[0];
  guint n_pages;
  g_autofree char *text = NULL;
  g_autofree char *flat = NULL;

  g_ptr_array_add (first->before, new_picture (0xc04040ff, 1200, 900));
  g_ptr_array_add (first->before, new_picture (0xc0a040ff, 900, 1600));
  g_ptr_array_add (first->after, new_picture (0x40a04080, 640, 480));
  text = text_of (form, SHIAN_PAPER_FINDINGS, NULL, "inspection-findings", &n_pages);
  flat = joined (text);
  g_assert_cmpuint (form_count (flat, "整改前"), ==, 1);
  g_assert_cmpuint (form_count (flat, "（无照片）"), ==, 1);
  g_assert_nonnull (strstr (flat, "近12个月内第3次发现"));
}

/* Drawn on the screen: with its day, who it was, and on as many pages as without. */
static void
test_signature (void)
{
  g_autoptr (ShianInspectionForm) unsigned_form = new_form (TRUE);
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autofree char *flat = NULL;
  guint n_before, n_pages;

  before = text_of (unsigned_form, SHIAN_PAPER_INSPECTION, NULL, "inspection-unsigned", &n_before);
  form->signature = new_picture (0x000000ff, 900, 300);
  form->signed_on = g_strdup ("2024年5月13日");
  form->signer = g_strdup ("示例校长");
  text = text_of (form, SHIAN_PAPER_INSPECTION, NULL, "inspection-signed", &n_pages);
  flat = joined (text);
  g_assert_cmpuint (n_pages, ==, n_before);
  g_assert_nonnull (strstr (flat, "签名人：示例校长"));
  g_assert_nonnull (strstr (flat, "日期：2024年5月13日"));
  g_assert_null (strstr (before, "签名人"));
}

static void
test_recheck (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  guint n_pages;
  g_autofree char *text = text_of (form, SHIAN_PAPER_RECHECK, NULL, "inspection-recheck", &n_pages);

  g_assert_cmpuint (form_count (text, "未整改"), ==, 3);
}

/* No answer is cut however long it is. */
static void
test_long_answers (void)
{
  g_autoptr (ShianInspectionForm) form = new_form (TRUE);
  ShianFormGroup *group = form->groups->pdata[0];
  ShianFormItem *item = group->items->pdata[0];
  GString *longest = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *flat = NULL;
  guint n_pages;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (longest, "第%03u句。", i);
  g_free (item->note);
  item->note = g_strdup (longest->str);
  g_free (form->opinion);
  form->opinion = g_string_free (longest, FALSE);
  text = text_of (form, SHIAN_PAPER_INSPECTION, NULL, "inspection-long", &n_pages);
  flat = joined (text);
  for (guint i = 0; i < 200; i++) {
    g_autofree char *sentence = g_strdup_printf ("%03u", i);
    g_assert_cmpuint (form_count (flat, sentence), >=, 2);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (form_fonts_missing ())
    return 0;
  g_test_add_func ("/inspection-form/blank", test_blank);
  g_test_add_func ("/inspection-form/copies", test_copies);
  g_test_add_func ("/inspection-form/says-only-what-is-so", test_says_only_what_is_so);
  g_test_add_func ("/inspection-form/code-on-every-page", test_code_on_every_page);
  g_test_add_func ("/inspection-form/result", test_result);
  g_test_add_func ("/inspection-form/findings", test_findings);
  g_test_add_func ("/inspection-form/signature", test_signature);
  g_test_add_func ("/inspection-form/recheck", test_recheck);
  g_test_add_func ("/inspection-form/long-answers", test_long_answers);
  return g_test_run ();
}
