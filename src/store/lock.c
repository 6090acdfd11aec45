/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One writer at a time: an advisory lock beside the data file, gone with the process. */
#include "base/error.h"
#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

static void
write_pid (int fd)
{
  g_autofree char *text = g_strdup_printf ("%d\n", (int) getpid ());

  /* Only for the message the second copy shows; the lock itself does not depend on it. */
  if (ftruncate (fd, 0) == 0 && pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("the lock file could not be filled");
}

static void
set_busy (int fd, const char *data_path, GError **error)
{
  char holder[32] = { 0 };
  gssize n = pread (fd, holder, sizeof holder - 1, 0);

  g_set_error (
      error, SHIAN_ERROR, SHIAN_ERROR_BUSY,
      _ ("%s is open in another running copy of the program (process %d). Use that one, or "
         "close it first"),
      data_path, n > 0 ? atoi (holder) : 0);
}

int
shian_lock_take (const char *data_path, GError **error)
{
  /* One file reached by two names is one lock. */
  g_autofree char *real = realpath (data_path, NULL);
  g_autofree char *path = g_strconcat (real != NULL ? real : data_path, ".lock", NULL);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0) {
    shian_error_set_errno (error, errno, _ ("Cannot open %s for writing"), data_path);
    return -1;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0) {
    write_pid (fd);
    return fd;
  }
  if (errno == EWOULDBLOCK) {
    set_busy (fd, data_path, error);
    close (fd);
    return -1;
  }
  /* A file system without locks: the location warning tells the user; SQLite's own still count. */
  g_debug ("no locks on this file system: %s", g_strerror (errno));
  return fd;
}

void
shian_lock_release (int fd)
{
  if (fd >= 0)
    close (fd);
}
