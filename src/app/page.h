/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page of the window is: a widget with a session, a count that means “waiting for you”,
 * and answers to the window's actions. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PAGE (shian_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ShianPage, shian_page, SHIAN, PAGE, AdwBin)

/** ShianPageClass: every function may be left out.
 * @flush: hands what is being typed to the session; called before the page is left, before undo,
 *   printing and export, and when the window closes
 * @is_dirty: whether something typed could not be saved yet
 * @search: narrows to @text; "" ends it
 * @print, @export_seen: act on what is shown; FALSE when there is nothing
 * @export_whole: the complete workbook, whatever is narrowed; only where it can differ from what is
 *   shown
 * @back: Esc: one step back inside the page; FALSE when there is none
 * @shown: the page has come into view
 * @refresh: shows what the session holds now; see shian_page_refresh_soon() */
struct _ShianPageClass {
  AdwBinClass parent_class;

  void (*flush) (ShianPage *self);
  gboolean (*is_dirty) (ShianPage *self);
  void (*search) (ShianPage *self, const char *text);
  gboolean (*print) (ShianPage *self);
  gboolean (*export_seen) (ShianPage *self);
  gboolean (*export_whole) (ShianPage *self);
  gboolean (*back) (ShianPage *self);
  void (*shown) (ShianPage *self);
  void (*refresh) (ShianPage *self);
};

ShianSession *shian_page_get_session (ShianPage *self);

/** shian_page_set_badge: the short text beside the page's name: a count, “!”; NULL for none. */
void shian_page_set_badge (ShianPage *self, const char *badge);
const char *shian_page_get_badge (ShianPage *self);

void shian_page_flush (ShianPage *self);
gboolean shian_page_is_dirty (ShianPage *self);
void shian_page_search (ShianPage *self, const char *text);
gboolean shian_page_print (ShianPage *self);
gboolean shian_page_export_seen (ShianPage *self);
gboolean shian_page_export_whole (ShianPage *self);
gboolean shian_page_back (ShianPage *self);
void shian_page_shown (ShianPage *self);
/** shian_page_refresh_soon: calls @refresh at once when the page is in view, else once when the
 * program has nothing better to do: neither the first frame nor typing waits for hidden pages. */
void shian_page_refresh_soon (ShianPage *self);
/** shian_page_can_print, shian_page_can_export, shian_page_can_export_whole: whether the page answers the action at all. */
gboolean shian_page_can_print (ShianPage *self);
gboolean shian_page_can_export (ShianPage *self);
gboolean shian_page_can_export_whole (ShianPage *self);

G_END_DECLS
