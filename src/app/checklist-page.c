/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-page.h"

#include "app/checklist-list.h"
#include "app/checklist-print.h"
#include "app/checklist-row.h"
#include "app/export-job.h"
#include "app/filter-chips.h"
#include "app/message.h"
#include "app/task-view.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>

struct _ShianChecklistPage {
  ShianPage parent_instance;

  ShianChecklist *checklist; /* NULL without a plan */
  ShianChecklistFilter filter;
  char *unit_id;      /* another unit's checklist is shown; NULL for one's own */
  GPtrArray *units;   /* char *: ids in the order of the choice */
  gboolean filling;   /* the choices follow the data, not the user */
  gboolean shown;     /* the record pane may be built */
  guint first_select; /* tick callback */
  guint n_ticks;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkPaned *paned;
  ShianFilterChips *chips;
  GtkDropDown *role;
  GtkDropDown *section;
  GtkToggleButton *all_units;
  GtkDropDown *unit;
  ShianChecklistList *list;
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
  const ShianChecklistItem *item = shian_checklist_list_get_selected (self->list);

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
    shian_checklist_list_focus (self->list);
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
  shian_checklist_list_select_first (self->list);
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
    gtk_widget_grab_focus (GTK_WIDGET (self->task));
}

/* Counts and choices */

static void
show_counts (ShianChecklistPage *self)
{
  guint counts[SHIAN_N_STATUSES] = { 0 };
  guint all = 0;

  for (guint i = 0; self->checklist != NULL && i < self->checklist->items->len; i++) {
    const ShianChecklistItem *item = self->checklist->items->pdata[i];
    if (!shian_checklist_filter_match_but_status (&self->filter, item))
      continue;
    counts[shian_checklist_item_status (item)]++;
    all++;
  }
  shian_filter_chips_set_count (self->chips, 0, all);
  for (guint i = 0; i < SHIAN_N_STATUSES; i++)
    shian_filter_chips_set_count (self->chips, i + 1, counts[i]);
}

/* What waits is one's own, whatever is on screen. */
static void
show_badge (ShianChecklistPage *self)
{
  guint counts[SHIAN_N_STATUSES] = { 0 };
  g_autofree char *badge = NULL;

  if (self->unit_id != NULL)
    return;
  if (self->checklist != NULL)
    shian_checklist_count (self->checklist, counts);
  if (counts[SHIAN_STATUS_NOT_STARTED] > 0)
    badge = g_strdup_printf ("%u", counts[SHIAN_STATUS_NOT_STARTED]);
  shian_page_set_badge (SHIAN_PAGE (self), badge);
}

static void
apply_filter (ShianChecklistPage *self)
{
  shian_checklist_list_set_filter (self->list, &self->filter);
  show_counts (self);
}

static void
status_chosen_cb (ShianChecklistPage *self)
{
  self->filter.status = (int) shian_filter_chips_get_chosen (self->chips) - 1;
  apply_filter (self);
}

static void
role_chosen_cb (ShianChecklistPage *self)
{
  if (self->filling)
    return;
  self->filter.role = (int) gtk_drop_down_get_selected (self->role) - 1;
  apply_filter (self);
}

static void
section_chosen_cb (ShianChecklistPage *self)
{
  guint position = gtk_drop_down_get_selected (self->section);
  GPtrArray *sections = self->checklist != NULL ? self->checklist->book->sections : NULL;

  if (self->filling || sections == NULL)
    return;
  self->filter.section = position > 0 && position <= sections->len
                             ? ((ShianSection *) sections->pdata[position - 1])->number
                             : 0;
  apply_filter (self);
}

static void
offer_sections (ShianChecklistPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *sections = self->checklist != NULL ? self->checklist->book->sections : NULL;
  guint chosen = 0;

  gtk_string_list_append (titles, _ ("All sections"));
  for (guint i = 0; sections != NULL && i < sections->len; i++) {
    const ShianSection *section = sections->pdata[i];
    gtk_string_list_take (titles, shian_checklist_section_title (section));
    if (section->number == self->filter.section)
      chosen = i + 1;
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->section, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->section, chosen);
  self->filling = FALSE;
}

