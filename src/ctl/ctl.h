/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: every capability without a screen. */
#pragma once

#include "checklist/checklist.h"
#include "packs/pack-result.h"
#include "store/store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CTL_EXIT_OK 0
#define CTL_EXIT_FAILED 1
#define CTL_EXIT_USAGE 2
#define CTL_EXIT_REFUSED 3
#define CTL_EXIT_DECIDE 4

/** Ctl: what stands before the command, and what commands open on demand. */
typedef struct {
  char *store_path;
  gboolean json;
  ShianStore *store;
  ShianUnitDirectory *directory;
} Ctl;

/** CtlFunc: argv[0] is the last word of the command. Returns the exit code; with @error set the
 * code comes from the error. */
typedef int (*CtlFunc) (Ctl *ctl, int argc, char **argv, GError **error);

typedef struct {
  const char *noun;
  const char *verb; /* NULL: the noun stands alone */
  CtlFunc run;
  const char *usage;
  const char *summary; /* msgid */
} CtlCommand;

/* Each file of commands ends its table with a NULL noun. */
extern const CtlCommand CTL_PLAN_COMMANDS[];
extern const CtlCommand CTL_LINK_COMMANDS[];
extern const CtlCommand CTL_UNIT_COMMANDS[];
extern const CtlCommand CTL_CHECKLIST_COMMANDS[];
extern const CtlCommand CTL_WORK_COMMANDS[];
extern const CtlCommand CTL_STORE_COMMANDS[];
extern const CtlCommand CTL_EXPORT_COMMANDS[];
extern const CtlCommand CTL_PRINT_COMMANDS[];
extern const CtlCommand CTL_TEMPLATE_COMMANDS[];
extern const CtlCommand CTL_INSPECTION_COMMANDS[];
extern const CtlCommand CTL_INSPECTION_SHOW_COMMANDS[];
extern const CtlCommand CTL_FINDING_COMMANDS[];
extern const CtlCommand CTL_CALENDAR_COMMANDS[];
extern const CtlCommand CTL_DEMO_COMMANDS[];
extern const CtlCommand CTL_SUBJECT_COMMANDS[];
extern const CtlCommand CTL_LEDGER_COMMANDS[];
extern const CtlCommand CTL_FORM_COMMANDS[];
extern const CtlCommand CTL_SECOND_COMMANDS[];

#define CTL_ANY_WORDS G_MAXINT

/** ctl_parse: reads a command's options; unknown ones are an error of the domain G_OPTION_ERROR,
 * which becomes exit 2. Other arguments are left in argv from 1; more than @max_words of them are
 * refused, for a text whose quotes were forgotten must not be stored by its first word. What
 * follows “--” is no option. */
gboolean ctl_parse (const GOptionEntry *entries, int max_words, int *argc, char ***argv,
                    GError **error);
/** ctl_usage: sets a usage error; returns exit code 2. */
int ctl_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** ctl_reader, ctl_writer, ctl_maker: open the data file once, the last making it where there is
 * none; NULL with @error set. */
ShianStore *ctl_reader (Ctl *ctl, GError **error);
ShianStore *ctl_writer (Ctl *ctl, GError **error);
ShianStore *ctl_maker (Ctl *ctl, GError **error);
/** ctl_directory: the units of the open store. */
ShianUnitDirectory *ctl_directory (Ctl *ctl, GError **error);
/** ctl_unit: the unit called @name, or the own unit when NULL. */
const ShianUnit *ctl_unit (Ctl *ctl, const char *name, GError **error);
/** ctl_period: reads @text, or for NULL takes the period of today in the newest plan's year. */
gboolean ctl_period (Ctl *ctl, const char *text, ShianPeriod *period, GError **error);
/** ctl_checklist: a unit's checklist for a period as text; for the period of today in the plan's
 * year when NULL. (transfer full) */
ShianChecklist *ctl_checklist (Ctl *ctl, const char *unit, const char *period, GError **error);
/** ctl_task: the checklist's row named by task id or label. */
ShianChecklistItem *ctl_task (ShianChecklist *checklist, const char *task, GError **error);

/** ctl_print_json: one document on standard output. Takes @node. */
void ctl_print_json (JsonNode *node);
/** ctl_print_cells: cells padded to @widths (columns of a terminal), NULL as nothing; the last cell
 * is open, so there is one width less than cells. */
void ctl_print_cells (const int *widths, const char *const *cells, gsize n);
/** ctl_print_row: the same with the cells as arguments; @widths must be an array of the right
 * length, or it does not compile. */
#define ctl_print_row(widths, ...)                                                                 \
  (G_STATIC_ASSERT_EXPR (G_N_ELEMENTS (widths) + 1 == CTL_COUNT (__VA_ARGS__)),                    \
   ctl_print_cells (widths, (const char *const[]){ __VA_ARGS__ }, CTL_COUNT (__VA_ARGS__)))
#define CTL_COUNT(...) (sizeof ((const char *const[]){ __VA_ARGS__ }) / sizeof (char *))
/** ctl_show_result: what an export did: its files, what is missing, the counts. */
void ctl_show_result (Ctl *ctl, const ShianPackResult *result);
/** ctl_print_list: @rows as a JSON array by @add, or a line each by @print. */
void ctl_print_list (Ctl *ctl, const GPtrArray *rows,
                     void (*add) (JsonBuilder *builder, gconstpointer row),
                     void (*print) (gconstpointer row));
/** ctl_print_fact: one fact about what was done: {"NAME": VALUE} as JSON, else the bare value. */
void ctl_print_fact (Ctl *ctl, const char *name, const char *value);
/** ctl_warn: a line on standard error. */
void ctl_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* JSON members: NULL text becomes null, NAN becomes null. */
void ctl_json_text (JsonBuilder *builder, const char *name, const char *value);
void ctl_json_integer (JsonBuilder *builder, const char *name, gint64 value);
void ctl_json_real (JsonBuilder *builder, const char *name, double value);
void ctl_json_boolean (JsonBuilder *builder, const char *name, gboolean value);

G_END_DECLS
