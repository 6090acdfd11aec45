/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-title.h"

#include "base/numeral.h"
#include "plan/plan-chars.h"
#include "plan/plan-unit-name.h"

#include <string.h>

#define MAX_TITLE_BYTES 240
#define MAX_NOTE_BYTES 300

typedef struct {
  const char *text;
  gsize start;
  gsize end;
} Paragraph;

static GRegex *
compile_once (GRegex **slot, const char *pattern)
{
  if (g_once_init_enter (slot)) {
    GRegex *made = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (slot, made);
  }
  return *slot;
}

static gboolean
paragraph_matches (const Paragraph *paragraph, GRegex **slot, const char *pattern)
{
  g_autofree char *piece =
      g_strndup (paragraph->text + paragraph->start, paragraph->end - paragraph->start);

  return g_regex_match (compile_once (slot, pattern), piece, 0, NULL);
}

/* A line of its own that names a plan; neither the notice about it nor a numbered heading. */
static gboolean
is_title (const Paragraph *paragraph)
{
  static GRegex *regex;
  ShianMarker marker;

  if (paragraph->end - paragraph->start > MAX_TITLE_BYTES ||
      shian_marker_parse (paragraph->text + paragraph->start, &marker))
    return FALSE;
  return paragraph_matches (paragraph, &regex,
                            "^(?!附件|关于)(?=.*(?:食品|食药|年))[^，。；：？！,;:《》]{2,60}"
                            "(?:计划|方案|要点|安排|意见)(?:[（(][^（()）]{1,12}[）)])?$");
}

/* The first line of a title set in two: 静海区2024年 / 食品安全监督管理计划. */
static gboolean
is_title_head (const Paragraph *paragraph)
{
  static GRegex *regex;

  return paragraph->end - paragraph->start <= 120 &&
         paragraph_matches (paragraph, &regex,
                            "^[^，。；：？！,;:《》（()）]{2,30}(?:年|年度|区|市|县)$");
}

static gboolean
next_paragraph (const ShianCleanText *clean, gsize from, Paragraph *paragraph)
{
  const char *text = clean->text->str;
  const char *end;

  if (from >= clean->text->len)
    return FALSE;
  end = memchr (text + from, '\n', clean->text->len - from);
  *paragraph = (Paragraph){ text, from, end != NULL ? (gsize) (end - text) : clean->text->len };
  return TRUE;
}

static gsize
first_event (const GArray *events, gboolean clause, gsize otherwise)
{
  for (guint i = 0; i < events->len; i++) {
    const ShianEvent *event = &g_array_index (events, ShianEvent, i);
    if (clause ? event->kind == SHIAN_EVENT_CLAUSE
               : event->kind == SHIAN_EVENT_MARKER && event->marker.kind == SHIAN_MARKER_SECTION)
      return event->start;
  }
  return otherwise;
}

/* The last line before @limit that names a plan. */
static gboolean
find_title (ShianFrame *frame, const ShianCleanText *clean, gsize limit)
{
  Paragraph paragraph = { 0 };
  Paragraph before = { 0 };
  gboolean found = FALSE;

  for (gsize i = 0; i < limit && next_paragraph (clean, i, &paragraph); i = paragraph.end + 1) {
    if (is_title (&paragraph)) {
      gboolean two = before.end > before.start && is_title_head (&before) &&
                     g_str_has_prefix (paragraph.text + paragraph.start, "食品");
      frame->title_start = two ? before.start : paragraph.start;
      frame->title_end = paragraph.end;
      found = TRUE;
    }
    before = paragraph;
  }
  if (found)
    frame->title = shian_clean_text_cut (clean, frame->title_start, frame->title_end, NULL);
  return found;
}

/* Named in the notice: 现将《…计划》印发. 根据《…》 names another plan. */
static void
find_named_title (ShianFrame *frame, const char *head)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (
          compile_once (&regex,
                        "(?:现将|印发|制定了?|关于)《([^《》]{4,60}(?:计划|方案|要点|安排))》"),
          head, 0, &match))
    frame->title = g_match_info_fetch (match, 1);
}

