/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/owed-row.h"

#include "base/clock.h"
#include "base/date.h"

#include <glib/gi18n-lib.h>

/* From so many days before its day on something owed is called near. */
#define NEAR_DAYS 10

struct _ShianOwedRow {
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *day;
  GtkLabel *reason;
  GtkLabel *state;

  int kind;
  ShianPeriod period;
  char *name;
  char *facts;
  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (ShianOwedRow, shian_owed_row, GTK_TYPE_LIST_BOX_ROW)

static void
shian_owed_row_finalize (GObject *object)
{
  ShianOwedRow *self = SHIAN_OWED_ROW (object);
  g_free (self->name);
  g_free (self->facts);
  G_OBJECT_CLASS (shian_owed_row_parent_class)->finalize (object);
}

static void
shian_owed_row_class_init (ShianOwedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = shian_owed_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/owed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianOwedRow, title);
  gtk_widget_class_bind_template_child (widget_class, ShianOwedRow, day);
  gtk_widget_class_bind_template_child (widget_class, ShianOwedRow, reason);
  gtk_widget_class_bind_template_child (widget_class, ShianOwedRow, state);
}

static void
shian_owed_row_init (ShianOwedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

char *
shian_owed_day (const char *iso)
{
  g_autofree char *day = NULL;
  GDate date;
  if (!shian_date_from_iso (iso, &date))
    return g_strdup (_ ("Day not known"));
  day = shian_date_to_chinese (&date);
  return g_strdup_printf ("%s %s", day, shian_date_weekday (&date));
}

static int
days_left (const char *iso)
{
  GDate due, today;
  if (!shian_date_from_iso (iso, &due))
    return G_MAXINT;
  shian_clock_today (&today);
  return g_date_days_between (&today, &due);
}

static char *
changed_text (guint n_changed)
{
  return g_strdup_printf (
      ngettext ("%u change since the export", "%u changes since the export", n_changed), n_changed);
}

/* In words; colour only repeats them. */
static void
show_state (ShianOwedRow *self, const ShianDeadline *deadline, const char *exported,
            guint n_changed)
{
  int left = days_left (deadline->due);
  g_autofree char *text = NULL;
  self->waiting = exported == NULL && left <= NEAR_DAYS;
  if (exported != NULL && n_changed > 0)
    text = changed_text (n_changed);
  else if (exported != NULL)
    text = g_strdup (_ ("Exported"));
  else if (left == G_MAXINT)
    text = g_strdup (_ ("Day not known"));
  else if (left < 0)
    text = g_strdup_printf (ngettext ("%d day late", "%d days late", -left), -left);
  else if (left == 0)
    text = g_strdup (_ ("Due today"));
  else
    text = g_strdup_printf (ngettext ("%d day left", "%d days left", left), left);
  gtk_label_set_text (self->state, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), exported != NULL
                                                          ? (n_changed > 0 ? "warning" : "success")
                                                      : left < 0          ? "error"
                                                      : left <= NEAR_DAYS ? "warning"
                                                                          : "dim-label");
}

static char *
describe (const ShianDeadline *deadline, const char *exported, guint n_changed)
{
  g_autofree char *day = shian_owed_day (deadline->due);
  GString *facts = g_string_new (NULL);
  g_string_append_printf (facts, _ ("Due: %s"), day);
  if (deadline->reason != NULL)
    g_string_append_printf (facts, "\n%s", deadline->reason);
  if (deadline->to != NULL) {
    g_string_append_c (facts, '\n');
    g_string_append_printf (facts, _ ("Reported to: %s"), deadline->to);
  }
  if (exported != NULL) {
    g_autofree char *when = shian_owed_day (exported);
    g_string_append_c (facts, '\n');
    g_string_append_printf (facts, _ ("Last exported: %s"), when);
    if (n_changed > 0) {
      g_autofree char *changed = changed_text (n_changed);
      g_string_append_printf (facts, " · %s", changed);
    }
  }
  return g_string_free (facts, FALSE);
}

static void
name_for_readers (ShianOwedRow *self)
{
  GtkLabel *second = gtk_widget_get_visible (GTK_WIDGET (self->day)) ? self->day : self->reason;
  g_autofree char *label =
      g_strdup_printf ("%s, %s, %s", gtk_label_get_text (self->title), gtk_label_get_text (second),
                       gtk_label_get_text (self->state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
shian_owed_row_new (const ShianDeadline *deadline, const char *exported, guint n_changed)
{
  ShianOwedRow *self = g_object_new (SHIAN_TYPE_OWED_ROW, NULL);
  g_autofree char *day = shian_owed_day (deadline->due);
  self->kind = deadline->kind;
  self->period = deadline->period;
  self->name = g_strdup (deadline->title);
  self->facts = describe (deadline, exported, n_changed);
  gtk_label_set_text (self->title, deadline->title);
  gtk_label_set_text (self->day, day);
  /* At the right it says that the day is not known. */
  gtk_widget_set_visible (GTK_WIDGET (self->day), deadline->due != NULL);
  gtk_label_set_text (self->reason, deadline->reason != NULL ? deadline->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), deadline->reason != NULL);
  show_state (self, deadline, exported, n_changed);
  name_for_readers (self);
  return GTK_WIDGET (self);
}

int
shian_owed_row_get_kind (ShianOwedRow *self)
{
  g_return_val_if_fail (SHIAN_IS_OWED_ROW (self), 0);
  return self->kind;
}

const ShianPeriod *
shian_owed_row_get_period (ShianOwedRow *self)
{
  g_return_val_if_fail (SHIAN_IS_OWED_ROW (self), NULL);
  return &self->period;
}

const char *
shian_owed_row_get_title (ShianOwedRow *self)
{
  g_return_val_if_fail (SHIAN_IS_OWED_ROW (self), NULL);
  return self->name;
}

const char *
shian_owed_row_get_facts (ShianOwedRow *self)
{
  g_return_val_if_fail (SHIAN_IS_OWED_ROW (self), NULL);
  return self->facts;
}

gboolean
shian_owed_row_is_waiting (ShianOwedRow *self)
{
  g_return_val_if_fail (SHIAN_IS_OWED_ROW (self), FALSE);
  return self->waiting;
}
