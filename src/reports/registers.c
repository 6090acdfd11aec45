/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/registers.h"

#include "checklist/checklist-records.h"
#include "inspection/finding.h"
#include "inspection/form-print.h"
#include "inspection/inspection.h"
#include "inspection/second-keying.h"
#include "inspection/template-store.h"
#include "plan/plan-records.h"
#include "store/save.h"
#include "store/setting.h"
#include "subjects/subject.h"
#include "units/unit-directory.h"

static const ShianRecordType *const TYPES[] = {
  &SHIAN_SETTING_TYPE,       &SHIAN_UNIT_TYPE,
  &SHIAN_PLAN_TYPE,          &SHIAN_SECTION_TYPE,
  &SHIAN_MEASURE_TYPE,       &SHIAN_TASK_TYPE,
  &SHIAN_POINT_TYPE,         &SHIAN_RESPONSIBILITY_TYPE,
  &SHIAN_QUANTITY_TYPE,      &SHIAN_PLAN_DATE_TYPE,
  &SHIAN_OBLIGATION_TYPE,    &SHIAN_STEP_TYPE,
  &SHIAN_PROGRESS_TYPE,      &SHIAN_TICK_TYPE,
  &SHIAN_EVIDENCE_TYPE,      &SHIAN_INVOLVEMENT_TYPE,
  &SHIAN_SUBJECT_TYPE,       &SHIAN_TEMPLATE_TYPE,
  &SHIAN_TEMPLATE_ITEM_TYPE, &SHIAN_INSPECTION_TYPE,
  &SHIAN_INSPECTOR_TYPE,     &SHIAN_ANSWER_TYPE,
  &SHIAN_FINDING_TYPE,       &SHIAN_FINDING_EVENT_TYPE,
  &SHIAN_PHOTO_TYPE,         &SHIAN_FORM_PRINT_TYPE,
  &SHIAN_SECOND_ANSWER_TYPE, NULL,
};

/* How many groups are counted otherwise than their rows are. */
#define DIFFERENCES(rows, kept)                                                                    \
  "SELECT count(*) FROM (SELECT * FROM (" rows " EXCEPT " kept ") UNION ALL "                      \
  "SELECT * FROM (" kept " EXCEPT " rows "))"

static const char *const CHECKS[] = {
  DIFFERENCES ("SELECT kind, coalesce (town, ''), key_area, status, licence_expiry IS NOT NULL, "
               "count(*) FROM subject WHERE deleted = 0 GROUP BY 1, 2, 3, 4, 5",
               "SELECT kind, town, key_area, status, expires, n FROM subject_tally WHERE n <> 0"),
  DIFFERENCES ("SELECT state, count(*) FROM finding WHERE deleted = 0 GROUP BY state",
               "SELECT state, n FROM finding_tally WHERE n <> 0"),
  NULL,
};

static const ShianStoreSchema SCHEMA = { "/io/github/shian/Shian/schema/", TYPES, CHECKS };

const ShianStoreSchema *
shian_registers_schema (void)
{
  return &SCHEMA;
}

static gboolean
install_units (ShianStore *store, gpointer data, GError **error)
{
  return shian_units_install_builtin (store, error);
}

static gboolean
fill_new (ShianStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ShianUnit) any =
      shian_store_select_one (store, &SHIAN_UNIT_TYPE, "LIMIT 1", &local, "");

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return (any != NULL || shian_store_transact_setup (store, NULL, install_units, NULL, error)) &&
         shian_template_install_builtin (store, error);
}

ShianStore *
shian_registers_open (const char *path, ShianStoreFlags flags, GError **error)
{
  g_autoptr (ShianStore) store = shian_store_open (path, flags, &SCHEMA, error);

  if (store == NULL || (!shian_store_is_read_only (store) && !fill_new (store, error)))
    return NULL;
  return g_steal_pointer (&store);
}

char *
shian_registers_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "shian", "shian.db", NULL);
}
