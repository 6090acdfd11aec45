#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-linked.py PROGRAM: the program needs no window toolkit, directly or through a library."""
import shutil
import subprocess
import sys

import source_tree

TOOLKIT = ('libgtk-', 'libadwaita-', 'libgdk-3')


def main():
    if shutil.which('ldd') is None:
        source_tree.skip('ldd is not installed')
    found = subprocess.run(['ldd', sys.argv[1]], capture_output=True, text=True, check=True).stdout
    problems = [f'{sys.argv[1]}: needs {line.split()[0]}' for line in found.splitlines()
                if line.split() and line.split()[0].startswith(TOOLKIT)]
    source_tree.report(problems)


if __name__ == '__main__':
    main()
