/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one record on screen, saved when they are left: keeps apart what is stored, what is
 * on its way to the store, and what was typed since. */
#pragma once

#include "base/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_FIELD_GROUP (shian_field_group_get_type ())
G_DECLARE_FINAL_TYPE (ShianFieldGroup, shian_field_group, SHIAN, FIELD_GROUP, GObject)

/**
 * ShianFieldGroup::save: (changes: GHashTable of char * field name → char * value as text)
 * A field was left, or somebody has been typing for most of a second. The handler queues the work,
 * takes its own reference of @changes, and calls shian_field_group_saved() in the end.
 *
 * ShianFieldGroup::problem: (message: nullable) what is wrong with what stands in the fields now.
 */

/** shian_field_group_new: for records of @type. (transfer full) */
ShianFieldGroup *shian_field_group_new (const ShianRecordType *type);

/** shian_field_group_add: @widget shows the field called @name: a GtkTextView, a GtkEditable, a
 * GtkCheckButton (BOOL) or a GtkDropDown (CHOICE, same order). */
void shian_field_group_add (ShianFieldGroup *self, const char *name, GtkWidget *widget);

/** shian_field_group_load: another record: every field takes its value. NULL empties them. Flush
 * first. */
void shian_field_group_load (ShianFieldGroup *self, gconstpointer record);

/** shian_field_group_merge: the same record, read again: fields that hold something unsaved keep
 * it. */
void shian_field_group_merge (ShianFieldGroup *self, gconstpointer record);

/** shian_field_group_set_hold: while held nothing is saved, as with a record that lacks what it must
 * have. */
void shian_field_group_set_hold (ShianFieldGroup *self, gboolean hold);

/** shian_field_group_flush: emits “save” when something is unsaved. */
void shian_field_group_flush (ShianFieldGroup *self);

/** shian_field_group_saved: how the save of @changes ended; @error NULL on success. FALSE when they
 * are of a record shown before: then nobody else will tell the user about @error. */
gboolean shian_field_group_saved (ShianFieldGroup *self, GHashTable *changes, const GError *error);

/** shian_field_group_is_dirty: something typed is not in the store and not on its way. */
gboolean shian_field_group_is_dirty (ShianFieldGroup *self);
/** shian_field_group_is_pending: a save is on its way. */
gboolean shian_field_group_is_pending (ShianFieldGroup *self);

/** shian_changes_apply: puts @changes into @record of @type. */
gboolean shian_changes_apply (GHashTable *changes, const ShianRecordType *type, gpointer record,
                              GError **error);

G_END_DECLS
