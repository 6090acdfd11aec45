/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canteen-page.h"

#include "app/canteen-card.h"
#include "app/canteen-paper.h"
#include "app/due-counts.h"
#include "app/due-line.h"
#include "app/filter-chips.h"
#include "app/inspected-list.h"
#include "app/line-list.h"
#include "app/list-export.h"
#include "app/message.h"
#include "app/town-choice.h"
#include "inspection/inspection-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Read at once, more as they are scrolled to: a district may have any number. */
#define PAGE_ROWS 200

struct _ShianCanteenPage {
  ShianPage parent_instance;

  GPtrArray *rows; /* ShianDueRow: those read so far */
  char *words;
  gboolean stale; /* something changed while an inspection was in view */
  gboolean filling;
  guint asked; /* serial number of the last counts asked for */

  GtkStack *stack;
  ShianFilterChips *chips;
  GtkLabel *coverage;
  GtkDropDown *town;
  ShianLineList *due;
  ShianCanteenCard *card;
  ShianInspectedList *inspected;
  const char *list; /* where an inspection was opened from: “list” or “inspected” */
  AdwBin *place;
  ShianInspectionView *view; /* NULL until first needed */
  guint form_index;          /* where a new inspection opens, see ask_form() */
};

G_DEFINE_FINAL_TYPE (ShianCanteenPage, shian_canteen_page, SHIAN_TYPE_PAGE)

static ShianSession *
get_session (ShianCanteenPage *self)
{
  return shian_page_get_session (SHIAN_PAGE (self));
}

static gboolean
is_shown (ShianCanteenPage *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

ShianInspectionView *
shian_canteen_page_get_view (ShianCanteenPage *self)
{
  return is_shown (self, "inspection") ? self->view : NULL;
}

/* The list */

/* Returns the days of the period, which @query points to. (transfer full) */
static char **
fill_query (ShianCanteenPage *self, ShianDueQuery *query)
{
  const ShianPeriod *period = shian_session_get_period (get_session (self));
  char **days = g_new0 (char *, 3);

  shian_period_days (period, &days[0], &days[1]);
  query->kind = "campus_canteen";
  query->from = days[0];
  query->to = days[1];
  return days;
}

static GPtrArray *
read_rows (ShianCanteenPage *self, guint offset, guint limit, gboolean *more)
{
  ShianDueQuery query = { .town = shian_town_choice_get (self->town), .words = self->words };
  g_auto (GStrv) days = fill_query (self, &query);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  query.choice = self->words == NULL ? shian_filter_chips_get_chosen (self->chips) : SHIAN_DUE_ALL;
  query.offset = offset;
  query.limit = limit;
  rows = shian_inspection_due (shian_session_get_reader (get_session (self)), &query, more, &error);
  if (rows == NULL)
    shian_message_error (GTK_WIDGET (self), _ ("The canteens cannot be read"), error);
  return rows;
}

static gboolean
has_any (ShianCanteenPage *self)
{
  ShianDueQuery query = { .limit = 1 };
  g_auto (GStrv) days = fill_query (self, &query);
  g_autoptr (GPtrArray) rows =
      shian_inspection_due (shian_session_get_reader (get_session (self)), &query, NULL, NULL);

  return rows != NULL && rows->len > 0;
}

static void
show_badge (ShianCanteenPage *self, const guint *counts)
{
  guint n = counts[SHIAN_DUE_ALL] - counts[SHIAN_DUE_DONE];
  g_autofree char *badge = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  shian_page_set_badge (SHIAN_PAGE (self), badge);
}

static void
counted_cb (GtkWidget *widget, const guint *all, const guint *town)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (widget);

  show_badge (self, all);
  if (self->words == NULL)
    shian_due_counts_show (self->coverage, self->chips, town, FALSE);
}

/* Of every town for the badge, of the town chosen for the list; without what is searched for. */
static void
ask_counts (ShianCanteenPage *self)
{
  ShianDueQuery query = { .town = shian_town_choice_get (self->town) };
  g_auto (GStrv) days = fill_query (self, &query);

  shian_due_counts_ask (GTK_WIDGET (self), get_session (self), &query, &self->asked, counted_cb);
}

