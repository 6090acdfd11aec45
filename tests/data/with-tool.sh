#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-tool.sh TOOL ARGUMENT…: runs the tool; where it is not installed the test counts as skipped.
if ! command -v "$1" >/dev/null 2>&1; then
  echo "skipped: $1 is not installed"
  exit 77
fi
exec "$@"
