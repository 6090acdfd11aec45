#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No marks of unfinished work, no paths of one machine, no mention of documents that are not here."""
import os
import re

import source_tree

UNFINISHED = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X|HA' r'CK)\b')
MACHINE_PATH = re.compile(r'(?<![\w.-])/(?:wo' r'rk|ho' r'me|ro' r'ot|t' r'mp)/[\w.]')
DOCUMENT = re.compile(r'(?<![\w.-])([\w][\w-]*\.md)\b')
SPACE_AT_END = re.compile(r'[ \t]+$')
BINARY = ('.png', '.jpg', '.jpeg', '.xlsx', '.docx', '.pdf', '.gpg', '.zip', '.doc', '.wps', '.et')


def problems_of(name, documents):
    for number, line in enumerate(source_tree.lines(name), 1):
        mark = UNFINISHED.search(line)
        if mark:
            yield f'{name}:{number}: unfinished: {mark[0]}'
        if MACHINE_PATH.search(line):
            yield f'{name}:{number}: a path of one machine'
        for document in DOCUMENT.findall(line):
            if document not in documents:
                yield f'{name}:{number}: {document} is not part of the project'
        if name.endswith(('.c', '.h', '.py', '.sh', '.build', '.ui')) and SPACE_AT_END.search(line):
            yield f'{name}:{number}: white space at the end of the line'


def main():
    names = source_tree.files()
    documents = {os.path.basename(name) for name in names if name.endswith('.md')}
    problems = []
    for name in names:
        if name != 'LICENSE' and not name.endswith(BINARY):
            problems += problems_of(name, documents)
    source_tree.report(problems)


if __name__ == '__main__':
    main()
