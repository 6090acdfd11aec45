/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-order.h"

#include "app/date-entry.h"
#include "app/inspection-job.h"
#include "app/template.h"
#include "base/clock.h"
#include "base/date.h"
#include "inspection/inspection-list.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>

struct _ShianInspectionOrderForm {
  GtkWidget parent_instance;

  ShianSession *session;
  char *subject;
  char *recheck_of; /* (nullable): the newest inspection with something open */
  char *form;       /* (nullable): number of the printed form */
  GPtrArray *names; /* “code@edition” of each choice */

  GtkDropDown *template;
  GtkWidget *template_label;
  GtkDropDown *kind;
  ShianDateEntry *made_on;
  GtkEntry *first;
  GtkEntry *second;
  GtkCheckButton *notice;
  GtkCheckButton *recusal;
  GtkLabel *problem;
  GtkLabel *paper;
};

G_DEFINE_FINAL_TYPE (ShianInspectionOrderForm, shian_inspection_order, GTK_TYPE_WIDGET)

enum { MADE, CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_problem (ShianInspectionOrderForm *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

/* Choices */

static gboolean
fits (const ShianTemplate *edition, const ShianSubject *subject)
{
  g_autofree char *kind = shian_field_to_text (shian_subject_field ("kind"), subject);
  g_auto (GStrv) kinds =
      g_strsplit (edition->subject_kinds != NULL ? edition->subject_kinds : "", ";", -1);

  return kinds[0] == NULL || *kinds[0] == '\0' ||
         g_strv_contains ((const char *const *) kinds, kind);
}

/* The newest edition of each code comes first and is the one to use. */
static void
fill_templates (ShianInspectionOrderForm *self)
{
  ShianStore *reader = shian_session_get_reader (self->session);
  g_autoptr (GPtrArray) all = shian_template_list (reader, NULL);
  g_autoptr (ShianSubject) subject = shian_subject_load (reader, self->subject, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; all != NULL && subject != NULL && i < all->len; i++) {
    const ShianTemplate *edition = all->pdata[i];
    g_autofree char *title = g_strdup_printf ("%s %s", edition->title, edition->edition);
    if (!fits (edition, subject))
      continue;
    gtk_string_list_append (titles, title);
    g_ptr_array_add (self->names, g_strdup_printf ("%s@%s", edition->code, edition->edition));
  }
  gtk_drop_down_set_model (self->template, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self->template), self->names->len > 1);
  gtk_widget_set_visible (self->template_label, self->names->len > 1);
}

static char *
find_recheck (ShianInspectionOrderForm *self)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;

  query.subject = self->subject;
  query.state = SHIAN_INSPECTION_FINISHED;
  rows = shian_inspection_list (shian_session_get_reader (self->session), &query, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianInspectionRow *row = rows->pdata[i];
    if (row->n_open > 0 && row->inspection->recheck_of == NULL)
      return g_strdup (row->inspection->record.id);
  }
  return NULL;
}

/* A recheck is offered where something is open. */
static void
fill_kinds (ShianInspectionOrderForm *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_free (self->recheck_of);
  self->recheck_of = find_recheck (self);
  for (int i = 0; SHIAN_INSPECTION_KIND_CHOICES[i].key != NULL; i++)
    if (i != SHIAN_INSPECTION_RECHECK || self->recheck_of != NULL)
      gtk_string_list_append (titles, _ (SHIAN_INSPECTION_KIND_CHOICES[i].title));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (titles));
}

