/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/printed-forms.h"

#include "app/export-job.h"
#include "app/filter-chips.h"
#include "app/form-return.h"
#include "app/inspection-job.h"
#include "app/line-list.h"
#include "app/message.h"
#include "base/date.h"
#include "base/text.h"
#include "forms/form-code.h"
#include "inspection/form-register.h"
#include "packs/form-list.h"

#include <glib/gi18n-lib.h>

#define EXPORT_MAX 1000000 /* what a sheet has rows for; the list on the screen stops earlier */

enum { ALL, FIRST_STATE };

struct _ShianPrintedForms {
  AdwWindow parent_instance;

  ShianSession *session;
  GtkWidget *owner; /* in whose window a form is opened */
  char *words;
  GPtrArray *rows; /* ShianFormPrintRow */

  ShianFilterChips *chips;
  GtkSearchEntry *search;
  ShianLineList *list;
  GtkWidget *open_button;
  GtkWidget *back_button;
  GtkMenuButton *void_button;
  GtkPopover *void_popover;
  GtkEntry *reason;
};

G_DEFINE_FINAL_TYPE (ShianPrintedForms, shian_printed_forms, ADW_TYPE_WINDOW)

/* Lines */

static char *
describe_fate (const ShianFormPrintRow *row)
{
  const ShianFormPrint *print = row->print;
  g_autofree char *back =
      print->returned_on != NULL ? shian_date_iso_to_chinese (print->returned_on) : NULL;

  if (print->voided_on != NULL)
    return g_strdup (print->note != NULL ? print->note : "");
  if (back != NULL)
    return g_strdup_printf (_ ("came back %s"), back);
  if (row->days_out < 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%d day out", "%d days out", (gulong) row->days_out),
                          row->days_out);
}

static ShianLine *
make_line (const ShianFormPrintRow *row)
{
  static const char *const LOOKS[] = { "in_progress", "done", NULL, NULL };
  const ShianFormPrint *print = row->print;
  ShianFormState state = shian_form_print_state (print);
  g_autofree char *title =
      g_strdup_printf ("%.2s %s  %s", print->serial, print->serial + 2,
                       row->subject_name != NULL ? row->subject_name : _ ("without premises"));
  g_autofree char *day = shian_date_iso_to_chinese (print->printed_on);
  g_autofree char *printed = g_strdup_printf (_ ("printed %s"), day);
  g_autofree char *fate = describe_fate (row);
  g_autofree char *below = g_strjoin (" · ", _ (SHIAN_FORM_PAPER_CHOICES[print->paper].title),
                                      printed, print->copies > 1 ? _ ("two copies") : fate,
                                      print->copies > 1 && *fate != '\0' ? fate : NULL, NULL);
  const ShianLineText text = { .id = print->serial,
                               .title = title,
                               .below = below,
                               .state = _ (SHIAN_FORM_STATE_CHOICES[state].title),
                               .look = LOOKS[state] };

  return shian_line_new (&text);
}

static ShianFormQuery
query_of (ShianPrintedForms *self)
{
  guint chip = shian_filter_chips_get_chosen (self->chips);

  return (ShianFormQuery){ .state = chip == ALL ? -1 : (int) (chip - FIRST_STATE),
                           .words = self->words };
}

static const ShianFormPrint *
get_chosen (ShianPrintedForms *self)
{
  const char *serial = shian_line_list_get_selected (self->list);

  for (guint i = 0; serial != NULL && self->rows != NULL && i < self->rows->len; i++) {
    const ShianFormPrintRow *row = self->rows->pdata[i];
    if (g_str_equal (row->print->serial, serial))
      return row->print;
  }
  return NULL;
}

static void
show_buttons (ShianPrintedForms *self)
{
  const ShianFormPrint *print = get_chosen (self);
  ShianFormState state = print != NULL ? shian_form_print_state (print) : SHIAN_FORM_VOID;

  gtk_widget_set_sensitive (self->open_button, print != NULL && state != SHIAN_FORM_VOID);
  gtk_widget_set_sensitive (self->back_button, state == SHIAN_FORM_OUT);
  gtk_widget_set_sensitive (GTK_WIDGET (self->void_button),
                            state == SHIAN_FORM_OUT || state == SHIAN_FORM_HANDED_OVER);
}

static void
show_counts (ShianPrintedForms *self)
{
  guint counts[SHIAN_FORM_N_STATES];
  guint all = 0;

  if (!shian_form_register_count (shian_session_get_reader (self->session), counts, NULL))
    return;
  for (guint i = 0; i < SHIAN_FORM_N_STATES; i++) {
    all += counts[i];
    shian_filter_chips_set_count (self->chips, FIRST_STATE + i, counts[i]);
  }
  shian_filter_chips_set_count (self->chips, ALL, all);
}

static void
load (ShianPrintedForms *self)
{
  ShianFormQuery query = query_of (self);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  if (self->session == NULL || shian_session_get_reader (self->session) == NULL)
    return;
  rows = shian_form_register_list (shian_session_get_reader (self->session), &query, &error);
  if (rows == NULL) {
    shian_message_error (GTK_WIDGET (self), _ ("The printed forms cannot be read"), error);
    return;
  }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (lines, make_line (rows->pdata[i]));
  show_counts (self);
  shian_line_list_set_lines (self->list, lines);
  show_buttons (self);
}

