/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-docx-numbers.h"

#include "base/numeral.h"

#include <string.h>

#define LEVELS 9

typedef struct {
  int start;
  char *format; /* decimal, chineseCounting … */
  char *text;   /* （%1） */
} Level;

/* An abstract list, or the counters of a list that follows one. */
typedef struct {
  Level levels[LEVELS];
  int counts[LEVELS];
} List;

/* A list and a level in it. */
typedef struct {
  char *list;
  int level;
} Place;

struct _ShianDocxNumbers {
  GHashTable *abstracts; /* id to List */
  GHashTable *lists;     /* id to the id of its abstract list */
  GHashTable *styles;    /* id to Place */
  Place now;             /* of the paragraph being read */
};

static void
list_free (gpointer data)
{
  List *list = data;

  for (int i = 0; i < LEVELS; i++) {
    g_free (list->levels[i].format);
    g_free (list->levels[i].text);
  }
  g_free (list);
}

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->list, g_free);
  place->level = 0;
}

static void
place_free (gpointer data)
{
  place_clear (data);
  g_free (data);
}

/* An attribute as a string of GLib's, "" when absent. */
static char *
attribute (ShianZipPart *part, const char *name)
{
  xmlChar *value = shian_zip_part_attribute (part, name);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return copy;
}

static int
level_attribute (ShianZipPart *part, const char *name)
{
  gint64 level = shian_zip_part_integer (part, name, 0);

  return level >= 0 && level < LEVELS ? (int) level : 0;
}

static void
set_string (char **slot, char *value)
{
  g_free (*slot);
  *slot = value;
}

typedef struct {
  ShianDocxNumbers *numbers;
  List *list;
  Level *level;
  char *id; /* of the w:num or the style being read */
  Place place;
} Loader;

static void
load_numbering (Loader *loader, ShianZipPart *part)
{
  if (shian_zip_part_is_start (part, "abstractNum")) {
    loader->list = g_new0 (List, 1);
    loader->level = NULL;
    g_hash_table_replace (loader->numbers->abstracts, attribute (part, "abstractNumId"),
                          loader->list);
  } else if (shian_zip_part_is_start (part, "lvl") && loader->list != NULL) {
    loader->level = &loader->list->levels[level_attribute (part, "ilvl")];
    loader->level->start = 1;
  } else if (shian_zip_part_is_start (part, "num")) {
    loader->level = NULL;
    loader->list = NULL;
    set_string (&loader->id, attribute (part, "numId"));
  } else if (shian_zip_part_is_start (part, "abstractNumId") && loader->id != NULL) {
    g_hash_table_replace (loader->numbers->lists, g_strdup (loader->id), attribute (part, "val"));
  }
  if (loader->level == NULL)
    return;
  if (shian_zip_part_is_start (part, "start"))
    loader->level->start = (int) CLAMP (shian_zip_part_integer (part, "val", 1), 0, 9999);
  else if (shian_zip_part_is_start (part, "numFmt"))
    set_string (&loader->level->format, attribute (part, "val"));
  else if (shian_zip_part_is_start (part, "lvlText"))
    set_string (&loader->level->text, attribute (part, "val"));
}

static void
load_style (Loader *loader, ShianZipPart *part)
{
  if (shian_zip_part_is_start (part, "style")) {
    set_string (&loader->id, attribute (part, "styleId"));
    place_clear (&loader->place);
  } else if (shian_zip_part_is_start (part, "ilvl")) {
    loader->place.level = level_attribute (part, "val");
  } else if (shian_zip_part_is_start (part, "numId") && loader->id != NULL) {
    Place *place = g_new0 (Place, 1);
    place->list = attribute (part, "val");
    place->level = loader->place.level;
    g_hash_table_replace (loader->numbers->styles, g_strdup (loader->id), place);
  }
}