static GPtrArray *
make_lines (ShianCanteenPage *self, GPtrArray *rows)
{
  ShianDueChoice chosen = shian_filter_chips_get_chosen (self->chips);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    if (chosen == SHIAN_DUE_ALL || chosen == shian_due_row_choice (rows->pdata[i]))
      g_ptr_array_add (lines, shian_due_line_new (rows->pdata[i]));
  return lines;
}

/* The first rows, or as many as had been scrolled to. */
static void
show_rows (ShianCanteenPage *self, guint n)
{
  g_autoptr (GPtrArray) lines = NULL;
  gboolean more;
  GPtrArray *rows = read_rows (self, 0, n, &more);

  if (rows == NULL)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  if (self->words != NULL)
    shian_due_counts_show_found (self->coverage, self->chips, rows, more);
  ask_counts (self);
  lines = make_lines (self, rows);
  shian_line_list_set_lines (self->due, lines);
}

static void
narrow (ShianCanteenPage *self)
{
  if (!self->filling && self->rows != NULL)
    show_rows (self, PAGE_ROWS);
}

/* @n 0: all that are left. FALSE when there are no more. */
static gboolean
add_rows (ShianCanteenPage *self, guint n)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (self->words != NULL || self->rows == NULL ||
      shian_session_get_reader (get_session (self)) == NULL)
    return FALSE;
  rows = read_rows (self, self->rows->len, n, NULL);
  if (rows == NULL || rows->len == 0)
    return FALSE;
  lines = make_lines (self, rows);
  g_ptr_array_extend_and_steal (self->rows, g_steal_pointer (&rows));
  shian_line_list_add_lines (self->due, lines);
  return TRUE;
}

static void
add_page (ShianCanteenPage *self)
{
  add_rows (self, PAGE_ROWS);
}

static void
fill_towns (ShianCanteenPage *self)
{
  self->filling = TRUE;
  shian_town_choice_fill (self->town, shian_session_get_reader (get_session (self)));
  self->filling = FALSE;
}

static void
show_card (ShianCanteenPage *self)
{
  if (g_strcmp0 (shian_line_list_get_selected (self->due),
                 shian_canteen_card_get_subject (self->card)) != 0)
    self->form_index = 0;
  if (shian_session_get_reader (get_session (self)) != NULL)
    shian_canteen_card_show (self->card, get_session (self),
                             shian_line_list_get_selected (self->due));
}

static void
load (ShianCanteenPage *self)
{
  self->stale = FALSE;
  fill_towns (self);
  show_rows (self, MAX (PAGE_ROWS, self->rows != NULL ? self->rows->len : 0));
  show_card (self);
  if (is_shown (self, "inspected"))
    shian_inspected_list_reload (self->inspected);
  else if (shian_canteen_page_get_view (self) == NULL)
    gtk_stack_set_visible_child_name (self->stack, has_any (self) ? "list" : "empty");
}

/* While an inspection is in view only that is read again: every answer is a change. */
static void
refresh (ShianPage *page)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);
  ShianInspectionView *view = shian_canteen_page_get_view (self);

  if (shian_session_get_reader (get_session (self)) == NULL)
    return;
  self->stale = TRUE;
  if (view != NULL)
    shian_inspection_view_reload (view);
  else
    load (self);
}

/* The inspection */

static gboolean
focus_list (ShianCanteenPage *self)
{
  return is_shown (self, "inspected") ? shian_inspected_list_focus (self->inspected)
                                      : shian_line_list_focus (self->due);
}

static void
leave_cb (ShianCanteenPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->list);
  if (self->stale)
    load (self);
  focus_list (self);
}

/* Back to all canteens. */
static void
leave_inspected_cb (ShianCanteenPage *self)
{
  self->list = "list";
  self->stale = TRUE;
  leave_cb (self);
}

/* What was just made from a printed form opens at the page of it that is at hand. */
static void
open_cb (ShianCanteenPage *self, const char *id)
{
  guint index = self->form_index;

  self->form_index = 0;
  if (shian_canteen_page_show_inspection (self, id) && index > 0)
    shian_inspection_items_go (shian_inspection_view_get_items (self->view), index);
}

