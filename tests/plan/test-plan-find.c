/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences, figures and dates in running text. */
#include "plan/plan-find.h"

#include "plan/plan-text-private.h"

#include <math.h>
#include <string.h>

/* Offsets as if the text were its own source. */
static GArray *
identity (const char *text)
{
  GArray *origin = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i <= strlen (text); i++)
    g_array_append_val (origin, i);
  return origin;
}

static GPtrArray *
find_dates (const char *text, int year)
{
  g_autoptr (GArray) origin = identity (text);
  GPtrArray *dates = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_date_free);

  shian_find_dates (text, origin, year, dates);
  return dates;
}

static char *
outline_dates (const char *text)
{
  g_autoptr (GPtrArray) dates = find_dates (text, 2024);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dates->len; i++) {
    const ShianTextDate *date = g_ptr_array_index (dates, i);
    g_autofree char *piece = g_strndup (text + date->span.start, date->span.end - date->span.start);
    g_assert_cmpstr (piece, ==, date->text);
    g_string_append_printf (out, "%s%s=%s:%s", i > 0 ? " " : "", date->text,
                            shian_text_date_key (date->kind), date->iso != NULL ? date->iso : "");
    if (date->kind == SHIAN_TEXT_DATE_DAYS)
      g_string_append_printf (out, "%d", date->number);
  }
  return g_string_free (out, FALSE);
}

static char *
outline_quantities (const char *text)
{
  g_autoptr (GPtrArray) dates = find_dates (text, 2024);
  g_autoptr (GArray) origin = identity (text);
  g_autoptr (GPtrArray) quantities =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_quantity_free);
  GString *out = g_string_new (NULL);

  shian_find_quantities (text, origin, dates, quantities);
  for (guint i = 0; i < quantities->len; i++) {
    const ShianTextQuantity *one = g_ptr_array_index (quantities, i);
    g_autofree char *piece = g_strndup (text + one->span.start, one->span.end - one->span.start);
    g_assert_cmpstr (piece, ==, one->text);
    g_string_append_printf (out, "%s%s=", i > 0 ? " " : "", one->text);
    if (isnan (one->value))
      g_string_append_printf (out, "?%s", one->unit);
    else
      g_string_append_printf (out, "%.10g%s", one->value, one->unit);
  }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *text;
  const char *found;
} DATES[] = {
  { "印发后30日内提交", "30日内=days:30" },
  { "三十日内、15个工作日内、１０天内办结",
    "三十日内=days:30 15个工作日内=days:15 １０天内=days:10" },
  { "6月底前完成，十一月底前验收", "6月底前=month_end:2024-06-30 十一月底前=month_end:2024-11-30" },
  { "2月底前", "2月底前=month_end:2024-02-29" },
  { "12月31日前、2025年3月5日前", "12月31日前=day:2024-12-31 2025年3月5日前=day:2025-03-05" },
  { "2024年9月完成", "2024年9月=month_end:2024-09-30" },
  { "年底前提交，2025年底前，2024年年底前",
    "年底前=year_end:2024-12-31 2025年底前=year_end:2025-12-31 2024年年底前=year_end:2024-12-31" },
  { "按季度报送，每季度末，每季度一次", "按季度=quarterly: 每季度末=quarterly: 每季度=quarterly:" },
  { "每月一次，按月调度", "每月=monthly: 按月=monthly:" },
  { "上半年完成，下半年验收", "上半年=half_year:2024-06-30 下半年=year_end:2024-12-31" },
  { "第一季度完成，三季度末前", "第一季度=month_end:2024-03-31 三季度末前=month_end:2024-09-30" },
  /* Names, programmes and years by themselves are no dates; nor is a day that does not exist. */
  { "三年行动、“昆仑2024”、2024年工作、月调度、近两年内、2月30日前、13月底前", "" },
};

static const struct {
  const char *text;
  const char *found;
} QUANTITIES[] = {
  { "抽检5381批次，其中３８１１批次", "5381批次=5381批次 ３８１１批次=3811批次" },
  { "覆盖率100％、65%以上、百分之九十五", "100％=100% 65%以上=65% 百分之九十五=95%" },
  { "19种重点产品，24小时监测", "19种=19种 24小时=24小时" },
  { "不少于4次，至少2家，不超过10名", "不少于4次=4次 至少2家=2家 不超过10名=10名" },
  { "投入100万元、1.5亿元、3万份", "100万元=1000000元 1.5亿元=150000000元 3万份=30000份" },
  { "检查12,000户次，3～5次，提升2个百分点",
    "12,000户次=12000户次 3～5次=?次 2个百分点=2个百分点" },
  { "合格率98.5%", "98.5%=98.5%" },
  /* Years, standards, document numbers, ordinals, names and due days count nothing. */
  { "2024年GB/T33300-2016、ISO22000、GB 31654-2021、第97号令、〔2024〕5号、第3次会议、"
    "“昆仑2024”行动、三年行动、30日内、世界500强、电话12345",
    "" },
};

static void
test_dates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (DATES); i++) {
    g_autofree char *found = outline_dates (DATES[i].text);
    g_assert_cmpstr (found, ==, DATES[i].found);
  }
}

static void
test_dates_without_year (void)
{
  g_autoptr (GPtrArray) dates = find_dates ("6月底前、3月1日前、2025年3月1日前", 0);
  const ShianTextDate *month = g_ptr_array_index (dates, 0);
  const ShianTextDate *day = g_ptr_array_index (dates, 1);
  const ShianTextDate *full = g_ptr_array_index (dates, 2);

  g_assert_cmpint (month->number, ==, 6);
  g_assert_null (month->iso);
  g_assert_null (day->iso);
  g_assert_cmpuint (day->start, ==, 5);
  g_assert_cmpuint (day->length, ==, 5);
  g_assert_cmpstr (full->iso, ==, "2025-03-01");
}

static void
test_quantities (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (QUANTITIES); i++) {
    g_autofree char *found = outline_quantities (QUANTITIES[i].text);
    g_assert_cmpstr (found, ==, QUANTITIES[i].found);
  }
}

static void
test_what (void)
{
  const char *text = "加强抽检，全年完成区级抽检600批次。再检查";
  g_autoptr (GArray) origin = identity (text);
  g_autoptr (GPtrArray) dates = g_ptr_array_new ();
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_quantity_free);

  shian_find_quantities (text, origin, dates, found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((ShianTextQuantity *) g_ptr_array_index (found, 0))->what, ==,
                   "全年完成区级抽检600批次");
}

static void
assert_points (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  shian_find_points (text, points);
  g_ptr_array_add (points, NULL);
  joined = g_strjoinv ("|", (char **) points->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_points (void)
{
  assert_points ("开展检查。跟踪整改！", "开展检查|跟踪整改");
  assert_points ("开展检查；跟踪整改", "开展检查；跟踪整改");
  assert_points ("落实制度（含台账。含票证），公开结果。曝光",
                 "落实制度（含台账。含票证），公开结果|曝光");
  assert_points ("落实（制度。公开", "落实（制度|公开");
  assert_points ("。。", "");
  assert_points ("", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/find/dates", test_dates);
  g_test_add_func ("/plan/find/dates-without-year", test_dates_without_year);
  g_test_add_func ("/plan/find/quantities", test_quantities);
  g_test_add_func ("/plan/find/what", test_what);
  g_test_add_func ("/plan/find/points", test_points);
  return g_test_run ();
}
