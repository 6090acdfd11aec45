/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-page.h"

#include "app/checklist-bar.h"
#include "app/checklist-list.h"
#include "app/checklist-print.h"
#include "app/export-job.h"
#include "app/message.h"
#include "app/task-view.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>

struct _ShianChecklistPage {
  ShianPage parent_instance;

  ShianChecklist *checklist; /* NULL without a plan */
  gboolean shown;            /* the record pane may be built */
  guint first_select;        /* tick callback */
  guint n_ticks;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkPaned *paned;
  ShianChecklistBar *bar;
  ShianChecklistList *tasks;
  AdwBin *record;
  ShianTaskView *task; /* NULL until first needed */
};

G_DEFINE_FINAL_TYPE (ShianChecklistPage, shian_checklist_page, SHIAN_TYPE_PAGE)

static ShianSession *
get_session (ShianChecklistPage *self)
{
  return shian_page_get_session (SHIAN_PAGE (self));
}

/* The record pane */

static void
show_record (ShianChecklistPage *self)
{
  const ShianChecklistItem *item = shian_checklist_list_get_selected (self->tasks);

  if (self->task == NULL && (item == NULL || !self->shown))
    return;
  if (self->task == NULL) {
    self->task = g_object_new (SHIAN_TYPE_TASK_VIEW, NULL);
    adw_bin_set_child (self->record, GTK_WIDGET (self->task));
  }
  shian_task_view_show (self->task, get_session (self), self->checklist, item);
}

/* What had the keys is gone, as after the first start: the arrows belong to the list then. */
static void
focus_list_if_lost (ShianChecklistPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    shian_checklist_list_focus (self->tasks);
}

/* The list comes up first; the record follows once it has been painted. */
static gboolean
select_first_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (widget);

  /* A tick comes before its frame is painted: the second one finds the first painted. */
  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;
  self->n_ticks = 0;
  self->first_select = 0;
  self->shown = TRUE;
  shian_checklist_list_select_first (self->tasks);
  focus_list_if_lost (self);
  show_record (self);
  return G_SOURCE_REMOVE;
}

static void
select_first_soon (ShianChecklistPage *self)
{
  if (self->first_select == 0)
    self->first_select =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), select_first_cb, NULL, NULL);
}

static void
task_opened_cb (ShianChecklistPage *self)
{
  self->shown = TRUE;
  show_record (self);
  if (self->task != NULL)
    shian_task_view_focus_progress (self->task);
}

/* Counts */

/* What waits is one's own, whatever is on screen. */
static void
show_badge (ShianChecklistPage *self)
{
  guint counts[SHIAN_N_STATUSES] = { 0 };
  g_autofree char *badge = NULL;

  if (shian_checklist_bar_get_unit (self->bar) != NULL)
    return;
  if (self->checklist != NULL)
    shian_checklist_count (self->checklist, counts);
  if (counts[SHIAN_STATUS_NOT_STARTED] > 0)
    badge = g_strdup_printf ("%u", counts[SHIAN_STATUS_NOT_STARTED]);
  shian_page_set_badge (SHIAN_PAGE (self), badge);
}

static void
narrowed_cb (ShianChecklistPage *self)
{
  shian_checklist_list_set_filter (self->tasks, shian_checklist_bar_get_filter (self->bar));
}

/* Loading */

static void
show_empty (ShianChecklistPage *self, const GError *error)
{
  gboolean no_plan = g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_autofree char *text = NULL;

  if (no_plan)
    text = g_strdup (_ ("The plan's tasks stand here, with what your unit does about them. Import "
                        "the plan's text to begin."));
  else if (error != NULL)
    text = g_markup_escape_text (error->message, -1);
  else
    text = g_strdup (_ ("No task names this unit. If the plan calls it by another name, add that "
                        "name to the unit in the settings, or import the plan again."));
  adw_status_page_set_title (self->empty, no_plan         ? _ ("No plan yet")
                                          : error != NULL ? _ ("The checklist cannot be read")
                                                          : _ ("No tasks for this unit"));
  adw_status_page_set_description (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_checklist (ShianChecklistPage *self, ShianChecklist *checklist)
{
  ShianChecklist *old = self->checklist;

  self->checklist = checklist;
  shian_checklist_list_set_checklist (self->tasks, checklist);
  shian_checklist_bar_set_checklist (self->bar, checklist);
  g_clear_pointer (&old, shian_checklist_free);
  narrowed_cb (self);
  show_badge (self);
}

static void
load (ShianChecklistPage *self)
{
  ShianSession *session = get_session (self);
  const char *other = shian_checklist_bar_get_unit (self->bar);
  const ShianUnit *unit = shian_session_find_unit (session, other);
  g_autoptr (GError) error = NULL;
  ShianChecklist *checklist = NULL;

  if (unit == NULL || shian_session_get_reader (session) == NULL)
    return;
  checklist = shian_checklist_load (shian_session_get_reader (session),
                                    shian_session_get_directory (session), unit,
                                    shian_session_get_period (session), &error);
  show_checklist (self, checklist);
  /* Another unit without tasks leaves the way back in sight. */
  if (checklist == NULL || (checklist->items->len == 0 && other == NULL))
    show_empty (self, error);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
  show_record (self);
}

static void
load_all (ShianChecklistPage *self)
{
  ShianSession *session = get_session (self);

  shian_checklist_bar_set_units (self->bar, shian_session_get_directory (session),
                                 shian_session_get_unit (session));
  load (self);
  select_first_soon (self);
}

static void
flush_and_load (ShianChecklistPage *self)
{
  shian_page_flush (SHIAN_PAGE (self));
  load_all (self);
}

/* The window's wishes */

static void
flush (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);

  if (self->task != NULL)
    shian_task_view_flush (self->task);
}

static gboolean
is_dirty (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);
  return self->task != NULL && shian_task_view_is_dirty (self->task);
}

