/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-predicate.h"

#define DUTY                                                                                                                   \
  "(?:(?:按照?|依照?|依据|根据|结合|遵照)(?:各自|本单位|本部门|属地|部门|行业|法定|管理|监管|" \
  "自身|的)*"                                                                                                               \
  "(?:职责|职能|分工|责任|权限|职权)(?:范围|分工|职责|权限|要求|任务|内)*)"
#define JOINTLY "(?:共同|分别|各自|分工|分头|联合|一起)"
#define ADVERB "(?:具体|组织|主要|全面|统筹|认真|抓好|做好|切实|积极|予以|密切|协同|" JOINTLY ")"
#define VERB "(?:负责|落实|实施|承担|推进|组织|做好|抓好)"

/* The first that fits counts: “按职责分工配合” supports, “负责牵头” leads. */
static const struct {
  ShianRole role;
  const char *pattern;
} PREDICATES[] = {
  { SHIAN_ROLE_SUPPORT,
    "^.*?(" DUTY "?" ADVERB "*(?:配合|协助|参与|参加|协办|支持|协同)(?:配合|工作|" VERB ")*)$" },
  { SHIAN_ROLE_LEAD, "^.*?((?:" ADVERB "|负责|总)*(?:牵头|主办)(?:抓总|汇总|协调|总|" VERB ")*)$" },
  { SHIAN_ROLE_ASSIGNED, "^.*?(" DUTY ADVERB "*" VERB "*)$" },
  { SHIAN_ROLE_ASSIGNED, "^.*?(" ADVERB "*" JOINTLY ADVERB "*(?:负责|落实|实施|承担)" VERB "*)$" },
  { SHIAN_ROLE_RESPONSIBLE,
    "^.*?((?:具体|组织|主要|全面|统筹|切实|全权)*(?:负责|落实|实施|承担|主责)" VERB "*)$" },
};

static GRegex *
predicate_regex (guint i)
{
  static GRegex *regexes[G_N_ELEMENTS (PREDICATES)];

  if (g_once_init_enter (&regexes[i])) {
    GRegex *regex = g_regex_new (PREDICATES[i].pattern, G_REGEX_OPTIMIZE | G_REGEX_DOTALL, 0, NULL);
    g_once_init_leave (&regexes[i], regex);
  }
  return regexes[i];
}

gboolean
shian_predicate_find (const char *text, gsize *start, ShianRole *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (PREDICATES); i++) {
    g_autoptr (GMatchInfo) match = NULL;
    int from = 0;
    if (!g_regex_match (predicate_regex (i), text, 0, &match) ||
        !g_match_info_fetch_pos (match, 1, &from, NULL))
      continue;
    *start = (gsize) from;
    *role = PREDICATES[i].role;
    return TRUE;
  }
  return FALSE;
}
