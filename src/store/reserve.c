/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A little disk space set aside. On a full disk SQLite cannot even finish a checkpoint; giving the
 * reserve up lets it, and everything acknowledged stays safe. */
#include "store/store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define RESERVE_BYTES (512 * 1024)

static char *
reserve_path (ShianStore *store)
{
  return g_strconcat (store->path, ".reserve", NULL);
}

void
shian_reserve_make (ShianStore *store)
{
  g_autofree char *path = reserve_path (store);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    return;
  store->has_reserve = posix_fallocate (fd, 0, RESERVE_BYTES) == 0;
  close (fd);
  if (!store->has_reserve)
    g_unlink (path);
}

void
shian_reserve_give_up (ShianStore *store)
{
  g_autofree char *path = reserve_path (store);

  if (!store->has_reserve)
    return;
  store->has_reserve = FALSE;
  g_unlink (path);
}
