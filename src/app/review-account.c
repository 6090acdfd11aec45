/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/review-account.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianReviewAccount {
  AdwBin parent_instance;

  GtkListBox *obligations;
  AdwPreferencesGroup *account_group;
  GtkGrid *account;
  AdwPreferencesGroup *skipped_group;
  GtkListBox *skipped;

  guint n_skipped;
  gboolean complete;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianReviewAccount, shian_review_account, ADW_TYPE_BIN)

static void
clear (GtkWidget *container, void (*remove) (GtkWidget *container, GtkWidget *child))
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (container)) != NULL)
    remove (container, child);
}

static void
remove_from_list (GtkWidget *container, GtkWidget *child)
{
  gtk_list_box_remove (GTK_LIST_BOX (container), child);
}

static void
remove_from_grid (GtkWidget *container, GtkWidget *child)
{
  gtk_grid_remove (GTK_GRID (container), child);
}

static void
append_row (GtkListBox *list, const char *title, const char *subtitle, ShianSpan span)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = g_markup_escape_text (subtitle, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "start", GSIZE_TO_POINTER (span.start));
  g_object_set_data (G_OBJECT (row), "end", GSIZE_TO_POINTER (span.end));
  gtk_list_box_append (list, row);
}

static void
row_activated_cb (ShianReviewAccount *self, GtkListBoxRow *row)
{
  gsize start = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "start"));
  gsize end = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "end"));
  g_signal_emit (self, signals[CHOSEN], 0, (guint) start, (guint) end);
}

static const char *
obligation_title (ShianObligationKind kind)
{
  switch (kind) {
  case SHIAN_OBLIGATION_IMPLEMENTATION_PLAN:
    return _ ("Implementation plan");
  case SHIAN_OBLIGATION_QUARTERLY_REPORT:
    return _ ("Quarterly report");
  case SHIAN_OBLIGATION_ANNUAL_REPORT:
  default:
    return _ ("Annual report");
  }
}

static void
append_obligation (ShianReviewAccount *self, const ShianTextObligation *obligation)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (obligation->days > 0)
    g_string_append_printf (
        text, ngettext ("within %d day of issue", "within %d days of issue", obligation->days),
        obligation->days);
  if (obligation->to != NULL) {
    g_string_append (text, text->len > 0 ? " · " : "");
    g_string_append_printf (text, _ ("to %s"), obligation->to);
  }
  if (obligation->text != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", obligation->text);
  append_row (self->obligations, obligation_title (obligation->kind), text->str, obligation->span);
}

static void
show_obligations (ShianReviewAccount *self, const ShianPlanText *plan)
{
  const ShianSpan nowhere = { 0, 0 };
  for (guint i = 0; i < plan->obligations->len; i++)
    append_obligation (self, g_ptr_array_index (plan->obligations, i));
  if (plan->obligations->len == 0)
    append_row (self->obligations, _ ("The text asks for no report"),
                _ ("Deadlines of reports will not be known"), nowhere);
}

static void
append_count (ShianReviewAccount *self, int line, const char *what, gsize n, const char *style)
{
  GtkWidget *name = gtk_label_new (what);
  g_autofree char *number = g_strdup_printf ("%'" G_GSIZE_FORMAT, n);
  GtkWidget *count = gtk_label_new (number);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_add_css_class (count, "numeric");
  if (style != NULL) {
    gtk_widget_add_css_class (name, style);
    gtk_widget_add_css_class (count, style);
  }
  gtk_grid_attach (self->account, name, 0, line, 1, 1);
  gtk_grid_attach (self->account, count, 1, line, 1, 1);
}

static void
show_account (ShianReviewAccount *self, const ShianPlanText *plan)
{
  int line = 0;
  append_count (self, line++, _ ("Headings (bold)"), plan->in_headings, NULL);
  append_count (self, line++, _ ("Tasks"), plan->in_tasks, NULL);
  append_count (self, line++, _ ("Responsibility clauses (underlined)"), plan->in_clauses, NULL);
  append_count (self, line++, _ ("Reports owed (underlined twice)"), plan->in_obligations, NULL);
  append_count (self, line++, _ ("Skipped (struck through)"), plan->in_skipped, NULL);
  append_count (self, line++, _ ("Together"), plan->accounted, "heading");
  append_count (self, line++, _ ("Characters of the text"), plan->characters, "heading");
  self->complete = plan->accounted == plan->characters;
  adw_preferences_group_set_description (
      self->account_group,
      self->complete ? _ ("The account is complete: every character has its place")
                     : _ ("The account is not complete. Please report this text as an error"));
}

static gboolean
is_blank (const ShianTextSkip *skip)
{
  return shian_text_is_empty (skip->text);
}

/* The ends of lines are many and say nothing: one row for all, so that what was skipped is seen. */
static void
append_blanks (ShianReviewAccount *self, guint n)
{
  const ShianSpan nowhere = { 0, 0 };
  g_autofree char *places = g_strdup_printf (
      ngettext ("Line ends and blanks in %u place", "Line ends and blanks in %u places", n), n);
  append_row (self->skipped, _ ("(blanks)"), places, nowhere);
}

static void
show_skipped (ShianReviewAccount *self, const ShianPlanText *plan)
{
  guint n_blank = 0;
  self->n_skipped = plan->skipped->len;
  for (guint i = 0; i < plan->skipped->len; i++) {
    const ShianTextSkip *skip = g_ptr_array_index (plan->skipped, i);
    g_autofree char *text = shian_text_strip (skip->text);
    g_autofree char *shown = shian_text_shorten (text, 200);
    if (is_blank (skip))
      n_blank++;
    else
      append_row (self->skipped, shown, _ (skip->reason), skip->span);
  }
  if (n_blank > 0)
    append_blanks (self, n_blank);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped_group), plan->skipped->len > 0);
}

static void
shian_review_account_class_init (ShianReviewAccountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/review-account.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianReviewAccount, obligations);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewAccount, account_group);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewAccount, account);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewAccount, skipped_group);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewAccount, skipped);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
shian_review_account_init (ShianReviewAccount *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
shian_review_account_show (ShianReviewAccount *self, const ShianPlanText *plan)
{
  g_return_if_fail (SHIAN_IS_REVIEW_ACCOUNT (self));
  clear (GTK_WIDGET (self->obligations), remove_from_list);
  clear (GTK_WIDGET (self->skipped), remove_from_list);
  clear (GTK_WIDGET (self->account), remove_from_grid);
  self->n_skipped = 0;
  self->complete = FALSE;
  if (plan == NULL)
    return;
  show_obligations (self, plan);
  show_account (self, plan);
  show_skipped (self, plan);
}

gboolean
shian_review_account_is_complete (ShianReviewAccount *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ACCOUNT (self), FALSE);
  return self->complete;
}

guint
shian_review_account_get_n_skipped (ShianReviewAccount *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ACCOUNT (self), 0);
  return self->n_skipped;
}