static void
make_view (ShianCanteenPage *self)
{
  self->view = g_object_new (SHIAN_TYPE_INSPECTION_VIEW, NULL);
  g_signal_connect_object (self->view, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (self->view));
}

gboolean
shian_canteen_page_show_inspection (ShianCanteenPage *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = g_strdup (id);

  if (self->view == NULL)
    make_view (self);
  if (!shian_inspection_view_show (self->view, get_session (self), kept, &error)) {
    shian_message_error (GTK_WIDGET (self), _ ("The inspection cannot be read"), error);
    return FALSE;
  }
  gtk_stack_set_visible_child_name (self->stack, "inspection");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

const char *
shian_canteen_page_get_subject (ShianCanteenPage *self)
{
  if (is_shown (self, "inspected"))
    return shian_inspected_list_get_subject (self->inspected);
  return shian_line_list_get_selected (self->due);
}

const char *
shian_canteen_page_get_town (ShianCanteenPage *self)
{
  return shian_town_choice_get (self->town);
}

/* Reads the others too where it is not among the first. */
static gboolean
seek (ShianCanteenPage *self, const char *subject)
{
  return shian_line_list_select (self->due, subject) ||
         (add_rows (self, 0) && shian_line_list_select (self->due, subject));
}

gboolean
shian_canteen_page_ask_form (ShianCanteenPage *self, const ShianFormPrint *print, guint index)
{
  if (shian_canteen_page_get_view (self) != NULL)
    leave_cb (self);
  if (is_shown (self, "inspected"))
    leave_inspected_cb (self);
  if (!seek (self, print->subject)) {
    shian_filter_chips_set_chosen (self->chips, SHIAN_DUE_ALL);
    gtk_drop_down_set_selected (self->town, 0);
  }
  if (!seek (self, print->subject))
    return FALSE;
  shian_canteen_card_show (self->card, get_session (self), print->subject);
  shian_canteen_card_ask_form (self->card, print->serial, print->template);
  self->form_index = index;
  return TRUE;
}

/* Enter on a canteen goes on with its draft, or to what can be done there. */
static void
opened_cb (ShianCanteenPage *self)
{
  const char *subject = shian_line_list_get_selected (self->due);
  g_autofree char *draft =
      subject != NULL
          ? shian_inspection_find_draft (shian_session_get_reader (get_session (self)), subject)
          : NULL;

  if (draft != NULL)
    shian_canteen_page_show_inspection (self, draft);
  else if (subject != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->card));
}

void
shian_canteen_page_show_inspected (ShianCanteenPage *self, ShianRegisterNarrowing *narrowing,
                                   gboolean premises)
{
  if (shian_canteen_page_get_view (self) != NULL)
    leave_cb (self);
  self->list = "inspected";
  gtk_stack_set_visible_child_name (self->stack, self->list);
  shian_inspected_list_show (self->inspected, get_session (self), narrowing, premises);
  focus_list (self);
}

/* The window's wishes */

static void
flush (ShianPage *page)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);

  if (self->view != NULL && shian_inspection_view_get_id (self->view) != NULL)
    shian_inspection_view_flush (self->view);
}

static gboolean
is_dirty (ShianPage *page)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);

  return self->view != NULL && shian_inspection_view_get_id (self->view) != NULL &&
         shian_inspection_view_is_dirty (self->view);
}

static void
search (ShianPage *page, const char *text)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);

  if (is_shown (self, "inspected") && *text != '\0')
    leave_inspected_cb (self);
  g_free (self->words);
  self->words = *text != '\0' ? g_strdup (text) : NULL;
  narrow (self);
}

/* What is in view: the inspection, or a blank form for the canteen that is chosen. */
static gboolean
print (ShianPage *page)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);

  return shian_canteen_paper_show (self,
                                   shian_canteen_page_get_view (self) != NULL ? "record" : "blank");
}

/* What the list is narrowed to, for the line under the title. */
static char *
describe_list (ShianCanteenPage *self)
{
  g_autofree char *search = self->words != NULL ? g_strdup_printf ("搜索“%s”", self->words) : NULL;
  const char *parts[] = { shian_due_choice_word (shian_filter_chips_get_chosen (self->chips)),
                          shian_town_choice_get (self->town), search };

  return shian_list_export_describe (parts, G_N_ELEMENTS (parts));
}

