/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/temp-copies.h"

#include "base/atomic-file.h"
#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK "in-use"

/* This program's folder, while it has one, and the lock that says so to others. */
static char *own_folder;
static int own_lock = -1;

static char *
base_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "shian", "opened", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  /* A link is removed, never followed. */
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

static gboolean
fail (const char *path, GError **error)
{
  int number = errno;

  g_set_error (error, SHIAN_ERROR, number == ENOSPC ? SHIAN_ERROR_NO_SPACE : SHIAN_ERROR_IO,
               _ ("No folder for a copy could be made in “%s”: %s"), path, g_strerror (number));
  return FALSE;
}

/* The lock gets its name only once it is held: whoever sees the name can rely on it. */
static gboolean
lock_folder (const char *folder, GError **error)
{
  g_autofree char *name = g_build_filename (folder, LOCK, NULL);
  g_autofree char *unnamed = g_strconcat (name, ".new", NULL);

  own_lock = g_open (unnamed, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (own_lock >= 0 && flock (own_lock, LOCK_EX | LOCK_NB) == 0 && g_rename (unnamed, name) == 0)
    return TRUE;
  return fail (folder, error);
}

static gboolean
ensure_own (GError **error)
{
  g_autofree char *base = base_folder ();
  g_autofree char *folder = g_build_filename (base, "XXXXXX", NULL);

  if (own_folder != NULL && g_file_test (own_folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  shian_temp_copies_clear ();
  if (!shian_make_directories (base, error))
    return FALSE;
  if (g_mkdtemp (folder) == NULL)
    return fail (base, error);
  own_folder = g_steal_pointer (&folder);
  if (lock_folder (own_folder, error))
    return TRUE;
  shian_temp_copies_clear ();
  return FALSE;
}

char *
shian_temp_copies_new_folder (GError **error)
{
  g_autofree char *folder = NULL;

  if (!ensure_own (error))
    return NULL;
  folder = g_build_filename (own_folder, "XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL) {
    fail (own_folder, error);
    return NULL;
  }
  return g_steal_pointer (&folder);
}

void
shian_temp_copies_clear (void)
{
  if (own_folder != NULL)
    remove_tree (own_folder);
  g_clear_pointer (&own_folder, g_free);
  if (own_lock >= 0)
    close (own_lock);
  own_lock = -1;
}

/* Only a lock that is free says that its program is gone. */
static gboolean
sweep_folder (const char *folder)
{
  g_autofree char *name = g_build_filename (folder, LOCK, NULL);
  int lock = g_open (name, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  gboolean stale = lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0;

  if (stale)
    remove_tree (folder);
  if (lock >= 0)
    close (lock);
  return stale;
}

guint
shian_temp_copies_sweep (void)
{
  g_autofree char *base = base_folder ();
  g_autoptr (GDir) dir = g_dir_open (base, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (base, name, NULL);
    n += sweep_folder (folder);
  }
  return n;
}
