/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/finding-page.h"

#include "app/filter-chips.h"
#include "app/line-list.h"
#include "app/list-export.h"
#include "app/message.h"
#include "base/date.h"
#include "base/pinyin.h"
#include "inspection/finding-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum { ALL, OVERDUE, FIRST_STATE };

/* As they stand in workbooks. */
static const char *const CHIPS[FIRST_STATE + SHIAN_FINDING_N_STATES] = {
  "全部", "已逾期", "待整改", "已回复", "待复查", "已销号", "复查不合格",
};

/* A register over years stays quick to open; older ones are found by state, town or search. */
#define MAX_SHOWN 2000

struct _ShianFindingPage {
  ShianPage parent_instance;

  GPtrArray *rows; /* ShianFindingRow */
  char *words;
  char *from; /* (nullable): ISO dates of a period asked for */
  char *to;
  char *period;
  gboolean filling;

  GtkStack *stack;
  ShianFilterChips *chips;
  GtkLabel *how_many;
  GtkDropDown *town;
  ShianLineList *list;
  ShianFindingView *finding;
};

G_DEFINE_FINAL_TYPE (ShianFindingPage, shian_finding_page, SHIAN_TYPE_PAGE)

static ShianSession *
get_session (ShianFindingPage *self)
{
  return shian_page_get_session (SHIAN_PAGE (self));
}

static ShianStore *
get_reader (ShianFindingPage *self)
{
  return shian_session_get_reader (get_session (self));
}

/* Lines */

static char *
describe_deadline (const ShianFindingRow *row)
{
  const ShianFinding *finding = row->finding;
  g_autofree char *due = shian_date_iso_to_chinese (finding->due);

  if (finding->due == NULL || finding->state == SHIAN_FINDING_CLOSED)
    return g_strdup (NULL);
  if (row->days_late > 0)
    return g_strdup_printf (
        ngettext ("%s, %d working day late", "%s, %d working days late", (gulong) row->days_late),
        due, row->days_late);
  return g_strdup_printf (_ ("due %s"), due);
}

static ShianLine *
make_line (const ShianFindingRow *row)
{
  static const char *const LOOKS[] = { NULL, "in_progress", "in_progress", "done", "lagging" };
  const ShianFinding *finding = row->finding;
  gboolean late = row->days_late > 0 && finding->state == SHIAN_FINDING_OPEN;
  g_autofree char *due = describe_deadline (row);
  g_autofree char *title =
      g_strdup_printf ("%s%s  %s", finding->severity == SHIAN_SEVERITY_KEY ? "★" : "",
                       finding->label, row->subject_name);
  g_autofree char *below =
      due != NULL ? g_strjoin (" · ", due, finding->text, NULL) : g_strdup (finding->text);
  const ShianLineText text = { .id = finding->record.id,
                               .title = title,
                               .below = below,
                               .state = _ (SHIAN_FINDING_STATE_CHOICES[finding->state].title),
                               .look = late ? "lagging" : LOOKS[finding->state] };

  return shian_line_new (&text);
}

static gboolean
matches (ShianFindingPage *self, const ShianFindingRow *row)
{
  return self->words == NULL || strstr (row->finding->text, self->words) != NULL ||
         strstr (row->subject_name, self->words) != NULL ||
         strstr (row->finding->label, self->words) != NULL ||
         shian_pinyin_match (row->subject_name, self->words);
}

static void
show_lines (ShianFindingPage *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    if (matches (self, self->rows->pdata[i]))
      g_ptr_array_add (lines, make_line (self->rows->pdata[i]));
  text = g_strdup_printf (self->rows != NULL && self->rows->len >= MAX_SHOWN
                              ? _ ("the newest %u")
                              : ngettext ("%u finding", "%u findings", lines->len),
                          lines->len);
  if (self->period != NULL) {
    g_autofree char *within = g_strdup_printf ("%s · %s", self->period, text);
    gtk_label_set_text (self->how_many, within);
  } else {
    gtk_label_set_text (self->how_many, text);
  }
  shian_line_list_set_placeholder (self->list,
                                   _ ("None matches. Choose “All” or clear the search."));
  shian_line_list_set_lines (self->list, lines);
}

