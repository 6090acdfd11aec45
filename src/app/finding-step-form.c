/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/finding-step-form.h"

#include "app/files-choose.h"
#include "app/date-entry.h"
#include "app/inspection-job.h"
#include "app/message.h"
#include "app/template.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define BIT(state) (1u << (state))

/* What the officer may do next, in the usual order. The engine has the last word. */
static const struct {
  ShianFindingEventKind kind;
  guint from;
  const char *title;
  const char *next; /* of a step up */
  gboolean second;
  gboolean deadline;
  gboolean files;
} STEPS[] = {
  { SHIAN_EVENT_REPLIED, BIT (SHIAN_FINDING_OPEN), N_ ("Enter the reply"), NULL, FALSE, FALSE,
    TRUE },
  { SHIAN_EVENT_RECHECK, BIT (SHIAN_FINDING_OPEN) | BIT (SHIAN_FINDING_REPLIED),
    N_ ("Rechecked: put right"), NULL, TRUE, FALSE, TRUE },
  { SHIAN_EVENT_CLOSED, BIT (SHIAN_FINDING_RECHECK), N_ ("Close the finding"), NULL, TRUE, FALSE,
    TRUE },
  { SHIAN_EVENT_FAILED,
    BIT (SHIAN_FINDING_OPEN) | BIT (SHIAN_FINDING_REPLIED) | BIT (SHIAN_FINDING_RECHECK),
    N_ ("Rechecked: not put right"), NULL, TRUE, FALSE, TRUE },
  { SHIAN_EVENT_CORRECTED, BIT (SHIAN_FINDING_OPEN), N_ ("Put right on the spot"), NULL, FALSE,
    FALSE, TRUE },
  { SHIAN_EVENT_EXTENDED, BIT (SHIAN_FINDING_OPEN), N_ ("Extend the deadline"), NULL, TRUE, TRUE,
    FALSE },
  { SHIAN_EVENT_REORDERED, BIT (SHIAN_FINDING_FAILED), N_ ("Order again"), NULL, FALSE, TRUE,
    FALSE },
  { SHIAN_EVENT_STEPPED_UP, BIT (SHIAN_FINDING_FAILED), N_ ("Hand on as a letter"), "letter", FALSE,
    FALSE, FALSE },
  { SHIAN_EVENT_STEPPED_UP, BIT (SHIAN_FINDING_FAILED), N_ ("Hand on as a case"), "case", FALSE,
    FALSE, FALSE },
};

struct _ShianFindingStepForm {
  GtkWidget parent_instance;

  ShianSession *session;
  char *finding;
  int state;
  GPtrArray *files; /* char * */
  guint offered[G_N_ELEMENTS (STEPS)];

  GtkDropDown *step;
  GtkEntry *person;
  GtkWidget *second_part;
  GtkLabel *second_label;
  GtkEntry *second;
  GtkLabel *text_label;
  GtkTextView *text;
  ShianDateEntry *on;
  GtkWidget *deadline_part;
  GtkEntry *days;
  ShianDateEntry *due;
  GtkWidget *files_part;
  GtkLabel *files_label;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (ShianFindingStepForm, shian_finding_step_form, GTK_TYPE_WIDGET)

static int
chosen (ShianFindingStepForm *self)
{
  guint at = gtk_drop_down_get_selected (self->step);
  return at == GTK_INVALID_LIST_POSITION ? -1 : (int) self->offered[at];
}

static void
show_problem (ShianFindingStepForm *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

const char *
shian_finding_step_form_get_refusal (ShianFindingStepForm *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem)
                                                             : NULL;
}

static void
show_files (ShianFindingStepForm *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->files->len; i++) {
    g_autofree char *name = g_path_get_basename (self->files->pdata[i]);
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", name);
  }
  gtk_label_set_text (self->files_label,
                      names->len > 0 ? names->str : _ ("Photos or documents that show it"));
}

/* Only what the step asks for. */
static void
show_fields (ShianFindingStepForm *self)
{
  int step = chosen (self);

  if (step < 0)
    return;
  gtk_widget_set_visible (self->second_part, STEPS[step].second);
  gtk_label_set_text (self->second_label, STEPS[step].kind == SHIAN_EVENT_EXTENDED
                                              ? _ ("Approved by")
                                              : _ ("Second person"));
  gtk_label_set_text (self->text_label,
                      STEPS[step].kind == SHIAN_EVENT_EXTENDED ? _ ("Reason") : _ ("In words"));
  gtk_widget_set_visible (self->deadline_part, STEPS[step].deadline);
  gtk_widget_set_visible (self->files_part, STEPS[step].files);
  show_problem (self, NULL);
}

static void
clear_fields (ShianFindingStepForm *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
  gtk_editable_set_text (GTK_EDITABLE (self->second), "");
  gtk_editable_set_text (GTK_EDITABLE (self->days), "");
  shian_date_entry_set_iso (self->on, NULL);
  shian_date_entry_set_iso (self->due, NULL);
  g_ptr_array_set_size (self->files, 0);
  show_files (self);
  show_problem (self, NULL);
}

