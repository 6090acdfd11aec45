#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""C files look as .clang-format says. Versions of the tool differ, so only one is asked."""
import shutil
import subprocess

import source_tree

VERSION = 'version 14'


def main():
    tool = shutil.which('clang-format')
    if tool is None:
        source_tree.skip('clang-format is not installed')
    found = subprocess.run([tool, '--version'], capture_output=True, text=True, check=True).stdout
    if VERSION not in found:
        source_tree.skip(f'clang-format {VERSION} is wanted, here is {found.strip()}')
    problems = []
    names = source_tree.files('.c', '.h')
    for start in range(0, len(names), 20):
        part = names[start:start + 20]
        answer = subprocess.run([tool, '--dry-run', '-Werror', '--ferror-limit=1', *part],
                                cwd=source_tree.TOP, capture_output=True, text=True, check=False)
        problems += [line for line in answer.stderr.split('\n') if 'clang-format-violations' in line]
        if answer.returncode != 0 and not problems:
            problems.append(answer.stderr)
    source_tree.report(problems)


if __name__ == '__main__':
    main()
