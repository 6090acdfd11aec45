/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One description, many uses. A record kind is a plain struct that begins with ShianRecord and one
 * table of its fields; SQL, validation, history, undo, workbook columns and form rows all come from
 * that table. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ShianRecord: what every stored record begins with.
 * @id: UUIDv7, NULL until first saved (or set by the maker)
 * @revision: 0 until first saved, then counts saves
 * @created_at, @changed_at: UTC microseconds
 * @deleted: a tombstone hides the record; nothing is ever removed */
typedef struct {
  char *id;
  gint64 revision;
  gint64 created_at;
  gint64 changed_at;
  gboolean deleted;
} ShianRecord;

/** Struct member types: TEXT, DATE (ISO) and REF (another record's id) are char *, NULL meaning
 * none; INTEGER is gint64 with SHIAN_INTEGER_NONE; REAL is double with NAN meaning none; BOOL is
 * gboolean; CHOICE is int, an index into the field's choices. */
typedef enum {
  SHIAN_FIELD_TEXT,
  SHIAN_FIELD_INTEGER,
  SHIAN_FIELD_REAL,
  SHIAN_FIELD_BOOL,
  SHIAN_FIELD_DATE,
  SHIAN_FIELD_CHOICE,
  SHIAN_FIELD_REF,
} ShianFieldKind;

#define SHIAN_INTEGER_NONE G_MININT64

typedef enum {
  SHIAN_FIELD_REQUIRED = 1 << 0,  /* may not be empty */
  SHIAN_FIELD_MULTILINE = 1 << 1, /* shown in a text view */
  SHIAN_FIELD_CODE = 1 << 2,   /* digits that are not a number: text in Excel, not right-aligned */
  SHIAN_FIELD_HIDDEN = 1 << 3, /* not offered to the user */
  SHIAN_FIELD_SEARCH = 1 << 4, /* found by any part of it */
  SHIAN_FIELD_SPOKEN = 1 << 5, /* with SEARCH: and by the letters of its reading */
} ShianFieldFlags;

/** ShianChoice: @key is stored and never renamed; @title is a msgid. */
typedef struct {
  const char *key;
  const char *title;
} ShianChoice;

typedef struct _ShianRecordType ShianRecordType;

/** ShianField:
 * @name: the column's and the struct member's name
 * @title: msgid
 * @choices: ends with a NULL key; only for CHOICE
 * @max_length: in characters; 0 means 200 for TEXT */
typedef struct {
  const char *name;
  ShianFieldKind kind;
  gsize offset;
  const char *title;
  guint flags;
  const ShianChoice *choices;
  gsize max_length;
} ShianField;

/** ShianRecordType:
 * @name: stable name in history and packs, also the table's name
 * @title: msgid, singular, as in “undo: change of a step”
 * @free: frees one record of this kind; GPtrArray wants a function that needs no type */
struct _ShianRecordType {
  const char *name;
  const char *title;
  gsize size;
  const ShianField *fields;
  guint n_fields;
  GDestroyNotify free;
};

/* The descriptor itself: SHIAN_RECORD_TYPE ("step", N_("step"), ShianStep, STEP_FIELDS, free_func) */
#define SHIAN_RECORD_TYPE(name_, title_, Type, FIELDS, free_)                                      \
  {                                                                                                \
    .name = (name_), .title = (title_), .size = sizeof (Type), .fields = (FIELDS),                 \
    .n_fields = G_N_ELEMENTS (FIELDS), .free = (GDestroyNotify) (free_)                            \
  }

/* One row of a field table: SHIAN_FIELD (ShianStep, text, TEXT, N_("Text"), flags, NULL, 500) */
#define SHIAN_FIELD(Type, member, KIND, title_, flags_, choices_, max_)                            \
  {                                                                                                \
    .name = #member, .kind = SHIAN_FIELD_##KIND, .offset = G_STRUCT_OFFSET (Type, member),         \
    .title = (title_), .flags = (flags_), .choices = (choices_), .max_length = (max_)              \
  }

