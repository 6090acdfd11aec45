/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From SQLite's result codes to this program's. */
#include "base/error.h"
#include "store/store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

static gboolean
means_no_space (int errnum)
{
  return errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG;
}

/* SQLite calls a file that may not grow an I/O error. What the system said is kept for each file;
 * the error number of the connection has often been overwritten by the cleaning up. */
static gboolean
failed_for_space (sqlite3 *db)
{
  sqlite3_file *journal = NULL;
  int of_data = 0;
  int of_journal = 0;

  if (db == NULL)
    return FALSE;
  sqlite3_file_control (db, "main", SQLITE_FCNTL_LAST_ERRNO, &of_data);
  sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
  if (journal != NULL && journal->pMethods != NULL)
    journal->pMethods->xFileControl (journal, SQLITE_FCNTL_LAST_ERRNO, &of_journal);
  return means_no_space (sqlite3_system_errno (db)) || means_no_space (of_data) ||
         means_no_space (of_journal);
}

static ShianError
code_from_sqlite (sqlite3 *db, int code)
{
  int system_errno = db != NULL ? sqlite3_system_errno (db) : 0;

  switch (code & 0xff) {
  case SQLITE_FULL:
    return SHIAN_ERROR_NO_SPACE;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return SHIAN_ERROR_READ_ONLY;
  case SQLITE_CANTOPEN:
    if (means_no_space (system_errno))
      return SHIAN_ERROR_NO_SPACE;
    return system_errno == EMFILE || system_errno == ENFILE || system_errno == EIO
               ? SHIAN_ERROR_IO
               : SHIAN_ERROR_READ_ONLY;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return SHIAN_ERROR_BUSY;
  case SQLITE_CORRUPT:
    return SHIAN_ERROR_CORRUPT;
  case SQLITE_NOTADB:
    return SHIAN_ERROR_FOREIGN;
  case SQLITE_INTERRUPT:
    return SHIAN_ERROR_CANCELLED;
  case SQLITE_CONSTRAINT:
    return SHIAN_ERROR_INVALID;
  case SQLITE_IOERR:
    return failed_for_space (db) ? SHIAN_ERROR_NO_SPACE : SHIAN_ERROR_IO;
  default:
    return SHIAN_ERROR_FAILED;
  }
}

static const char *
constraint_reason (int code)
{
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
    return _ ("there is one like it already");
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    return _ ("it belongs to a record that does not exist");
  if (code == SQLITE_CONSTRAINT_TRIGGER)
    return _ ("it is finished and locked, so it cannot be changed any more");
  return _ ("a value is outside of what the data file allows");
}

static const char *
reason (ShianError code)
{
  switch (code) {
  case SHIAN_ERROR_NO_SPACE:
    return _ ("the disk is full. Nothing was lost; free some space and try again");
  case SHIAN_ERROR_READ_ONLY:
    return _ ("the file or its folder may not be written");
  case SHIAN_ERROR_BUSY:
    return _ ("another program is using the file");
  case SHIAN_ERROR_CORRUPT:
    return _ ("the file is damaged. Do not work on with it; restore the newest backup");
  case SHIAN_ERROR_FOREIGN:
    return _ ("this is not a data file of this program");
  case SHIAN_ERROR_CANCELLED:
    return _ ("cancelled");
  case SHIAN_ERROR_INVALID:
  case SHIAN_ERROR_FAILED:
  case SHIAN_ERROR_IO:
  case SHIAN_ERROR_NOT_FOUND:
  case SHIAN_ERROR_UNSUPPORTED:
  case SHIAN_ERROR_CONFLICT:
  case SHIAN_ERROR_TOO_NEW:
  default:
    return NULL;
  }
}

gboolean
shian_sqlite_error (sqlite3 *db, int code, const char *path, const char *what, GError **error)
{
  ShianError own = code_from_sqlite (db, code);
  const char *why = reason (own);
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  g_debug ("%s: %s (%d)", path, detail, code);
  if (own == SHIAN_ERROR_INVALID)
    g_set_error (error, SHIAN_ERROR, (int) own, "%s: %s", what, constraint_reason (code));
  else
    g_set_error (error, SHIAN_ERROR, (int) own, "%s (%s): %s", what, path,
                 why != NULL ? why : detail);
  return FALSE;
}

gboolean
shian_store_error (ShianStore *store, int code, const char *what, GError **error)
{
  /* What bears our mark and is no database any more was damaged; it is nobody else's. */
  if (code == SQLITE_NOTADB && store->recognised)
    code = SQLITE_CORRUPT;
  return shian_sqlite_error (store->db, code, store->path, what, error);
}
