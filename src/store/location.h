/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a data file may lie: a local disk is fine, network and sync folders are risky. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  SHIAN_LOCATION_LOCAL,
  SHIAN_LOCATION_NETWORK, /* SMB, NFS and the like: their locks cannot be trusted */
  SHIAN_LOCATION_SYNC,    /* a folder that another program copies while we write */
} ShianLocation;

/** shian_location_judge: what kind of place @folder is. @name receives the network file system or
 * the sync program found, for the message. Looks at the file system's type, at folder names on the
 * way up and at the marks sync programs leave. */
ShianLocation shian_location_judge (const char *folder, const char **name);

/** shian_location_from_magic: the part that reads a statfs f_type. Returns the network file
 * system's name, NULL for a local one. */
const char *shian_location_from_magic (guint64 magic);

/** shian_location_free_bytes: space left for this user on the disk of @folder; G_MAXUINT64 when
 * unknown. */
guint64 shian_location_free_bytes (const char *folder);

G_END_DECLS
