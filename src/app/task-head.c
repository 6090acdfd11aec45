/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/task-head.h"

#include "app/checklist-row.h"
#include "app/cut-tip.h"
#include "app/message.h"
#include "base/date.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianTaskHead {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *partners;
  GtkWidget *via_row;
  GtkLabel *via;
  GtkWidget *not_concerned;
  GtkPopover *popover;
  GtkEditable *reason;
  GtkWidget *banner;
  GtkLabel *banner_text;
  GtkExpander *expander;
  GtkLabel *preview;
  GtkLabel *wording;
};

G_DEFINE_FINAL_TYPE (ShianTaskHead, shian_task_head, GTK_TYPE_WIDGET)

char *
shian_task_due_long (const char *due)
{
  GDate date;
  g_autofree char *day = NULL;

  if (!shian_date_from_iso (due, &date))
    return g_strdup ("");
  day = shian_date_to_chinese (&date);
  return g_strdup_printf ("%s（%s）", day, shian_date_weekday (&date));
}

char *
shian_task_wording_markup (const ShianTask *task)
{
  g_autofree char *text = g_markup_escape_text (task->text, -1);
  g_autofree char *clause = NULL;

  if (shian_text_is_empty (task->clause))
    return g_strdup_printf ("%s。", text);
  clause = g_markup_escape_text (task->clause, -1);
  return g_strdup_printf ("%s。<b>（%s）</b>", text, clause);
}

/* “分工负责 · 与 5 个单位共同 · 截止 2024年12月31日（周二），…” */
static char *
describe (const ShianChecklistItem *item)
{
  GString *facts = g_string_new (shian_checklist_role_title (item->role));
  g_autofree char *due = shian_task_due_long (item->due);
  guint n = item->partners != NULL ? item->partners->len : 0;

  if (n > 0) {
    g_string_append (facts, " · ");
    g_string_append_printf (facts, ngettext ("with %u other unit", "with %u other units", n), n);
  }
  if (*due != '\0') {
    g_string_append (facts, " · ");
    g_string_append_printf (facts, _ ("due %s"), due);
  }
  if (!shian_text_is_empty (item->due_reason))
    g_string_append_printf (facts, " · %s", item->due_reason);
  if (!shian_text_is_empty (item->target)) {
    g_string_append (facts, " · ");
    g_string_append_printf (facts, _ ("target %s"), item->target);
  }
  return g_string_free (facts, FALSE);
}

static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; names != NULL && i < names->len; i++) {
    if (i > 0)
      g_string_append (text, "、");
    g_string_append (text, names->pdata[i]);
  }
  return g_string_free (text, FALSE);
}

static void
show_partners (ShianTaskHead *self, const ShianChecklistItem *item)
{
  g_autofree char *names = join (item->partners);
  g_autofree char *text = g_strdup_printf (_ ("Together with %s"), names);

  gtk_label_set_text (self->partners, text);
  gtk_widget_set_visible (GTK_WIDGET (self->partners), *names != '\0');
}

static void
show_via (ShianTaskHead *self, const ShianChecklistItem *item)
{
  g_autofree char *via =
      item->via != NULL ? g_strdup_printf (_ ("From “%s”"), item->via) : g_strdup ("");
  g_autofree char *reason =
      g_strdup_printf (_ ("Does not concern us: %s"),
                       item->not_involved_reason != NULL ? item->not_involved_reason : "");

  gtk_label_set_text (self->via, via);
  gtk_widget_set_visible (self->via_row, item->via != NULL);
  gtk_widget_set_visible (self->not_concerned, item->involved);
  gtk_label_set_text (self->banner_text, reason);
  gtk_widget_set_visible (self->banner, !item->involved);
}

void
shian_task_head_show (ShianTaskHead *self, const ShianTaskContext *context,
                      const ShianChecklistItem *item)
{
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *wording = NULL;
  g_autofree char *preview = NULL;

  if (!shian_task_context_same (self->context, context)) {
    g_clear_pointer (&self->context, shian_task_context_free);
    self->context = context != NULL ? shian_task_context_copy (context) : NULL;
    gtk_popover_popdown (self->popover);
  }
  if (context == NULL)
    return;
  title = g_strdup_printf ("%s %s", item->book->label, item->book->measure->title);
  facts = describe (item);
  wording = shian_task_wording_markup (item->book->task);
  preview = shian_text_shorten (item->book->task->text, 60);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, facts);
  gtk_label_set_markup (self->wording, wording);
  gtk_label_set_text (self->preview, preview);
  show_partners (self, item);
  show_via (self, item);
}

/* Not concerned */

static void
involved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("Not saved"), error);
}

static void
set_involvement (ShianTaskHead *self, const char *reason)
{
  ShianRecordKey key = shian_task_context_key (self->context, NULL);
  g_autofree char *label = g_strdup_printf (_ ("Whether %s concerns us"), self->context->label);

  shian_record_job_involve (self->context->session, label, &key, reason, G_OBJECT (self),
                            involved_cb);
}

static void
confirm_cb (ShianTaskHead *self)
{
  g_autofree char *reason = shian_text_strip (gtk_editable_get_text (self->reason));

  if (self->context == NULL)
    return;
  if (*reason == '\0') {
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
    return;
  }
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (self->reason, "");
  set_involvement (self, reason);
}

static void
take_back_cb (ShianTaskHead *self)
{
  if (self->context != NULL)
    set_involvement (self, NULL);
}

static void
expanded_cb (ShianTaskHead *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->preview), !gtk_expander_get_expanded (self->expander));
}

static void
shian_task_head_dispose (GObject *object)
{
  ShianTaskHead *self = SHIAN_TASK_HEAD (object);

  g_clear_pointer (&self->context, shian_task_context_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_task_head_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/task-head.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, box);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, title);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, facts);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, partners);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, via_row);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, via);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, not_concerned);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, popover);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, reason);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, banner);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, banner_text);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, expander);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, preview);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskHead, wording);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
shian_task_head_class_init (ShianTaskHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_task_head_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
shian_task_head_init (ShianTaskHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_cut_tip (self->partners);
}
