/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-bar.h"

#include "app/checklist-row.h"
#include "app/filter-chips.h"
#include "app/preferences.h"
#include "app/template.h"
#include "app/unit-picker.h"

#include <glib/gi18n-lib.h>

struct _ShianChecklistBar {
  GtkWidget parent_instance;

  const ShianChecklist *checklist; /* borrowed, NULL without a plan */
  ShianChecklistFilter filter;
  char *unit_id;    /* another unit's checklist is wanted; NULL for one's own */
  char *own_id;     /* NULL before the first start is through */
  gboolean filling; /* the choices follow the data, not the user */

  ShianFilterChips *chips;
  GtkDropDown *role;
  GtkDropDown *section;
  GtkMenuButton *unit;
  GtkPopover *popover;
  ShianUnitPicker *units;
  GtkWidget *own;
};

enum { NARROWED, UNIT_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianChecklistBar, shian_checklist_bar, GTK_TYPE_WIDGET)

/* Remembered */

static const char *
key_of (const ShianChoice *choices, int chosen)
{
  return chosen >= 0 ? choices[chosen].key : "";
}

static void
remember (ShianChecklistBar *self)
{
  GSettings *settings = shian_preferences_get ();

  if (settings == NULL)
    return;
  g_settings_set_string (settings, "checklist-status",
                         key_of (SHIAN_STATUS_CHOICES, self->filter.status));
  g_settings_set_string (settings, "checklist-role",
                         key_of (SHIAN_ROLE_CHOICES, self->filter.role));
  g_settings_set_int (settings, "checklist-section", (int) CLAMP (self->filter.section, 0, 999));
  g_settings_set_string (settings, "last-unit", self->unit_id != NULL ? self->unit_id : "");
}

/* What the settings hold may come from another version: unknown words mean all. */
static int
recall_choice (GSettings *settings, const char *name, const ShianChoice *choices)
{
  g_autofree char *key = g_settings_get_string (settings, name);

  for (int i = 0; choices[i].key != NULL; i++)
    if (g_str_equal (choices[i].key, key))
      return i;
  return -1;
}

static void
recall (ShianChecklistBar *self)
{
  GSettings *settings = shian_preferences_get ();

  if (settings == NULL)
    return;
  self->filter.status = recall_choice (settings, "checklist-status", SHIAN_STATUS_CHOICES);
  self->filter.role = recall_choice (settings, "checklist-role", SHIAN_ROLE_CHOICES);
  self->filter.section = g_settings_get_int (settings, "checklist-section");
  self->unit_id = g_settings_get_string (settings, "last-unit");
  if (*self->unit_id == '\0')
    g_clear_pointer (&self->unit_id, g_free);
}

/* Narrowing */

static void
show_counts (ShianChecklistBar *self)
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

static void
narrowed (ShianChecklistBar *self)
{
  if (self->filling)
    return;
  remember (self);
  show_counts (self);
  g_signal_emit (self, signals[NARROWED], 0);
}

static void
status_chosen_cb (ShianChecklistBar *self)
{
  self->filter.status = (int) shian_filter_chips_get_chosen (self->chips) - 1;
  narrowed (self);
}

static void
role_chosen_cb (ShianChecklistBar *self)
{
  if (self->filling)
    return;
  self->filter.role = (int) gtk_drop_down_get_selected (self->role) - 1;
  narrowed (self);
}

static void
section_chosen_cb (ShianChecklistBar *self)
{
  guint position = gtk_drop_down_get_selected (self->section);
  const GPtrArray *sections = self->checklist != NULL ? self->checklist->book->sections : NULL;

  if (self->filling || sections == NULL)
    return;
  self->filter.section = position > 0 && position <= sections->len
                             ? ((ShianSection *) sections->pdata[position - 1])->number
                             : 0;
  narrowed (self);
}

static void
offer_sections (ShianChecklistBar *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const GPtrArray *sections = self->checklist != NULL ? self->checklist->book->sections : NULL;
  guint chosen = 0;

  gtk_string_list_append (titles, _ ("All sections"));
  for (guint i = 0; sections != NULL && i < sections->len; i++) {
    const ShianSection *section = sections->pdata[i];
    gtk_string_list_take (titles, shian_checklist_section_title (section));
    if (section->number == self->filter.section)
      chosen = i + 1;
  }
  if (sections != NULL && chosen == 0)
    self->filter.section = 0;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->section, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->section, chosen);
  self->filling = FALSE;
}

static void
offer_roles (ShianChecklistBar *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("All roles"));
  for (const ShianChoice *role = SHIAN_ROLE_CHOICES; role->key != NULL; role++)
    gtk_string_list_append (titles, _ (role->title));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (titles));
}

static void
offer_statuses (ShianChecklistBar *self)
{
  shian_filter_chips_add (self->chips, _ ("All"));
  for (const ShianChoice *status = SHIAN_STATUS_CHOICES; status->key != NULL; status++)
    shian_filter_chips_add (self->chips, _ (status->title));
}

/* Units */

static void
show_unit (ShianChecklistBar *self, const ShianUnit *unit)
{
  gtk_menu_button_set_label (self->unit, unit != NULL ? unit->short_name : _ ("All units"));
  gtk_widget_set_visible (self->own, unit != NULL);
}