static void
search_cb (ShianPrintedForms *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *digits = shian_form_code_digits (text);

  g_free (self->words);
  self->words = g_strdup (digits != NULL && *digits != '\0' ? digits : text);
  if (*self->words == '\0')
    g_clear_pointer (&self->words, g_free);
  load (self);
}

/* Doing */

static void
done_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("Nothing was changed"), error);
}

void
shian_printed_forms_mark_back (ShianPrintedForms *self)
{
  const ShianFormPrint *print = get_chosen (self);

  if (print != NULL)
    shian_print_job_return (self->session, print->serial, NULL, G_OBJECT (self), done_cb);
}

void
shian_printed_forms_mark_void (ShianPrintedForms *self, const char *reason)
{
  const ShianFormPrint *print = get_chosen (self);

  if (print != NULL)
    shian_print_job_void (self->session, print->serial, reason, G_OBJECT (self), done_cb);
}

static void
void_cb (ShianPrintedForms *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  if (shian_text_is_empty (reason)) {
    gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
    return;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
  gtk_popover_popdown (self->void_popover);
  shian_printed_forms_mark_void (self, reason);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
}

static void
open_cb (ShianPrintedForms *self)
{
  GtkRoot *root = gtk_widget_get_root (self->owner);
  g_autoptr (ShianFormPrint) print =
      get_chosen (self) != NULL ? shian_form_print_copy (get_chosen (self)) : NULL;

  if (print == NULL || print->voided_on != NULL || !SHIAN_IS_WINDOW (root))
    return;
  if (shian_form_return_open (SHIAN_WINDOW (root), print, 1))
    gtk_window_close (GTK_WINDOW (self));
}

typedef struct {
  GtkWidget *widget;
  ShianFormQuery query;
  char *words;
  char *folder;
  ShianPackResult *result;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->widget);
  g_free (export->words);
  g_free (export->folder);
  shian_pack_result_free (export->result);
  g_free (export);
}

static gboolean
export_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  return shian_form_list_write (store, &export->query, export->folder, export->result, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);

  shian_export_tell (export->widget, ok ? export->result : NULL, error);
}

void
shian_printed_forms_export (ShianPrintedForms *self)
{
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (GTK_WIDGET (self->list));
  export->query = query_of (self);
  export->query.words = export->words = g_strdup (self->words);
  export->query.limit = EXPORT_MAX;
  export->folder = shian_export_default_folder (shian_session_get_period (self->session));
  export->result = shian_pack_result_new ();
  shian_session_run_async (self->session, export_work, export, export_free, NULL, exported_cb,
                           export);
}

/* For whoever drives the window */

gboolean
shian_printed_forms_select (ShianPrintedForms *self, const char *serial)
{
  return shian_line_list_select (self->list, serial);
}

void
shian_printed_forms_show_state (ShianPrintedForms *self, int state)
{
  shian_filter_chips_set_chosen (self->chips,
                                 state < 0 ? ALL : (guint) FIRST_STATE + (guint) state);
  load (self);
}

guint
shian_printed_forms_get_n_lines (ShianPrintedForms *self)
{
  return shian_line_list_get_n_lines (self->list);
}

/* Object */

static void
shian_printed_forms_dispose (GObject *object)
{
  ShianPrintedForms *self = SHIAN_PRINTED_FORMS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (shian_printed_forms_parent_class)->dispose (object);
}

static void
shian_printed_forms_finalize (GObject *object)
{
  ShianPrintedForms *self = SHIAN_PRINTED_FORMS (object);

  g_free (self->words);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (shian_printed_forms_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/printed-forms.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, chips);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, search);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, list);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, open_button);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, back_button);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, void_button);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, void_popover);
  gtk_widget_class_bind_template_child (widget_class, ShianPrintedForms, reason);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_buttons);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, void_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_printed_forms_mark_back);
  gtk_widget_class_bind_template_callback (widget_class, shian_printed_forms_export);
}

static void
shian_printed_forms_class_init (ShianPrintedFormsClass *klass)
{
  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  G_OBJECT_CLASS (klass)->dispose = shian_printed_forms_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_printed_forms_finalize;
  shian_message_install_folder (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
shian_printed_forms_init (ShianPrintedForms *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_filter_chips_add (self->chips, _ ("All"));
  for (guint i = 0; i < SHIAN_FORM_N_STATES; i++)
    shian_filter_chips_add (self->chips, _ (SHIAN_FORM_STATE_CHOICES[i].title));
}

ShianPrintedForms *
shian_printed_forms_present (GtkWidget *widget, ShianSession *session)
{
  ShianPrintedForms *self = g_object_new (SHIAN_TYPE_PRINTED_FORMS, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->session = g_object_ref (session);
  self->owner = g_object_ref (widget);
  g_signal_connect_object (session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  shian_printed_forms_show_state (self, SHIAN_FORM_OUT);
  shian_line_list_focus (self->list);
  return self;
}
