# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklists and the work on them, on the command line."""
import hashlib
import pathlib
import unittest

import harness


class Checklist(harness.CtlCase):
    def counts(self, unit):
        rows = self.json("checklist", "list", "--unit", unit)
        named = sum(row["via"] is None for row in rows)
        self.assertEqual(len({row["task"] for row in rows}), len(rows))
        return len(rows), named

    def test_numbers(self):
        self.init()
        self.assertEqual(self.counts("区教育局"), (17, 4))
        self.assertEqual(self.counts("区市场监管局"), (46, 34))
        self.assertEqual(self.counts("子牙镇人民政府"), (16, 0))
        self.assertEqual(self.counts("王口镇人民政府"), (17, 1))
        towns = self.json("checklist", "list", "--unit", "子牙镇人民政府")
        self.assertEqual(sum(row["via"] == "各乡镇人民政府" for row in towns), 3)

    def test_row(self):
        self.init()
        row = next(r for r in self.json("checklist", "list") if r["label"] == "（七）-1")
        self.assertEqual((row["measure"], row["role"], row["via"], row["due"], row["status"]),
                         (7, "assigned", None, "2024-12-31", "not_started"))

    def test_deadlines_follow_an_imported_calendar(self):
        self.init()
        before = next(r for r in self.json("checklist", "deadlines") if r["due"])
        days = self.folder / "休息日.csv"
        days.write_text(f"date,kind,name\n{before['due']},holiday,示例假日\n", encoding="utf-8")
        self.ctl("calendar", "import", days)
        after = next(r for r in self.json("checklist", "deadlines") if r["kind"] == before["kind"]
                     and r["period"] == before["period"])
        self.assertGreater(after["due"], before["due"])
        self.assertIn("示例假日", after["reason"])

    def test_deadlines(self):
        self.init(issued="2024-04-11")
        rows = self.json("checklist", "deadlines")
        self.assertEqual([(r["kind"], r["period"], r["due"]) for r in rows], [
            ("implementation_plan", "2024", "2024-05-11"),
            ("quarterly_report", "2024Q2", "2024-07-01"),
            ("quarterly_report", "2024Q3", "2024-09-30"),
            ("quarterly_report", "2024Q4", "2024-12-31"),
            ("annual_report", "2024", "2024-12-31"),
            ("quarterly_report", "2024Q1", None)])
        other = self.folder / "other.db"
        self.ctl("init", "--unit", "区教育局", "--issued", "2024-05-09", store=other)
        rows = self.json("checklist", "deadlines", store=other)
        plan = next(r for r in rows if r["kind"] == "implementation_plan")
        self.assertEqual(plan["due"], "2024-06-11")
        self.assertIn("端午", plan["reason"])

    def test_not_involved(self):
        self.init()
        self.ctl("checklist", "not-involved", "--task", "（二）-1", "--reason", "无此项职责")
        row = next(r for r in self.json("checklist", "list") if r["label"] == "（二）-1")
        self.assertEqual((row["status"], row["not_involved_reason"]), ("not_involved", "无此项职责"))
        self.refused("checklist", "not-involved", "--task", "（七）-1", "--reason", "无", code=3,
                     says="names 区教育局 itself")
        self.ctl("checklist", "not-involved", "--task", "（二）-1", "--take-back")
        row = next(r for r in self.json("checklist", "list") if r["label"] == "（二）-1")
        self.assertEqual(row["status"], "not_started")

    def test_collective_has_no_checklist(self):
        self.init()
        self.refused("checklist", "list", "--unit", "各乡镇人民政府", code=3, says="collective")


