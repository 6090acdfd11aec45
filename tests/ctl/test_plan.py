# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans on the command line: parse, set up, import again, compare."""
import json
import unittest

import harness

PLAN = harness.SHARED / "plans" / "jinghai-2024.txt"

SMALL = """2025年试验区食品安全监督管理计划
根据上级要求，制定本计划。
一、压实责任
（一）强化协调。定期召开会商会议，全年不少于4次。（区食药安办牵头，相关成员单位配合）推进粮库检验。（区粮食局负责）
（二）抽检监测。完成抽检1200批次。（区市场监管局负责）
二、抓好落实
各单位在本计划印发后20日内向区食药安办报送落实方案，按季度报送进展，年底前报送全年情况。
"""


class Parse(harness.CtlCase):
    def parse(self, text):
        path = self.folder / "plan.txt"
        path.write_text(text, encoding="utf-8")
        result = self.run_raw("--json", "plan", "parse", path)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def test_small(self):
        plan = self.parse(SMALL)
        self.assertEqual(plan["year"], 2025)
        tasks = [t for s in plan["sections"] for m in s["measures"] for t in m["tasks"]]
        self.assertEqual([len(t["responsibilities"]) for t in tasks], [2, 1, 1])
        self.assertEqual(tasks[0]["responsibilities"],
                         [{"unit": "区食药安办", "role": "lead"},
                          {"unit": "相关成员单位", "role": "support"}])
        self.assertEqual([(o["kind"], o.get("days")) for o in plan["obligations"]][0],
                         ("implementation_plan", 20))
        self.assertEqual(plan["coverage"]["characters"], plan["coverage"]["accounted"])

    @unittest.skipUnless(PLAN.exists(), "the shared plan texts are not here")
    def test_the_real_plan(self):
        result = self.run_raw("--json", "plan", "parse", PLAN)
        plan = json.loads(result.stdout)
        expected = json.loads(PLAN.with_suffix(".expected.json").read_text(encoding="utf-8"))
        for section, wanted in zip(plan["sections"], expected["sections"], strict=True):
            self.assertEqual((section["number"], section["title"]),
                             (wanted["number"], wanted["title"]))
            for measure, other in zip(section["measures"], wanted["measures"], strict=True):
                self.assertEqual((measure["number"], measure["title"]),
                                 (other["number"], other["title"]))
                for task, truth in zip(measure["tasks"], other["tasks"], strict=True):
                    for key in truth:
                        self.assertEqual(task[key], truth[key])
        for duty, truth in zip(plan["obligations"], expected["obligations"], strict=True):
            self.assertLessEqual(truth.items(), duty.items())

    def test_refused(self):
        for name, content, says in (
                ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".docx"),
                ("a.pdf", b"%PDF-1.7\n" + b"x" * 500, "PDF"),
                ("empty.txt", b"", "empty"),
                ("binary.txt", bytes(range(256)) * 20, "")):
            path = self.folder / name
            path.write_bytes(content)
            result = self.run_raw("plan", "parse", path)
            self.assertEqual(result.returncode, 3, f"{name}: {result.stderr}")
            self.assertIn(says, result.stderr)
        self.assertEqual(self.run_raw("plan", "parse", self.folder / "none.txt").returncode, 3)
        self.assertEqual(self.run_raw("plan", "parse").returncode, 2)


