/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/finding-page.h"

#include "app/filter-chips.h"
#include "app/finding-paper.h"
#include "app/line-list.h"
#include "app/list-export.h"
#include "app/message.h"
#include "app/narrow-chip.h"
#include "app/town-choice.h"
#include "base/date.h"
#include "inspection/finding-list.h"

#include <glib/gi18n-lib.h>

enum { ALL, OVERDUE, FIRST_STATE };

/* As they stand in workbooks. */
static const char *const CHIPS[FIRST_STATE + SHIAN_FINDING_N_STATES] = {
  "全部", "已逾期", "待整改", "已回复", "待复查", "已销号", "复查不合格",
};

/* Read at once, more as they are scrolled to: a register over years stays quick to open. */
#define PAGE_ROWS 200
#define MANY_ROWS 5000  /* where all of them are wanted */
#define MAX_SOUGHT 5000 /* lines read to come to one that is asked for */

struct _ShianFindingPage {
  ShianPage parent_instance;

  guint n_rows;  /* read so far */
  gboolean more; /* there are further ones */
  char *words;
  ShianRegisterNarrowing *narrowing; /* (nullable): what a number counts */
  gboolean filling;

  GtkStack *stack;
  ShianFilterChips *chips;
  ShianNarrowChip *narrowed;
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

static void
show_record (ShianFindingPage *self)
{
  if (get_reader (self) != NULL)
    shian_finding_view_show (self->finding, get_session (self),
                             shian_line_list_get_selected (self->list));
}

/* Loading */

/* Everything, or what a number counts. */
static ShianFindingQuery
make_query (ShianFindingPage *self)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;

  if (self->narrowing != NULL) {
    query.from = self->narrowing->from;
    query.to = self->narrowing->to;
    query.kinds = self->narrowing->kinds;
    query.finished = TRUE;
  }
  return query;
}

/* Of the whole register, or of what a number counts: then the chips say the same numbers. */
static void
show_chips (ShianFindingPage *self)
{
  const ShianFindingQuery query = make_query (self);
  ShianFindingCounts counts;
  guint all = 0;

  if (!shian_finding_count_some (get_reader (self), &query, &counts, NULL))
    return;
  for (guint i = 0; i < SHIAN_FINDING_N_STATES; i++) {
    all += counts.by_state[i];
    shian_filter_chips_set_count (self->chips, FIRST_STATE + i, counts.by_state[i]);
  }
  shian_filter_chips_set_count (self->chips, ALL, all);
  shian_filter_chips_set_count (self->chips, OVERDUE, counts.overdue);
}

static void
show_badge (ShianFindingPage *self)
{
  ShianFindingCounts counts;
  g_autofree char *badge = NULL;
  guint open = 0;

  if (!shian_finding_count (get_reader (self), &counts, NULL))
    return;
  for (guint i = 0; i < SHIAN_FINDING_N_STATES; i++)
    open += i != SHIAN_FINDING_CLOSED ? counts.by_state[i] : 0;
  if (open > 0)
    badge = g_strdup_printf ("%u", open);
  shian_page_set_badge (SHIAN_PAGE (self), badge);
  gtk_stack_set_visible_child_name (
      self->stack, open + counts.by_state[SHIAN_FINDING_CLOSED] > 0 ? "list" : "empty");
}

/* Of the state, the town and what a number counts. */
static guint
count_all (ShianFindingPage *self)
{
  guint chip = shian_filter_chips_get_chosen (self->chips);
  ShianFindingQuery query = make_query (self);
  ShianFindingCounts counts = { 0 };
  guint n;

  query.town = shian_town_choice_get (self->town);
  shian_finding_count_some (get_reader (self), &query, &counts, NULL);
  n = chip == OVERDUE ? counts.overdue : 0;
  for (guint i = 0; i < SHIAN_FINDING_N_STATES; i++)
    n += chip == ALL || chip == FIRST_STATE + i ? counts.by_state[i] : 0;
  return n;
}

