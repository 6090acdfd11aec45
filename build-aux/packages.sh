# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Finding and installing what a build needs. Sourced by ./run and ./check, which set $top.

# packages_of SECTION: the packages listed for one purpose.
packages_of () {
  sed -n "/^\[$1\]/,/^\[/{/^[a-z0-9]/p}" "$top/build-aux/debian-packages.txt"
}

is_debian () {
  command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1
}

is_installed () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

has_chinese_font () {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]
}

# missing_packages SECTION…: what is listed there and not installed, one a line.
missing_packages () {
  for section in "$@"; do
    if [ "$section" = font ] && has_chinese_font; then
      continue
    fi
    for package in $(packages_of "$section"); do
      is_installed "$package" || echo "$package"
    done
  done
}

as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "Neither root nor sudo: as root run" >&2
    echo "  $*" >&2
    return 1
  fi
}

# install_packages SECTION…: says what is missing and installs it; silent and offline when nothing is.
install_packages () {
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  echo "To be installed from the Debian mirror:"
  echo "$missing" | fold -s -w 92 | sed 's/^/  /'
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null ||
    echo "The package lists could not be refreshed; going on with those at hand." >&2
  log=$(mktemp)
  # shellcheck disable=SC2086 # one word per package
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
      -o Dpkg::Use-Pty=0 $missing </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "Installing failed. Debian 12 or a newer Debian or Ubuntu is needed, and a package mirror." >&2
    return 1
  fi
  rm -f "$log"
  echo "Installed."
}

# name_what_is_missing: for systems without apt; fails with the list when something is missing.
name_what_is_missing () {
  lacking=
  for program in gcc meson ninja pkg-config msgfmt glib-compile-resources; do
    command -v "$program" >/dev/null 2>&1 || lacking="$lacking $program"
  done
  for library in 'glib-2.0 >= 2.74' 'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'sqlite3 >= 3.40' \
      json-glib-1.0 libarchive libxml-2.0 pangocairo pangoft2 fontconfig cairo-pdf gdk-pixbuf-2.0 icu-i18n icu-uc \
      xlsxwriter; do
    pkg-config --exists "$library" 2>/dev/null || lacking="$lacking, $library"
  done
  [ -n "$lacking" ] || return 0
  echo "This system has no apt-get, so nothing is installed for you. Missing here:" >&2
  echo "  ${lacking#,}" | sed 's/^   */  /; s/^  , /  /' >&2
  echo "Install these with their development files and run the command again. Debian calls them:" >&2
  packages_of build | tr '\n' ' ' | fold -s -w 92 | sed 's/^/  /' >&2
  echo >&2
  return 1
}