static void
offer_roles (ShianChecklistPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("All roles"));
  for (const ShianChoice *role = SHIAN_ROLE_CHOICES; role->key != NULL; role++)
    gtk_string_list_append (titles, _ (role->title));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (titles));
  self->filling = FALSE;
}

/* Units */

static gboolean
is_office (ShianChecklistPage *self)
{
  const ShianUnit *own = shian_session_get_unit (get_session (self));
  return own != NULL && own->kind == SHIAN_UNIT_OFFICE;
}

static void
offer_units (ShianChecklistPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *units = shian_unit_directory_units (shian_session_get_directory (get_session (self)));
  guint chosen = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (self->units, 0);
  for (guint i = 0; i < units->len; i++) {
    const ShianUnit *unit = units->pdata[i];
    if (unit->kind == SHIAN_UNIT_COLLECTIVE)
      continue;
    if (g_strcmp0 (unit->record.id, self->unit_id) == 0)
      chosen = self->units->len;
    g_ptr_array_add (self->units, g_strdup (unit->record.id));
    gtk_string_list_append (names, unit->short_name);
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->unit, chosen);
  self->filling = FALSE;
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
  shian_checklist_list_set_checklist (self->list, checklist);
  g_clear_pointer (&old, shian_checklist_free);
  apply_filter (self);
  show_badge (self);
}

static void
load (ShianChecklistPage *self)
{
  ShianSession *session = get_session (self);
  const ShianUnit *unit = shian_session_find_unit (get_session (self), self->unit_id);
  g_autoptr (GError) error = NULL;
  ShianChecklist *checklist = NULL;

  if (unit == NULL || shian_session_get_reader (session) == NULL)
    return;
  checklist = shian_checklist_load (shian_session_get_reader (session),
                                    shian_session_get_directory (session), unit,
                                    shian_session_get_period (session), &error);
  show_checklist (self, checklist);
  if (checklist == NULL || checklist->items->len == 0)
    show_empty (self, error);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
  show_record (self);
}

static void
load_all (ShianChecklistPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->all_units), is_office (self));
  load (self);
  offer_sections (self);
  select_first_soon (self);
}

static void
period_changed_cb (ShianChecklistPage *self)
{
  shian_page_flush (SHIAN_PAGE (self));
  load_all (self);
}

static void
show_unit (ShianChecklistPage *self, const char *id)
{
  if (g_strcmp0 (id, self->unit_id) == 0)
    return;
  shian_page_flush (SHIAN_PAGE (self));
  g_free (self->unit_id);
  self->unit_id = g_strdup (id);
  load_all (self);
}

static void
own_unit_changed_cb (ShianChecklistPage *self)
{
  g_clear_pointer (&self->unit_id, g_free);
  gtk_toggle_button_set_active (self->all_units, FALSE);
  load_all (self);
}

static void
unit_chosen_cb (ShianChecklistPage *self)
{
  guint position = gtk_drop_down_get_selected (self->unit);

  if (!self->filling && position < self->units->len)
    show_unit (self, self->units->pdata[position]);
}

static void
all_units_cb (ShianChecklistPage *self)
{
  gboolean all = gtk_toggle_button_get_active (self->all_units);

  gtk_widget_set_visible (GTK_WIDGET (self->unit), all);
  if (all)
    offer_units (self);
  else
    show_unit (self, NULL);
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

  shian_checklist_filter_set_words (&self->filter, text);
  apply_filter (self);
}

/* Esc: from the record to the list, there from a narrowed list to the whole. */
static gboolean
back (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->record))) {
    shian_checklist_list_focus (self->list);
    return TRUE;
  }
  if (shian_checklist_filter_is_all (&self->filter))
    return FALSE;
  gtk_drop_down_set_selected (self->role, 0);
  gtk_drop_down_set_selected (self->section, 0);
  shian_filter_chips_set_chosen (self->chips, 0);
  return TRUE;
}