class Import(harness.CtlCase):
    def test_init_twice(self):
        self.init()
        self.refused("init", "--unit", "区商务局", code=3, says="set up already")

    def test_init_unknown_unit(self):
        result = self.ctl("init", "--unit", "区市场监官局", expect=3)
        self.assertIn("区市场监管局", result.stderr)

    @unittest.skipUnless(PLAN.exists(), "the shared plan texts are not here")
    def test_original_onto_builtin(self):
        self.init()
        before = {t["label"]: t["task"] for t in self.json("checklist", "list")}
        task = before["（六）-1"]
        self.ctl("progress", "set", "--task", task, "--period", "2024Q1", "--status", "done")
        self.assertEqual(self.ctl("plan", "import", PLAN, expect=4).returncode, 4)
        self.assertEqual(before, {t["label"]: t["task"] for t in self.json("checklist", "list")})
        changes = self.json("plan", "diff", PLAN)
        self.assertEqual((changes["added"], changes["removed"]), (0, 0))
        self.assertEqual(changes["unknown_units"], [])
        self.assertTrue(all(not t["units_changed"] and not t["moved"] for t in changes["tasks"]))
        self.ctl("plan", "import", PLAN, "--accept")
        after = self.json("checklist", "list", "--period", "2024Q1")
        self.assertEqual(before, {t["label"]: t["task"] for t in after})
        self.assertEqual([t["status"] for t in after if t["task"] == task], ["done"])
        wording = next(t["text"] for t in after if t["task"] == task)
        self.assertIn(wording, PLAN.read_text(encoding="utf-8"))
        self.assertEqual(self.json("plan", "diff", PLAN)["same"], 71)
        self.ctl("store", "undo")
        again = next(t["text"] for t in self.json("checklist", "list") if t["task"] == task)
        self.assertNotEqual(again, wording)

    def test_corrected_text(self):
        first = self.folder / "first.txt"
        first.write_text(SMALL, encoding="utf-8")
        second = self.folder / "second.txt"
        second.write_text(SMALL.replace("（区粮食局负责）", "（区发展改革委负责）")
                          .replace("完成抽检1200批次", "完成抽检1300批次")
                          .replace("二、抓好", "（三）宣传培训。组织专题培训。（区教育局负责）\n二、抓好"),
                          encoding="utf-8")
        result = self.ctl("init", "--unit", "区市场监管局", "--plan", first)
        self.assertEqual(result.returncode, 0)
        old = {t["label"]: t["task"] for t in self.json("plan", "show")["tasks"]}
        changes = self.json("plan", "diff", second)
        self.assertEqual((changes["same"], changes["changed"], changes["added"],
                          changes["removed"]), (1, 2, 1, 0))
        self.ctl("plan", "import", second, "--accept")
        new = {t["label"]: t["task"] for t in self.json("plan", "show")["tasks"]}
        self.assertLessEqual(old.items(), new.items())

    def test_unknown_unit_becomes_alias(self):
        path = self.folder / "plan.txt"
        path.write_text(SMALL, encoding="utf-8")
        self.ctl("init", "--unit", "区发展改革委", "--plan", path)
        self.assertEqual(self.json("plan", "diff", path)["unknown_units"], ["区粮食局"])
        mine = {t["label"] for t in self.json("checklist", "list")}
        self.ctl("unit", "alias", "区发展改革委", "区粮食局")
        now = {t["label"] for t in self.json("checklist", "list")}
        self.assertEqual(now - mine, {"（一）-2"})
        self.refused("unit", "alias", "区教育局", "区粮食局", code=3, says="already means")

    def test_no_year(self):
        path = self.folder / "plan.txt"
        path.write_text(SMALL.replace("2025年", ""), encoding="utf-8")
        self.init()
        self.refused("plan", "import", path, "--accept", code=3, says="which year")


class Links(harness.CtlCase):
    """Which kinds of premises count for which measure."""

    def row(self, number):
        rows = self.json("plan", "links", "--period", "2024Q2")
        return next(row for row in rows if row["measure"] == number)

    def test_change_and_reset(self):
        self.init()
        self.assertEqual(self.row(6), {
            "measure": 6, "title": self.row(6)["title"], "kinds": ["campus_canteen"],
            "inspections": 0, "premises": 0, "findings": 0, "closed": 0})
        self.assertEqual(self.row(10)["kinds"], [])
        self.ctl("plan", "link", "10", "stall;eatery")
        self.ctl("plan", "link", "6", "--none")
        self.assertEqual(self.row(10)["kinds"], ["eatery", "stall"])
        self.assertEqual(self.row(6)["kinds"], [])
        self.assertEqual(self.row(7)["kinds"], ["campus_canteen"])
        self.ctl("store", "undo")
        self.assertEqual(self.row(6)["kinds"], ["campus_canteen"])
        self.ctl("plan", "link", "--reset")
        self.assertEqual(self.row(10)["kinds"], [])
        self.assertIn("inspected 0 times", self.ctl("plan", "links").stdout)

    def test_refused(self):
        self.init()
        self.refused("plan", "link", "10", "market", code=3, says="market")
        self.refused("plan", "link", "99", "stall", code=3, says="no measure")
        self.refused("plan", "link", "sechs", "stall", code=3, says="no measure")
        self.refused("plan", "link", "10", code=2, says="MEASURE")
        self.refused("plan", "link", "10", "--none", "--reset", code=2, says="MEASURE")


if __name__ == "__main__":
    harness.main()
