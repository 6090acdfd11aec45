#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-translation.py potfiles: every file with words for people is listed, in order.
check-translation.py complete: each of those words has its Chinese, none is doubtful."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import source_tree

POTFILES = 'po/POTFILES.in'
# As meson's preset “glib”, which makes the template for translators.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3', 'ngettext:1,2']
CALL = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|ngettext|g_dngettext)\s*\(\s*"')
ALWAYS = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def listed():
    return [line for line in source_tree.lines(POTFILES) if line and not line.startswith('#')]


def has_words(name):
    if name.endswith(ALWAYS):
        return True
    if name.endswith('.ui'):
        return 'translatable="yes"' in source_tree.text(name)
    return bool(CALL.search(source_tree.without_comments(source_tree.text(name))))


def check_potfiles():
    names = listed()
    wanted = [name for name in source_tree.files('.c', '.h', '.ui', *ALWAYS)
              if name.startswith(('src/', 'ui/', 'resources/')) and has_words(name)]
    problems = [f'{POTFILES}: {name} is missing' for name in wanted if name not in names]
    problems += [f'{POTFILES}: {name} has no words to translate' for name in names
                 if name not in wanted]
    if names != sorted(names):
        problems.append(f'{POTFILES}: not sorted')
    if len(names) != len(set(names)):
        problems.append(f'{POTFILES}: a file is named twice')
    return problems


def run(*command):
    answer = subprocess.run(command, cwd=source_tree.TOP, check=False, capture_output=True,
                            text=True)
    if answer.returncode != 0:
        source_tree.report([f'{" ".join(command)}: {answer.stderr}'])
    return answer.stdout


def messages(po):
    """The message ids of a part of a translation, without the header."""
    ids = (''.join(re.findall(r'"(.*)"', message))
           for message in re.findall(r'^(?:#~ )?msgid (.*?)^(?:#~ )?msgstr', po, re.M | re.S))
    return [message for message in ids if message != '']


def check_complete():
    for tool in ('xgettext', 'msgmerge', 'msgattrib'):
        if shutil.which(tool) is None:
            source_tree.skip(f'{tool} is not installed')
    if not listed():
        return [f'{POTFILES}: no file is listed']
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'shian.pot')
        merged = os.path.join(folder, 'merged.po')
        run('xgettext', '--from-code=UTF-8', '--force-po', '--add-comments', '--package-name=shian',
            *(f'--keyword={keyword}' for keyword in KEYWORDS), '--output=' + template,
            '--files-from=' + POTFILES)
        for language in source_tree.text('po/LINGUAS').split():
            po = f'po/{language}.po'
            run('msgmerge', '--quiet', '--no-fuzzy-matching', '--output-file=' + merged, po, template)
            for kind in ('untranslated', 'only-fuzzy', 'only-obsolete'):
                problems += [f'{po}: {kind}: {message}'
                             for message in messages(run('msgattrib', '--' + kind, merged))]
            problems += [f'{po}: only-fuzzy: {message}'
                         for message in messages(run('msgattrib', '--only-fuzzy', po))]
    return problems


def main():
    source_tree.report(check_potfiles() if sys.argv[1] == 'potfiles' else check_complete())


if __name__ == '__main__':
    main()
