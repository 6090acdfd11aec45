/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/location.h"

#include <stdlib.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

const char *
shian_location_from_magic (guint64 magic)
{
  static const struct {
    guint64 magic;
    const char *name;
  } systems[] = {
    { 0x6969, "NFS" },      { 0x517b, "SMB" },     { 0xff534d42, "CIFS" }, { 0xfe534d42, "SMB2" },
    { 0x65735546, "FUSE" }, { 0x5346414f, "AFS" }, { 0x6b414653, "AFS" },  { 0x01021997, "9P" },
    { 0x73757245, "Coda" }, { 0x564c, "NCP" },     { 0x00c36400, "Ceph" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (systems); i++)
    if (systems[i].magic == magic)
      return systems[i].name;
  return NULL;
}

static const char *
sync_name_of_component (const char *component)
{
  static const char *const prefixes[] = {
    "Dropbox",      "OneDrive",  "Nutstore", "坚果云",  "我的坚果云", "BaiduSyncdisk", "百度网盘",
    "Google Drive", "Nextcloud", "ownCloud", "Seafile", "iCloud",     "WPS云盘",       "WPSDrive",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (component, prefixes[i]))
      return prefixes[i];
  return NULL;
}

static const char *
sync_name_of_marks (const char *folder)
{
  static const struct {
    const char *file;
    const char *name;
  } marks[] = {
    { ".stfolder", "Syncthing" },        { ".dropbox", "Dropbox" },
    { ".nutstore", "坚果云" },           { ".sync_journal.db", "Nextcloud" },
    { ".owncloudsync.log", "ownCloud" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_autofree char *path = g_build_filename (folder, marks[i].file, NULL);
    if (g_file_test (path, G_FILE_TEST_EXISTS))
      return marks[i].name;
  }
  return NULL;
}

static const char *
find_sync (const char *folder)
{
  g_autofree char *current = g_strdup (folder);
  const char *found = NULL;

  while (found == NULL && !g_str_equal (current, "/")) {
    g_autofree char *component = g_path_get_basename (current);
    char *parent = g_path_get_dirname (current);
    found = sync_name_of_component (component);
    if (found == NULL)
      found = sync_name_of_marks (current);
    g_free (current);
    current = parent;
  }
  return found;
}

ShianLocation
shian_location_judge (const char *folder, const char **name)
{
  g_autofree char *canonical = g_canonicalize_filename (folder, NULL);
  g_autofree char *real = realpath (folder, NULL);
  struct statfs info;
  const char *found = NULL;

  if (statfs (folder, &info) == 0)
    found = shian_location_from_magic ((guint64) info.f_type & 0xffffffff);
  if (found != NULL) {
    *name = found;
    return SHIAN_LOCATION_NETWORK;
  }
  *name = find_sync (canonical);
  if (*name == NULL && real != NULL) /* a link may lead into such a folder */
    *name = find_sync (real);
  return *name != NULL ? SHIAN_LOCATION_SYNC : SHIAN_LOCATION_LOCAL;
}

guint64
shian_location_free_bytes (const char *folder)
{
  struct statvfs info;

  if (statvfs (folder, &info) != 0)
    return G_MAXUINT64;
  return (guint64) info.f_bavail * info.f_frsize;
}
