/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many ate on the day of an inspection, as counted there: kept with the inspection's facts as
 * “diners=512”, printed on its record, and asked by conditions in the place of the premises' own
 * figure, which stays as it is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SHIAN_DINERS_MAX: more is a slip of the finger. */
#define SHIAN_DINERS_MAX 99999

/** shian_diners_counted: in the @facts (nullable) of an inspection; SHIAN_INTEGER_NONE when nobody
 * counted. */
gint64 shian_diners_counted (const char *facts);

/** shian_diners_count: @facts with @diners counted; SHIAN_INTEGER_NONE takes the number out. (transfer
 * full) */
char *shian_diners_count (const char *facts, gint64 diners);

/** shian_diners_read: a number as a person writes it, “512”, “５１２人”, into @diners; NULL or nothing
 * gives SHIAN_INTEGER_NONE. SHIAN_ERROR_INVALID. */
gboolean shian_diners_read (const char *text, gint64 *diners, GError **error);

/** shian_diners_is_fact: whether @id and @value are such a number. */
gboolean shian_diners_is_fact (const char *id, const char *value);

G_END_DECLS
