/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/record-json.h"
#include "base/record.h"

#include <math.h>
#include <string.h>

typedef struct {
  ShianRecord base;
  char *name;
  char *note;
  char *due;
  char *owner;
  gint64 figure;
  double rate;
  gboolean done;
  int status;
} Sample;

SHIAN_DECLARE_RECORD (Sample, sample, SAMPLE_TYPE)

static const ShianChoice STATUSES[] = {
  { "not_started", "Not started" },
  { "in_progress", "In progress" },
  { "done", "Finished" },
  { NULL, NULL },
};

static const ShianField FIELDS[] = {
  { "name", SHIAN_FIELD_TEXT, G_STRUCT_OFFSET (Sample, name), "Name", SHIAN_FIELD_REQUIRED, NULL,
    8 },
  { "note", SHIAN_FIELD_TEXT, G_STRUCT_OFFSET (Sample, note), "Note", SHIAN_FIELD_MULTILINE },
  { "due", SHIAN_FIELD_DATE, G_STRUCT_OFFSET (Sample, due), "Due" },
  { "owner", SHIAN_FIELD_REF, G_STRUCT_OFFSET (Sample, owner), "Owner" },
  { "figure", SHIAN_FIELD_INTEGER, G_STRUCT_OFFSET (Sample, figure), "Figure" },
  { "rate", SHIAN_FIELD_REAL, G_STRUCT_OFFSET (Sample, rate), "Rate" },
  { "done", SHIAN_FIELD_BOOL, G_STRUCT_OFFSET (Sample, done), "Done" },
  { "status", SHIAN_FIELD_CHOICE, G_STRUCT_OFFSET (Sample, status), "Status", 0, STATUSES },
};

const ShianRecordType SAMPLE_TYPE = {
  "sample", "Sample", sizeof (Sample), FIELDS, G_N_ELEMENTS (FIELDS),
};

SHIAN_DEFINE_RECORD (Sample, sample, SAMPLE_TYPE)

static const ShianField *
field (const char *name)
{
  const ShianField *found = shian_record_type_field (&SAMPLE_TYPE, name);
  g_assert_nonnull (found);
  return found;
}

static void
set (Sample *sample, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_field_from_text (field (name), sample, text, &error));
  g_assert_no_error (error);
}

static Sample *
full_sample (void)
{
  Sample *sample = sample_new ();

  sample->base.id = g_strdup ("0190e5a0-1234-7abc-8def-0123456789ab");
  set (sample, "name", "明厨亮灶");
  set (sample, "note", "行一\n“行二”");
  set (sample, "due", "2024年3月31日");
  set (sample, "owner", "0190e5a0-1234-7abc-8def-0123456789ac");
  set (sample, "figure", "-5381");
  set (sample, "rate", "0.985");
  set (sample, "done", "1");
  set (sample, "status", "in_progress");
  return sample;
}

static void
assert_text (Sample *sample, const char *name, const char *stored, const char *shown)
{
  g_autofree char *text = shian_field_to_text (field (name), sample);
  g_autofree char *display = shian_field_display (field (name), sample);

  g_assert_cmpstr (text, ==, stored);
  g_assert_cmpstr (display, ==, shown);
}

