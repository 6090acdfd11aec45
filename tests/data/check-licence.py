#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file names its licence in its first lines."""
import source_tree

TAG = 'SPDX-License-Identifier: GPL-3.0-or-later'
SOURCES = ('.c', '.h', '.py', '.sh', '.build', '.ui', '.xml', '.in', '.svg', '.yml', '.css', '.sql',
           '.supp', '.csv', 'meson_options.txt', 'debian-packages.txt', 'run', 'check',
           '.clang-format', '.editorconfig', '.gitignore', '.md')
# The header of a translation and of a list of translated files is made by tools.
EXEMPT = ('po/POTFILES.in',)


def main():
    problems = []
    names = [name for name in source_tree.files(*SOURCES) if name not in EXEMPT]
    for name in names:
        # Data that a reader of such files is to take in has no place for comments.
        if name.startswith('tests/') and '/data/' not in name and name.endswith(('.csv', '.xml')):
            continue
        found = source_tree.lines(name)
        if name.endswith(('.c', '.h')):
            good = found[0] == f'/* {TAG} */'
        else:
            good = any(TAG in line for line in found[:3])
        if not good:
            problems.append(f'{name}: no “{TAG}” in the first lines')
    if 'GNU GENERAL PUBLIC LICENSE' not in source_tree.text('LICENSE'):
        problems.append('LICENSE: not the GNU General Public License')
    source_tree.report(problems)


if __name__ == '__main__':
    main()