static void
show_record (ShianFindingPage *self)
{
  if (get_reader (self) != NULL)
    shian_finding_view_show (self->finding, get_session (self),
                             shian_line_list_get_selected (self->list));
}

/* Loading */

static const char *
chosen_town (ShianFindingPage *self)
{
  GtkStringObject *town = gtk_drop_down_get_selected_item (self->town);

  return town != NULL && gtk_drop_down_get_selected (self->town) > 0
             ? gtk_string_object_get_string (town)
             : NULL;
}

static void
show_counts (ShianFindingPage *self)
{
  ShianFindingCounts counts;
  g_autofree char *badge = NULL;
  guint all = 0;
  guint open;

  if (!shian_finding_count (get_reader (self), &counts, NULL))
    return;
  for (guint i = 0; i < SHIAN_FINDING_N_STATES; i++) {
    all += counts.by_state[i];
    shian_filter_chips_set_count (self->chips, FIRST_STATE + i, counts.by_state[i]);
  }
  shian_filter_chips_set_count (self->chips, ALL, all);
  shian_filter_chips_set_count (self->chips, OVERDUE, counts.overdue);
  open = all - counts.by_state[SHIAN_FINDING_CLOSED];
  if (open > 0)
    badge = g_strdup_printf ("%u", open);
  shian_page_set_badge (SHIAN_PAGE (self), badge);
  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "list" : "empty");
}

static void
load_rows (ShianFindingPage *self)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  guint chip = shian_filter_chips_get_chosen (self->chips);
  g_autoptr (GError) error = NULL;

  if (self->filling || get_reader (self) == NULL)
    return;
  query.overdue = chip == OVERDUE;
  query.state = chip >= FIRST_STATE ? (int) (chip - FIRST_STATE) : -1;
  query.town = chosen_town (self);
  query.from = self->from;
  query.to = self->to;
  query.limit = MAX_SHOWN;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = shian_finding_list (get_reader (self), &query, &error);
  if (self->rows == NULL)
    shian_message_error (GTK_WIDGET (self), _ ("The findings cannot be read"), error);
  show_lines (self);
  show_record (self);
}

/* Towns of what is there, the chosen one kept. */
static void
fill_towns (ShianFindingPage *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *chosen = g_strdup (chosen_town (self));
  g_autoptr (GtkStringList) towns = NULL;

  if (chosen != NULL || self->rows == NULL)
    return;
  towns = gtk_string_list_new (NULL);
  gtk_string_list_append (towns, _ ("All towns"));
  for (guint i = 0; i < self->rows->len; i++) {
    const char *town = ((const ShianFindingRow *) self->rows->pdata[i])->town;
    if (town != NULL && *town != '\0' && g_hash_table_add (seen, (gpointer) town))
      gtk_string_list_append (towns, town);
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->town, G_LIST_MODEL (towns));
  self->filling = FALSE;
}

static void
refresh (ShianPage *page)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);

  if (get_reader (self) == NULL)
    return;
  show_counts (self);
  load_rows (self);
  if (shian_filter_chips_get_chosen (self->chips) == ALL)
    fill_towns (self);
}

static void
opened_cb (ShianFindingPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->finding));
}

gboolean
shian_finding_page_select (ShianFindingPage *self, const char *id)
{
  if (shian_line_list_select (self->list, id))
    return TRUE;
  shian_filter_chips_set_chosen (self->chips, ALL);
  gtk_drop_down_set_selected (self->town, 0);
  return shian_line_list_select (self->list, id);
}

static void
forget_period (ShianFindingPage *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->period, g_free);
}

/* One that is too old for the list is shown all the same. */
void
shian_finding_page_show (ShianFindingPage *self, const char *id)
{
  forget_period (self);
  shian_filter_chips_set_chosen (self->chips, ALL);
  gtk_drop_down_set_selected (self->town, 0);
  g_clear_pointer (&self->words, g_free);
  load_rows (self);
  if (!shian_finding_page_select (self, id))
    shian_finding_view_show (self->finding, get_session (self), id);
}

