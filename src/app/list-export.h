/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting the lists of canteens and of findings away from the window. */
#pragma once

#include "app/register-narrowing.h"
#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  SHIAN_LIST_CANTEENS, /* ids of premises */
  SHIAN_LIST_FINDINGS,
} ShianListKind;

/** shian_list_export_seen: the lines @ids (char *) in that order into the usual folder, and tells in
 * @widget's window; @how says in Chinese what they were chosen by. Both (transfer full). */
void shian_list_export_seen (GtkWidget *widget, ShianSession *session, ShianListKind kind,
                             GPtrArray *ids, char *how);

/** shian_list_export_inspected: the finished inspections that @narrowing counts, likewise. */
void shian_list_export_inspected (GtkWidget *widget, ShianSession *session,
                                  const ShianRegisterNarrowing *narrowing);

/** shian_list_export_whole: the ledger of the session's period, or of all findings. */
void shian_list_export_whole (GtkWidget *widget, ShianSession *session, ShianListKind kind);

/** shian_list_export_describe: @parts that are not NULL, parted by “ · ”; NULL when there are none.
 * (transfer full) */
char *shian_list_export_describe (const char *const *parts, guint n);

G_END_DECLS
