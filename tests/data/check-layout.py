#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything lies where it belongs: the top level is fixed, ui/NAME.ui belongs to src/app/NAME.c,
every C file is built, every resource exists."""
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import source_tree

TOP_LEVEL = set('src ui resources po tests flatpak docs build-aux meson.build meson_options.txt '
                'README.md README.zh_CN.md LICENSE run check .ci .clang-format .editorconfig '
                '.gitignore'.split())


def tracked_top_level():
    """What is at the top, as the version control knows it; without one nothing can be said."""
    try:
        answer = subprocess.run(['git', '-C', source_tree.TOP, 'ls-tree', '--name-only', 'HEAD'],
                                capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return set()
    return set(answer.stdout.split())


def unbuilt():
    for name in source_tree.files('.c'):
        parts = name.split('/')
        if parts[0] not in ('src', 'tests'):
            continue
        stem = parts[-1][:-2]
        build_file = '/'.join(parts[:-1] + ['meson.build'])
        if not (source_tree.TOP / build_file).exists():
            yield f'{name}: no {build_file} beside it'
            continue
        words = set(re.findall(r"'([^']+)'", source_tree.text(build_file)))
        if not any(parts[-1] == word or ('-' + stem).endswith('-' + word) for word in words):
            yield f'{name}: not named in {build_file}'


def missing_resources():
    for name in source_tree.files('.gresource.xml'):
        folder = (source_tree.TOP / name).parent
        for entry in ElementTree.parse(source_tree.TOP / name).iter('file'):
            if not (folder / entry.text).exists():
                yield f'{name}: {entry.text} does not exist'


def main():
    problems = [f'{name}: does not belong at the top level'
                for name in sorted(tracked_top_level() - TOP_LEVEL)]
    for name in source_tree.files('.ui'):
        partner = 'src/app/' + name.split('/')[-1][:-3] + '.c'
        if name.startswith('ui/') and not (source_tree.TOP / partner).exists():
            problems.append(f'{name}: {partner} does not exist')
    problems += unbuilt()
    problems += missing_resources()
    source_tree.report(problems)


if __name__ == '__main__':
    main()