static void
load_part (ShianDocxNumbers *numbers, const char *path, const char *name, guint64 limit,
           void (*load) (Loader *, ShianZipPart *))
{
  g_autoptr (ShianZipPart) part = shian_zip_part_open (path, name, limit, NULL);
  Loader loader = { .numbers = numbers };

  while (part != NULL && shian_zip_part_next (part, NULL) == 1)
    load (&loader, part);
  g_free (loader.id);
  place_clear (&loader.place);
}

ShianDocxNumbers *
shian_docx_numbers_load (const char *path, guint64 limit)
{
  ShianDocxNumbers *numbers = g_new0 (ShianDocxNumbers, 1);

  numbers->abstracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_free);
  numbers->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  numbers->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
  load_part (numbers, path, "word/numbering.xml", limit, load_numbering);
  load_part (numbers, path, "word/styles.xml", limit, load_style);
  return numbers;
}

void
shian_docx_numbers_free (ShianDocxNumbers *numbers)
{
  if (numbers == NULL)
    return;
  g_hash_table_unref (numbers->abstracts);
  g_hash_table_unref (numbers->lists);
  g_hash_table_unref (numbers->styles);
  place_clear (&numbers->now);
  g_free (numbers);
}

void
shian_docx_numbers_start (ShianDocxNumbers *numbers, ShianZipPart *part)
{
  if (shian_zip_part_is_start (part, "p")) {
    place_clear (&numbers->now);
  } else if (shian_zip_part_is_start (part, "pStyle")) {
    g_autofree char *style = attribute (part, "val");
    const Place *place = g_hash_table_lookup (numbers->styles, style);
    if (place != NULL) {
      set_string (&numbers->now.list, g_strdup (place->list));
      numbers->now.level = place->level;
    }
  } else if (shian_zip_part_is_start (part, "ilvl")) {
    numbers->now.level = level_attribute (part, "val");
  } else if (shian_zip_part_is_start (part, "numId")) {
    set_string (&numbers->now.list, attribute (part, "val"));
  }
}

static void
append_count (GString *out, const Level *level, int count)
{
  gboolean chinese = level->format != NULL && (strstr (level->format, "hinese") != NULL ||
                                               strstr (level->format, "ideograph") != NULL ||
                                               strstr (level->format, "taiwanese") != NULL);
  g_autofree char *number = chinese && count >= 0 && count <= 9999 ? shian_numeral_format (count)
                                                                   : g_strdup_printf ("%d", count);

  if (g_strcmp0 (level->format, "decimalEnclosedCircle") == 0 && count >= 1 && count <= 20)
    g_string_append_unichar (out, 0x2460 + (gunichar) count - 1);
  else
    g_string_append (out, number);
}

/* （%1） with the counts put in; NULL for bullets. */
static char *
format_number (const List *list, int at)
{
  const Level *level = &list->levels[at];
  GString *out;

  if (level->text == NULL || g_strcmp0 (level->format, "bullet") == 0 ||
      g_strcmp0 (level->format, "none") == 0)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = level->text; *p != '\0'; p++) {
    int which = p[0] == '%' && g_ascii_isdigit (p[1]) ? p[1] - '1' : -1;
    if (which >= 0 && which < LEVELS) {
      append_count (out, &list->levels[which], list->counts[which]);
      p++;
    } else {
      g_string_append_c (out, *p);
    }
  }
  return g_string_free (out, FALSE);
}

char *
shian_docx_numbers_next (ShianDocxNumbers *numbers)
{
  const char *abstract = NULL;
  List *list = NULL;
  int at = numbers->now.level;

  if (numbers->now.list != NULL)
    abstract = g_hash_table_lookup (numbers->lists, numbers->now.list);
  if (abstract != NULL)
    list = g_hash_table_lookup (numbers->abstracts, abstract);
  if (list == NULL)
    return NULL;
  for (int i = 0; i <= at; i++)
    if (list->counts[i] == 0)
      list->counts[i] = list->levels[i].start - (i == at);
  list->counts[at]++;
  for (int i = at + 1; i < LEVELS; i++)
    list->counts[i] = 0;
  return format_number (list, at);
}
