/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the measures: notice, title, year, page numbers, obligations, signature; and
 * the JSON document. */
#include "plan-outline.h"

#include "plan/plan-json.h"

#include <string.h>

static const char NOTICE[] =
    "网站名称 首页 > 政务公开\n"
    "索引号：000001 发文字号：某政办发〔2025〕6号\n"
    "发布日期：2026年4月2日\n"
    "某某区人民政府办公室关于印发某某区2025年\n"
    "食品安全监督管理计划的通知\n"
    "各镇人民政府、各街道办事处，各委办局：\n"
    "经区人民政府同意，现将《某某区2025年食品安全监督管理计划》印发给你们。\n"
    "某某区人民政府办公室\n"
    "2025年4月1日\n"
    "（此件公开发布）\n";

static const char BODY[] =
    "为落实上级部署，制定本计划。\n"
    "一、重点任务\n"
    "（一）强化校园监管。落实陪餐制度。（区教育局负责）\n"
    "二、工作要求\n"
    "各单位要高度重视。各镇街要在印发后30日内向区食药安办提交落实方案，按季度报送进展，"
    "年底前报送全年情况，由区食药安办形成年度报告报区委、区政府。\n";

static char *
reasons (const ShianPlanText *plan)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan->skipped->len; i++) {
    const ShianTextSkip *skip = g_ptr_array_index (plan->skipped, i);
    if (!g_str_equal (skip->reason, "line break") && !g_str_equal (skip->reason, "blank"))
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", skip->reason);
  }
  return g_string_free (out, FALSE);
}

static void
test_notice (void)
{
  g_autofree char *text = g_strconcat (NOTICE, "某某区2025年\n食品安全监督管理计划\n", BODY, NULL);
  g_autoptr (ShianPlanText) plan = plan_parse (text);
  g_autofree char *outline = plan_outline (plan);
  g_autofree char *why = reasons (plan);

  g_assert_cmpstr (plan->title, ==, "某某区2025年食品安全监督管理计划");
  g_assert_cmpint (plan->year, ==, 2025);
  g_assert_cmpstr (
      outline, ==,
      "S1 重点任务\nM1 强化校园监管\nT 落实陪餐制度 | responsible:区教育局\nS2 工作要求\n");
  g_assert_cmpstr (why, ==, "before the plan's title; preamble; closing section");
}

static void
test_named_title (void)
{
  g_autofree char *text = g_strconcat (NOTICE, BODY, NULL);
  g_autoptr (ShianPlanText) plan = plan_parse (text);
  g_autoptr (ShianPlanText) other =
      plan_parse ("根据《某某市2023年食品安全监督管理计划》，制定本计划。\n"
                  "一、任务\n（一）监管。检查。（区教育局负责）");
  g_autoptr (ShianPlanText) none = plan_parse ("（一）监管。检查。（区教育局负责）");

  g_assert_cmpstr (plan->title, ==, "某某区2025年食品安全监督管理计划");
  g_assert_cmpint (plan->year, ==, 2025);
  g_assert_null (other->title);
  g_assert_cmpint (other->year, ==, 2023);
  g_assert_null (none->title);
  g_assert_cmpint (none->year, ==, 0);
}

static void
assert_year (const char *title, int year)
{
  g_autofree char *text = g_strconcat (title, "\n", BODY, NULL);
  g_autoptr (ShianPlanText) plan = plan_parse (text);

  g_assert_cmpstr (plan->title, ==, title);
  g_assert_cmpint (plan->year, ==, year);
}

static void
test_years (void)
{
  assert_year ("某某区2021-2022年食品安全监督管理计划", 2021);
  assert_year ("某某区二〇二四年食品安全工作要点", 2024);
  assert_year ("某某市２０２６年食品安全重点工作安排（征求意见稿）", 2026);
}

static void
test_obligations (void)
{
  g_autoptr (ShianPlanText) plan = plan_parse (BODY);
  const ShianTextObligation *first = g_ptr_array_index (plan->obligations, 0);
  const ShianTextObligation *second = g_ptr_array_index (plan->obligations, 1);
  const ShianTextObligation *third = g_ptr_array_index (plan->obligations, 2);

  g_assert_cmpuint (plan->obligations->len, ==, 3);
  g_assert_cmpint (first->kind, ==, SHIAN_OBLIGATION_IMPLEMENTATION_PLAN);
  g_assert_cmpint (first->days, ==, 30);
  g_assert_cmpstr (first->to, ==, "区食药安办");
  g_assert_cmpint (second->kind, ==, SHIAN_OBLIGATION_QUARTERLY_REPORT);
  g_assert_cmpstr (second->to, ==, "区食药安办");
  g_assert_cmpint (third->kind, ==, SHIAN_OBLIGATION_ANNUAL_REPORT);
  g_assert_cmpstr (third->text, ==, "年底前报送全年情况");
  g_assert_cmpuint (plan->in_obligations, >, 60);
}

/* The closing section may be numbered like the others. */
static void
test_numbered_obligations (void)
{
  g_autoptr (ShianPlanText) plan = plan_parse (
      "一、任务\n（一）监管。检查。（区教育局负责）\n二、保障\n（一）加强组织。高度重视。\n"
      "（二）报送信息。各单位应于印发之日起20个工作日内将实施方案报送至区食药安办，"
      "每季度末报送工作进展，12月10日前报送全年总结。");
  const ShianTextObligation *first = g_ptr_array_index (plan->obligations, 0);

  g_assert_cmpuint (plan->obligations->len, ==, 3);
  g_assert_cmpint (first->days, ==, 20);
  g_assert_cmpstr (first->to, ==, "区食药安办");
}

