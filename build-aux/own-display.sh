#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# own-display.sh PROGRAM ARGUMENT…: runs it with a display and a session bus of its own, so that
# several tests can have the keyboard focus at once. Only what was started here is stopped.
set -eu

scratch=$(mktemp -d)
clean_up () {
  status=$?
  trap - EXIT
  for pid in "${program_pid:-}" "${bus_pid:-}" "${display_pid:-}"; do
    if [ -n "$pid" ]; then
      kill "$pid" 2>/dev/null || true
      wait "$pid" 2>/dev/null || true
    fi
  done
  rm -rf "$scratch"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# wait_for FILE PID: until the program has written its first line there.
wait_for () {
  tries=0
  until [ -s "$1" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$2" 2>/dev/null; then
      echo "The display or session bus for the test did not start:" >&2
      cat "$scratch"/*.log >&2
      return 1
    fi
    sleep 0.05
  done
}

Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset \
  3>"$scratch/display" >"$scratch/display.log" 2>&1 &
display_pid=$!
dbus-daemon --session --nofork --print-address=3 3>"$scratch/bus" >"$scratch/bus.log" 2>&1 &
bus_pid=$!
wait_for "$scratch/display" "$display_pid"
wait_for "$scratch/bus" "$bus_pid"
DISPLAY=:$(cat "$scratch/display")
DBUS_SESSION_BUS_ADDRESS=$(cat "$scratch/bus")
export DISPLAY DBUS_SESSION_BUS_ADDRESS

"$@" &
program_pid=$!
status=0
wait "$program_pid" || status=$?
program_pid=
exit "$status"
