/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-events.h"

#include "app/template.h"
#include "base/date.h"
#include "inspection/finding-list.h"
#include "inspection/inspection-list.h"

#include <glib/gi18n-lib.h>

#define MOST 5     /* of each, the newest; all are on their own page */
#define LOOKED 100 /* at so many for what is open */

struct _ShianSubjectEvents {
  GtkWidget parent_instance;

  char *shown; /* what the lines say, so that nothing is rebuilt under the pointer */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (ShianSubjectEvents, shian_subject_events, GTK_TYPE_WIDGET)

typedef struct {
  const char *action;
  char *id;
  char *text;
} Event;

static void
event_free (gpointer data)
{
  Event *event = data;

  g_free (event->id);
  g_free (event->text);
  g_free (event);
}

/* Takes @text. */
static void
add_event (GPtrArray *events, const char *action, const char *id, char *text)
{
  Event *event = g_new0 (Event, 1);

  event->action = action;
  event->id = g_strdup (id);
  event->text = text;
  g_ptr_array_add (events, event);
}

static char *
describe_inspection (const ShianInspectionRow *row)
{
  const ShianInspection *inspection = row->inspection;
  g_autofree char *day = shian_date_iso_to_chinese (inspection->made_on);
  const char *result =
      inspection->state == SHIAN_INSPECTION_DRAFT ? _ ("Under way") : row->result_title;
  g_autofree char *found = row->n_findings > 0 ? g_strdup_printf (_ ("%u findings, %u open"),
                                                                  row->n_findings, row->n_open)
                                               : g_strdup (_ ("no findings"));

  return g_strdup_printf ("%s %s · %s · %s", day,
                          _ (SHIAN_INSPECTION_KIND_CHOICES[inspection->kind].title), result, found);
}

static void
add_inspections (GPtrArray *events, ShianStore *reader, const char *subject)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;

  query.subject = subject;
  query.limit = MOST;
  rows = shian_inspection_list (reader, &query, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianInspectionRow *row = rows->pdata[i];
    add_event (events, "win.show-inspection", row->inspection->record.id,
               describe_inspection (row));
  }
}

static char *
describe_finding (const ShianFindingRow *row)
{
  const ShianFinding *finding = row->finding;
  g_autofree char *day = finding->due != NULL ? shian_date_iso_to_chinese (finding->due) : NULL;
  g_autofree char *due = day != NULL ? g_strdup_printf (_ ("due %s"), day) : NULL;

  return g_strdup_printf ("%s %s%s%s", _ (SHIAN_FINDING_STATE_CHOICES[finding->state].title),
                          due != NULL ? due : "", due != NULL ? " · " : "", finding->text);
}

static void
add_findings (GPtrArray *events, ShianStore *reader, const char *subject)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  query.subject = subject;
  query.limit = LOOKED;
  rows = shian_finding_list (reader, &query, NULL);
  for (guint i = 0; rows != NULL && i < rows->len && n < MOST; i++) {
    const ShianFindingRow *row = rows->pdata[i];
    if (row->finding->state == SHIAN_FINDING_CLOSED)
      continue;
    add_event (events, "win.show-finding", row->finding->record.id, describe_finding (row));
    n++;
  }
}

static void
add_line (ShianSubjectEvents *self, const Event *event)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = g_strdup_printf ("→ %s", event->text);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  event->text, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, event->text);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "event");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), event->action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", event->id);
  gtk_box_append (GTK_BOX (self->box), button);
}

static char *
summarize (const GPtrArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++) {
    const Event *event = events->pdata[i];
    g_string_append_printf (text, "%s %s\n", event->id, event->text);
  }
  return g_string_free (text, FALSE);
}

static void
show_events (ShianSubjectEvents *self, const GPtrArray *events)
{
  g_autofree char *text = summarize (events);
  GtkWidget *child;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < events->len; i++)
    add_line (self, events->pdata[i]);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

void
shian_subject_events_show (ShianSubjectEvents *self, ShianStore *reader, const char *subject)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (event_free);

  if (reader != NULL && subject != NULL) {
    add_findings (events, reader, subject);
    add_inspections (events, reader, subject);
  }
  show_events (self, events);
  gtk_widget_set_visible (GTK_WIDGET (self), events->len > 0);
}

static void
shian_subject_events_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_subject_events_parent_class)->dispose (object);
}

static void
shian_subject_events_finalize (GObject *object)
{
  g_free (SHIAN_SUBJECT_EVENTS (object)->shown);
  G_OBJECT_CLASS (shian_subject_events_parent_class)->finalize (object);
}

static void
shian_subject_events_class_init (ShianSubjectEventsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_subject_events_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_events_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
shian_subject_events_init (ShianSubjectEvents *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