static void
set_inspector (GtkEntry *entry, const GPtrArray *inspectors, guint index)
{
  const ShianInspector *one =
      inspectors != NULL && index < inspectors->len ? inspectors->pdata[index] : NULL;
  g_autofree char *text = one == NULL ? g_strdup ("")
                          : one->certificate != NULL
                              ? g_strdup_printf ("%s/%s", one->name, one->certificate)
                              : g_strdup (one->name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Whoever inspected last inspects again. */
static void
fill_inspectors (ShianInspectionOrderForm *self)
{
  ShianStore *reader = shian_session_get_reader (self->session);
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  query.limit = 1;
  rows = shian_inspection_list (reader, &query, NULL);
  if (rows != NULL && rows->len > 0)
    sheet = shian_inspection_sheet_load (
        reader, ((ShianInspectionRow *) rows->pdata[0])->inspection->record.id, NULL);
  set_inspector (self->first, sheet != NULL ? sheet->inspectors : NULL, 0);
  set_inspector (self->second, sheet != NULL ? sheet->inspectors : NULL, 1);
}

void
shian_inspection_order_show (ShianInspectionOrderForm *self, ShianSession *session,
                             const char *subject)
{
  g_autofree char *iso = NULL;

  g_set_object (&self->session, session);
  g_free (self->subject);
  self->subject = g_strdup (subject);
  g_clear_pointer (&self->form, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->template), TRUE);
  fill_templates (self);
  fill_kinds (self);
  fill_inspectors (self);
  iso = shian_clock_today_iso ();
  shian_date_entry_set_iso (self->made_on, iso);
  gtk_check_button_set_active (self->notice, FALSE);
  gtk_check_button_set_active (self->recusal, FALSE);
  show_problem (self, self->names->len == 0 ? _ ("There is no template for premises of this kind")
                                            : NULL);
}

/* The edition of the paper, which may not be the newest any more. */
static void
choose_template (ShianInspectionOrderForm *self, const char *id)
{
  g_autoptr (ShianTemplateBook) book =
      shian_template_load (shian_session_get_reader (self->session), id, NULL);
  g_autofree char *name =
      book != NULL ? g_strdup_printf ("%s@%s", book->edition->code, book->edition->edition) : NULL;

  for (guint i = 0; name != NULL && i < self->names->len; i++)
    if (g_str_equal (self->names->pdata[i], name)) {
      gtk_drop_down_set_selected (self->template, i);
      gtk_widget_set_sensitive (GTK_WIDGET (self->template), FALSE);
    }
}

void
shian_inspection_order_set_form (ShianInspectionOrderForm *self, const char *serial,
                                 const char *template)
{
  g_autofree char *text =
      g_strdup_printf (_ ("Written on the printed form %s: give the day and the inspectors that "
                          "stand on the paper."),
                       serial);

  g_free (self->form);
  self->form = g_strdup (serial);
  if (template != NULL)
    choose_template (self, template);
  gtk_label_set_text (self->paper, text);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), TRUE);
}

/* Making it */

static void
made_cb (GObject *owner, const char *id, const GError *error)
{
  ShianInspectionOrderForm *self = SHIAN_INSPECTION_ORDER (owner);

  if (self->problem == NULL)
    return;
  show_problem (self, error != NULL ? error->message : NULL);
  if (id != NULL)
    g_signal_emit (self, signals[MADE], 0, id);
}

void
shian_inspection_order_begin (ShianInspectionOrderForm *self)
{
  const char *inspectors[] = { gtk_editable_get_text (GTK_EDITABLE (self->first)),
                               gtk_editable_get_text (GTK_EDITABLE (self->second)), NULL };
  g_autofree char *day = shian_date_entry_get_iso (self->made_on);
  guint kind = gtk_drop_down_get_selected (self->kind);
  guint template = gtk_drop_down_get_selected (self->template);
  ShianInspectionOrder order = { .subject = self->subject,
                                 .form = self->form,
                                 .kind = (ShianInspectionKind) kind,
                                 .made_on = day,
                                 .inspectors = inspectors,
                                 .notice_given = gtk_check_button_get_active (self->notice),
                                 .recusal_asked = gtk_check_button_get_active (self->recusal) };

  if (template >= self->names->len)
    return;
  order.template = self->names->pdata[template];
  if (kind == SHIAN_INSPECTION_RECHECK)
    order.recheck_of = self->recheck_of;
  shian_inspection_job_begin (self->session, &order, G_OBJECT (self), made_cb);
}

static void
cancel_cb (ShianInspectionOrderForm *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  ShianInspectionOrderForm *self = SHIAN_INSPECTION_ORDER (widget);
  return gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}

static void
shian_inspection_order_dispose (GObject *object)
{
  ShianInspectionOrderForm *self = SHIAN_INSPECTION_ORDER (object);

  shian_template_dispose (GTK_WIDGET (self));
  self->problem = NULL;
  G_OBJECT_CLASS (shian_inspection_order_parent_class)->dispose (object);
}

static void
shian_inspection_order_finalize (GObject *object)
{
  ShianInspectionOrderForm *self = SHIAN_INSPECTION_ORDER (object);

  g_clear_object (&self->session);
  g_free (self->subject);
  g_free (self->recheck_of);
  g_free (self->form);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (shian_inspection_order_parent_class)->finalize (object);
}

static void
shian_inspection_order_class_init (ShianInspectionOrderFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_DATE_ENTRY);
  G_OBJECT_CLASS (klass)->dispose = shian_inspection_order_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_inspection_order_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/inspection-order.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, template);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, template_label);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, kind);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, made_on);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, first);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, second);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, notice);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, recusal);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, problem);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionOrderForm, paper);
  gtk_widget_class_bind_template_callback (widget_class, shian_inspection_order_begin);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_inspection_order_init (ShianInspectionOrderForm *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
