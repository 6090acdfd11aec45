/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-duplicates-view.h"

#include "app/line-list.h"
#include "app/message.h"
#include "app/subject-compare.h"
#include "app/template.h"
#include "subjects/subject-merge.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST 200 /* groups at once; the rest come when these are settled */

struct _ShianSubjectDuplicatesView {
  GtkWidget parent_instance;

  ShianSession *session;
  GPtrArray *groups; /* ShianDuplicate; NULL until found */
  guint asked;       /* serial number of the last search */

  GtkLabel *count;
  GtkStack *stack;
  ShianLineList *list;
  ShianSubjectCompare *compare;
};

G_DEFINE_FINAL_TYPE (ShianSubjectDuplicatesView, shian_subject_duplicates_view, GTK_TYPE_WIDGET)

enum { LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Groups */

static const ShianSubject *
first_of (const ShianDuplicate *group)
{
  return group->subjects->pdata[0];
}

/* Names the line of a group. (transfer full) */
static char *
group_name (const ShianDuplicate *group)
{
  return g_strdup_printf ("%u %s", (guint) group->reason, first_of (group)->record.id);
}

static int
chosen_index (ShianSubjectDuplicatesView *self)
{
  const char *id = shian_line_list_get_selected (self->list);

  for (guint i = 0; id != NULL && self->groups != NULL && i < self->groups->len; i++) {
    g_autofree char *name = group_name (self->groups->pdata[i]);
    if (g_str_equal (name, id))
      return (int) i;
  }
  return -1;
}

static const ShianDuplicate *
chosen_group (ShianSubjectDuplicatesView *self)
{
  int index = chosen_index (self);

  return index >= 0 ? self->groups->pdata[index] : NULL;
}

static ShianLine *
make_line (const ShianDuplicate *group)
{
  static const char *const REASONS[] = { N_ ("Nearly the same name"), N_ ("The same telephone"),
                                         N_ ("The same address") };
  g_autofree char *id = group_name (group);
  const ShianSubject *second = group->subjects->pdata[1];
  g_autofree char *below = g_strjoin (" · ", _ (REASONS[group->reason]), second->name, NULL);
  g_autofree char *end = g_strdup_printf (_ ("%u entries"), group->subjects->len);
  const ShianLineText text = {
    .id = id, .title = first_of (group)->name, .below = below, .end = end
  };

  return shian_line_new (&text);
}

static void
show_count (ShianSubjectDuplicatesView *self)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Likely duplicates: %u group",
                                    "Likely duplicates: %u groups", self->groups->len),
                       self->groups->len);

  gtk_label_set_text (self->count, text);
}

/* When the group in view is settled, the one that took its place, after @before, comes into view. */
static void
show_groups (ShianSubjectDuplicatesView *self, int before)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (lines, make_line (self->groups->pdata[i]));
  show_count (self);
  gtk_stack_set_visible_child_name (self->stack, self->groups->len > 0 ? "groups" : "none");
  shian_line_list_set_lines (self->list, lines);
  if (self->groups->len > 0 && chosen_index (self) < 0) {
    guint at = MIN ((guint) MAX (before, 0), self->groups->len - 1);
    g_autofree char *name = group_name (self->groups->pdata[at]);
    shian_line_list_select (self->list, name);
  }
}

static void
selected_cb (ShianSubjectDuplicatesView *self)
{
  const ShianDuplicate *group = chosen_group (self);
  ShianStore *reader = shian_session_get_reader (self->session);

  if (reader != NULL)
    shian_subject_compare_show (self->compare, reader, group != NULL ? group->subjects : NULL);
}

static void
opened_cb (ShianSubjectDuplicatesView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->compare), GTK_DIR_TAB_FORWARD);
}

/* Jobs */

typedef struct {
  ShianSubjectDuplicatesView *view;
  guint serial;
  GPtrArray *groups;
  char *keep; /* NULL to tell apart */
  char **ids;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->view);
  g_clear_pointer (&job->groups, g_ptr_array_unref);
  g_free (job->keep);
  g_strfreev (job->ids);
  g_free (job);
}