static void
search (ShianPage *page, const char *text)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);

  shian_checklist_bar_set_words (self->bar, text);
}

/* Esc: from the record to the list, there from a narrowed list to the whole, from another unit's to
 * one's own. */
static gboolean
back (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->record))) {
    shian_checklist_list_focus (self->tasks);
    return TRUE;
  }
  return shian_checklist_bar_reset (self->bar);
}

static gboolean
has_rows (ShianChecklistPage *self)
{
  return self->checklist != NULL && self->checklist->items->len > 0;
}

/* As seen, like the export. */
static gboolean
print (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);

  ShianStore *store = shian_session_get_reader (get_session (self));
  g_autofree char *how = has_rows (self) ? shian_checklist_list_describe (self->tasks) : NULL;
  g_autoptr (GPtrArray) tasks = NULL;

  if (!has_rows (self))
    return FALSE;
  tasks = shian_checklist_list_get_shown (self->tasks);
  if (how == NULL)
    shian_checklist_print (GTK_WIDGET (self), self->checklist, store);
  else if (tasks->len > 0)
    shian_checklist_print_part (GTK_WIDGET (self), self->checklist, tasks, how, store);
  return tasks->len > 0;
}

static gboolean
export_whole (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);

  if (has_rows (self))
    shian_export_checklist (GTK_WIDGET (self), get_session (self),
                            self->checklist->unit->record.id);
  return has_rows (self);
}

/* As seen: the form that is handed in when everything is in sight, else the rows in their order. */
static gboolean
export_seen (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);
  g_autofree char *how = has_rows (self) ? shian_checklist_list_describe (self->tasks) : NULL;

  if (how == NULL)
    return export_whole (page);
  if (shian_checklist_list_get_n_shown (self->tasks) == 0)
    return FALSE;
  shian_export_excerpt (GTK_WIDGET (self), get_session (self), self->checklist->unit->record.id,
                        shian_checklist_list_get_shown (self->tasks), g_steal_pointer (&how));
  return TRUE;
}

static void
shown (ShianPage *page)
{
  select_first_soon (SHIAN_CHECKLIST_PAGE (page));
}

/* Keys */

static void
copied_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (widget);
  guint n = shian_checklist_list_get_n_shown (self->tasks);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u row copied as a table", "%u rows copied as a table", n), n);

  shian_message_show (widget, text);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shian_checklist_list_step (SHIAN_CHECKLIST_PAGE (widget)->tasks, g_variant_get_int32 (parameter));
}

/* Object */

static void
shian_checklist_page_constructed (GObject *object)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (object);
  ShianSession *session = get_session (self);

  G_OBJECT_CLASS (shian_checklist_page_parent_class)->constructed (object);
  g_signal_connect_object (session, "changed", G_CALLBACK (load_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "period-changed", G_CALLBACK (flush_and_load), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "unit-changed", G_CALLBACK (load_all), self, G_CONNECT_SWAPPED);
  load_all (self);
}

static void
shian_checklist_page_dispose (GObject *object)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (object);

  if (self->first_select != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->first_select);
  self->first_select = 0;
  if (self->checklist != NULL) {
    shian_checklist_list_set_checklist (self->tasks, NULL);
    shian_checklist_bar_set_checklist (self->bar, NULL);
  }
  g_clear_pointer (&self->checklist, shian_checklist_free);
  self->task = NULL;
  G_OBJECT_CLASS (shian_checklist_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/checklist-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, empty);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, paned);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, tasks);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, record);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, flush_and_load);
  gtk_widget_class_bind_template_callback (widget_class, show_record);
  gtk_widget_class_bind_template_callback (widget_class, task_opened_cb);
}

static gboolean
shian_checklist_page_grab_focus (GtkWidget *widget)
{
  return shian_checklist_list_focus (SHIAN_CHECKLIST_PAGE (widget)->tasks);
}

static void
shian_checklist_page_class_init (ShianChecklistPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ShianPageClass *page_class = SHIAN_PAGE_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_CHECKLIST_BAR);
  g_type_ensure (SHIAN_TYPE_CHECKLIST_LIST);
  object_class->constructed = shian_checklist_page_constructed;
  object_class->dispose = shian_checklist_page_dispose;
  widget_class->grab_focus = shian_checklist_page_grab_focus;
  page_class->flush = flush;
  page_class->is_dirty = is_dirty;
  page_class->search = search;
  page_class->print = print;
  page_class->export_seen = export_seen;
  page_class->export_whole = export_whole;
  page_class->back = back;
  page_class->shown = shown;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "checklist.copied", NULL, copied_cb);
  gtk_widget_class_install_action (widget_class, "checklist.step", "i", step_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "checklist.step",
                                       "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "checklist.step",
                                       "i", 1);
}

static void
shian_checklist_page_init (ShianChecklistPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_checklist_page_new (ShianSession *session)
{
  return g_object_new (SHIAN_TYPE_CHECKLIST_PAGE, "session", session, NULL);
}

gboolean
shian_checklist_page_show_task (ShianChecklistPage *self, const char *task_id)
{
  const ShianChecklistFilter all = SHIAN_CHECKLIST_FILTER_ALL;

  /* What asks for a task means one's own. */
  if (shian_checklist_bar_get_unit (self->bar) != NULL)
    shian_checklist_bar_choose_own (self->bar);
  /* The list alone: the choices above it stay as the user left them until touched again. */
  if (!shian_checklist_list_select (self->tasks, task_id))
    shian_checklist_list_set_filter (self->tasks, &all);
  if (!shian_checklist_list_select (self->tasks, task_id))
    return FALSE;
  task_opened_cb (self);
  return TRUE;
}
