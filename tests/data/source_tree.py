# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own files, for the checks beside this one."""
import os
import re
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FOLDERS = ('src', 'ui', 'resources', 'po', 'tests', 'flatpak', 'docs', 'build-aux', '.ci')
# Where a room may look: only floors below its own.
FLOORS = {
    'base': 0, 'store': 1, 'workbook': 1, 'typeset': 1, 'plan': 2, 'units': 2, 'subjects': 2,
    'checklist': 3, 'inspection': 3, 'letters': 3, 'indicators': 3, 'reports': 4, 'forms': 5,
    'packs': 5, 'ctl': 6, 'app': 6,
}
SKIPPED = 77


def files(*suffixes):
    """Paths relative to the top, sorted; all files, or those whose names end in one of suffixes."""
    found = [path.name for path in TOP.iterdir() if path.is_file() and path.name != '.git']
    for folder in FOLDERS:
        for parent, folders, names in os.walk(TOP / folder):
            folders[:] = [name for name in folders if name != '__pycache__']
            found += [os.path.relpath(os.path.join(parent, name), TOP) for name in names]
    return sorted(name for name in found if not suffixes or name.endswith(suffixes))


def text(name):
    return (TOP / name).read_text(encoding='utf-8', errors='replace')


def lines(name):
    return text(name).split('\n')


def without_comments(source):
    """C source with comments blanked out and line numbers kept."""
    return re.sub(r'/\*.*?\*/', lambda match: re.sub(r'[^\n]', ' ', match[0]), source, flags=re.S)


def report(problems):
    """Prints the problems and ends the program."""
    for problem in problems:
        print(problem)
    print(f'{len(problems)} problems' if problems else 'nothing found')
    sys.exit(1 if problems else 0)


def skip(reason):
    print('skipped:', reason)
    sys.exit(SKIPPED)
