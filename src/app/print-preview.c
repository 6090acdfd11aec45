/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/print-preview.h"

#include "app/document-print.h"
#include "app/message.h"
#include "app/print-operation.h"
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
  GtkToggleButton *copies;

  ShianDocument *document;
  ShianFormPrinting *form; /* NULL of what bears no number */
  char *save_path;         /* waits for the form's number */
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

/* A form takes its number when the user has pressed Print in the dialog, and its pages wait for it. */
static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, ShianPrintPreview *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->copies), FALSE);
  shian_form_printing_claim (self->form);
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, ShianPrintPreview *self)
{
  ShianClaim claim = shian_form_printing_get_claim (self->form);

  if (claim == SHIAN_CLAIM_REFUSED)
    gtk_print_operation_cancel (operation);
  return claim != SHIAN_CLAIM_UNDER_WAY;
}

static GtkPrintOperation *
new_operation (ShianPrintPreview *self)
{
  GtkPrintOperation *operation = shian_print_operation_new (
      shian_document_page_setup (self->document), shian_document_title (self->document));

  gtk_print_operation_set_n_pages (operation, (int) shian_document_n_pages (self->document));
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_printed_page), self, 0);
  if (self->form != NULL) {
    g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, 0);
    g_signal_connect_object (operation, "paginate", G_CALLBACK (paginate_cb), self, 0);
  }
  return operation;
}

/* Forms */

static void
show_note (ShianPrintPreview *self)
{
  g_autofree char *fonts = shian_print_note (self->document);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (self->form != NULL)
    number = g_strdup_printf (
        shian_form_printing_get_claim (self->form) == SHIAN_CLAIM_TAKEN
            ? _ ("Form number %s.")
            : _ ("Form number %s, taken only when the form is printed or saved as PDF."),
        shian_form_printing_get_serial (self->form));
  text = number != NULL && fonts != NULL ? g_strjoin (" ", number, fonts, NULL)
                                         : g_strdup (number != NULL ? number : fonts);
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

/* The form as it is now: with another number, or more copies. */
static gboolean
reload (ShianPrintPreview *self, GError **error)
{
  ShianFonts *fonts = shian_print_fonts (error);
  ShianDocument *document =
      fonts != NULL ? shian_form_printing_document (self->form, fonts, error) : NULL;

  if (document == NULL)
    return FALSE;
  g_clear_pointer (&self->document, shian_document_free);
  self->document = document;
  self->page = MIN (self->page, shian_document_n_pages (document) - 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copies),
                            shian_form_printing_get_claim (self->form) == SHIAN_CLAIM_NONE);
  show_note (self);
  refresh (self);
  return TRUE;
}

static void
tell_reload (ShianPrintPreview *self)
{
  g_autoptr (GError) error = NULL;

  if (!reload (self, &error))
    shian_message_error (GTK_WIDGET (self), _ ("The form cannot be printed"), error);
}

/* Another form got the number meanwhile, or it could not be stored: nothing went to paper. */
static void
tell_refused (ShianPrintPreview *self)
{
  const GError *refused = shian_form_printing_get_error (self->form);
  g_autoptr (GError) error = refused != NULL ? g_error_copy (refused) : NULL;

  if (error != NULL)
    shian_message_error (GTK_WIDGET (self), _ ("Not printed: the form has another number now"),
                         error);
  tell_reload (self);
}

void
shian_print_preview_set_two_copies (ShianPrintPreview *self, gboolean two_copies)
{
  gtk_toggle_button_set_active (self->copies, two_copies);
}

static void
copies_cb (ShianPrintPreview *self)
{
  if (self->form == NULL || shian_form_printing_get_claim (self->form) != SHIAN_CLAIM_NONE)
    return;
  shian_form_printing_set_two_copies (self->form, gtk_toggle_button_get_active (self->copies));
  tell_reload (self);
}

/* After a run of the printer: what was taken for nothing becomes void. */
static void
settle (ShianPrintPreview *self, gboolean made)
{
  if (self->form == NULL)
    return;
  if (shian_form_printing_get_claim (self->form) == SHIAN_CLAIM_REFUSED)
    tell_refused (self);
  else if (!shian_form_printing_settle (self->form, made))
    tell_reload (self);
  else
    show_note (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copies),
                            shian_form_printing_get_claim (self->form) == SHIAN_CLAIM_NONE);
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
  settle (self, result == GTK_PRINT_OPERATION_RESULT_APPLY);
}

