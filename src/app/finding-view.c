/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/finding-view.h"

#include "app/finding-inline.h"
#include "app/photo-list.h"
#include "app/status-pill.h"
#include "app/template.h"
#include "base/date.h"
#include "base/text.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>

struct _ShianFindingView {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *title;
  ShianStatusPill *state;
  GtkLabel *text;
  GtkLabel *facts;
  GtkBox *events;
  ShianPhotoList *before;
  ShianPhotoList *photos;
  GtkWidget *photos_heading;
  ShianFindingStepForm *form;
};

G_DEFINE_FINAL_TYPE (ShianFindingView, shian_finding_view, GTK_TYPE_WIDGET)

static void
add_fact (GString *facts, const char *title, const char *value)
{
  if (!shian_text_is_empty (value))
    g_string_append_printf (facts, "%s%s  %s", facts->len > 0 ? "\n" : "", title, value);
}

static void
add_field (GString *facts, const ShianFinding *finding, const char *name)
{
  const ShianField *field = shian_record_type_field (&SHIAN_FINDING_TYPE, name);
  g_autofree char *value = shian_field_display (field, finding);

  if (!shian_field_is_none (field, finding))
    add_fact (facts, _ (field->title), value);
}

static void
show_facts (ShianFindingView *self, const ShianFinding *finding, guint repeats)
{
  static const char *const FIELDS[] = { "severity",  "found_on",  "found_by", "source",
                                        "heading",   "basis",     "action",   "responsible",
                                        "closed_on", "closed_by", "next_step" };
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *due = shian_finding_deadline_in_words (finding);

  add_fact (facts, _ ("Deadline"), due);
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    add_field (facts, finding, FIELDS[i]);
  if (repeats > 0) {
    g_autofree char *text = g_strdup_printf (
        ngettext ("the same item was found %u time in the twelve months before",
                  "the same item was found %u times in the twelve months before", repeats),
        repeats);
    add_fact (facts, _ ("Repeated"), text);
  }
  gtk_label_set_text (self->facts, facts->str);
}

/* History */

static GtkWidget *
make_event (const ShianFindingEvent *event)
{
  g_autofree char *day = shian_date_iso_to_chinese (event->made_on);
  g_autofree char *people = shian_text_is_empty (event->second)
                                ? g_strdup (event->person)
                                : g_strjoin ("、", event->person, event->second, NULL);
  g_autofree char *head =
      g_strjoin ("  ", day, _ (SHIAN_EVENT_CHOICES[event->kind].title), people, NULL);
  g_autofree char *text = shian_text_is_empty (event->text)
                              ? g_strdup (head)
                              : g_strjoin ("\n", head, event->text, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "record-row");
  return label;
}

static void
show_events (ShianFindingView *self, GPtrArray *events)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->events))) != NULL)
    gtk_box_remove (self->events, child);
  for (guint i = 0; events != NULL && i < events->len; i++)
    gtk_box_append (self->events, make_event (events->pdata[i]));
}

guint
shian_finding_view_get_n_events (ShianFindingView *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->events)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
show_head (ShianFindingView *self, ShianStore *reader, const ShianFinding *finding)
{
  static const char *const LOOKS[] = { "lagging", "in_progress", "in_progress", "done", "lagging" };
  g_autoptr (ShianSubject) subject = shian_subject_load (reader, finding->subject, NULL);
  g_autofree char *title = g_strjoin ("  ", finding->label, subject != NULL ? subject->name : "",
                                      finding->item_code != NULL ? finding->item_code : NULL, NULL);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->text, finding->text);
  shian_status_pill_set_word (self->state, LOOKS[finding->state],
                              _ (SHIAN_FINDING_STATE_CHOICES[finding->state].title));
}

/* What was taken during the visit belongs to the inspection and is only looked at here. */
static void
show_photos (ShianFindingView *self, ShianSession *session, const ShianFinding *finding)
{
  g_autoptr (GPtrArray) photos =
      shian_photo_list_of_finding (shian_session_get_reader (session), finding, NULL);
  const ShianPhotoTarget visit = { .item = finding->item, .purpose = SHIAN_PHOTO_BEFORE };
  const ShianPhotoTarget own = { .finding = finding->record.id, .purpose = SHIAN_PHOTO_AFTER };

  shian_photo_list_show (self->before, session, &visit, finding->item != NULL ? photos : NULL,
                         TRUE);
  shian_photo_list_show (self->photos, session, &own, photos,
                         finding->state == SHIAN_FINDING_CLOSED);
  gtk_widget_set_visible (self->photos_heading, photos != NULL && photos->len > 0);
}

void
shian_finding_view_show (ShianFindingView *self, ShianSession *session, const char *id)
{
  ShianStore *reader = shian_session_get_reader (session);
  g_autoptr (ShianFinding) finding = id != NULL ? shian_finding_find (reader, id, NULL) : NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (finding == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "nothing");
    return;
  }
  events = shian_finding_events (reader, finding->record.id, NULL);
  show_head (self, reader, finding);
  show_facts (self, finding, shian_finding_repeats (reader, finding));
  show_events (self, events);
  show_photos (self, session, finding);
  shian_finding_step_form_show (self->form, session, finding);
  gtk_stack_set_visible_child_name (self->stack, "finding");
}

ShianFindingStepForm *
shian_finding_view_get_form (ShianFindingView *self)
{
  return self->form;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (SHIAN_FINDING_VIEW (widget)->form),
                                 GTK_DIR_TAB_FORWARD);
}

static void
shian_finding_view_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_finding_view_parent_class)->dispose (object);
}

static void
shian_finding_view_class_init (ShianFindingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_STATUS_PILL);
  g_type_ensure (SHIAN_TYPE_PHOTO_LIST);
  g_type_ensure (SHIAN_TYPE_FINDING_STEP_FORM);
  G_OBJECT_CLASS (klass)->dispose = shian_finding_view_dispose;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/finding-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, title);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, state);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, text);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, facts);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, events);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, before);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, photos);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, photos_heading);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingView, form);
}

static void
shian_finding_view_init (ShianFindingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
