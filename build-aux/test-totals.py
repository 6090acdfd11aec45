#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up meson's test logs. Last line: N passed, N failed, N skipped."""
import json
import sys

PASSED = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP'}


def main():
    passed, failed, skipped = [], [], []
    for path in sys.argv[1:]:
        try:
            with open(path, encoding='utf-8', errors='replace') as lines:
                tests = [json.loads(line) for line in lines if line.strip()]
        except FileNotFoundError:
            continue
        for test in tests:
            if test['result'] in PASSED:
                passed.append(test)
            elif test['result'] in SKIPPED:
                skipped.append(test)
            else:
                failed.append(test)
    print()
    for test in skipped:
        print(f"skipped: {test['name']}")
    for test in failed:
        print(f"FAILED: {test['name']} ({test['result'].lower()})")
    print(f'{len(passed)} passed, {len(failed)} failed, {len(skipped)} skipped')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
