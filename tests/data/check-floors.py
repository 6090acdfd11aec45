#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A room includes only rooms on floors below its own, and no window toolkit below the top floor."""
import re

import source_tree

FLOORS = source_tree.FLOORS
TOOLKIT = re.compile(r'#\s*include\s*<(gtk|adwaita|gdk/|gsk/)')
INCLUDE = re.compile(r'#\s*include\s*"([\w-]+)/')


def is_allowed(room, other):
    return other == room or FLOORS[other] < FLOORS[room] or (room, other) == ('letters', 'inspection')


def main():
    problems = []
    for name in source_tree.files('.c', '.h'):
        parts = name.split('/')
        if parts[0] != 'src':
            continue
        room = parts[1]
        if room not in FLOORS:
            problems.append(f'{name}: no room of that name')
            continue
        for number, line in enumerate(source_tree.lines(name), 1):
            include = INCLUDE.match(line)
            if include and include[1] in FLOORS and not is_allowed(room, include[1]):
                problems.append(f'{name}:{number}: {room}/ may not include {include[1]}/')
            if room != 'app' and TOOLKIT.match(line):
                problems.append(f'{name}:{number}: the window toolkit belongs to app/ only')
    source_tree.report(problems)


if __name__ == '__main__':
    main()