class Progress(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.init()

    def test_set_and_list(self):
        record = self.ctl("progress", "set", "--task", "（七）-1", "--period", "2024Q1", "--status",
                          "in_progress", "--text", "检查学校食堂 12 家", "--figure", "12").stdout.strip()
        task = next(r["task"] for r in self.json("checklist", "list") if r["label"] == "（七）-1")
        rows = self.json("progress", "list")
        self.assertEqual(len(rows), 1)
        self.assertLessEqual({"task": task, "period": "2024Q1", "status": "in_progress",
                              "text": "检查学校食堂 12 家", "figure": 12, "id": record}.items(),
                             rows[0].items())
        again = self.ctl("progress", "set", "--task", task, "--period", "2024Q1", "--problems",
                         "部分食堂留样不足").stdout.strip()
        self.assertEqual(again, record)
        row = self.json("progress", "list", "--period", "2024Q1")[0]
        self.assertEqual((row["status"], row["problems"]), ("in_progress", "部分食堂留样不足"))
        self.assertEqual(self.json("progress", "list", "--period", "2024Q2"), [])

    def test_undo_and_history(self):
        record = self.ctl("progress", "set", "--task", "7-1", "--period", "2024Q1", "--status",
                          "done").stdout.strip()
        self.ctl("progress", "set", "--task", "7-1", "--period", "2024Q1", "--status", "lagging")
        history = self.json("store", "history", "--record", record)
        self.assertEqual([h["action"] for h in history], ["change", "create"])
        self.ctl("store", "undo")
        self.assertEqual(self.json("progress", "list")[0]["status"], "done")
        self.ctl("store", "undo", "--record", record)
        self.assertEqual(self.json("progress", "list"), [])
        self.ctl("store", "check")

    def test_refused(self):
        good = ["progress", "set", "--task", "7-1", "--period", "2024Q1"]
        self.refused(*good, "--status", "finished", code=3, says="finished")
        self.refused(*good, "--figure", "twelve", code=3, says="twelve")
        self.refused(*good, "--figure", "-3", code=3, says="negative")
        self.refused(*good, "--text", "长" * 20001, code=3, says="20000")
        self.refused("progress", "set", "--task", "7-9", "--period", "2024Q1", code=3, says="7-9")
        self.refused("progress", "set", "--task", "3-1", "--period", "2024Q1", code=3,
                     says="not a task of 区教育局")
        self.refused("progress", "set", "--task", "7-1", "--period", "2024Q5", code=3,
                     says="2024Q5")
        self.refused("progress", "set", "--task", "7-1", "--period", "2025Q1", code=3, says="plan")
        self.refused("progress", "set", "--task", "7-1", code=2, says="progress set")
        self.refused("progress", "set", "--unknown", code=2, says="unknown")
        self.refused("nonsense", code=2, says="nonsense")

    def test_total_may_not_fall(self):
        base = ["progress", "set", "--task", "7-1"]
        self.ctl(*base, "--period", "2024Q1", "--figure", "12")
        self.refused(*base, "--period", "2024Q2", "--total", "11", code=3, says="below")
        self.ctl(*base, "--period", "2024Q2", "--total", "12")

    def test_steps_and_ticks(self):
        step = self.ctl("step", "set", "--task", "7-1", "--text", "开学前全覆盖检查", "--due",
                        "2024年8月31日").stdout.strip()
        self.ctl("step", "set", "--step", step, "--done", "1")
        row = self.json("step", "list", "--task", "7-1")[0]
        self.assertEqual((row["due"], row["done"], row["done_on"]),
                         ("2024-08-31", True, "2024-05-20"))
        self.ctl("tick", "set", "--task", "7-1", "--point", "1")
        item = next(r for r in self.json("checklist", "list") if r["label"] == "（七）-1")
        self.assertEqual((item["points_done"], item["steps"], item["steps_done"]), (1, 1, 1))
        self.refused("tick", "set", "--task", "7-1", "--point", "99", code=3, says="points")
        self.ctl("step", "remove", step)
        self.assertEqual(self.json("step", "list", "--task", "7-1"), [])

    def test_evidence(self):
        path = self.folder / "检查记录.txt"
        path.write_text("检查记录", encoding="utf-8")
        where = ["--task", "7-1", "--period", "2024Q1"]
        first = self.ctl("evidence", "add", *where, path).stdout
        self.assertEqual(self.ctl("evidence", "add", *where, path).stdout, first)
        rows = self.json("evidence", "list", "--task", "7-1")
        self.assertEqual([r["name"] for r in rows], ["检查记录.txt"])
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        kept = self.store.parent / "attachments" / digest[:2] / digest
        self.assertEqual((rows[0]["sha256"], kept.read_bytes()), (digest, path.read_bytes()))
        self.refused("evidence", "add", *where, self.folder / "none.pdf", code=3, says="none.pdf")


class Store(harness.CtlCase):
    def test_missing(self):
        result = self.ctl("checklist", "list", expect=3)
        self.assertIn(str(self.store), result.stderr)
        self.assertFalse(self.store.exists())

    def test_backup(self):
        self.init()
        copy = self.folder / "copy.db"
        self.ctl("backup", "make", "-o", copy)
        self.assertEqual(len(self.json("checklist", "list", store=copy)), 17)

    def test_demo(self):
        self.ctl("demo")
        rows = self.json("progress", "list")
        self.assertGreater(len(rows), 4)
        self.assertTrue(all("示例" in r["text"] for r in rows if r["text"]))
        result = self.ctl("demo", expect=3)
        self.assertIn("already holds", result.stderr)

    def test_today(self):
        self.init()
        for text, code in (("2024-02-30", 3), ("2024-02-29", 0)):
            result = self.run_raw("--today", text, "--store", self.store, "checklist", "list")
            self.assertEqual(result.returncode, code)


class Export(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.out = self.folder / "导出"

    def test_pack(self):
        self.ctl("progress", "set", "--task", "7-1", "--period", "2024Q1", "--status", "lagging",
                 "--figure", "0")
        result = self.json("pack", "export", "--unit", "区教育局", "--period", "2024Q1", "-o",
                           self.out)
        self.assertEqual([pathlib.Path(f).name for f in result["files"]],
                         [f.name for f in self.out.iterdir()])
        self.assertEqual(result["rows"], 17)
        lacks = {(m["label"], m["lack"]) for m in result["missing"]}
        self.assertLessEqual({("（七）-1", "problems"), ("（六）-1", "progress")}, lacks)

    def test_every_unit(self):
        result = self.json("checklist", "export", "--all", "-o", self.out)
        names = {f.name for f in self.out.iterdir()}
        self.assertEqual(len(result["files"]), len(names))
        self.assertIn("2024年食品安全责任清单.xlsx", names)
        self.assertIn("王口镇人民政府-2024年食品安全任务清单.xlsx", names)
        self.assertFalse(any(name.startswith(".") for name in names))

    def test_print(self):
        path = self.folder / "清单.pdf"
        self.ctl("checklist", "print", "--period", "2024Q1", "-o", path)
        self.assertTrue(path.read_bytes().startswith(b"%PDF"))

    def test_refused(self):
        self.refused("pack", "export", "--period", "2024Q1", code=2, says="pack export")
        self.refused("checklist", "export", "--all", "--unit", "区教育局", "-o", self.out, code=2,
                     says="checklist export")
        self.refused("pack", "export", "--period", "2023Q1", "-o", self.out, code=3,
                     says="no such plan")
        self.assertFalse(self.out.exists())


if __name__ == "__main__":
    harness.main()
