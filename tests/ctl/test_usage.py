# SPDX-License-Identifier: GPL-3.0-or-later
"""Manners of the command line: what it prints, what it refuses, and that it says so."""
import json
import os
import subprocess

import harness


class Words(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.task = self.json("checklist", "list")[0]["task"]

    def set_progress(self, *words, expect=0):
        return self.ctl("progress", "set", "--task", self.task, "--period", "2024Q2",
                        *words, expect=expect)

    def test_progress_reads_as_a_table(self):
        self.set_progress("--status", "in_progress", "--text", "检查食堂", "--figure", "12")
        line = self.ctl("progress", "list").stdout.rstrip("\n")
        self.assertLess(len(line), 200)
        self.assertTrue(line.startswith(f"{self.task}  2024Q2  "), line)
        self.assertTrue(line.endswith("12          检查食堂"), line)

    def test_forgotten_quotes(self):
        self.refused("progress", "set", "--task", self.task, "--period", "2024Q2",
                     "--text", "已", "完成", "三件", code=2, says="“完成”")
        self.assertEqual(self.json("progress", "list"), [])
        self.refused("checklist", "list", "区教育局", code=2, says="“区教育局”")
        self.refused("plan", "diff", "a.txt", "b.txt", code=2, says="“b.txt”")
        self.refused("unit", "alias", "区教育局", "教育局", "三", code=2, says="“三”")

    def test_period_in_small_letters(self):
        self.set_progress("--text", "甲")
        self.assertEqual(len(self.json("progress", "list", "--period", "2024q2")), 1)
        file = self.folder / "a.txt"
        file.write_text("证据", encoding="utf-8")
        self.ctl("evidence", "add", "--task", self.task, "--period", "2024q2", file)
        rows = self.json("evidence", "list", "--task", self.task, "--period", "2024q2")
        self.assertEqual([row["period"] for row in rows], ["2024Q2"])

    def test_file_with_a_dash(self):
        (self.folder / "-x.txt").write_text("证据", encoding="utf-8")
        result = self.run_raw("--store", self.store, "evidence", "add", "--task", self.task,
                              "--period", "2024Q2", "--", "-x.txt", cwd=self.folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        listed = self.ctl("evidence", "list", "--task", self.task).stdout.split()
        self.assertEqual(listed[1:], ["2024Q2", "-x.txt"])


class Globals(harness.CtlCase):
    def test_store_with_equals(self):
        self.init()
        result = self.run_raw(f"--store={self.store}", "checklist", "list")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("17 tasks", result.stdout)

    def test_help_and_version(self):
        for words in (["--help"], ["--json", "-h"]):
            result = self.run_raw(*words)
            self.assertEqual(result.returncode, 0)
            self.assertIn("checklist list", result.stdout)
        self.assertRegex(self.run_raw("--version").stdout, r"^shianctl \d")
        self.assertEqual(self.run_raw().returncode, 2)

    def test_misuse(self):
        for words in (["--stor"], ["--store"], ["--today", "2024-13-01", "plan", "show"], ["nothing"],
                      ["plan"], ["plan", "nothing"], ["--", "nothing"]):
            result = self.run_raw(*words)
            self.assertIn(result.returncode, (2, 3), words)
            self.assertEqual(len(result.stderr.strip().splitlines()), 1, result.stderr)

    def test_json_says_where_the_file_is(self):
        answer = json.loads(self.run_raw("--json", "--store", self.store, "init", "--unit",
                                         "区教育局").stdout)
        self.assertEqual(answer, {"file": str(self.store)})
        other = self.folder / "sample.db"
        answer = json.loads(self.run_raw("--json", "--store", other, "demo").stdout)
        self.assertEqual(answer, {"file": str(other)})

    def test_output_cut_off(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("this system has no /dev/full")
        self.init()
        with open("/dev/full", "w") as full:
            result = subprocess.run([harness.PROGRAM, "--store", self.store, "checklist", "list"],
                                    stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
                                    env=dict(os.environ, LC_ALL="C", LANGUAGE="en"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("could not be written in full", result.stderr)

    def test_risky_place_said_once(self):
        store = self.folder / "Dropbox" / "data.db"
        self.ctl("init", "--unit", "区教育局", store=store)
        result = self.ctl("unit", "alias", "区教育局", "教育局机关", store=store)
        self.assertEqual(result.stderr.count("Dropbox"), 1, result.stderr)


class Ledger(harness.CtlCase):
    def test_subjects(self):
        self.init()
        file = self.folder / "名单.xlsx"
        self.ctl("ledger", "export", "subjects", "-o", file)
        self.assertTrue(file.exists())
        self.refused("ledger", "export", "subjects", "--kind", "castle", "-o", file,
                     code=3, says="“castle”")
        self.refused("ledger", "export", "nothing", "-o", file, code=2, says="“nothing”")


if __name__ == "__main__":
    harness.main()
