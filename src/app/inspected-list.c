/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspected-list.h"

#include "app/canteen-card.h"
#include "app/filter-chips.h"
#include "app/line-list.h"
#include "app/list-export.h"
#include "app/message.h"
#include "app/narrow-chip.h"
#include "app/template.h"
#include "base/date.h"
#include "inspection/inspection-list.h"
#include "inspection/inspection-tally.h"

#include <glib/gi18n-lib.h>

enum { INSPECTIONS, PREMISES };

/* Read at once, more as they are scrolled to. */
#define PAGE_ROWS 200

struct _ShianInspectedList {
  GtkWidget parent_instance;

  ShianSession *session;
  ShianRegisterNarrowing *narrowing;
  GHashTable *subjects;    /* id of a line → premises */
  GHashTable *inspections; /* id of a line → inspection to open */
  gboolean filling;

  ShianNarrowChip *narrowed;
  ShianFilterChips *chips;
  ShianLineList *list;
  ShianCanteenCard *card;
};

G_DEFINE_FINAL_TYPE (ShianInspectedList, shian_inspected_list, GTK_TYPE_WIDGET)

enum { OPEN, LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static ShianStore *
get_reader (ShianInspectedList *self)
{
  return self->session != NULL ? shian_session_get_reader (self->session) : NULL;
}

static ShianTallyQuery
get_query (ShianInspectedList *self)
{
  return (ShianTallyQuery){ .kinds = self->narrowing->kinds,
                            .from = self->narrowing->from,
                            .to = self->narrowing->to };
}

static void
tell (ShianInspectedList *self, const GError *error)
{
  shian_message_error (GTK_WIDGET (self), _ ("The inspections cannot be read"), error);
}

static void
note (ShianInspectedList *self, const char *line, const char *subject, const char *inspection)
{
  g_hash_table_insert (self->subjects, g_strdup (line), g_strdup (subject));
  g_hash_table_insert (self->inspections, g_strdup (line), g_strdup (inspection));
}

/* Lines */

static ShianLine *
make_inspection (const ShianInspectionRow *row)
{
  static const char *const LOOKS[] = { NULL, "done", "in_progress", "lagging" };
  const ShianInspection *inspection = row->inspection;
  g_autofree char *day = shian_date_iso_to_chinese (inspection->made_on);
  g_autofree char *found = row->n_findings > 0 ? g_strdup_printf (_ ("%u findings, %u open"),
                                                                  row->n_findings, row->n_open)
                                               : g_strdup (_ ("no findings"));
  g_autofree char *below =
      g_strjoin (" · ", day, _ (SHIAN_INSPECTION_KIND_CHOICES[inspection->kind].title), found,
                 row->town, NULL);
  const ShianLineText text = { .id = inspection->record.id,
                               .title = row->subject_name,
                               .below = below,
                               .state = row->result_title,
                               .look = LOOKS[inspection->result] };

  return shian_line_new (&text);
}

static ShianLine *
make_premises (const ShianTalliedRow *row)
{
  g_autofree char *day = shian_date_iso_to_chinese (row->last);
  g_autofree char *times =
      g_strdup_printf (ngettext ("inspected %u time", "inspected %u times", row->n), row->n);
  g_autofree char *last = g_strdup_printf (_ ("last %s"), day);
  g_autofree char *below = g_strjoin (" · ", times, last, row->town, NULL);
  const ShianLineText text = { .id = row->subject, .title = row->name, .below = below };

  return shian_line_new (&text);
}

/* At most @limit that follow the line @before, or the first ones. (transfer full) */
static GPtrArray *
read_inspections (ShianInspectedList *self, const char *before, guint limit)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  query.state = SHIAN_INSPECTION_FINISHED;
  query.subject_kinds = self->narrowing->kinds;
  query.from = self->narrowing->from;
  query.to = self->narrowing->to;
  query.before = before;
  query.limit = limit;
  rows = shian_inspection_list (get_reader (self), &query, &error);
  if (rows == NULL)
    tell (self, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianInspectionRow *row = rows->pdata[i];
    note (self, row->inspection->record.id, row->inspection->subject, row->inspection->record.id);
    g_ptr_array_add (lines, make_inspection (row));
  }
  return lines;
}

static GPtrArray *
read_premises (ShianInspectedList *self)
{
  const ShianTallyQuery query = get_query (self);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = shian_inspection_tally_premises (get_reader (self), &query, &error);

  if (rows == NULL)
    tell (self, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianTalliedRow *row = rows->pdata[i];
    note (self, row->subject, row->subject, row->inspection);
    g_ptr_array_add (lines, make_premises (row));
  }
  return lines;
}

static gboolean
by_premises (ShianInspectedList *self)
{
  return shian_filter_chips_get_chosen (self->chips) == PREMISES;
}