static void
offer_steps (ShianFindingStepForm *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    if ((STEPS[i].from & BIT (self->state)) != 0) {
      self->offered[n++] = i;
      gtk_string_list_append (titles, _ (STEPS[i].title));
    }
  gtk_drop_down_set_model (self->step, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

void
shian_finding_step_form_show (ShianFindingStepForm *self, ShianSession *session,
                              const ShianFinding *finding)
{
  g_set_object (&self->session, session);
  if (g_strcmp0 (self->finding, finding->record.id) == 0 && self->state == finding->state)
    return;
  g_free (self->finding);
  self->finding = g_strdup (finding->record.id);
  self->state = finding->state;
  offer_steps (self);
  clear_fields (self);
  show_fields (self);
}

gboolean
shian_finding_step_form_choose (ShianFindingStepForm *self, ShianFindingEventKind kind)
{
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (self->step));

  for (guint i = 0; i < n; i++)
    if (STEPS[self->offered[i]].kind == kind) {
      gtk_drop_down_set_selected (self->step, i);
      return TRUE;
    }
  return FALSE;
}

void
shian_finding_step_form_fill (ShianFindingStepForm *self, const char *person, const char *second,
                              const char *text)
{
  if (person != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->person), person);
  if (second != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->second), second);
  if (text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
}

void
shian_finding_step_form_add_file (ShianFindingStepForm *self, const char *path)
{
  g_ptr_array_add (self->files, g_strdup (path));
  show_files (self);
}

static void
chosen_cb (GtkWidget *self, const char *const *paths)
{
  for (; *paths != NULL; paths++)
    shian_finding_step_form_add_file (SHIAN_FINDING_STEP_FORM (self), *paths);
}

static void
add_files_cb (ShianFindingStepForm *self)
{
  shian_files_choose (GTK_WIDGET (self), _ ("Files as Evidence"), chosen_cb);
}

/* Taking the step */

static void
taken_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianFindingStepForm *self = SHIAN_FINDING_STEP_FORM (owner);

  if (self->problem == NULL)
    return;
  show_problem (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  clear_fields (self);
  shian_message_show_action (GTK_WIDGET (self), _ ("The step is entered"), _ ("Undo"), "win.undo");
}

static char *
get_text (ShianFindingStepForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
shian_finding_step_form_run (ShianFindingStepForm *self)
{
  int at = chosen (self);
  g_autofree char *text = get_text (self);
  g_autofree char *on = shian_date_entry_get_iso (self->on);
  g_autofree char *due = shian_date_entry_get_iso (self->due);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  ShianFindingStep step = { .person = gtk_editable_get_text (GTK_EDITABLE (self->person)),
                            .text = text,
                            .on = on };

  if (at < 0)
    return;
  if (!shian_date_entry_is_valid (self->on) || !shian_date_entry_is_valid (self->due)) {
    show_problem (self, _ ("A date is not understood. Write it as 2024-4-30."));
    return;
  }
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (files, self->files->pdata[i]);
  g_ptr_array_add (files, NULL);
  step.next = STEPS[at].next;
  if (STEPS[at].second)
    step.second = gtk_editable_get_text (GTK_EDITABLE (self->second));
  if (STEPS[at].files)
    step.files = (const char *const *) files->pdata;
  if (STEPS[at].deadline) {
    step.due = due;
    step.days = atoi (gtk_editable_get_text (GTK_EDITABLE (self->days)));
  }
  shian_finding_job_step (self->session, self->finding, STEPS[at].kind, &step, G_OBJECT (self),
                          taken_cb);
}

/* Object */

static void
shian_finding_step_form_dispose (GObject *object)
{
  ShianFindingStepForm *self = SHIAN_FINDING_STEP_FORM (object);

  shian_template_dispose (GTK_WIDGET (self));
  self->problem = NULL;
  G_OBJECT_CLASS (shian_finding_step_form_parent_class)->dispose (object);
}

static void
shian_finding_step_form_finalize (GObject *object)
{
  ShianFindingStepForm *self = SHIAN_FINDING_STEP_FORM (object);

  g_clear_object (&self->session);
  g_free (self->finding);
  g_ptr_array_unref (self->files);
  G_OBJECT_CLASS (shian_finding_step_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/finding-step-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, step);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, person);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, second_part);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, second_label);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, second);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, text_label);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, text);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, on);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, deadline_part);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, days);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, due);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, files_part);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, files_label);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingStepForm, problem);
  gtk_widget_class_bind_template_callback (widget_class, show_fields);
  gtk_widget_class_bind_template_callback (widget_class, add_files_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_finding_step_form_run);
}

static void
shian_finding_step_form_class_init (ShianFindingStepFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_DATE_ENTRY);
  G_OBJECT_CLASS (klass)->dispose = shian_finding_step_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_finding_step_form_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
shian_finding_step_form_init (ShianFindingStepForm *self)
{
  self->state = -1;
  self->files = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
