/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements: cached per store, values bound, every result checked. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct _ShianStatement ShianStatement;

typedef enum {
  SHIAN_STEP_ERROR = -1,
  SHIAN_STEP_DONE = 0,
  SHIAN_STEP_ROW = 1,
} ShianStep;

/** shian_store_prepare: a statement for @sql, which must be a constant or built from descriptors
 * only. It goes back to the cache when released. (transfer full) */
ShianStatement *shian_store_prepare (ShianStore *store, const char *sql, GError **error);
void shian_statement_release (ShianStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianStatement, shian_statement_release)

/**
 * shian_statement_bind:
 * @format: one letter for each parameter in order: s text (NULL binds NULL), i gint64, d double
 * (NAN binds NULL), n NULL (takes no argument)
 */
gboolean shian_statement_bind (ShianStatement *statement, GError **error, const char *format, ...);
gboolean shian_statement_bind_valist (ShianStatement *statement, GError **error, const char *format,
                                      va_list args);
/* One parameter at a time, from 1. */
gboolean shian_statement_bind_text (ShianStatement *statement, int index, const char *text,
                                    GError **error);
gboolean shian_statement_bind_integer (ShianStatement *statement, int index, gint64 value,
                                       GError **error);
gboolean shian_statement_bind_real (ShianStatement *statement, int index, double value,
                                    GError **error);

/** shian_statement_step: the next row, done, or error. */
ShianStep shian_statement_step (ShianStatement *statement, GError **error);
/** shian_statement_rewind: ready to be bound and stepped again. */
void shian_statement_rewind (ShianStatement *statement);

/* Columns of the current row, from 0. Text is valid until the next step. */
const char *shian_statement_text (ShianStatement *statement, int column);
gint64 shian_statement_integer (ShianStatement *statement, int column);
double shian_statement_real (ShianStatement *statement, int column);
gboolean shian_statement_is_null (ShianStatement *statement, int column);

/** shian_store_execute: prepare, bind, step to the end. For statements without rows. */
gboolean shian_store_execute (ShianStore *store, const char *sql, GError **error,
                              const char *format, ...);

G_END_DECLS