static void
assert_invalid (Sample *sample, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_record_validate (&SAMPLE_TYPE, sample, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Sample: "));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_new (void)
{
  g_autoptr (Sample) sample = sample_new ();

  g_assert_null (sample->base.id);
  assert_text (sample, "name", NULL, "");
  assert_text (sample, "due", NULL, "");
  assert_text (sample, "owner", NULL, "");
  assert_text (sample, "figure", NULL, "");
  assert_text (sample, "rate", NULL, "");
  assert_text (sample, "done", "0", "No");
  assert_text (sample, "status", "not_started", "Not started");
  g_assert_false (shian_field_is_none (field ("done"), sample));
  g_assert_false (shian_field_is_none (field ("status"), sample));
  g_assert_null (shian_record_type_field (&SAMPLE_TYPE, "colour"));
  sample_free (NULL);
}

static void
test_texts (void)
{
  g_autoptr (Sample) sample = full_sample ();

  assert_text (sample, "name", "明厨亮灶", "明厨亮灶");
  assert_text (sample, "due", "2024-03-31", "2024年3月31日");
  assert_text (sample, "figure", "-5381", "-5381");
  assert_text (sample, "rate", "0.985", "0.985");
  set (sample, "figure", "１，２０４ ");
  assert_text (sample, "figure", "1204", "1204");
  set (sample, "rate", "96．5");
  assert_text (sample, "rate", "96.5", "96.5");
  assert_text (sample, "done", "1", "Yes");
  assert_text (sample, "status", "in_progress", "In progress");
  set (sample, "status", "Finished");
  assert_text (sample, "status", "done", "Finished");
  for (guint i = 0; i < SAMPLE_TYPE.n_fields; i++)
    set (sample, FIELDS[i].name, i % 2 == 0 ? "" : NULL);
  assert_text (sample, "name", NULL, "");
  assert_text (sample, "figure", NULL, "");
  assert_text (sample, "rate", NULL, "");
  assert_text (sample, "done", "0", "No");
  assert_text (sample, "status", "not_started", "Not started");
}

static void
test_text_refused (void)
{
  static const struct {
    const char *name;
    const char *text;
    const char *title;
  } cases[] = {
    { "figure", "十二", "Figure" },
    { "figure", "1.5", "Figure" },
    { "figure", "1 2", "Figure" },
    { "figure", "12,04", "Figure" },
    { "rate", "0x10", "Rate" },
    { "figure", "99999999999999999999", "Figure" },
    { "figure", "-9223372036854775808", "Figure" },
    { "rate", "98%", "Rate" },
    { "rate", "nan", "Rate" },
    { "rate", "inf", "Rate" },
    { "rate", "1e999", "Rate" },
    { "rate", "零", "Rate" },
    { "done", "2", "Done" },
    { "done", "yes", "Done" },
    { "status", "Unknown", "Status" },
    { "status", "DONE", "Status" },
    { "due", "明天", "Due" },
    { "due", "2024-02-30", "Due" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Sample) sample = full_sample ();
    g_autoptr (Sample) before = sample_copy (sample);
    g_autoptr (GError) error = NULL;
    g_assert_false (shian_field_from_text (field (cases[i].name), sample, cases[i].text, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, cases[i].title));
    g_assert_nonnull (strstr (error->message, cases[i].text));
    g_assert_true (shian_record_equal (&SAMPLE_TYPE, sample, before));
  }
}

static void
test_refused_bytes (void)
{
  g_autoptr (Sample) sample = full_sample ();
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_field_from_text (field ("figure"), sample, "\xc4\xea", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_copy_and_equal (void)
{
  static const char *const others[][2] = {
    { "name", "别名" }, { "note", "" },          { "due", "2024-04-01" }, { "owner", NULL },
    { "figure", "0" },  { "rate", "0.9850001" }, { "done", "0" },         { "status", "done" },
  };
  g_autoptr (Sample) sample = full_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (Sample) copy = sample_copy (sample);
    g_assert_cmpstr (copy->base.id, ==, sample->base.id);
    g_assert_true (copy->base.id != sample->base.id);
    g_assert_true (shian_record_equal (&SAMPLE_TYPE, sample, copy));
    set (copy, others[i][0], others[i][1]);
    g_assert_false (shian_field_equal (field (others[i][0]), sample, copy));
    g_assert_false (shian_record_equal (&SAMPLE_TYPE, sample, copy));
  }
}

static void
test_equal_edges (void)
{
  g_autoptr (Sample) a = sample_new ();
  g_autoptr (Sample) b = sample_new ();

  shian_field_set_string (field ("name"), a, "");
  g_assert_true (shian_field_equal (field ("name"), a, b));
  g_assert_true (shian_field_equal (field ("rate"), a, b));
  shian_field_set_real (field ("rate"), a, 0.0);
  g_assert_false (shian_field_equal (field ("rate"), a, b));
  /* Stored text knows one zero only, so a saved record must not look changed. */
  shian_field_set_real (field ("rate"), b, -0.0);
  g_assert_true (shian_field_equal (field ("rate"), a, b));
  b->base.revision = 7;
  g_assert_true (shian_record_equal (&SAMPLE_TYPE, a, b));
}

static void
test_accessors (void)
{
  g_autoptr (Sample) sample = full_sample ();

  shian_field_set_string (field ("name"), sample, shian_field_get_string (field ("name"), sample));
  g_assert_cmpstr (sample->name, ==, "明厨亮灶");
  shian_field_set_integer (field ("figure"), sample, G_MAXINT64);
  g_assert_cmpint (shian_field_get_integer (field ("figure"), sample), ==, G_MAXINT64);
  assert_text (sample, "figure", "9223372036854775807", "9223372036854775807");
  shian_field_set_integer (field ("status"), sample, 2);
  g_assert_cmpint (sample->status, ==, 2);
  shian_field_set_integer (field ("done"), sample, FALSE);
  g_assert_cmpint (shian_field_get_integer (field ("done"), sample), ==, FALSE);
  g_assert_true (shian_field_is_string (field ("due")));
  g_assert_false (shian_field_is_string (field ("rate")));
  g_assert_cmpint (shian_choice_find (STATUSES, "done"), ==, 2);
  g_assert_cmpint (shian_choice_find (STATUSES, "Finished"), ==, -1);
  g_assert_cmpint (shian_choice_find (STATUSES, NULL), ==, -1);
}

static void
test_validate (void)
{
  g_autoptr (Sample) sample = full_sample ();
  g_autoptr (GError) error = NULL;
  g_autofree char *long_note = g_strnfill (201, 'x');

  g_assert_true (shian_record_validate (&SAMPLE_TYPE, sample, &error));
  g_assert_no_error (error);
  set (sample, "name", NULL);
  assert_invalid (sample, "Name may not be empty");
  set (sample, "name", " \u3000\n");
  assert_invalid (sample, "Name may not be empty");
  set (sample, "name", "一二三四五六七八九");
  assert_invalid (sample, "Name: 9 characters, at most 8");
  set (sample, "name", "\xc4\xea");
  assert_invalid (sample, "Name: not valid text");
  set (sample, "name", "a\001");
  assert_invalid (sample, "Name: control character");
  set (sample, "name", "甲");
  set (sample, "note", long_note);
  assert_invalid (sample, "Note: 201 characters, at most 200");
  set (sample, "note", " ");
  shian_field_set_string (field ("due"), sample, "2024-3-31");
  assert_invalid (sample, "Due: “2024-3-31”");
  set (sample, "due", NULL);
  sample->rate = INFINITY;
  assert_invalid (sample, "Rate");
  sample->rate = NAN;
  sample->status = 3;
  assert_invalid (sample, "Status");
  sample->status = -1;
  assert_invalid (sample, "Status");
  assert_text (sample, "status", NULL, "");
  sample->status = 0;
  g_assert_true (shian_record_validate (&SAMPLE_TYPE, sample, NULL));
}

static void
test_real_to_text (void)
{
  static const struct {
    double value;
    const char *text;
  } cases[] = {
    { 12, "12" },
    { 0.65, "0.65" },
    { -3.5, "-3.5" },
    { 0, "0" },
    { -0.0, "0" },
    { 1234567.5, "1234567.5" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 0.00005, "0.00005" },
    { 1.0 / 3, "0.3333333333333333" },
    { 999999999999999, "999999999999999" },
    { 123456789012.25, "123456789012.25" },
    { -0.000012345, "-0.000012345" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = shian_real_to_text (cases[i].value);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_assert_null (shian_real_to_text (NAN));
}

static void
test_real_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240331);

  for (int i = 0; i < 20000; i++) {
    double value = g_rand_double_range (rand, -1, 1) * pow (10, g_rand_int_range (rand, -12, 20));
    g_autofree char *text = shian_real_to_text (value);
    g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, value);
    g_assert_true (fabs (value) >= 1e15 || fabs (value) < 1e-15 || strchr (text, 'e') == NULL);
  }
}

static void
test_json_round_trip (void)
{
  g_autoptr (Sample) sample = full_sample ();
  g_autoptr (Sample) back = sample_new ();
  g_autoptr (JsonObject) object = shian_record_to_json (&SAMPLE_TYPE, sample, NULL);
  g_autofree char *text = shian_json_to_text (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) read = shian_json_from_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "{\"name\":\"明厨亮灶\",\"note\":\"行一\\n“行二”\",\"due\":\"2024-03-31\","
                   "\"owner\":\"0190e5a0-1234-7abc-8def-0123456789ac\",\"figure\":-5381,"
                   "\"rate\":0.98499999999999999,\"done\":true,\"status\":\"in_progress\"}");
  g_assert_true (shian_record_apply_json (&SAMPLE_TYPE, back, read, &error));
  g_assert_no_error (error);
  g_assert_true (shian_record_equal (&SAMPLE_TYPE, sample, back));
}

static void
test_json_difference (void)
{
  g_autoptr (Sample) old = full_sample ();
  g_autoptr (Sample) now = full_sample ();
  g_autoptr (JsonObject) nothing = shian_record_to_json (&SAMPLE_TYPE, now, old);
  g_autoptr (JsonObject) difference = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (json_object_get_size (nothing), ==, 0);
  set (now, "figure", NULL);
  set (now, "rate", NULL);
  set (now, "due", NULL);
  set (now, "done", "0");
  difference = shian_record_to_json (&SAMPLE_TYPE, now, old);
  text = shian_json_to_text (difference);
  g_assert_cmpstr (text, ==, "{\"due\":null,\"figure\":null,\"rate\":null,\"done\":false}");
  g_assert_true (shian_record_apply_json (&SAMPLE_TYPE, old, difference, NULL));
  g_assert_true (shian_record_equal (&SAMPLE_TYPE, old, now));
}

static void
test_json_refused (void)
{
  static const char *const texts[] = {
    "{\"colour\":1}", "{\"figure\":1.5}", "{\"figure\":\"x\"}", "{\"figure\":true}",
    "{\"done\":1}",   "{\"done\":\"5\"}", "{\"name\":12}",      "{\"name\":[1]}",
    "{\"name\":{}}",  "{\"rate\":true}",  "{\"due\":\"soon\"}", "{\"status\":\"x\"}",
    "{\"status\":1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Sample) sample = full_sample ();
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonObject) object = shian_json_from_text (texts[i], &error);
    g_assert_no_error (error);
    g_test_message ("%s", texts[i]);
    g_assert_false (shian_record_apply_json (&SAMPLE_TYPE, sample, object, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  }
}

static void
test_json_text_refused (void)
{
  static const char *const texts[] = { "", "{", "[1]", "12", "null", "{\"a\":1}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_test_message ("%s", texts[i]);
    g_assert_null (shian_json_from_text (texts[i], &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/record/new", test_new);
  g_test_add_func ("/base/record/texts", test_texts);
  g_test_add_func ("/base/record/text-refused", test_text_refused);
  g_test_add_func ("/base/record/refused-bytes", test_refused_bytes);
  g_test_add_func ("/base/record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/base/record/equal-edges", test_equal_edges);
  g_test_add_func ("/base/record/accessors", test_accessors);
  g_test_add_func ("/base/record/validate", test_validate);
  g_test_add_func ("/base/record/real-to-text", test_real_to_text);
  g_test_add_func ("/base/record/real-round-trip", test_real_round_trip);
  g_test_add_func ("/base/record/json-round-trip", test_json_round_trip);
  g_test_add_func ("/base/record/json-difference", test_json_difference);
  g_test_add_func ("/base/record/json-refused", test_json_refused);
  g_test_add_func ("/base/record/json-text-refused", test_json_text_refused);
  return g_test_run ();
}