static gboolean
search_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->groups = shian_subject_duplicates (store, MOST, error);
  return job->groups != NULL;
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  ShianSubjectDuplicatesView *self = job->view;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  int before;

  if (self->stack == NULL || job->serial != self->asked)
    return;
  if (!ok) {
    shian_message_error (GTK_WIDGET (self), _ ("The duplicates cannot be looked for"), error);
    return;
  }
  before = chosen_index (self);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_steal_pointer (&job->groups);
  show_groups (self, before);
  selected_cb (self);
}

void
shian_subject_duplicates_view_search (ShianSubjectDuplicatesView *self, ShianSession *session)
{
  Job *job = g_new0 (Job, 1);

  g_set_object (&self->session, session);
  job->view = g_object_ref (self);
  job->serial = ++self->asked;
  if (self->groups == NULL)
    gtk_stack_set_visible_child_name (self->stack, "searching");
  shian_session_run_async (session, search_work, job, job_free, NULL, searched_cb, job);
}

static gboolean
settle_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const char *const *ids = (const char *const *) job->ids;

  return job->keep != NULL ? shian_subject_merge_all (store, job->keep, ids, error)
                           : shian_subject_tell_apart (store, ids, error);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  ShianSubjectDuplicatesView *self = job->view;
  g_autoptr (GError) error = NULL;

  if (!shian_session_run_finish (SHIAN_SESSION (source), result, &error)) {
    shian_message_error (GTK_WIDGET (self), _ ("Nothing was changed"), error);
    return;
  }
  shian_message_show_action (GTK_WIDGET (self),
                             job->keep != NULL
                                 ? _ ("Merged; the history is with the one that stays")
                                 : _ ("Told apart; they are not shown again"),
                             _ ("Undo"), "win.undo");
}

/* Takes @ids. */
static void
settle (ShianSubjectDuplicatesView *self, const char *keep, char **ids)
{
  Job *job = g_new0 (Job, 1);

  job->view = g_object_ref (self);
  job->keep = g_strdup (keep);
  job->ids = ids;
  shian_session_run_async (self->session, settle_work, job, job_free, NULL, settled_cb, job);
}

void
shian_subject_duplicates_view_merge (ShianSubjectDuplicatesView *self)
{
  const char *keep = shian_subject_compare_get_kept (self->compare);
  g_auto (GStrv) drops = shian_subject_compare_get_dropped (self->compare);

  if (keep != NULL && drops[0] != NULL)
    settle (self, keep, g_steal_pointer (&drops));
  else
    shian_message_show (GTK_WIDGET (self), _ ("Tick which of them is to be merged in"));
}

void
shian_subject_duplicates_view_tell_apart (ShianSubjectDuplicatesView *self)
{
  const ShianDuplicate *group = chosen_group (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (group == NULL)
    return;
  for (guint i = 0; i < group->subjects->len; i++)
    g_ptr_array_add (ids, g_strdup (((ShianSubject *) group->subjects->pdata[i])->record.id));
  g_ptr_array_add (ids, NULL);
  settle (self, NULL, (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE));
}

static void
leave_cb (ShianSubjectDuplicatesView *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* Object */

static gboolean
grab_focus (GtkWidget *widget)
{
  return shian_line_list_focus (SHIAN_SUBJECT_DUPLICATES_VIEW (widget)->list);
}

static void
shian_subject_duplicates_view_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  SHIAN_SUBJECT_DUPLICATES_VIEW (object)->stack = NULL;
  G_OBJECT_CLASS (shian_subject_duplicates_view_parent_class)->dispose (object);
}

static void
shian_subject_duplicates_view_finalize (GObject *object)
{
  ShianSubjectDuplicatesView *self = SHIAN_SUBJECT_DUPLICATES_VIEW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (shian_subject_duplicates_view_parent_class)->finalize (object);
}

static void
shian_subject_duplicates_view_class_init (ShianSubjectDuplicatesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  g_type_ensure (SHIAN_TYPE_SUBJECT_COMPARE);
  G_OBJECT_CLASS (klass)->dispose = shian_subject_duplicates_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_duplicates_view_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/shian/Shian/ui/subject-duplicates-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectDuplicatesView, count);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectDuplicatesView, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectDuplicatesView, list);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectDuplicatesView, compare);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_subject_duplicates_view_merge);
  gtk_widget_class_bind_template_callback (widget_class, shian_subject_duplicates_view_tell_apart);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_subject_duplicates_view_init (ShianSubjectDuplicatesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