/* SHIAN_DECLARE_RECORD (ShianStep, shian_step, SHIAN_STEP_TYPE) declares the descriptor and
 * shian_step_new, _copy, _free and the autoptr cleanup; SHIAN_DEFINE_RECORD in the .c defines them. */
#define SHIAN_DECLARE_RECORD(Type, prefix, TYPE)                                                   \
  extern const ShianRecordType TYPE;                                                               \
  Type *prefix##_new (void);                                                                       \
  Type *prefix##_copy (const Type *record);                                                        \
  void prefix##_free (Type *record);                                                               \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, prefix##_free)

#define SHIAN_DEFINE_RECORD(Type, prefix, TYPE)                                                    \
  Type *prefix##_new (void)                                                                        \
  {                                                                                                \
    return shian_record_new (&TYPE);                                                               \
  }                                                                                                \
  Type *prefix##_copy (const Type *record)                                                         \
  {                                                                                                \
    return shian_record_copy (&TYPE, record);                                                      \
  }                                                                                                \
  void prefix##_free (Type *record)                                                                \
  {                                                                                                \
    shian_record_free (&TYPE, record);                                                             \
  }

/** shian_record_new: all fields empty: NULL, none, NAN, FALSE, first choice. (transfer full) */
gpointer shian_record_new (const ShianRecordType *type);
/** shian_record_copy: a deep copy. (transfer full) */
gpointer shian_record_copy (const ShianRecordType *type, gconstpointer record);
/** shian_record_free: NULL is fine. */
void shian_record_free (const ShianRecordType *type, gpointer record);

/** shian_record_type_field: the field of that name, or NULL. */
const ShianField *shian_record_type_field (const ShianRecordType *type, const char *name);

/** shian_record_validate: every field by its kind, flags and length; SHIAN_ERROR_INVALID names the
 * record kind and the field in the user's language. */
gboolean shian_record_validate (const ShianRecordType *type, gconstpointer record, GError **error);

/* Typed access by descriptor; the field must have the kind. Text setters copy. */
const char *shian_field_get_string (const ShianField *field, gconstpointer record);
void shian_field_set_string (const ShianField *field, gpointer record, const char *value);
gint64 shian_field_get_integer (const ShianField *field,
                                gconstpointer record); /* INTEGER, BOOL, CHOICE */
void shian_field_set_integer (const ShianField *field, gpointer record, gint64 value);
double shian_field_get_real (const ShianField *field, gconstpointer record);
void shian_field_set_real (const ShianField *field, gpointer record, double value);

/** shian_field_is_string: TEXT, DATE or REF. */
gboolean shian_field_is_string (const ShianField *field);
/** shian_field_is_none: NULL, "", none or NAN. Never for BOOL and CHOICE. */
gboolean shian_field_is_none (const ShianField *field, gconstpointer record);
/** shian_field_equal: whether both records hold the same value; NULL equals "". */
gboolean shian_field_equal (const ShianField *field, gconstpointer a, gconstpointer b);
/** shian_record_equal: all fields equal (id, revision and times not compared). */
gboolean shian_record_equal (const ShianRecordType *type, gconstpointer a, gconstpointer b);

/** shian_field_to_text: the value as stored: choice keys, ISO dates, “1” and “0”; NULL when
 * none. (transfer full) */
char *shian_field_to_text (const ShianField *field, gconstpointer record);
/** shian_field_from_text: the reverse, for history and imports; choices by key or title, dates in
 * any accepted form. NULL or "" means none. SHIAN_ERROR_INVALID names the field and value. */
gboolean shian_field_from_text (const ShianField *field, gpointer record, const char *text,
                                GError **error);
/** shian_field_display: the value for a person: choice titles translated, dates Chinese; "" when
 * none. (transfer full) */
char *shian_field_display (const ShianField *field, gconstpointer record);

/** shian_choice_find: index of @key in @choices, -1 when unknown. */
int shian_choice_find (const ShianChoice *choices, const char *key);

/** shian_real_to_text: shortest decimal text that reads back the same, with no exponent
 * between 1e-15 and 1e15; “12”, “0.65”. (transfer full) */
char *shian_real_to_text (double value);

G_END_DECLS