static void
test_after_the_plan (void)
{
  g_autofree char *text = g_strconcat (BODY,
                                       "附件：任务分工表\n某某区食品药品安全委员会办公室\n"
                                       "2025年2月10日\n（联系人：某某）\n",
                                       NULL);
  g_autoptr (ShianPlanText) plan = plan_parse (text);
  g_autofree char *why = reasons (plan);

  g_assert_cmpstr (why, ==, "preamble; closing section; after the plan's text");
}

/* Line ends of a page turned into blanks, with page numbers between. */
static void
test_blank_wrapped (void)
{
  g_autoptr (ShianPlanText) plan = plan_parse (
      "某政办发〔2025〕9 号 某某区人民政府办公室关于印发 某某区 2025 年食品安全监督管理计划的通知 "
      "各镇人民政府,各街道办事处: 现将《某某区 2025 年食品安 —1— 全监督管理计划》印发给你们。 "
      "2025 年 4 月 1 日 某某区 2025 年食品安全监督管理计划 为落实食品安全责任,保障人民群众饮食安 "
      "全,结合我区实际,制定本计划。 一、压实“党政同责” "
      "1.各镇人民政府、各街道办事处每半年召开会议听取 "
      "食品安全工作汇报,及时研究解决食品安全工作中存在的突出问题,明 "
      "确责任分工。(区食药安办、各镇人民政府按职责 "
      "分工负责)2.将重 —2— 大部署纳入跟踪督办内容。(区政府办负 责)");
  g_autofree char *units = plan_outline_units (plan);
  const ShianTextSection *section = g_ptr_array_index (plan->sections, 0);

  g_assert_cmpstr (plan->title, ==, "某某区2025年食品安全监督管理计划");
  g_assert_cmpstr (section->title, ==, "压实“党政同责”");
  g_assert_cmpstr (units, ==, "assigned:区食药安办 assigned:各镇人民政府 / responsible:区政府办");
}

static void
test_page_numbers (void)
{
  g_autoptr (ShianPlanText) plan =
      plan_parse ("（一）加强监管。检查食\n- 3 -\n品经营\n12\n者，公开结\n第 4 页 共 9 "
                  "页\n果，数值为 3-5 次，重—5—点。"
                  "（区教育局负责）");
  g_autofree char *outline = plan_outline (plan);
  g_autofree char *why = reasons (plan);

  g_assert_cmpstr (
      outline, ==,
      "S0 \nM1 加强监管\nT 检查食品经营者，公开结果，数值为3-5次，重点 | responsible:区教育局\n");
  g_assert_cmpstr (why, ==, "page number; page number; page number; page number");
}

static JsonObject *
element (JsonObject *object, const char *name, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, name), i);
}

static void
test_json (void)
{
  g_autofree char *text = g_strconcat ("某某区2025年食品安全监督管理计划\n", BODY, NULL);
  g_autoptr (ShianPlanText) plan = plan_parse (text);
  g_autofree char *json = shian_plan_json_to_text (plan);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObject *root = json_node_get_object (node);
  JsonObject *coverage = json_object_get_object_member (root, "coverage");
  JsonObject *measure = element (element (root, "sections", 0), "measures", 0);
  JsonObject *task = element (measure, "tasks", 0);

  g_assert_cmpint (json_object_get_int_member (root, "year"), ==, 2025);
  g_assert_cmpstr (json_object_get_string_member (task, "clause"), ==, "区教育局负责");
  g_assert_cmpstr (json_object_get_string_member (element (task, "responsibilities", 0), "role"),
                   ==, "responsible");
  g_assert_cmpint (json_object_get_int_member (element (root, "obligations", 0), "days"), ==, 30);
  g_assert_false (json_object_has_member (element (root, "obligations", 1), "days"));
  g_assert_cmpint (json_object_get_int_member (coverage, "characters"), ==,
                   g_utf8_strlen (text, -1));
  g_assert_cmpint (json_object_get_int_member (coverage, "accounted"), ==,
                   g_utf8_strlen (text, -1));
}

static void
test_json_values (void)
{
  g_autoptr (ShianPlanText) plan =
      plan_parse ("（一）抽检。6月底前抽检600批次，合格率98.5％，每户3～5次。（区教育局负责）");
  g_autoptr (JsonNode) node = shian_plan_json_build (plan);
  JsonObject *section = element (json_node_get_object (node), "sections", 0);
  JsonObject *task = element (element (section, "measures", 0), "tasks", 0);

  g_assert_cmpint (json_object_get_int_member (element (task, "quantities", 0), "value"), ==, 600);
  g_assert_cmpfloat (json_object_get_double_member (element (task, "quantities", 1), "value"), ==,
                     98.5);
  g_assert_cmpstr (json_object_get_string_member (element (task, "quantities", 1), "unit"), ==,
                   "%");
  g_assert_true (json_object_get_null_member (element (task, "quantities", 2), "value"));
  g_assert_cmpstr (json_object_get_string_member (element (task, "dates", 0), "kind"), ==,
                   "month_end");
  g_assert_true (json_object_get_null_member (element (task, "dates", 0), "iso"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/frame/notice", test_notice);
  g_test_add_func ("/plan/frame/named-title", test_named_title);
  g_test_add_func ("/plan/frame/years", test_years);
  g_test_add_func ("/plan/frame/obligations", test_obligations);
  g_test_add_func ("/plan/frame/numbered-obligations", test_numbered_obligations);
  g_test_add_func ("/plan/frame/after-the-plan", test_after_the_plan);
  g_test_add_func ("/plan/frame/blank-wrapped", test_blank_wrapped);
  g_test_add_func ("/plan/frame/page-numbers", test_page_numbers);
  g_test_add_func ("/plan/frame/json", test_json);
  g_test_add_func ("/plan/frame/json-values", test_json_values);
  return g_test_run ();
}
