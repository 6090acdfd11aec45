/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of plans, in sentences made up for the purpose. */
#include "plan-outline.h"

#include "base/error.h"
#include "plan/plan-parser.h"

typedef struct {
  const char *name;
  const char *text;
  const char *outline;
} Form;

static const Form FORMS[] = {
  { "labels-without-brackets",
    "一、强化责任\n"
    "（一）夯实企业责任。督促企业自查。责任单位：区市场监管局、区教育局。（二）夯实部门责任。定期会"
    "商。牵头单位：区食药安办；配合单位：各成员单位\n"
    "（三）加强宣传。开展宣传周活动。\n"
    "牵头单位：区委宣传部\n"
    "配合单位：区教育局、\n"
    "区卫生健康委\n"
    "（四）没有分句的措施。开展调研。形成报告。\n"
    "",
    "S1 强化责任\n"
    "M1 夯实企业责任\n"
    "T 督促企业自查 | responsible:区市场监管局 responsible:区教育局\n"
    "M2 夯实部门责任\n"
    "T 定期会商 | lead:区食药安办 support:各成员单位\n"
    "M3 加强宣传\n"
    "T 开展宣传周活动 | lead:区委宣传部 support:区教育局 support:区卫生健康委\n"
    "M4 没有分句的措施\n"
    "T 开展调研。形成报告 | \n"
    "" },
  { "arabic-under-sections",
    "二、强化监管\n"
    "1.加强校园监管。每季度检查一次，全年不少于4次。（区教育局牵头）（区市场监管局配合）2."
    "加强三小监管。6月底前完成建档。（区市场监管局负责）\n"
    "3、推进明厨亮灶。覆盖率达到百分之九十以上。（1）学校覆盖；（2）医院覆盖。（区市场监管局、区教"
    "育局共同负责）\n"
    "",
    "S2 强化监管\n"
    "M1 加强校园监管\n"
    "T 每季度检查一次，全年不少于4次 | lead:区教育局 support:区市场监管局\n"
    "M2 加强三小监管\n"
    "T 6月底前完成建档 | responsible:区市场监管局\n"
    "M3 推进明厨亮灶\n"
    "T 覆盖率达到百分之九十以上。（1）学校覆盖；（2）医院覆盖 | assigned:区市场监管局 "
    "assigned:区教育局\n"
    "" },
  { "sections-are-measures",
    "一、加强校园食品安全监管。严格落实校长负责制。（市教育局负责）开展检查。（市市场监管局负责）\n"
    "二、加强抽检监测。全年完成抽检12,000批次，合格率达到98.5%以上。（市市场监管局负责）\n"
    "",
    "S1 加强校园食品安全监管\n"
    "M1 加强校园食品安全监管\n"
    "T 严格落实校长负责制 | responsible:市教育局\n"
    "T 开展检查 | responsible:市市场监管局\n"
    "S2 加强抽检监测\n"
    "M2 加强抽检监测\n"
    "T 全年完成抽检12,000批次，合格率达到98.5%以上 | responsible:市市场监管局\n"
    "" },
  { "titles-in-brackets",
    "二、重点任务\n"
    "【强化校园监管】落实陪餐制度。（区教育局负责）\n"
    "【强化抽检】完成抽检任务（含食用农产品）。（区市场监管局、区农业农村委按职责分工负责）\n"
    "",
    "S2 重点任务\n"
    "M1 强化校园监管\n"
    "T 落实陪餐制度 | responsible:区教育局\n"
    "M2 强化抽检\n"
    "T 完成抽检任务（含食用农产品） | assigned:区市场监管局 assigned:区农业农村委\n"
    "" },
  { "wrapped-lines",
    "一、压实责任，强化落实\n"
    "（一）落实属地管理责任。各镇街定期研究食品安\n"
    "全工作，健全包保机制，完善责任清单，每半年听\n"
    "取一次工作汇报。（区食药安办牵头，各镇人民政府、\n"
    "街道办事处按职责分工负责）建立会商制度，对重\n"
    "大风险及时处置。（区食药安\n"
    "办负责）\n"
    "\n"
    "- 3 -\n"
    "\n"
    "（二）落实企业主体责任。督促企业配齐食品安全\n"
    "总监和食品安全员，抽查考核覆盖率达到 100%，\n"
    "ISO 22000 认证企业增加 5 家。（区市场监管局负\n"
    "责）\n"
    "二、加强协同，形成监管合力，提升治理水平和能\n"
    "力，确保安全\n"
    "（三）强化行刑衔接。开展“昆仑2025”行动，严打\n"
    "犯罪。（公安某某分局负责）\n"
    "— 4 —\n"
    "",
    "S1 压实责任，强化落实\n"
    "M1 落实属地管理责任\n"
    "T 各镇街定期研究食品安全工作，健全包保机制，完善责任清单，每半年听取一次工作汇报 | "
    "lead:区食药安办 assigned:各镇人民政府 assigned:街道办事处\n"
    "T 建立会商制度，对重大风险及时处置 | responsible:区食药安办\n"
    "M2 落实企业主体责任\n"
    "T 督促企业配齐食品安全总监和食品安全员，抽查考核覆盖率达到100%，ISO 22000认证企业增加5家 | "
    "responsible:区市场监管局\n"
    "S2 加强协同，形成监管合力，提升治理水平和能力，确保安全\n"
    "M3 强化行刑衔接\n"
    "T 开展“昆仑2025”行动，严打犯罪 | responsible:公安某某分局\n"
    "" },
  { "clause-in-heading",
    "（一）强化监管（区市场监管局负责）。严格许可。强化检查。\n"
    "（二）强化宣传（区委宣传部牵头，各单位配合）\n"
    "（三）规范摊贩。疏堵结合；由区城市管理委牵头，区市场监管局配合。\n"
    "（四）规范网络。压实平台责任（包括外卖平台（含自营平台））。（区市场监管局、区委网信办按职责分"
    "工负责）\n"
    "（五）建立制度：（一）日管控；（二）周排查。（区市场监管局负责）\n"
    "",
    "S0 \n"
    "M1 强化监管\n"
    "T 严格许可。强化检查 | responsible:区市场监管局\n"
    "M2 强化宣传\n"
    "T 强化宣传 | lead:区委宣传部 support:各单位\n"
    "M3 规范摊贩\n"
    "T 疏堵结合 | lead:区城市管理委 support:区市场监管局\n"
    "M4 规范网络\n"
    "T 压实平台责任（包括外卖平台（含自营平台）） | assigned:区市场监管局 assigned:区委网信办\n"
    "M5 建立制度：（一）日管控；（二）周排查\n"
    "T 建立制度：（一）日管控；（二）周排查 | responsible:区市场监管局\n"
    "" },
  { "labels-in-brackets",
    "1.强化培训\n"
    "组织培训，覆盖全员。（区教育局负责）\n"
    "2.强化演练\n"
    "开展应急演练。【责任单位】区应急局、区卫生健康委\n"
    "3.强化督导\n"
    "【牵头单位】区食药安办【配合单位】各镇\n"
    "",
    "S0 \n"
    "M1 强化培训\n"
    "T 组织培训，覆盖全员 | responsible:区教育局\n"
    "M2 强化演练\n"
    "T 开展应急演练 | responsible:区应急局 responsible:区卫生健康委\n"
    "M3 强化督导\n"
    "T 强化督导 | lead:区食药安办 support:各镇\n"
    "" },
  { "no-numbers",
    "没有编号的一段文字。加强检查。（区教育局负责）再加强。（区民政局负责）\n"
    "",
    "S0 \n"
    "M0 \n"
    "T 没有编号的一段文字。加强检查 | responsible:区教育局\n"
    "T 再加强 | responsible:区民政局\n"
    "" },
  { "table-and-sentence",
    "1.强化培训。组织培训，覆盖全员。区教育局、区民政局\n"
    "2.规范摊贩。疏堵结合；由区城市管理委牵头，区市场监管局配合。\n"
    "3.规范网络。压实平台责任，由区市场监管局负责。请于2025年3月31日前报送方案至市食药安办。\n"
    "",
    "S0 \n"
    "M1 强化培训\n"
    "T 组织培训，覆盖全员 | responsible:区教育局 responsible:区民政局\n"
    "M2 规范摊贩\n"
    "T 疏堵结合 | lead:区城市管理委 support:区市场监管局\n"
    "M3 规范网络\n"
    "T 压实平台责任 | responsible:区市场监管局\n"
    "T 请于2025年3月31日前报送方案至市食药安办 | \n"
    "" },
  { "clause-before-full-stop",
    "（一）加强会商。定期召开会议(区食药安办牵头,各成员单位按职责分工负责)。跟踪督办("
    "区食药安办负责)。\n"
    "(二)强化自查。企业每月自查一次(区市场监管局负责)。",
    "S0 \n"
    "M1 加强会商\n"
    "T 定期召开会议 | lead:区食药安办 assigned:各成员单位\n"
    "T 跟踪督办 | responsible:区食药安办\n"
    "M2 强化自查\n"
    "T 企业每月自查一次 | responsible:区市场监管局\n"
    "" },
  { "sub-numbers",
    "（一）强化责任。1.落实属地责任。每半年研究一次。（各镇人民政府负责）2."
    "落实部门责任。建立清单。（区食药安办负责）\n"
    "（二）强化监测。1.完善方案。2.开展监测。（区卫生健康委负责）",
    "S0 \n"
    "M1 强化责任\n"
    "T 落实属地责任。每半年研究一次 | responsible:各镇人民政府\n"
    "T 落实部门责任。建立清单 | responsible:区食药安办\n"
    "M2 强化监测\n"
    "T 1.完善方案。2.开展监测 | responsible:区卫生健康委\n"
    "" },
  { "numbers-run-on",
    "一、甲方面\n"
    "（一）第一条。做一。（区教育局负责）\n"
    "二、乙方面\n"
    "（二）第二条。做二。（区民政局负责）（三）第三条。做三。（区商务局负责）三、丙方面\n"
    "1、第四条。做四。（区司法局负责）",
    "S1 甲方面\n"
    "M1 第一条\n"
    "T 做一 | responsible:区教育局\n"
    "S2 乙方面\n"
    "M2 第二条\n"
    "T 做二 | responsible:区民政局\n"
    "M3 第三条\n"
    "T 做三 | responsible:区商务局\n"
    "S3 丙方面\n"
    "M1 第四条\n"
    "T 做四 | responsible:区司法局\n"
    "" },
  { "brackets-stay-text",
    "（一）推进认证。鼓励获得体系认证（ISO22000、HACCP），落实标准（GB/"
    "T33300-"
    "2016）和“两超一非”（超范围、超限量使用添加剂）整治，健全“三书”（通知书、提醒函）制度（含学校食"
    "堂（包括承包经营））。（区市场监管局负责）",
    "S0 \n"
    "M1 推进认证\n"
    "T "
    "鼓励获得体系认证（ISO22000、HACCP），落实标准（GB/"
    "T33300-"
    "2016）和“两超一非”（超范围、超限量使用添加剂）整治，健全“三书”（通知书、提醒函）制度（含学校食"
    "堂（包括承包经营）） | responsible:区市场监管局\n"
    "" },
  { "unclosed-brackets",
    "（一）规范经营。清理（不含整改中的摊点。（区城市管理委负责）\n"
    "（二）强化巡查。巡查路面）并登记。（各镇人民政府负责）",
    "S0 \n"
    "M1 规范经营\n"
    "T 清理（不含整改中的摊点 | responsible:区城市管理委\n"
    "M2 强化巡查\n"
    "T 巡查路面）并登记 | responsible:各镇人民政府\n"
    "" },
  { "closing-brackets-mixed",
    "（一）规范经营。清理摊点。(区城市管理委负责）疏导经营。[区商务局牵头，区民政局配合]"
    "查处。【公安分局负责】",
    "S0 \n"
    "M1 规范经营\n"
    "T 清理摊点 | responsible:区城市管理委\n"
    "T 疏导经营 | lead:区商务局 support:区民政局\n"
    "T 查处 | responsible:公安分局\n"
    "" },
  { "tail-without-clause", "（一）规范经营。清理摊点。（区城市管理委负责）其余工作另行部署。",
    "S0 \n"
    "M1 规范经营\n"
    "T 清理摊点 | responsible:区城市管理委\n"
    "T 其余工作另行部署 | \n"
    "" },
  { "enumeration-is-no-section",
    "一、强化巡查\n"
    "（一）巡查重点。一季度完成部署。二、三季度集中检查。四季度总结。（区市场监管局负责）",
    "S1 强化巡查\n"
    "M1 巡查重点\n"
    "T 一季度完成部署。二、三季度集中检查。四季度总结 | responsible:区市场监管局\n"
    "" },
  { "full-width",
    "１．强化培训。组织培训４次，覆盖率９５％。（区教育局负责）２．强化演练。（１）桌面推演。（区应"
    "急局负责）",
    "S0 \n"
    "M1 强化培训\n"
    "T 组织培训４次，覆盖率９５％ | responsible:区教育局\n"
    "M2 强化演练\n"
    "T 桌面推演 | responsible:区应急局\n"
    "" },
  { "crlf-and-tabs",
    "一、强化责任\r\n\r\n　　（一）夯实责任。\t建立　清单。（区食药安办负责）\r\n"
    "　　（二）压实责任。开展督导。（区食药安办\r\n负责）\r\n",
    "S1 强化责任\n"
    "M1 夯实责任\n"
    "T 建立清单 | responsible:区食药安办\n"
    "M2 压实责任\n"
    "T 开展督导 | responsible:区食药安办\n"
    "" },
  { "first-sentence-is-the-work",
    "1.把食品安全纳入年度重点督查内容。（区政府办负责）开展专项督查。（区食药安办负责）",
    "S0 \n"
    "M1 把食品安全纳入年度重点督查内容\n"
    "T 把食品安全纳入年度重点督查内容 | responsible:区政府办\n"
    "T 开展专项督查 | responsible:区食药安办\n"
    "" },
  { "quoted-blanks",
    "（一）治理残留。推进“治违禁 控残留 促提升”行动，完善 HACCP 体系，开展 ISO 22000 认证， 抽检 "
    "100 批次。（区农业农村委负责）",
    "S0 \n"
    "M1 治理残留\n"
    "T 推进“治违禁 控残留 促提升”行动，完善HACCP体系，开展ISO 22000认证，抽检100批次 | "
    "responsible:区农业农村委\n"
    "" },
  { "lead-in",
    "一、强化责任\n"
    "本部分由各单位共同完成。\n"
    "（一）夯实责任。建立清单。（区食药安办负责）",
    "S1 强化责任\n"
    "M1 夯实责任\n"
    "T 建立清单 | responsible:区食药安办\n"
    "" },
};

static void
test_form (gconstpointer data)
{
  const Form *form = data;
  g_autoptr (ShianPlanText) plan = plan_parse (form->text);
  g_autofree char *outline = plan_outline (plan);

  g_assert_cmpstr (outline, ==, form->outline);
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_plan_parser_parse (text, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (g_strrstr (error->message, "Reading the plan"));
}

static void
test_refusals (void)
{
  g_autofree char *endless = g_strnfill (SHIAN_PLAN_MAX_BYTES + 1, 'a');

  assert_refused ("");
  assert_refused ("   \n ");
  assert_refused ("今天天气很好。");
  assert_refused ("（一）甲\xff\xfe");
  assert_refused (endless);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (FORMS); i++) {
    g_autofree char *path = g_strconcat ("/plan/forms/", FORMS[i].name, NULL);
    g_test_add_data_func (path, &FORMS[i], test_form);
  }
  g_test_add_func ("/plan/forms/refusals", test_refusals);
  return g_test_run ();
}
