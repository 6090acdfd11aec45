#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files have at most 600 lines, functions at most 80."""
import source_tree

FILE_LIMIT = 600
FUNCTION_LIMIT = 80


def long_functions(name, lines):
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{':
            start = number
        elif line == '}' and start is not None:
            if number - start > FUNCTION_LIMIT:
                yield f'{name}:{start}: a function of {number - start} lines'
            start = None


def main():
    problems = []
    for name in source_tree.files('.c', '.h', '.py', '.sh'):
        lines = source_tree.lines(name)
        if len(lines) > FILE_LIMIT:
            problems.append(f'{name}: {len(lines)} lines')
        if name.endswith('.c'):
            problems += long_functions(name, lines)
    source_tree.report(problems)


if __name__ == '__main__':
    main()