static const ShianUnit *
find_unit (ShianChecklistBar *self, ShianUnitDirectory *directory)
{
  const ShianUnit *unit =
      self->unit_id != NULL ? shian_unit_directory_find_id (directory, self->unit_id) : NULL;
  gboolean usable = unit != NULL && unit->kind != SHIAN_UNIT_COLLECTIVE;

  return usable && g_strcmp0 (self->unit_id, self->own_id) != 0 ? unit : NULL;
}

void
shian_checklist_bar_set_units (ShianChecklistBar *self, ShianUnitDirectory *directory,
                               const ShianUnit *own)
{
  gboolean office = own != NULL && own->kind == SHIAN_UNIT_OFFICE;
  const ShianUnit *unit;

  g_free (self->own_id);
  self->own_id = own != NULL ? g_strdup (own->record.id) : NULL;
  unit = office && directory != NULL ? find_unit (self, directory) : NULL;
  if (unit == NULL)
    g_clear_pointer (&self->unit_id, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), office);
  if (office && directory != NULL)
    shian_unit_picker_set_directory (self->units, directory, SHIAN_UNIT_SCOPE_REAL);
  show_unit (self, unit);
}

static void
choose_unit (ShianChecklistBar *self, const ShianUnit *unit)
{
  gboolean own = unit == NULL || g_strcmp0 (unit->record.id, self->own_id) == 0;
  const char *id = own ? NULL : unit->record.id;

  gtk_popover_popdown (self->popover);
  if (g_strcmp0 (id, self->unit_id) == 0)
    return;
  g_free (self->unit_id);
  self->unit_id = g_strdup (id);
  show_unit (self, own ? NULL : unit);
  remember (self);
  g_signal_emit (self, signals[UNIT_CHOSEN], 0);
}

static void
unit_picked_cb (ShianChecklistBar *self)
{
  choose_unit (self, shian_unit_picker_get_selected (self->units));
}

void
shian_checklist_bar_choose_own (ShianChecklistBar *self)
{
  choose_unit (self, NULL);
}

/* Every time one begins with the whole list. */
static void
popover_shown_cb (ShianChecklistBar *self)
{
  shian_unit_picker_set_typed (self->units, "");
  shian_unit_picker_select (self->units, self->unit_id != NULL ? self->unit_id : self->own_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->units));
}

/* The bar as a whole */

void
shian_checklist_bar_set_checklist (ShianChecklistBar *self, const ShianChecklist *checklist)
{
  self->checklist = checklist;
  offer_sections (self);
  show_counts (self);
}

const ShianChecklistFilter *
shian_checklist_bar_get_filter (ShianChecklistBar *self)
{
  return &self->filter;
}

void
shian_checklist_bar_set_words (ShianChecklistBar *self, const char *text)
{
  shian_checklist_filter_set_words (&self->filter, text);
  show_counts (self);
  g_signal_emit (self, signals[NARROWED], 0);
}

const char *
shian_checklist_bar_get_unit (ShianChecklistBar *self)
{
  return self->unit_id;
}

gboolean
shian_checklist_bar_reset (ShianChecklistBar *self)
{
  if (!shian_checklist_filter_is_all (&self->filter)) {
    gtk_drop_down_set_selected (self->role, 0);
    gtk_drop_down_set_selected (self->section, 0);
    shian_filter_chips_set_chosen (self->chips, 0);
    return TRUE;
  }
  if (self->unit_id == NULL)
    return FALSE;
  choose_unit (self, NULL);
  return TRUE;
}

static void
shian_checklist_bar_dispose (GObject *object)
{
  SHIAN_CHECKLIST_BAR (object)->checklist = NULL;
  SHIAN_CHECKLIST_BAR (object)->filling = TRUE;
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_checklist_bar_parent_class)->dispose (object);
}

static void
shian_checklist_bar_finalize (GObject *object)
{
  ShianChecklistBar *self = SHIAN_CHECKLIST_BAR (object);

  shian_checklist_filter_clear (&self->filter);
  g_free (self->unit_id);
  g_free (self->own_id);
  G_OBJECT_CLASS (shian_checklist_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/checklist-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistBar, chips);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistBar, role);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistBar, section);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistBar, unit);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistBar, popover);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistBar, units);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistBar, own);
  gtk_widget_class_bind_template_callback (widget_class, status_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_checklist_bar_choose_own);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
}

static void
shian_checklist_bar_class_init (ShianChecklistBarClass *klass)
{
  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  g_type_ensure (SHIAN_TYPE_UNIT_PICKER);
  G_OBJECT_CLASS (klass)->dispose = shian_checklist_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_checklist_bar_finalize;
  bind_template (GTK_WIDGET_CLASS (klass));
  signals[NARROWED] = g_signal_new ("narrowed", SHIAN_TYPE_CHECKLIST_BAR, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UNIT_CHOSEN] = g_signal_new ("unit-chosen", SHIAN_TYPE_CHECKLIST_BAR, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_checklist_bar_init (ShianChecklistBar *self)
{
  const ShianChecklistFilter all = SHIAN_CHECKLIST_FILTER_ALL;

  self->filter = all;
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  recall (self);
  offer_statuses (self);
  offer_roles (self);
  shian_unit_picker_set_single_click (self->units, TRUE);
  shian_filter_chips_set_chosen (self->chips, (guint) (self->filter.status + 1));
  gtk_drop_down_set_selected (self->role, (guint) (self->filter.role + 1));
  self->filling = FALSE;
}
