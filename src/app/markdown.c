/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/markdown.h"

#include <string.h>

static void
block_free (gpointer data)
{
  ShianBlock *block = data;
  g_free (block->text);
  g_free (block->marker);
  g_strfreev (block->cells);
  g_free (block);
}

static ShianBlock *
add (GPtrArray *blocks, ShianBlockKind kind, int level, const char *text)
{
  ShianBlock *block = g_new0 (ShianBlock, 1);
  block->kind = kind;
  block->level = level;
  block->text = g_strstrip (g_strdup (text));
  g_ptr_array_add (blocks, block);
  return block;
}

static int
heading_level (const char *line)
{
  int level = (int) strspn (line, "#");
  return level > 0 && line[level] == ' ' ? MIN (level, 3) : 0;
}

/* “- ”, “* ” or “1. ”: the marker's length, 0 for none. */
static gsize
item_marker (const char *line)
{
  gsize digits = strspn (line, "0123456789");
  if ((line[0] == '-' || line[0] == '*') && line[1] == ' ')
    return 1;
  return digits > 0 && line[digits] == '.' && line[digits + 1] == ' ' ? digits + 1 : 0;
}

static gboolean
is_ruler (const char *line)
{
  return strspn (line, "|-: ") == strlen (line) && strchr (line, '-') != NULL;
}

static void
add_row (GPtrArray *blocks, const char *line, gboolean first)
{
  g_autofree char *inner = g_strstrip (g_strdup (line + 1));
  ShianBlock *block;
  if (g_str_has_suffix (inner, "|"))
    inner[strlen (inner) - 1] = '\0';
  block = add (blocks, SHIAN_BLOCK_ROW, first ? 1 : 0, line);
  block->cells = g_strsplit (inner, "|", -1);
  for (guint i = 0; block->cells[i] != NULL; i++)
    g_strstrip (block->cells[i]);
}

/* ![description](file) */
static gboolean
add_picture (GPtrArray *blocks, const char *line)
{
  const char *middle = strstr (line, "](");
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;
  g_autofree char *text = NULL;
  ShianBlock *block;
  if (!g_str_has_prefix (line, "![") || end == NULL)
    return FALSE;
  text = g_strndup (line + 2, (gsize) (middle - line - 2));
  block = add (blocks, SHIAN_BLOCK_PICTURE, 0, text);
  block->marker = g_strndup (middle + 2, (gsize) (end - middle - 2));
  return TRUE;
}

static void
join (ShianBlock *block, const char *line)
{
  /* Chinese text knows no blank between lines. */
  const char *blank = (guchar) line[0] < 0x80 ? " " : "";
  char *joined = g_strconcat (block->text, blank, line, NULL);
  g_free (block->text);
  block->text = joined;
}

typedef struct {
  GPtrArray *blocks;
  GString *code; /* inside ``` */
  gboolean open; /* the last block goes on in the next line */
  gboolean comment;
} Reader;

static void
read_text_line (Reader *reader, const char *line)
{
  GPtrArray *blocks = reader->blocks;
  g_autofree char *text = g_strstrip (g_strdup (line));
  gsize marker = item_marker (text);
  int level = heading_level (text);
  ShianBlock *last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  if (level > 0) {
    add (blocks, SHIAN_BLOCK_HEADING, level, text + level);
  } else if (marker > 0) {
    ShianBlock *block = add (blocks, SHIAN_BLOCK_ITEM, (int) strspn (line, " ") / 2, text + marker);
    block->marker = marker == 1 ? g_strdup ("•") : g_strndup (text, marker);
  } else if (*text == '|') {
    if (!is_ruler (text))
      add_row (blocks, text, last == NULL || last->kind != SHIAN_BLOCK_ROW);
  } else if (!add_picture (blocks, text)) {
    if (reader->open && last != NULL)
      join (last, text);
    else
      add (blocks, SHIAN_BLOCK_PARAGRAPH, 0, text);
  }
  last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
  reader->open =
      last != NULL && (last->kind == SHIAN_BLOCK_PARAGRAPH || last->kind == SHIAN_BLOCK_ITEM);
}

static void
read_line (Reader *reader, const char *line)
{
  gboolean fence = g_str_has_prefix (line, "```");
  if (reader->code != NULL && !fence) {
    g_string_append_printf (reader->code, "%s%s", reader->code->len > 0 ? "\n" : "", line);
  } else if (fence && reader->code != NULL) {
    add (reader->blocks, SHIAN_BLOCK_CODE, 0, reader->code->str);
    g_string_free (g_steal_pointer (&reader->code), TRUE);
    reader->open = FALSE;
  } else if (fence) {
    reader->code = g_string_new (NULL);
  } else if (reader->comment || g_str_has_prefix (line, "<!--")) {
    reader->comment = strstr (line, "-->") == NULL;
  } else if (line[strspn (line, " \t\r")] == '\0') {
    reader->open = FALSE;
  } else {
    read_text_line (reader, line);
  }
}

GPtrArray *
shian_markdown_parse (const char *text)
{
  Reader reader = { .blocks = g_ptr_array_new_with_free_func (block_free) };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&reader, lines[i]);
  if (reader.code != NULL) {
    add (reader.blocks, SHIAN_BLOCK_CODE, 0, reader.code->str);
    g_string_free (reader.code, TRUE);
  }
  return reader.blocks;
}

/* Puts what stands between two marks into @tag; returns where reading goes on, NULL when the
 * closing mark is missing. */
static const char *
mark_up (GString *markup, const char *p, const char *mark, const char *tag)
{
  const char *start = p + strlen (mark);
  const char *end = strstr (start, mark);
  g_autofree char *inner = NULL;
  if (end == NULL || end == start)
    return NULL;
  inner = g_markup_escape_text (start, end - start);
  g_string_append_printf (markup, "<%s>%s</%s>", tag, inner, tag);
  return end + strlen (mark);
}

char *
shian_markdown_to_markup (const char *text)
{
  GString *markup = g_string_new (NULL);
  const char *p = text;
  while (*p != '\0') {
    const char *next = *p == '`'                    ? mark_up (markup, p, "`", "tt")
                       : g_str_has_prefix (p, "**") ? mark_up (markup, p, "**", "b")
                                                    : NULL;
    if (next == NULL) {
      g_autofree char *one = NULL;
      next = g_utf8_next_char (p);
      one = g_markup_escape_text (p, next - p);
      g_string_append (markup, one);
    }
    p = next;
  }
  return g_string_free (markup, FALSE);
}
