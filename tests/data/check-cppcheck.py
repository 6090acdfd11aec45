#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Static analysis of the sources with cppcheck."""
import shutil
import subprocess

import source_tree

OPTIONS = [
    '--enable=warning,performance,portability', '--inline-suppr', '--error-exitcode=1', '--quiet',
    '--std=c11', '--library=gtk', '--library=posix', '-j2', '-Isrc', '--max-configs=2',
    '--suppress=missingInclude', '--suppress=unknownMacro', '--suppress=unmatchedSuppression',
    '-DG_BEGIN_DECLS=', '-DG_END_DECLS=', '-DGETTEXT_PACKAGE="shian"',
    # What the headers of GLib would have told: these release at the end of their scope.
    '-Dg_autofree=', '-Dg_autoptr(type)=type*', '-Dg_auto(type)=type',
    '-DG_DEFINE_AUTOPTR_CLEANUP_FUNC(type,function)=', '-DG_GNUC_PRINTF(a,b)=',
    '-DG_GNUC_WARN_UNUSED_RESULT=', '-DG_GNUC_NORETURN=', '-DG_GNUC_NULL_TERMINATED=',
    # NULL is a pointer wherever this is built.
    '--suppress=varFuncNullUB', '--suppress=memleak', '--suppress=resourceLeak',
]


def main():
    if shutil.which('cppcheck') is None:
        source_tree.skip('cppcheck is not installed')
    names = [name for name in source_tree.files('.c') if name.startswith('src/')]
    answer = subprocess.run(['cppcheck', *OPTIONS, *names], cwd=source_tree.TOP, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    source_tree.report(answer.stdout.splitlines() if answer.returncode != 0 else [])


if __name__ == '__main__':
    main()