static int
chinese_year (const char *text)
{
  int year = 0;

  for (int i = 0; i < 4; i++, text = g_utf8_next_char (text)) {
    int digit = shian_numeral_digit (g_utf8_get_char (text));
    if (digit < 0)
      return 0;
    year = year * 10 + digit;
  }
  return year;
}

/* The first 20xx年 of @text, also 2021-2022年 and 二〇二四年; 0 when there is none. */
static int
find_year (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;

  if (text == NULL ||
      !g_regex_match (
          compile_once (&regex, "(?:[2２][0０][0-9０-９]{2}|二[〇零○][一二三四五六七八九〇零]{2})"
                                "(?=年(?![0-9]{1,2}月)|[-—－至～~][0-9]{4}年)"),
          text, 0, &match))
    return 0;
  g_match_info_fetch_pos (match, 0, &start, NULL);
  return chinese_year (text + start);
}

/* The title, then a plan named in 《》, then the first year in what stands before the measures. */
static int
decide_year (const ShianFrame *frame, const char *head)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *named = NULL;
  int year = find_year (frame->title);

  if (year > 0)
    return year;
  if (g_regex_match (compile_once (&regex, "《[^《》]{0,40}(?:计划|方案|要点|安排)》"), head, 0,
                     &match))
    named = g_match_info_fetch (match, 0);
  year = find_year (named);
  return year > 0 ? year : find_year (head);
}

/* Date, signature, notes and lists of copies at the end. */
static gboolean
is_note (const Paragraph *paragraph)
{
  static GRegex *regex;

  return paragraph_matches (paragraph, &regex,
                            "^(?:[（(]?(?:20[0-9]{2}|二[〇零○].{2})年.{1,3}月.{1,3}日(?:印发)?[）)]"
                            "?|[（(](?:此件|联系人).*[）)]|"
                            "(?:附件|抄送|主送|分送|印发)[0-9：:].*|附件|[^，。；：]{2,40}20[0-9]{"
                            "2}年[0-9]{1,2}月[0-9]{1,2}日印?发?)$");
}

static gboolean
is_signature (const Paragraph *paragraph)
{
  gsize length = paragraph->end - paragraph->start;
  ShianMarker marker;

  if (length > 120 || length == 0 ||
      shian_marker_parse (paragraph->text + paragraph->start, &marker))
    return FALSE;
  return shian_unit_name_ends_like_unit (paragraph->text + paragraph->start, length) &&
         g_utf8_strchr (paragraph->text + paragraph->start, (gssize) length, 0x3002) == NULL &&
         g_utf8_strchr (paragraph->text + paragraph->start, (gssize) length, 0xff0c) == NULL;
}

static gsize
find_body_end (const ShianCleanText *clean, gsize lowest)
{
  const char *text = clean->text->str;
  gsize end = clean->text->len;

  while (end > lowest) {
    gsize start = end;
    while (start > lowest && text[start - 1] != '\n' && end - start <= MAX_NOTE_BYTES)
      start--;
    Paragraph paragraph = { text, start, end };
    if (start <= lowest || end - start > MAX_NOTE_BYTES ||
        (end > start && !is_note (&paragraph) &&
         (end == clean->text->len || !is_signature (&paragraph))))
      break;
    end = start - 1;
  }
  return end;
}

static gsize
last_event_end (const GArray *events, gsize otherwise)
{
  return events->len > 0 ? g_array_index (events, ShianEvent, events->len - 1).end : otherwise;
}

void
shian_frame_init (ShianFrame *frame, const ShianCleanText *clean, const GArray *events)
{
  gsize length = clean->text->len;
  gsize clause = first_event (events, TRUE, length);
  gsize section = first_event (events, FALSE, clause);
  g_autofree char *head = NULL;

  *frame = (ShianFrame){ 0 };
  if (!find_title (frame, clean, MIN (section, clause)))
    find_title (frame, clean, clause);
  head =
      g_strndup (clean->text->str, frame->title != NULL ? frame->title_end : MIN (section, clause));
  if (frame->title == NULL)
    find_named_title (frame, head);
  frame->year = decide_year (frame, head);
  frame->body_end = find_body_end (clean, MAX (last_event_end (events, 0), frame->title_end));
}

void
shian_frame_clear (ShianFrame *frame)
{
  g_clear_pointer (&frame->title, g_free);
}
