/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blank inspection forms as one PDF, beside Pango drawing the same texts with the same fonts and
 * widths in the same run, with neither boxes nor lines nor page breaks to think of; ours is read
 * back too before it takes its name. Usage: bench-forms [FORMS] */
#include "forms/form-parts.h"
#include "forms/inspection-form.h"
#include "typeset/pdf.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <time.h>

#define GROUPS 9u
#define ITEMS 10u
#define ROUNDS 3u
#define WORDING_MM 92.0
#define PAGE_WIDTH 595.0
#define PAGE_HEIGHT 842.0

typedef struct {
  const char *text;
  const ShianTextStyle *style;
  double width;
} Piece;

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static ShianInspectionForm *
new_form (guint number)
{
  static const char *const wordings[] = {
    "许可证在有效期内，地址、业态和经营项目与现场一致",
    "冷藏设备温度在规定范围内，温度计清楚可读，食品分类分架存放，离墙离地",
    "从业人员穿戴清洁的工作衣帽，操作前洗手消毒，患有碍食品安全疾病的已调离",
  };
  ShianInspectionForm *form = shian_inspection_form_new ();

  form->title = g_strdup ("校园食堂食品安全监督检查记录表");
  form->premises = g_strdup_printf ("示例镇第%u小学食堂", number + 1);
  form->code = g_strdup_printf ("24%06u", number % 1000000);
  form->counts.total = GROUPS * ITEMS;
  shian_inspection_form_add_field (form, "被检查单位", form->premises, TRUE);
  shian_inspection_form_add_field (form, "地址", "示例镇示例路1号", TRUE);
  for (guint g = 0; g < GROUPS; g++) {
    ShianFormGroup *group = shian_inspection_form_add_group (form, "加工制作");
    for (guint i = 0; i < ITEMS; i++) {
      ShianFormItem *item = shian_form_group_add_item (group);
      item->number = g_strdup_printf ("C%02u", g * ITEMS + i + 1);
      item->text = g_strdup (wordings[(g + i) % G_N_ELEMENTS (wordings)]);
      item->basis = g_strdup ("法55；校规37");
      item->key = i % 3 == 0;
    }
  }
  return form;
}

typedef struct {
  ShianFonts *fonts;
  guint next;
  guint n_forms;
} Batch;

static ShianDocument *
next_form (gpointer data, GError **error)
{
  Batch *batch = data;
  g_autoptr (ShianInspectionForm) form = NULL;

  if (batch->next == batch->n_forms)
    return NULL;
  form = new_form (batch->next++);
  return shian_inspection_form_layout (form, SHIAN_PAPER_INSPECTION, NULL, batch->fonts);
}

static void
own_forms (ShianFonts *fonts, const char *path, guint n_forms)
{
  Batch batch = { fonts, 0, n_forms };
  g_autoptr (GError) error = NULL;

  if (!shian_pdf_write_batch (path, next_form, &batch, NULL, &error))
    g_error ("%s", error->message);
}

static void
draw_piece (ShianFonts *fonts, cairo_t *cr, const Piece *piece, double *y)
{
  PangoLayout *layout = shian_fonts_layout (fonts);
  int height;

  pango_layout_set_font_description (
      layout, shian_fonts_description (fonts, piece->style->font, piece->style->size, FALSE));
  pango_layout_set_width (layout, (int) (piece->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, piece->text, -1);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cr, 60, *y);
  pango_cairo_show_layout (cr, layout);
  *y += (double) height / PANGO_SCALE;
  if (*y > PAGE_HEIGHT - 60) {
    cairo_show_page (cr);
    *y = 60;
  }
}

static void
bare_form (ShianFonts *fonts, cairo_t *cr, guint number)
{
  g_autoptr (ShianInspectionForm) form = new_form (number);
  double width = WORDING_MM * SHIAN_POINTS_PER_MM;
  double y = 60;

  draw_piece (fonts, cr, &(Piece){ form->title, &SHIAN_FORM_TITLE, PAGE_WIDTH }, &y);
  draw_piece (fonts, cr, &(Piece){ form->premises, &SHIAN_FORM_CELL, PAGE_WIDTH }, &y);
  for (guint g = 0; g < form->groups->len; g++) {
    const ShianFormGroup *group = form->groups->pdata[g];
    draw_piece (fonts, cr, &(Piece){ group->title, &SHIAN_FORM_GROUP, PAGE_WIDTH }, &y);
    for (guint i = 0; i < group->items->len; i++) {
      const ShianFormItem *item = group->items->pdata[i];
      g_autofree char *text = g_strconcat (item->key ? "★" : "", item->text, NULL);
      draw_piece (fonts, cr, &(Piece){ item->number, &SHIAN_FORM_MIDDLE, 40 }, &y);
      draw_piece (fonts, cr, &(Piece){ text, &SHIAN_FORM_CELL, width }, &y);
      draw_piece (fonts, cr, &(Piece){ item->basis, &SHIAN_FORM_SMALL, width }, &y);
    }
  }
  cairo_show_page (cr);
}

static void
bare_forms (ShianFonts *fonts, const char *path, guint n_forms)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_forms; i++)
    bare_form (fonts, cr, i);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static double
time_forms (ShianFonts *fonts, const char *path, guint n_forms,
            void (*write) (ShianFonts *, const char *, guint))
{
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < ROUNDS; round++) {
    double start = cpu_seconds ();
    write (fonts, path, n_forms);
    best = MIN (best, cpu_seconds () - start);
  }
  return best;
}

static double
megabytes (const char *path)
{
  GStatBuf status = { 0 };

  g_stat (path, &status);
  return (double) status.st_size / 1e6;
}

int
main (int argc, char **argv)
{
  guint n_forms = argc > 1 ? (guint) atoi (argv[1]) : 100;
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFonts) fonts = shian_fonts_new (&error);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  double bare, bare_size, own;

  if (fonts == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "forms.pdf", NULL);
  bare = time_forms (fonts, path, n_forms, bare_forms);
  bare_size = megabytes (path);
  own = time_forms (fonts, path, n_forms, own_forms);
  g_print ("%u blank forms of %u items, CPU seconds, best of %u\n", n_forms, GROUPS * ITEMS,
           ROUNDS);
  g_print ("Pango alone     %6.3f, %.2f MB\n", bare, bare_size);
  g_print ("forms           %6.3f, %.2f MB\n", own, megabytes (path));
  g_print ("ratio           %6.2f\n", own / bare);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
