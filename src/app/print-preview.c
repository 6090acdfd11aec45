/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/print-preview.h"

#include "app/message.h"
#include "base/error.h"
#include "base/text.h"
#include "typeset/pdf.h"

#include <glib/gi18n-lib.h>

struct _ShianPrintPreview {
  AdwWindow parent_instance;

  GtkLabel *number;
  GtkLabel *note;
  GtkScrolledWindow *scroller;
  GtkDrawingArea *area;

  ShianDocument *document;
  guint page;
  double zoom; /* pixels for a point */
  GtkFileChooserNative *dialog;
};

G_DEFINE_FINAL_TYPE (ShianPrintPreview, shian_print_preview, ADW_TYPE_WINDOW)

static const double ZOOMS[] = { 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0 };

static void
draw_area (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  ShianPrintPreview *self = data;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_set_source_rgb (cr, 0, 0, 0);
  shian_document_draw_page (self->document, cr, self->page);
}

static void
refresh (ShianPrintPreview *self)
{
  const ShianPageSetup *setup = shian_document_page_setup (self->document);
  guint n = shian_document_n_pages (self->document);
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  gtk_drawing_area_set_content_width (self->area,
                                      (int) (setup->width * SHIAN_POINTS_PER_MM * self->zoom));
  gtk_drawing_area_set_content_height (self->area,
                                       (int) (setup->height * SHIAN_POINTS_PER_MM * self->zoom));
  gtk_label_set_text (self->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", self->page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.smaller", self->zoom > ZOOMS[0]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.larger",
                                 self->zoom < ZOOMS[G_N_ELEMENTS (ZOOMS) - 1]);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
turn_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPrintPreview *self = SHIAN_PRINT_PREVIEW (widget);
  if (g_str_equal (action, "preview.next"))
    shian_print_preview_set_page (self, self->page + 1);
  else if (self->page > 0)
    shian_print_preview_set_page (self, self->page - 1);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPrintPreview *self = SHIAN_PRINT_PREVIEW (widget);
  gboolean larger = g_str_equal (action, "preview.larger");
  double next = self->zoom;
  for (guint i = 0; i < G_N_ELEMENTS (ZOOMS); i++) {
    if (larger && ZOOMS[i] > self->zoom) {
      next = ZOOMS[i];
      break;
    }
    if (!larger && ZOOMS[i] < self->zoom)
      next = ZOOMS[i];
  }
  self->zoom = next;
  refresh (self);
}

/* Printing */

static void
draw_printed_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  ShianPrintPreview *self = data;
  shian_document_draw_page (self->document, gtk_print_context_get_cairo_context (context),
                            (guint) page);
}

/* A new one for each run, as GTK asks. */
static GtkPrintOperation *
new_operation (ShianPrintPreview *self)
{
  const ShianPageSetup *setup = shian_document_page_setup (self->document);
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) paper = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  const char *title = shian_document_title (self->document);
  gtk_page_setup_set_paper_size (paper, size);
  gtk_page_setup_set_orientation (paper, setup->width > setup->height
                                             ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, paper);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) shian_document_n_pages (self->document));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (title != NULL)
    gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_printed_page), self, 0);
  return operation;
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPrintPreview *self = SHIAN_PRINT_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) operation = new_operation (self);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result = gtk_print_operation_run (
      operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    shian_message_error (widget, _ ("Printing failed"), error);
}

static void
save_chosen_cb (GtkFileChooserNative *dialog, int response, ShianPrintPreview *self)
{
  g_autoptr (GError) error = NULL;
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
    if (path != NULL && !shian_print_preview_save (self, path, &error))
      shian_message_error (GTK_WIDGET (self), _ ("The PDF could not be saved"), error);
    else if (path != NULL)
      gtk_window_close (GTK_WINDOW (self));
  }
  g_clear_object (&self->dialog);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPrintPreview *self = SHIAN_PRINT_PREVIEW (widget);
  const char *title = shian_document_title (self->document);
  g_autofree char *safe = shian_text_file_name (title != NULL ? title : _ ("Print"));
  g_autofree char *name = g_strconcat (safe, ".pdf", NULL);
  if (self->dialog != NULL)
    return;
  self->dialog =
      gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), name);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (save_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* The class */

static void
shian_print_preview_dispose (GObject *object)
{
  g_clear_object (&SHIAN_PRINT_PREVIEW (object)->dialog);
  G_OBJECT_CLASS (shian_print_preview_parent_class)->dispose (object);
}

static void
shian_print_preview_finalize (GObject *object)
{
  g_clear_pointer (&SHIAN_PRINT_PREVIEW (object)->document, shian_document_free);
  G_OBJECT_CLASS (shian_print_preview_parent_class)->finalize (object);
}

static void
shian_print_preview_class_init (ShianPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_print_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_print_preview_finalize;
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "preview.larger", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.smaller", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianPrintPreview, number);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintPreview, note);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintPreview, area);
}

static void
shian_print_preview_init (ShianPrintPreview *self)
{
  self->zoom = 1.25;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_print_preview_new (ShianDocument *document, const char *note)
{
  ShianPrintPreview *self = g_object_new (SHIAN_TYPE_PRINT_PREVIEW, NULL);
  const char *title = shian_document_title (document);
  self->document = document;
  if (title != NULL)
    gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_drawing_area_set_draw_func (self->area, draw_area, self, NULL);
  refresh (self);
  return GTK_WIDGET (self);
}

void
shian_print_preview_present (GtkWindow *parent, ShianDocument *document, const char *note)
{
  GtkWidget *self = shian_print_preview_new (document, note);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_present (GTK_WINDOW (self));
}

guint
shian_print_preview_get_n_pages (ShianPrintPreview *self)
{
  g_return_val_if_fail (SHIAN_IS_PRINT_PREVIEW (self), 0);
  return shian_document_n_pages (self->document);
}

guint
shian_print_preview_get_page (ShianPrintPreview *self)
{
  g_return_val_if_fail (SHIAN_IS_PRINT_PREVIEW (self), 0);
  return self->page;
}

void
shian_print_preview_set_page (ShianPrintPreview *self, guint page)
{
  g_return_if_fail (SHIAN_IS_PRINT_PREVIEW (self));
  if (page >= shian_document_n_pages (self->document))
    return;
  self->page = page;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  refresh (self);
}

gboolean
shian_print_preview_save (ShianPrintPreview *self, const char *path, GError **error)
{
  g_return_val_if_fail (SHIAN_IS_PRINT_PREVIEW (self), FALSE);
  return shian_pdf_write (self->document, path, error);
}

gboolean
shian_print_preview_export (ShianPrintPreview *self, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) local = NULL;
  g_return_val_if_fail (SHIAN_IS_PRINT_PREVIEW (self), FALSE);
  operation = new_operation (self);
  gtk_print_operation_set_export_filename (operation, path);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (self),
                               &local) != GTK_PRINT_OPERATION_RESULT_ERROR)
    return TRUE;
  return shian_error_take_gio (error, g_steal_pointer (&local), path);
}