static gboolean
export_seen (ShianPage *page)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);
  g_autoptr (GPtrArray) ids = NULL;

  if (is_shown (self, "inspected"))
    return shian_inspected_list_export (self->inspected);
  add_rows (self, 0);
  ids = shian_line_list_get_ids (self->due);
  if (ids->len == 0)
    return FALSE;
  shian_list_export_seen (GTK_WIDGET (self), get_session (self), SHIAN_LIST_CANTEENS,
                          g_steal_pointer (&ids), describe_list (self));
  return TRUE;
}

static gboolean
export_whole (ShianPage *page)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);

  if (self->rows == NULL || self->rows->len == 0)
    return FALSE;
  shian_list_export_whole (GTK_WIDGET (self), get_session (self), SHIAN_LIST_CANTEENS);
  return TRUE;
}

static gboolean
back (ShianPage *page)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (page);

  if (shian_canteen_page_get_view (self) != NULL) {
    flush (page);
    if (!shian_inspection_view_back (shian_canteen_page_get_view (self)))
      leave_cb (self);
    return TRUE;
  }
  if (is_shown (self, "inspected")) {
    shian_inspected_list_back (self->inspected);
    return TRUE;
  }
  if (shian_canteen_card_back (self->card))
    return TRUE;
  if (shian_filter_chips_get_chosen (self->chips) == SHIAN_DUE_ALL)
    return FALSE;
  shian_filter_chips_set_chosen (self->chips, SHIAN_DUE_ALL);
  return TRUE;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (widget);

  if (shian_canteen_page_get_view (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return focus_list (self);
}

/* Object */

static void
shian_canteen_page_constructed (GObject *object)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (object);
  ShianSession *session = get_session (self);

  G_OBJECT_CLASS (shian_canteen_page_parent_class)->constructed (object);
  g_signal_connect_object (session, "changed", G_CALLBACK (shian_page_refresh_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "period-changed", G_CALLBACK (shian_page_refresh_soon), self,
                           G_CONNECT_SWAPPED);
  refresh (SHIAN_PAGE (self));
}

static void
shian_canteen_page_dispose (GObject *object)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (object);

  self->view = NULL;
  G_OBJECT_CLASS (shian_canteen_page_parent_class)->dispose (object);
}

static void
shian_canteen_page_finalize (GObject *object)
{
  ShianCanteenPage *self = SHIAN_CANTEEN_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->words);
  G_OBJECT_CLASS (shian_canteen_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/canteen-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, chips);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, town);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, due);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, card);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, inspected);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenPage, place);
  gtk_widget_class_bind_template_callback (widget_class, narrow);
  gtk_widget_class_bind_template_callback (widget_class, add_page);
  gtk_widget_class_bind_template_callback (widget_class, show_card);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_inspected_cb);
}

static void
shian_canteen_page_class_init (ShianCanteenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  ShianPageClass *page_class = SHIAN_PAGE_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  g_type_ensure (SHIAN_TYPE_CANTEEN_CARD);
  g_type_ensure (SHIAN_TYPE_INSPECTED_LIST);
  object_class->constructed = shian_canteen_page_constructed;
  object_class->dispose = shian_canteen_page_dispose;
  object_class->finalize = shian_canteen_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  page_class->flush = flush;
  page_class->is_dirty = is_dirty;
  page_class->search = search;
  page_class->print = print;
  page_class->export_seen = export_seen;
  page_class->export_whole = export_whole;
  page_class->back = back;
  page_class->refresh = refresh;
  shian_canteen_paper_install (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
shian_canteen_page_init (ShianCanteenPage *self)
{
  self->list = "list";
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_filter_chips_add (self->chips, _ ("All"));
  shian_filter_chips_add (self->chips, _ ("Not inspected"));
  shian_filter_chips_add (self->chips, _ ("Under way"));
  shian_filter_chips_add (self->chips, _ ("Inspected"));
}

GtkWidget *
shian_canteen_page_new (ShianSession *session)
{
  return g_object_new (SHIAN_TYPE_CANTEEN_PAGE, "session", session, NULL);
}
