/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/check-digit.h"
#include "base/error.h"
#include "forms/form-code.h"
#include "typeset/qr-code.h"

#include <string.h>

static void
test_check_digit (void)
{
  /* Known numbers of this system. */
  g_assert_cmpint (shian_check_digit ("0794", 4), ==, '5');
  g_assert_cmpint (shian_check_digit ("79462", 5), ==, '3');
  g_assert_cmpint (shian_check_digit ("00200667308", 11), ==, '5');
  g_assert_cmpint (shian_check_digit ("", 0), ==, '1');
  g_assert_cmpint (shian_check_digit ("07x4", 4), ==, 0);
}

static void
test_round_trip (void)
{
  for (guint page = 1; page <= 99; page += 7) {
    g_autofree char *code = shian_form_code_make ("24000123", page);
    g_autofree char *shown = shian_form_code_display (code);
    g_autofree char *serial = NULL;
    g_autoptr (GError) error = NULL;
    guint read = 0;

    g_assert_cmpuint (strlen (code), ==, SHIAN_FORM_CODE_DIGITS);
    g_assert_true (shian_form_code_read (shown, &serial, &read, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (serial, ==, "24000123");
    g_assert_cmpuint (read, ==, page);
  }
}

static void
test_typed (void)
{
  g_autofree char *code = shian_form_code_make ("24000123", 2);
  g_autofree char *wide = NULL;
  g_autofree char *serial = NULL;
  GString *text = g_string_new ("　");

  for (const char *p = code; *p != '\0'; p++)
    g_string_append_unichar (text, 0xff10 + (gunichar) (*p - '0'));
  wide = g_string_free (text, FALSE);
  g_assert_true (shian_form_code_read (wide, &serial, NULL, NULL));
  g_assert_cmpstr (serial, ==, "24000123");
}

static void
test_refused (void)
{
  static const char *const wrong[] = { "",         "2400012302", "240001230277", "24000123O27",
                                       "学校食堂", "\xff\xfe" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *serial = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (shian_form_code_read (wrong[i], &serial, NULL, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_null (serial);
  }
}

/* Every wrong digit is found; of the exchanges of neighbours only those the system cannot see pass. */
static void
test_finds_slips (void)
{
  g_autofree char *code = shian_form_code_make ("26000457", 3);
  guint missed = 0;

  for (guint i = 0; i < SHIAN_FORM_CODE_DIGITS; i++)
    for (char digit = '0'; digit <= '9'; digit++) {
      g_autofree char *slip = g_strdup (code);
      g_autofree char *serial = NULL;

      slip[i] = digit;
      g_assert_true (shian_form_code_read (slip, &serial, NULL, NULL) == (digit == code[i]));
    }
  for (guint i = 0; i + 1 < SHIAN_FORM_CODE_DIGITS; i++) {
    g_autofree char *slip = g_strdup (code);
    g_autofree char *serial = NULL;

    slip[i] = code[i + 1];
    slip[i + 1] = code[i];
    missed += slip[i] != code[i] && shian_form_code_read (slip, &serial, NULL, NULL);
  }
  g_assert_cmpuint (missed, <=, 1);
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (gconstpointer) (data +
                                             y * cairo_image_surface_get_stride (surface)))[x] &
         0xffffffu;
}

/* Dark and light where a reader looks first: the quiet margin and a corner of a finder pattern. */
static void
test_qr (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 290, 290);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *long_text = g_strnfill (8000, '1');

  g_assert_false (shian_qr_draw (cr, long_text, 0, 0, 100));
  /* 21 modules and the margin of 4 on each side, 10 units a module. */
  g_assert_true (shian_qr_draw (cr, "24000123027", 0, 0, 290 / (72.0 / 25.4)));
  cairo_surface_flush (surface);
  g_assert_cmphex (pixel (surface, 35, 35), ==, 0xffffff);
  g_assert_cmphex (pixel (surface, 45, 45), ==, 0);
  g_assert_cmphex (pixel (surface, 55, 55), ==, 0xffffff);
  g_assert_cmphex (pixel (surface, 75, 75), ==, 0);
  g_assert_cmphex (pixel (surface, 45, 245), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-code/check-digit", test_check_digit);
  g_test_add_func ("/form-code/round-trip", test_round_trip);
  g_test_add_func ("/form-code/typed", test_typed);
  g_test_add_func ("/form-code/refused", test_refused);
  g_test_add_func ("/form-code/finds-slips", test_finds_slips);
  g_test_add_func ("/form-code/qr", test_qr);
  return g_test_run ();
}