static void
show_card (ShianInspectedList *self)
{
  if (get_reader (self) != NULL)
    shian_canteen_card_show (self->card, self->session, shian_inspected_list_get_subject (self));
}

static void
show_counts (ShianInspectedList *self)
{
  const ShianTallyQuery query = get_query (self);
  guint inspections = 0, premises = 0;

  shian_inspection_tally (get_reader (self), &query, &inspections, &premises, NULL);
  shian_filter_chips_set_count (self->chips, INSPECTIONS, inspections);
  shian_filter_chips_set_count (self->chips, PREMISES, premises);
}

void
shian_inspected_list_reload (ShianInspectedList *self)
{
  g_autoptr (GPtrArray) lines = NULL;
  guint n;

  if (self->filling || self->narrowing == NULL || get_reader (self) == NULL)
    return;
  n = MAX (PAGE_ROWS, shian_line_list_get_n_lines (self->list));
  show_counts (self);
  lines = by_premises (self) ? read_premises (self) : read_inspections (self, NULL, n);
  shian_line_list_set_lines (self->list, lines);
  show_card (self);
}

static void
add_page (ShianInspectedList *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (by_premises (self) || self->narrowing == NULL || get_reader (self) == NULL)
    return;
  ids = shian_line_list_get_ids (self->list);
  if (ids->len == 0)
    return;
  lines = read_inspections (self, ids->pdata[ids->len - 1], PAGE_ROWS);
  shian_line_list_add_lines (self->list, lines);
}

void
shian_inspected_list_show (ShianInspectedList *self, ShianSession *session,
                           ShianRegisterNarrowing *narrowing, gboolean premises)
{
  g_set_object (&self->session, session);
  shian_register_narrowing_free (self->narrowing);
  self->narrowing = narrowing;
  g_hash_table_remove_all (self->subjects);
  g_hash_table_remove_all (self->inspections);
  shian_narrow_chip_set_text (self->narrowed, narrowing->title);
  self->filling = TRUE;
  shian_filter_chips_set_chosen (self->chips, premises ? PREMISES : INSPECTIONS);
  self->filling = FALSE;
  shian_inspected_list_reload (self);
}

void
shian_inspected_list_back (ShianInspectedList *self)
{
  if (!shian_canteen_card_back (self->card))
    g_signal_emit (self, signals[LEAVE], 0);
}

gboolean
shian_inspected_list_focus (ShianInspectedList *self)
{
  return shian_line_list_focus (self->list);
}

const char *
shian_inspected_list_get_subject (ShianInspectedList *self)
{
  const char *line = shian_line_list_get_selected (self->list);

  return line != NULL ? g_hash_table_lookup (self->subjects, line) : NULL;
}

gboolean
shian_inspected_list_export (ShianInspectedList *self)
{
  if (self->narrowing == NULL || shian_line_list_get_n_lines (self->list) == 0)
    return FALSE;
  shian_list_export_inspected (GTK_WIDGET (self), self->session, self->narrowing);
  return TRUE;
}

/* Signals */

static void
opened_cb (ShianInspectedList *self)
{
  const char *line = shian_line_list_get_selected (self->list);
  const char *id = line != NULL ? g_hash_table_lookup (self->inspections, line) : NULL;

  if (id != NULL)
    g_signal_emit (self, signals[OPEN], 0, id);
}

static void
card_open_cb (ShianInspectedList *self, const char *id)
{
  g_signal_emit (self, signals[OPEN], 0, id);
}

static void
removed_cb (ShianInspectedList *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* Object */

static void
shian_inspected_list_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_inspected_list_parent_class)->dispose (object);
}

static void
shian_inspected_list_finalize (GObject *object)
{
  ShianInspectedList *self = SHIAN_INSPECTED_LIST (object);

  g_clear_object (&self->session);
  shian_register_narrowing_free (self->narrowing);
  g_hash_table_unref (self->subjects);
  g_hash_table_unref (self->inspections);
  G_OBJECT_CLASS (shian_inspected_list_parent_class)->finalize (object);
}

static void
shian_inspected_list_class_init (ShianInspectedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_NARROW_CHIP);
  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  g_type_ensure (SHIAN_TYPE_CANTEEN_CARD);
  G_OBJECT_CLASS (klass)->dispose = shian_inspected_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_inspected_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/inspected-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianInspectedList, narrowed);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectedList, chips);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectedList, list);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectedList, card);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_inspected_list_reload);
  gtk_widget_class_bind_template_callback (widget_class, show_card);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_page);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[LEAVE] =
      g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_inspected_list_init (ShianInspectedList *self)
{
  self->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->inspections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_filter_chips_add (self->chips, _ ("Inspections"));
  shian_filter_chips_add (self->chips, _ ("Premises inspected"));
}
