/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every form of a responsibility clause, and brackets that are none. */
#include "plan-outline.h"

typedef struct {
  const char *clause;
  const char *units; /* "" where it is text and nobody answers */
} Case;

static const Case CASES[] = {
  { "（区教育局负责）", "responsible:区教育局" },
  { "（区教育局、区卫生健康委按职责分工负责）", "assigned:区教育局 assigned:区卫生健康委" },
  { "（区教育局牵头，区市场监管局、区卫生健康委配合）",
    "lead:区教育局 support:区市场监管局 support:区卫生健康委" },
  { "（区教育局牵头、区市场监管局负责）", "lead:区教育局 responsible:区市场监管局" },
  { "(区教育局牵头,相关成员单位按职责落实)", "lead:区教育局 assigned:相关成员单位" },
  { "[区发展改革委(粮食和储备局)、区农业农村委按职责分工负责]",
    "assigned:区发展改革委(粮食和储备局) assigned:区农业农村委" },
  { "【区城市管理委负责】", "responsible:区城市管理委" },
  { "〔区民政局负责〕", "responsible:区民政局" },
  { "（区教育局负责)", "responsible:区教育局" },
  { "（市交通委（市道运局）、市公安局交警总队分别负责）",
    "assigned:市交通委（市道运局） assigned:市公安局交警总队" },
  { "（各乡镇(街道)负责）", "responsible:各乡镇(街道)" },
  { "（各镇人民政府、街道办事处按属地管理职责负责）", "assigned:各镇人民政府 assigned:街道办事处" },
  { "（责任单位：区教育局、区民政局）", "responsible:区教育局 responsible:区民政局" },
  { "（责任部门:区教育局;各街道）", "responsible:区教育局 responsible:各街道" },
  { "（牵头单位：区市场监管局；配合单位：区教育局、区公安分局）",
    "lead:区市场监管局 support:区教育局 support:区公安分局" },
  { "（牵头单位：区市场监管局，责任单位：区教育局、区民政局，配合单位：各镇）",
    "lead:区市场监管局 responsible:区教育局 responsible:区民政局 support:各镇" },
  { "（牵头部门：区市场监管局 配合部门：区教育局）", "lead:区市场监管局 support:区教育局" },
  { "（牵头：区市场监管局；配合：区教育局）", "lead:区市场监管局 support:区教育局" },
  { "（责任单位：区市场监管局牵头，区教育局、区民政局配合）",
    "lead:区市场监管局 support:区教育局 support:区民政局" },
  { "（责任分工：区市场监管局牵头，区教育局负责）", "lead:区市场监管局 responsible:区教育局" },
  { "（区委宣传部、网信办、教育局按职责分工负责）",
    "assigned:区委宣传部 assigned:区委网信办 assigned:区教育局" },
  { "（省工业和信息化厅、科技厅、广电局，省通信管理局按职责分工负责）",
    "assigned:省工业和信息化厅 assigned:省科技厅 assigned:省广电局 assigned:省通信管理局" },
  { "（区教育局、公安静海分局、静海海关、王口镇人民政府、各乡镇人民政府、街道办事处、园区管委会、相"
    "关成员单位按职责分工负责）",
    "assigned:区教育局 assigned:公安静海分局 assigned:静海海关 assigned:王口镇人民政府 "
    "assigned:各乡镇人民政府 assigned:街道办事处 assigned:园区管委会 assigned:相关成员单位" },
  { "（区教育局、市场监管局、卫生健康委等部门按职责分工负责）",
    "assigned:区教育局 assigned:区市场监管局 assigned:区卫生健康委" },
  { "（区教育局、区民政局等单位配合）", "support:区教育局 support:区民政局" },
  { "（区教育局等按职责负责）", "assigned:区教育局" },
  { "（区委网信办、区委宣传部及区食药安委相关成员单位按职责分工负责）",
    "assigned:区委网信办 assigned:区委宣传部 assigned:区食药安委相关成员单位" },
  { "（区教育局会同区市场监管局负责）", "responsible:区教育局 responsible:区市场监管局" },
  { "（区工业和信息化局、区住房和城乡建设委和区规划和自然资源局共同负责）",
    "assigned:区工业和信息化局 assigned:区住房和城乡建设委 assigned:区规划和自然资源局" },
  { "（由区食药安办牵头，各成员单位按职责分工落实）", "lead:区食药安办 assigned:各成员单位" },
  { "（区市场监管局负责，相关部门配合）", "responsible:区市场监管局 support:相关部门" },
  { "（区市场监管局牵头负责，区教育局协助）", "lead:区市场监管局 support:区教育局" },
  { "（区市场监管局负责牵头，区教育局参与）", "lead:区市场监管局 support:区教育局" },
  { "（市、区两级食品安全委员会办公室，各区人民政府按职责分工负责）",
    "assigned:市、区两级食品安全委员会办公室 assigned:各区人民政府" },
  { "（各有关单位按各自职责负责）", "assigned:各有关单位" },
  { "（区教育局、区市场监管局，按照职责分工负责）", "assigned:区教育局 assigned:区市场监管局" },
  { "（区教育局、区市场监管局依职责分工落实）", "assigned:区教育局 assigned:区市场监管局" },
  { "（区教育局具体负责，区财政局支持）", "responsible:区教育局 support:区财政局" },
  { "（区市场监管局牵头，区教育局、区民政局）",
    "lead:区市场监管局 assigned:区教育局 assigned:区民政局" },
  { "（区人民检察院、人民法院、公安分局按职责分工负责）",
    "assigned:区人民检察院 assigned:区人民法院 assigned:区公安分局" },
  { "（区市场监管局 、 区教育局 按职责分工 负责）", "assigned:区市场监管局 assigned:区教育局" },
  { "（区市场监管局、区教育局负责。）", "responsible:区市场监管局 responsible:区教育局" },
  { "（区市场监管局；区教育局按职责分工负责）", "assigned:区市场监管局 assigned:区教育局" },
  { "（区供销社、区妇联、区总工会、团区委、区科协、区残联分工负责）",
    "assigned:区供销社 assigned:区妇联 assigned:区总工会 assigned:团区委 assigned:区科协 "
    "assigned:区残联" },
  { "（各区、市市场监管委负责）", "responsible:各区 responsible:市市场监管委" },
  { "（区市场监管局与区教育局联合负责）", "assigned:区市场监管局 assigned:区教育局" },
  { "（区食品安全委各成员单位，各街镇按职责分工负责）",
    "assigned:区食品安全委各成员单位 assigned:各街镇" },
  { "（主办单位：区教育局；协办单位：区民政局）", "lead:区教育局 support:区民政局" },
  { "（区食药安办、各镇、街道按职责分工负责）", "assigned:区食药安办 assigned:各镇 assigned:街道" },
  { "（区疾控中心负责）", "responsible:区疾控中心" },
  { "（天津市滨海新区市场监督管理局负责）", "responsible:天津市滨海新区市场监督管理局" },
  { "（谁主管、谁负责）", "" },
  { "（由专人负责）", "" },
  { "（全社会参与）", "" },
  { "（含企业法定代表人、主要负责人）", "" },
  { "（责任全部落实）", "" },
  { "（超范围、超限量使用添加剂）", "" },
  { "（企业主体责任落实）", "" },
  { "（包保干部负责）", "" },
  { "（学校、家庭、社会共同参与）", "" },
  { "（无公害农产品、绿色食品）", "" },
  { "（GB/T33300-2016）", "" },
  { "（食品安全总监负责）", "" },
  { "（日管控、周排查、月调度制度落实）", "" },
  { "（一把手负责）", "" },
  { "（坚持党政同责、属地负责）", "" },
  { "（县级以上地方人民政府负责）", "" },
  { "（公示完整、制度落实）", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *text = g_strconcat ("（一）试题目。开展检查工作。", one->clause, NULL);
  g_autoptr (ShianPlanText) plan = plan_parse (text);
  g_autofree char *units = plan_outline_units (plan);

  g_assert_cmpstr (units, ==, one->units);
}

/* The span of a unit with an inherited level covers what the text has. */
static void
test_span (void)
{
  g_autoptr (ShianPlanText) plan =
      plan_parse ("（一）试题目。开展检查。（区委宣传部、\n网信办按职责分工负责）");
  const ShianTextSection *section = g_ptr_array_index (plan->sections, 0);
  const ShianTextMeasure *measure = g_ptr_array_index (section->measures, 0);
  const ShianTextTask *task = g_ptr_array_index (measure->tasks, 0);
  const ShianTextResponsibility *second = g_ptr_array_index (task->responsibilities, 1);
  g_autofree char *piece =
      g_strndup (plan->source + second->span.start, second->span.end - second->span.start);
  g_autofree char *clause = g_strndup (plan->source + task->clause_span.start,
                                       task->clause_span.end - task->clause_span.start);

  g_assert_cmpstr (second->unit, ==, "区委网信办");
  g_assert_cmpstr (piece, ==, "网信办");
  g_assert_cmpstr (task->clause, ==, "区委宣传部、网信办按职责分工负责");
  g_assert_cmpstr (clause, ==, "（区委宣传部、\n网信办按职责分工负责）");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *path = g_strdup_printf ("/plan/roles/%" G_GSIZE_FORMAT, i);
    g_test_add_data_func (path, &CASES[i], test_case);
  }
  g_test_add_func ("/plan/roles/span", test_span);
  return g_test_run ();
}
