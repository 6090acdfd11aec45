# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs shianctl on throw-away data files."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SHIANCTL"]
SHARED = pathlib.Path(os.environ.get("SHIAN_SHARED", "/nonexistent"))


class CtlCase(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="shian-test-")
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        self.store = self.folder / "数据 一" / "shian.db"

    def run_raw(self, *words, **kwargs):
        environment = dict(os.environ, LC_ALL="C", LANGUAGE="en", SHIAN_TODAY="2024-05-20")
        environment.update(kwargs.pop("env", {}))
        return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True,
                              env=environment, timeout=120, **kwargs)

    def ctl(self, *words, expect=0, store=None):
        result = self.run_raw("--store", store or self.store, *words)
        self.assertEqual(result.returncode, expect, f"{words}: {result.stdout}{result.stderr}")
        return result

    def json(self, *words, store=None):
        result = self.run_raw("--store", store or self.store, "--json", *words)
        self.assertEqual(result.returncode, 0, f"{words}: {result.stderr}")
        return json.loads(result.stdout)

    def init(self, unit="区教育局", plan="builtin", issued="2024-04-10"):
        self.ctl("init", "--unit", unit, "--plan", plan, "--issued", issued)

    def refused(self, *words, code, says):
        """The command must fail with this code, in one line that says this, changing nothing."""
        before = self.json("store", "info")["changes"]
        result = self.ctl(*words, expect=code)
        self.assertIn(says, result.stderr)
        self.assertEqual(len(result.stderr.strip().splitlines()), 1, result.stderr)
        self.assertEqual(self.json("store", "info")["changes"], before)
        return result


def main():
    unittest.main(verbosity=2)