void
shian_finding_page_show_period (ShianFindingPage *self, const ShianPeriod *period)
{
  GDate first, last;

  forget_period (self);
  shian_period_first_day (period, &first);
  shian_period_last_day (period, &last);
  self->from = shian_date_to_iso (&first);
  self->to = shian_date_to_iso (&last);
  self->period = shian_period_title (period);
  g_clear_pointer (&self->words, g_free);
  gtk_drop_down_set_selected (self->town, 0);
  shian_filter_chips_set_chosen (self->chips, ALL);
  load_rows (self);
}

/* The window's wishes */

static void
search (ShianPage *page, const char *text)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);

  g_free (self->words);
  self->words = *text != '\0' ? g_strdup (text) : NULL;
  show_lines (self);
}

/* What the list is narrowed to, for the line under the title. */
static char *
describe_list (ShianFindingPage *self)
{
  const char *town = chosen_town (self);
  guint chip = shian_filter_chips_get_chosen (self->chips);
  g_autofree char *search = self->words != NULL ? g_strdup_printf ("搜索“%s”", self->words) : NULL;
  const char *parts[] = { self->period, chip != ALL ? CHIPS[chip] : NULL, town, search };

  return shian_list_export_describe (parts, G_N_ELEMENTS (parts));
}

static gboolean
export_seen (ShianPage *page)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);
  g_autoptr (GPtrArray) ids = shian_line_list_get_ids (self->list);

  if (ids->len == 0)
    return FALSE;
  shian_list_export_seen (GTK_WIDGET (self), get_session (self), SHIAN_LIST_FINDINGS,
                          g_steal_pointer (&ids), describe_list (self));
  return TRUE;
}

static gboolean
export_whole (ShianPage *page)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);

  if (self->rows == NULL || self->rows->len == 0)
    return FALSE;
  shian_list_export_whole (GTK_WIDGET (self), get_session (self), SHIAN_LIST_FINDINGS);
  return TRUE;
}

static gboolean
back (ShianPage *page)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->finding))) {
    shian_line_list_focus (self->list);
    return TRUE;
  }
  if (shian_filter_chips_get_chosen (self->chips) == ALL && self->period == NULL)
    return FALSE;
  forget_period (self);
  shian_filter_chips_set_chosen (self->chips, ALL);
  load_rows (self);
  return TRUE;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return shian_line_list_focus (SHIAN_FINDING_PAGE (widget)->list);
}

/* Object */

static void
shian_finding_page_constructed (GObject *object)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (object);

  G_OBJECT_CLASS (shian_finding_page_parent_class)->constructed (object);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (shian_page_refresh_soon),
                           self, G_CONNECT_SWAPPED);
  refresh (SHIAN_PAGE (self));
}

static void
shian_finding_page_finalize (GObject *object)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->words);
  forget_period (self);
  G_OBJECT_CLASS (shian_finding_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/finding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, chips);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, how_many);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, town);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, list);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, finding);
  gtk_widget_class_bind_template_callback (widget_class, load_rows);
  gtk_widget_class_bind_template_callback (widget_class, show_record);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
shian_finding_page_class_init (ShianFindingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  ShianPageClass *page_class = SHIAN_PAGE_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  g_type_ensure (SHIAN_TYPE_FINDING_VIEW);
  object_class->constructed = shian_finding_page_constructed;
  object_class->finalize = shian_finding_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  page_class->search = search;
  page_class->export_seen = export_seen;
  page_class->export_whole = export_whole;
  page_class->back = back;
  page_class->refresh = refresh;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
shian_finding_page_init (ShianFindingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_filter_chips_add (self->chips, _ ("All"));
  shian_filter_chips_add (self->chips, _ ("Overdue"));
  for (guint i = 0; i < SHIAN_FINDING_N_STATES; i++)
    shian_filter_chips_add (self->chips, _ (SHIAN_FINDING_STATE_CHOICES[i].title));
}

GtkWidget *
shian_finding_page_new (ShianSession *session)
{
  return g_object_new (SHIAN_TYPE_FINDING_PAGE, "session", session, NULL);
}
