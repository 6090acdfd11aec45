/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely duplicates: what names a record is hashed, and records with one hash are compared. A million
 * records take 16 bytes each for every reason, not their texts. */
#include "base/text.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-merge.h"

#include <string.h>

#define MOST 10       /* of one group */
#define LEAST_PHONE 7 /* digits */
#define LEAST_ADDRESS 6

void
shian_duplicate_free (ShianDuplicate *duplicate)
{
  g_ptr_array_unref (duplicate->subjects);
  g_free (duplicate);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);
  return g_strjoinv (to, parts);
}

char *
shian_subject_name_key (const char *name)
{
  static const char *const changes[][2] = {
    { "(", "" },
    { ")", "" },
    { "·", "" },
    { "-", "" },
    { "天津市", "" },
    { "有限责任公司", "公司" },
    { "有限公司", "公司" },
    { "食堂", "" },
    { "幼儿园", "幼" },
    { "小学", "小" },
    { "中学", "中" },
    { "1", "一" },
    { "2", "二" },
    { "3", "三" },
    { "4", "四" },
    { "5", "五" },
    { "6", "六" },
    { "7", "七" },
    { "8", "八" },
    { "9", "九" },
    { "第", "" },
  };
  char *key = shian_text_fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    char *next = replace (key, changes[i][0], changes[i][1]);
    g_free (key);
    key = next;
  }
  return key;
}

static char *
phone_key (const char *phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *folded = phone != NULL ? shian_text_fold (phone) : NULL;

  for (const char *p = folded; p != NULL && *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return digits->len >= LEAST_PHONE ? g_string_free (g_steal_pointer (&digits), FALSE) : NULL;
}

static char *
address_key (const char *address)
{
  g_autofree char *folded = address != NULL ? shian_text_fold (address) : NULL;
  return shian_text_length (folded) >= LEAST_ADDRESS ? g_steal_pointer (&folded) : NULL;
}

/* NULL when the record says nothing for this reason. */
static char *
make_key (ShianDuplicateReason reason, const char *kind, const char *name, const char *phone,
          const char *address)
{
  g_autofree char *part = NULL;

  if (reason == SHIAN_DUPLICATE_NAME)
    return shian_subject_name_key (name);
  part = reason == SHIAN_DUPLICATE_PHONE ? phone_key (phone) : address_key (address);
  return part != NULL ? g_strconcat (kind, "|", part, NULL) : NULL;
}

typedef struct {
  guint64 hash;
  gint64 seq;
} Mark;

/* FNV-1a */
static guint64
hash_text (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *one = a, *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;
  return one->seq < other->seq ? -1 : one->seq > other->seq;
}

static gboolean
mark_all (ShianStore *store, GArray **marks, GError **error)
{
  g_autoptr (ShianStatement) rows = shian_store_prepare (
      store, "SELECT seq, kind, name, phone, address FROM subject WHERE deleted = 0", error);
  ShianStep step = SHIAN_STEP_ERROR;

  while (rows != NULL && (step = shian_statement_step (rows, error)) == SHIAN_STEP_ROW)
    for (guint reason = 0; reason < SHIAN_DUPLICATE_N_REASONS; reason++) {
      g_autofree char *key =
          make_key (reason, shian_statement_text (rows, 1), shian_statement_text (rows, 2),
                    shian_statement_text (rows, 3), shian_statement_text (rows, 4));
      Mark mark = { key != NULL ? hash_text (key) : 0, shian_statement_integer (rows, 0) };
      if (key != NULL)
        g_array_append_val (marks[reason], mark);
    }
  return step == SHIAN_STEP_DONE;
}

/* Schools of one name in two towns are two schools. */
static gboolean
towns_differ (const GPtrArray *subjects)
{
  const ShianSubject *first = subjects->pdata[0];

  for (guint i = 1; i < subjects->len; i++) {
    const ShianSubject *other = subjects->pdata[i];
    if (first->town != NULL && other->town != NULL && !g_str_equal (first->town, other->town))
      return TRUE;
  }
  return FALSE;
}

/* What the groups so far hold, so that one telephone does not show again what the name has shown. */
static char *
group_id (const GPtrArray *subjects)
{
  GString *id = g_string_new (NULL);

  for (guint i = 0; i < subjects->len; i++)
    g_string_append (id, ((const ShianSubject *) subjects->pdata[i])->record.id);
  return g_string_free (id, FALSE);
}

static gboolean
load_group (ShianStore *store, const Mark *marks, guint n, ShianDuplicateReason reason,
            GHashTable *seen, GPtrArray *groups, GError **error)
{
  g_autoptr (GPtrArray) subjects =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_subject_free);
  ShianDuplicate *group;

  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) local = NULL;
    ShianSubject *subject = shian_store_select_one (store, &SHIAN_SUBJECT_TYPE, "WHERE seq = ?1",
                                                    &local, "i", marks[i].seq);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    g_ptr_array_add (subjects, subject);
  }
  if ((reason == SHIAN_DUPLICATE_NAME && towns_differ (subjects)) ||
      shian_subjects_are_apart (store, subjects) || !g_hash_table_add (seen, group_id (subjects)))
    return TRUE;
  group = g_new0 (ShianDuplicate, 1);
  group->reason = reason;
  group->subjects = g_steal_pointer (&subjects);
  g_ptr_array_add (groups, group);
  return TRUE;
}

static gboolean
collect_groups (ShianStore *store, GArray *marks, ShianDuplicateReason reason, guint limit,
                GHashTable *seen, GPtrArray *groups, GError **error)
{
  guint next;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len && groups->len < limit; i = next) {
    const Mark *first = &g_array_index (marks, Mark, i);
    for (next = i + 1; next < marks->len && g_array_index (marks, Mark, next).hash == first->hash;)
      next++;
    if (next - i >= 2 && next - i <= MOST &&
        !load_group (store, first, next - i, reason, seen, groups, error))
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
shian_subject_duplicates (ShianStore *store, guint limit, GError **error)
{
  g_autoptr (GPtrArray) groups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_duplicate_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *marks[SHIAN_DUPLICATE_N_REASONS];
  gboolean ok;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    marks[i] = g_array_new (FALSE, FALSE, sizeof (Mark));
  ok = mark_all (store, marks, error);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    ok = ok && collect_groups (store, marks[i], i, limit, seen, groups, error);
    g_array_unref (marks[i]);
  }
  return ok ? g_steal_pointer (&groups) : NULL;
}
