/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of whatever length: no word is lost or cut, nothing leaves its page, and nobody signs a page
 * that has nothing else on it. */
#include "forms/inspection-form.h"

#include "form-text.h"
#include "typeset/document-private.h"

#include <string.h>

#define ROUNDS 12
#define NEAR 0.01

/* Every text bears a number of its own, which must be found on the paper. */
typedef struct {
  guint first;
  guint next;
} Marks;

static const char *const pieces[] = {
  "冷藏柜内生熟混放，没有标识；",
  "㛃𬭚堃",
  "https://example.invalid/",
  "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  "（附件）",
  " ",
  "\n",
  "“引文”、《规定》",
};

static char *
random_text (Marks *marks, int most)
{
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (0, most + 1)
                                            : g_test_rand_int_range (0, 3);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  g_string_append_printf (text, "第%u号", marks->next++);
  return g_string_free (text, FALSE);
}

static void
fill_item (ShianFormItem *item, guint i, Marks *marks)
{
  item->number = g_strdup_printf ("C%02u", i);
  item->text = random_text (marks, 8);
  item->basis = random_text (marks, 4);
  item->key = g_test_rand_bit ();
  item->verdict = (ShianFormVerdict) g_test_rand_int_range (0, 4);
  item->asks_value = g_test_rand_bit ();
  if (item->asks_value)
    item->value = random_text (marks, 60);
  if (g_test_rand_bit ())
    item->note = random_text (marks, 60);
}

static void
add_items (ShianInspectionForm *form, Marks *marks)
{
  for (int g = g_test_rand_int_range (1, 4); g > 0; g--) {
    g_autofree char *title = random_text (marks, 2);
    ShianFormGroup *group = shian_inspection_form_add_group (form, title);

    for (int i = g_test_rand_int_range (1, 12); i > 0; i--)
      fill_item (shian_form_group_add_item (group), (guint) i, marks);
  }
}

static void
add_findings (ShianInspectionForm *form, Marks *marks)
{
  for (int i = g_test_rand_int_range (0, 15); i > 0; i--) {
    ShianFormFinding *finding = shian_inspection_form_add_finding (form);

    finding->number = g_strdup_printf ("%d", i);
    finding->text = random_text (marks, 30);
    finding->action = random_text (marks, 30);
    finding->deadline = g_strdup ("2024年5月13日（周一）");
  }
}

static ShianInspectionForm *
random_form (Marks *marks)
{
  ShianInspectionForm *form = shian_inspection_form_new ();

  form->title = g_strdup ("检查表");
  form->code = g_strdup ("24000123");
  form->premises = random_text (marks, 2);
  form->filled = TRUE;
  form->results = g_strsplit ("符合;基本符合;不符合", ";", -1);
  shian_inspection_form_add_field (form, "被检查单位", form->premises, TRUE);
  add_items (form, marks);
  add_findings (form, marks);
  form->opinion = random_text (marks, 40);
  form->comment = random_text (marks, 40);
  form->inspectors = random_text (marks, 3);
  form->receipt = random_text (marks, 10);
  return form;
}

static void
check_piece (const ShianPlaced *placed, const ShianRowPiece *piece, double *y, double bottom)
{
  const ShianRow *row = placed->block->table->rows->pdata[piece->row];
  double shown = shian_row_shown_height (row, piece->from, piece->to);

  g_assert_cmpfloat (piece->y, >=, *y - NEAR);
  g_assert_cmpfloat (piece->height, >=, shown - NEAR);
  *y = piece->y + piece->height;
  g_assert_cmpfloat (*y, <=, bottom + NEAR);
}

/* One below the other, within the margins. */
static void
check_page (ShianDocument *document, guint page, double bottom)
{
  const GArray *items = shian_document_page_items (document, page);
  double y = 0;

  g_assert_cmpuint (items->len, >, 0);
  for (guint i = 0; i < items->len; i++) {
    const ShianPlaced *placed = &g_array_index (items, ShianPlaced, i);

    for (guint p = 0; placed->pieces != NULL && p < placed->pieces->len; p++)
      check_piece (placed, &g_array_index (placed->pieces, ShianRowPiece, p), &y, bottom);
    if (placed->pieces != NULL)
      continue;
    g_assert_cmpfloat (placed->y, >=, y - NEAR);
    y = placed->y +
        placed->n_lines * shian_text_style_pitch (shian_text_block_style (placed->block->text));
    g_assert_cmpfloat (y, <=, bottom + NEAR);
  }
}

/* The signatures stand on the last page, all of their table, below what is signed. */
static void
check_signatures (ShianDocument *document)
{
  const GArray *items = shian_document_page_items (document, shian_document_n_pages (document) - 1);
  const ShianPlaced *last = &g_array_index (items, ShianPlaced, items->len - 1);

  g_assert_cmpuint (items->len, >=, 2);
  g_assert_nonnull (last->pieces);
  g_assert_cmpuint (last->pieces->len, ==, last->block->table->rows->len);
}

static void
check_marks (const char *text, const Marks *marks)
{
  for (guint i = marks->first; i < marks->next; i++) {
    g_autofree char *mark = g_strdup_printf ("%u", i);

    if (strstr (text, mark) == NULL)
      g_error ("the text numbered %s is lost", mark);
  }
}

static void
check_paper (const ShianInspectionForm *form, ShianPaper paper, ShianFonts *fonts,
             const Marks *marks)
{
  const ShianPageSetup setup = shian_page_setup_a4 (FALSE);
  g_autoptr (ShianDocument) document = shian_inspection_form_layout (form, paper, NULL, fonts);
  guint n_pages = shian_document_n_pages (document);

  for (guint page = 0; page < n_pages; page++)
    check_page (document, page, (setup.height - 18) * SHIAN_POINTS_PER_MM);
  if (paper == SHIAN_PAPER_INSPECTION || paper == SHIAN_PAPER_RECHECK)
    check_signatures (document);
  if (paper == SHIAN_PAPER_INSPECTION) {
    g_autofree char *text = form_text (document, "inspection-random", &n_pages);
    check_marks (text, marks);
  }
}

static void
test_random (void)
{
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);

  for (guint round = 0; round < ROUNDS; round++) {
    Marks marks = { 700000, 700000 };
    g_autoptr (ShianInspectionForm) form = random_form (&marks);

    for (int paper = SHIAN_PAPER_INSPECTION; paper <= SHIAN_PAPER_RECHECK; paper++)
      check_paper (form, (ShianPaper) paper, fonts, &marks);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (form_fonts_missing ())
    return 0;
  g_test_add_func ("/inspection-form/random", test_random);
  return g_test_run ();
}