/* How many there are altogether: what is searched for is not counted to its end. */
static void
show_how_many (ShianFindingPage *self)
{
  g_autofree char *text = NULL;
  guint n = self->words == NULL && self->more ? count_all (self) : self->n_rows;

  text = g_strdup_printf (self->words != NULL && self->more
                              ? _ ("more than %u findings")
                              : ngettext ("%u finding", "%u findings", n),
                          n);
  gtk_label_set_text (self->how_many, text);
}

static GPtrArray *
read_lines (ShianFindingPage *self, guint offset, guint limit)
{
  ShianFindingQuery query = make_query (self);
  guint chip = shian_filter_chips_get_chosen (self->chips);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  query.overdue = chip == OVERDUE;
  query.state = chip >= FIRST_STATE ? (int) (chip - FIRST_STATE) : -1;
  query.town = shian_town_choice_get (self->town);
  query.words = self->words;
  query.offset = offset;
  query.limit = limit;
  rows = shian_finding_list (get_reader (self), &query, &error);
  if (rows == NULL)
    shian_message_error (GTK_WIDGET (self), _ ("The findings cannot be read"), error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (lines, make_line (rows->pdata[i]));
  self->more = lines->len == limit;
  return lines;
}

/* The first rows, or as many as had been scrolled to. */
static void
show_rows (ShianFindingPage *self, guint n)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (self->filling || get_reader (self) == NULL)
    return;
  lines = read_lines (self, 0, n);
  self->n_rows = lines->len;
  show_how_many (self);
  shian_line_list_set_placeholder (self->list,
                                   _ ("None matches. Choose “All” or clear the search."));
  shian_line_list_set_lines (self->list, lines);
  show_record (self);
}

static void
load_rows (ShianFindingPage *self)
{
  show_rows (self, PAGE_ROWS);
}

static void
add_lines (ShianFindingPage *self, guint n)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (!self->more || get_reader (self) == NULL)
    return;
  lines = read_lines (self, self->n_rows, n);
  self->n_rows += lines->len;
  shian_line_list_add_lines (self->list, lines);
  if (self->words != NULL)
    show_how_many (self);
}

static void
add_page (ShianFindingPage *self)
{
  add_lines (self, PAGE_ROWS);
}

static void
fill_towns (ShianFindingPage *self)
{
  self->filling = TRUE;
  shian_town_choice_fill (self->town, get_reader (self));
  self->filling = FALSE;
}

static void
refresh (ShianPage *page)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);

  if (get_reader (self) == NULL)
    return;
  show_badge (self);
  show_chips (self);
  fill_towns (self);
  show_rows (self, MAX (PAGE_ROWS, self->n_rows));
}

static void
opened_cb (ShianFindingPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->finding));
}

/* Reads on until the one asked for is there. */
static gboolean
seek (ShianFindingPage *self, const char *id)
{
  while (!shian_line_list_select (self->list, id)) {
    if (!self->more || self->n_rows >= MAX_SOUGHT)
      return FALSE;
    add_page (self);
  }
  return TRUE;
}

/* Takes @narrowing: what a number counts, or NULL for everything. */
static void
set_narrowing (ShianFindingPage *self, ShianRegisterNarrowing *narrowing)
{
  shian_register_narrowing_free (self->narrowing);
  self->narrowing = narrowing;
  shian_narrow_chip_set_text (self->narrowed, narrowing != NULL ? narrowing->title : NULL);
  show_chips (self);
}

/* The list as a whole, in one state or in all. Takes @narrowing. */
static void
start_over (ShianFindingPage *self, ShianRegisterNarrowing *narrowing, guint chip)
{
  self->filling = TRUE;
  set_narrowing (self, narrowing);
  g_clear_pointer (&self->words, g_free);
  gtk_drop_down_set_selected (self->town, 0);
  shian_filter_chips_set_chosen (self->chips, chip);
  self->filling = FALSE;
  load_rows (self);
}

static void
forget_narrowing_cb (ShianFindingPage *self)
{
  start_over (self, NULL, ALL);
  shian_line_list_focus (self->list);
}