static gboolean
has_rows (ShianChecklistPage *self)
{
  return self->checklist != NULL && self->checklist->items->len > 0;
}

static gboolean
print (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);

  if (has_rows (self))
    shian_checklist_print (GTK_WIDGET (self), self->checklist,
                           shian_session_get_reader (get_session (self)));
  return has_rows (self);
}

static gboolean
export_seen (ShianPage *page)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (page);

  if (has_rows (self))
    shian_export_checklist (GTK_WIDGET (self), get_session (self),
                            self->checklist->unit->record.id);
  return has_rows (self);
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
  guint n = shian_checklist_list_get_n_shown (self->list);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u row copied as a table", "%u rows copied as a table", n), n);

  shian_message_show (widget, text);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shian_checklist_list_step (SHIAN_CHECKLIST_PAGE (widget)->list, g_variant_get_int32 (parameter));
}

/* Object */

static void
shian_checklist_page_constructed (GObject *object)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (object);
  ShianSession *session = get_session (self);

  G_OBJECT_CLASS (shian_checklist_page_parent_class)->constructed (object);
  g_signal_connect_object (session, "changed", G_CALLBACK (load_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "period-changed", G_CALLBACK (period_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "unit-changed", G_CALLBACK (own_unit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load_all (self);
}

static void
shian_checklist_page_dispose (GObject *object)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (object);

  if (self->first_select != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->first_select);
  self->first_select = 0;
  if (self->checklist != NULL)
    shian_checklist_list_set_checklist (self->list, NULL);
  g_clear_pointer (&self->checklist, shian_checklist_free);
  self->task = NULL;
  G_OBJECT_CLASS (shian_checklist_page_parent_class)->dispose (object);
}

static void
shian_checklist_page_finalize (GObject *object)
{
  ShianChecklistPage *self = SHIAN_CHECKLIST_PAGE (object);

  shian_checklist_filter_clear (&self->filter);
  g_ptr_array_unref (self->units);
  g_free (self->unit_id);
  G_OBJECT_CLASS (shian_checklist_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/checklist-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, empty);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, paned);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, chips);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, role);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, section);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, all_units);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, unit);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, list);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistPage, record);
  gtk_widget_class_bind_template_callback (widget_class, status_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_units_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_record);
  gtk_widget_class_bind_template_callback (widget_class, task_opened_cb);
}

static gboolean
shian_checklist_page_grab_focus (GtkWidget *widget)
{
  shian_checklist_list_focus (SHIAN_CHECKLIST_PAGE (widget)->list);
  return TRUE;
}

static void
shian_checklist_page_class_init (ShianChecklistPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ShianPageClass *page_class = SHIAN_PAGE_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  g_type_ensure (SHIAN_TYPE_CHECKLIST_LIST);
  object_class->constructed = shian_checklist_page_constructed;
  object_class->dispose = shian_checklist_page_dispose;
  object_class->finalize = shian_checklist_page_finalize;
  widget_class->grab_focus = shian_checklist_page_grab_focus;
  page_class->flush = flush;
  page_class->is_dirty = is_dirty;
  page_class->search = search;
  page_class->print = print;
  page_class->export_seen = export_seen;
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
  const ShianChecklistFilter all = SHIAN_CHECKLIST_FILTER_ALL;

  self->filter = all;
  self->units = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_filter_chips_add (self->chips, _ ("All"));
  for (const ShianChoice *status = SHIAN_STATUS_CHOICES; status->key != NULL; status++)
    shian_filter_chips_add (self->chips, _ (status->title));
  offer_roles (self);
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

  /* The list alone: the choices above it stay as the user left them until touched again. */
  if (!shian_checklist_list_select (self->list, task_id))
    shian_checklist_list_set_filter (self->list, &all);
  if (!shian_checklist_list_select (self->list, task_id))
    return FALSE;
  task_opened_cb (self);
  return TRUE;
}