/* Saving */

static void
tell_saved (ShianPrintPreview *self, const char *path)
{
  GtkWindow *behind = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = self->form != NULL
                              ? g_strdup_printf (_ ("Saved %s, form number %s"), name,
                                                 shian_form_printing_get_serial (self->form))
                              : g_strdup_printf (_ ("Saved %s"), name);

  if (behind != NULL)
    shian_message_show_folder (GTK_WIDGET (behind), text, folder);
}

static void
save_now (ShianPrintPreview *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = shian_print_preview_save (self, path, &error);

  settle (self, saved);
  if (!saved) {
    shian_message_error (GTK_WIDGET (self), _ ("The PDF could not be saved"), error);
    return;
  }
  tell_saved (self, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
claimed_cb (ShianPrintPreview *self)
{
  g_autofree char *path = g_steal_pointer (&self->save_path);

  if (path == NULL)
    return;
  if (shian_form_printing_get_claim (self->form) == SHIAN_CLAIM_TAKEN)
    save_now (self, path);
  else
    settle (self, FALSE);
}

void
shian_print_preview_save_and_close (ShianPrintPreview *self, const char *path)
{
  g_return_if_fail (SHIAN_IS_PRINT_PREVIEW (self));
  if (self->form == NULL) {
    save_now (self, path);
    return;
  }
  g_free (self->save_path);
  self->save_path = g_strdup (path);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copies), FALSE);
  shian_form_printing_claim (self->form);
}

static void
save_chosen_cb (GtkFileChooserNative *dialog, int response, ShianPrintPreview *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_clear_object (&self->dialog);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    shian_print_preview_save_and_close (self, path);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPrintPreview *self = SHIAN_PRINT_PREVIEW (widget);
  const char *title = shian_document_title (self->document);
  const char *serial = self->form != NULL ? shian_form_printing_get_serial (self->form) : "";
  g_autofree char *safe = shian_text_file_name (title != NULL ? title : _ ("Print"));
  g_autofree char *name = g_strconcat (safe, *serial != '\0' ? " " : "", serial, ".pdf", NULL);
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
  ShianPrintPreview *self = SHIAN_PRINT_PREVIEW (object);
  g_clear_pointer (&self->document, shian_document_free);
  g_clear_object (&self->form);
  g_free (self->save_path);
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
  gtk_widget_class_bind_template_child (widget_class, ShianPrintPreview, copies);
  gtk_widget_class_bind_template_callback (widget_class, copies_cb);
}

static void
shian_print_preview_init (ShianPrintPreview *self)
{
  self->zoom = 1.25;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_print_preview_new (ShianDocument *document)
{
  ShianPrintPreview *self = g_object_new (SHIAN_TYPE_PRINT_PREVIEW, NULL);
  const char *title = shian_document_title (document);
  self->document = document;
  if (title != NULL)
    gtk_window_set_title (GTK_WINDOW (self), title);
  show_note (self);
  gtk_drawing_area_set_draw_func (self->area, draw_area, self, NULL);
  refresh (self);
  return GTK_WIDGET (self);
}

GtkWidget *
shian_print_preview_new_form (ShianFormPrinting *form, GError **error)
{
  g_autoptr (ShianPrintPreview) self =
      g_object_ref_sink (g_object_new (SHIAN_TYPE_PRINT_PREVIEW, NULL));
  const char *title;

  self->form = g_object_ref (form);
  gtk_toggle_button_set_active (self->copies, shian_form_printing_get_two_copies (form));
  if (!reload (self, error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  title = shian_document_title (self->document);
  if (title != NULL)
    gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self->copies), TRUE);
  gtk_drawing_area_set_draw_func (self->area, draw_area, self, NULL);
  g_signal_connect_object (form, "claimed", G_CALLBACK (claimed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
shian_print_preview_present (ShianPrintPreview *self, GtkWindow *parent)
{
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
  GtkPrintOperationResult result;
  g_return_val_if_fail (SHIAN_IS_PRINT_PREVIEW (self), FALSE);
  operation = new_operation (self);
  gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (self),
                                    &local);
  settle (self, result == GTK_PRINT_OPERATION_RESULT_APPLY);
  if (local == NULL)
    return result == GTK_PRINT_OPERATION_RESULT_APPLY;
  return shian_error_take_gio (error, g_steal_pointer (&local), path);
}