gboolean
shian_finding_page_select (ShianFindingPage *self, const char *id)
{
  if (seek (self, id))
    return TRUE;
  start_over (self, NULL, ALL);
  return seek (self, id);
}

/* One that is too old for the list is shown all the same. */
void
shian_finding_page_show (ShianFindingPage *self, const char *id)
{
  start_over (self, NULL, ALL);
  if (!shian_finding_page_select (self, id))
    shian_finding_view_show (self->finding, get_session (self), id);
}

void
shian_finding_page_show_counted (ShianFindingPage *self, ShianRegisterNarrowing *narrowing,
                                 gboolean closed)
{
  start_over (self, narrowing, closed ? FIRST_STATE + SHIAN_FINDING_CLOSED : ALL);
  shian_line_list_focus (self->list);
}

/* The window's wishes */

static void
search (ShianPage *page, const char *text)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);

  g_free (self->words);
  self->words = *text != '\0' ? g_strdup (text) : NULL;
  load_rows (self);
}

/* What the list is narrowed to, for the line under the title. */
static char *
describe_list (ShianFindingPage *self)
{
  const char *town = shian_town_choice_get (self->town);
  guint chip = shian_filter_chips_get_chosen (self->chips);
  g_autofree char *search = self->words != NULL ? g_strdup_printf ("搜索“%s”", self->words) : NULL;
  const char *parts[] = { self->narrowing != NULL ? self->narrowing->words : NULL,
                          chip != ALL ? CHIPS[chip] : NULL, town, search };

  return shian_list_export_describe (parts, G_N_ELEMENTS (parts));
}

/* All that the list is narrowed to, read to its end. (transfer full) */
static GPtrArray *
read_ids (ShianFindingPage *self)
{
  while (self->more && get_reader (self) != NULL)
    add_lines (self, MANY_ROWS);
  return shian_line_list_get_ids (self->list);
}

static gboolean
show_paper (ShianFindingPage *self, const char *paper)
{
  g_autoptr (GPtrArray) ids = read_ids (self);

  return shian_finding_paper_show (GTK_WIDGET (self), get_session (self), paper,
                                   shian_line_list_get_selected (self->list), ids);
}

static gboolean
print (ShianPage *page)
{
  return show_paper (SHIAN_FINDING_PAGE (page), "findings");
}

static void
paper_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!show_paper (SHIAN_FINDING_PAGE (widget), g_variant_get_string (parameter, NULL)))
    shian_message_show (widget, _ ("Choose a finding first"));
}

static gboolean
export_seen (ShianPage *page)
{
  ShianFindingPage *self = SHIAN_FINDING_PAGE (page);
  g_autoptr (GPtrArray) ids = read_ids (self);

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

  if (self->n_rows == 0)
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
  if (shian_filter_chips_get_chosen (self->chips) == ALL && self->narrowing == NULL)
    return FALSE;
  set_narrowing (self, NULL);
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

  g_free (self->words);
  shian_register_narrowing_free (self->narrowing);
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
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, narrowed);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, town);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, list);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingPage, finding);
  gtk_widget_class_bind_template_callback (widget_class, load_rows);
  gtk_widget_class_bind_template_callback (widget_class, add_page);
  gtk_widget_class_bind_template_callback (widget_class, show_record);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_narrowing_cb);
}

static void
shian_finding_page_class_init (ShianFindingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  ShianPageClass *page_class = SHIAN_PAGE_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  g_type_ensure (SHIAN_TYPE_NARROW_CHIP);
  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  g_type_ensure (SHIAN_TYPE_FINDING_VIEW);
  object_class->constructed = shian_finding_page_constructed;
  object_class->finalize = shian_finding_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  page_class->search = search;
  page_class->print = print;
  page_class->export_seen = export_seen;
  page_class->export_whole = export_whole;
  page_class->back = back;
  page_class->refresh = refresh;
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "finding.paper", "s", paper_cb);
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
