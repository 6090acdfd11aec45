# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job as a user does it: from the first start to the quarter's workbook."""
import hashlib
import json
import os
import pathlib
import time
import unittest

import driver
from case import UNIT, Case
from driver import wait

try:
    import openpyxl
except ImportError:
    driver.need("openpyxl for Python")

TASK = "（七）-1"
NARRATIVE = "截至5月6日，检查学校食堂12家，整改问题3个。"
SOURCE = pathlib.Path(__file__).resolve().parents[2]


class MainJob(Case):
    def report(self, app):
        self.open_task(app, TASK)
        self.assertIn("未启动", app.chosen("状态"))
        app.choose("状态", "Down", "推进中")
        app.write(self.narrative(app), NARRATIVE)
        app.key("Tab")
        wait(lambda: "推进中" in self.row(app, TASK).get_name(), "the row to follow")

    def add_evidence(self, app):
        photo = self.folder / "现场检查记录.txt"
        photo.write_text("检查学校食堂12家", encoding="utf-8")
        app.press("push button", "添加文件")
        app.choose_file("作为佐证的文件", photo)
        app.see("佐证 1")
        app.see(photo.name)
        return hashlib.sha256(photo.read_bytes()).hexdigest()

    def look_at_another_period(self, app):
        app.choose("时期", "Up", "2024年第一季度")
        wait(lambda: app.read(self.narrative(app)) == "", "an empty first quarter")
        self.assertIn("未启动", app.chosen("状态"))
        app.choose("时期", "Down", "2024年第二季度")
        wait(lambda: app.read(self.narrative(app)) == NARRATIVE, "the second quarter again")

    def undo(self, app):
        app.choose("状态", "Down", "已完成")
        self.row(app, TASK)
        wait(lambda: "已完成" in self.row(app, TASK).get_name(), "the change to be stored")
        app.key("ctrl+z")
        app.see(f"已撤销：{TASK}")
        wait(lambda: "推进中" in app.chosen("状态"), "the status before")

    def export(self, app):
        """By keys alone: the page of reports, which stands at the window's quarter, and Ctrl+E."""
        app.key("alt+5")
        folder = pathlib.Path(app.see("食安清单/2024年第二季度"))
        self.assertTrue(folder.is_relative_to(self.folder / "home"), folder)
        app.key("ctrl+e")
        app.see("已导出 1 个文件，17 行；16 项任务未填")
        files = list(folder.iterdir())
        self.assertEqual([f.suffix for f in files], [".xlsx"])
        return files[0]

    def check_workbook(self, path):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        rows = [[cell for cell in row if cell is not None]
                for row in sheet.iter_rows(values_only=True)]
        self.assertIn("2024年食品安全监督管理计划落实情况季度报表（第二季度）", rows[1])
        self.assertIn(f"填报单位（盖章）：{UNIT}", rows[2])
        tasks = {row[1]: row for row in rows if row and isinstance(row[0], int)}
        listed = {r["label"]: r for r in self.ctl("checklist", "list", "--period", "2024Q2")}
        self.assertEqual(list(tasks), list(listed))
        for label, row in tasks.items():
            self.assertTrue(row[2].startswith(listed[label]["text"]), row[2])
            self.assertIn("推进中" if label == TASK else "未启动", row)
        self.assertIn(NARRATIVE, tasks[TASK])
        self.assertTrue(any("现场检查记录" in str(cell) for cell in tasks[TASK]), tasks[TASK])

    def check_store(self, checksum):
        rows = self.ctl("progress", "list")
        task = next(r["task"] for r in self.ctl("checklist", "list") if r["label"] == TASK)
        self.assertEqual([(r["task"], r["unit"], r["period"], r["status"], r["text"]) for r in rows],
                         [(task, UNIT, "2024Q2", "in_progress", NARRATIVE)])
        evidence = self.ctl("evidence", "list", "--task", TASK, "--period", "2024Q2")
        self.assertEqual([e["name"] for e in evidence], ["现场检查记录.txt"])
        kept = [p for p in self.store.parent.rglob("*") if p.is_file() and
                hashlib.sha256(p.read_bytes()).hexdigest() == checksum]
        self.assertEqual(len(kept), 1, "the evidence lies beside the store, once")
        self.ctl("store", "check")

    def test_from_plan_to_workbook(self):
        app = self.start()
        self.first_start(app)
        self.report(app)
        checksum = self.add_evidence(app)
        self.look_at_another_period(app)
        self.undo(app)
        workbook = self.export(app)
        app.close()
        self.check_store(checksum)
        self.check_workbook(workbook)

        app = self.start()
        self.open_task(app, TASK)
        wait(lambda: app.read(self.narrative(app)) == NARRATIVE, "the narrative after a new start")
        self.assertIn("推进中", app.chosen("状态"))
        app.see("佐证 1")
        app.close()


class OtherPlans(Case):
    def original(self):
        plan = pathlib.Path(os.environ.get("SHIAN_SHARED", ""), "plans", "jinghai-2024.txt")
        if "SHIAN_SHARED" not in os.environ or not plan.is_file():
            self.skipTest("SHIAN_SHARED does not hold plans/jinghai-2024.txt")
        return plan.resolve()

    def test_pasted(self):
        """The built-in text, pasted, gives the same tasks."""
        text = (SOURCE / "resources" / "plans" / "jinghai-2024.txt").read_text(encoding="utf-8")
        app = self.start()
        self.say_who(app)
        self.say_when(app)
        app.click(self.row(app, "粘贴文本"))
        field = app.find("text", "计划文本")
        wait(lambda: app.focused(field), "the cursor in the field")
        app.paste(field, text)
        app.press("push button", "读取计划")
        self.accept(app)
        app.close()
        self.assertEqual(len(self.ctl("checklist", "list")), 17)

    def test_original_file(self):
        plan = self.original()
        app = self.start()
        self.say_who(app)
        self.say_when(app)
        app.press("push button", "选择")
        app.choose_file("打开计划", plan)
        self.accept(app)
        app.close()
        self.assertEqual(len(self.ctl("checklist", "list")), 17)
        words = self.ctl("checklist", "list")[0]["text"]
        self.assertIn(words[:20], plan.read_text(encoding="utf-8"))


    def test_original_over_builtin(self):
        """The official wording comes in later; what was entered stays with its task."""
        plan = self.original()
        app = self.start()
        self.first_start(app)
        self.open_task(app, TASK)
        app.write(self.narrative(app), NARRATIVE)
        app.press("push button", "菜单")
        app.press("menu item", "导入计划(I)…")
        app.focus(app.window_of("导入计划"))
        window = app.window_node("导入计划")
        app.press("push button", "选择", inside=window)
        app.choose_file("打开计划", plan)
        app.see("与已有计划相比：", inside=window)
        app.press("push button", "采用", inside=window)
        app.gone("导入计划")
        app.focus()
        wait(lambda: app.read(self.narrative(app)) == NARRATIVE, "the narrative in its place")
        app.close()
        tasks = {row["task"]: row for row in self.ctl("checklist", "list", "--period", "2024Q2")}
        stored = self.ctl("progress", "list")
        self.assertEqual([row["text"] for row in stored], [NARRATIVE])
        self.assertEqual(tasks[stored[0]["task"]]["label"], TASK)
        self.assertIn(tasks[stored[0]["task"]]["text"][:20], plan.read_text(encoding="utf-8"))
        self.assertEqual(self.ctl("plan", "show")["issued"], "2024-04-26")


class KeysAlone(Case):
    """Without a mouse and without presses through the bus."""

    def at(self, app, role, name):
        wait(lambda: any(n.get_role_name() == role and n.get_name().startswith(name)
                         and app.focused(n) for n in app.walk()), f"the keys at {role} “{name}”")

    def test_first_start_and_first_report(self):
        app = self.start()
        self.at(app, "entry", "单位名称")
        app.type("jyj")
        app.find("push button", f"以{UNIT}的身份继续")
        app.key("Return")
        self.at(app, "check box", "内置的 2024 年计划")
        app.key("alt+r")
        app.see("71 项任务")
        app.key("alt+a")
        self.at(app, "push button", "打开任务清单")
        app.key("Return")
        self.at(app, "list item", "（二）-1")
        app.key("Down")
        self.at(app, "list item", "（六）-1")
        app.key("ctrl+k")
        self.at(app, "entry", "搜索")
        app.paste(app.find("entry", "搜索"), "学校食堂食品安全管理办法")
        wait(lambda: "全部 1" in [b.get_name() for b in app.all("push button")], "one task left")
        app.key("Return")
        self.at(app, "list item", TASK)
        app.key("Escape")
        wait(lambda: "全部 17" in [b.get_name() for b in app.all("push button")], "all tasks again")
        app.key("Return")
        app.see("分工负责 · ")
        self.tab_to(app, "text", "进展情况")
        app.paste(self.narrative(app), NARRATIVE)
        app.key("Escape")
        self.at(app, "list item", TASK)
        app.key("alt+5")
        self.at(app, "list item", "2024年第二季度")
        app.key("ctrl+e")
        app.see("已导出 1 个文件")
        wait(lambda: any("已导出" in n.get_name() for n in app.all("list item")), "the row to follow")
        self.at(app, "list item", "2024年第二季度")
        app.close()
        labels = {row["task"]: row["label"] for row in self.ctl("checklist", "list")}
        self.assertEqual([(labels[row["task"]], row["text"])
                          for row in self.ctl("progress", "list")], [(TASK, NARRATIVE)])

    def tab_to(self, app, role, name):
        def there():
            return any(n.get_role_name() == role and app.named(n, name) and app.focused(n)
                       for n in app.walk())
        for _ in range(40):
            if there():
                return
            app.key("Tab")
        self.fail(f"Tab does not lead to {role} “{name}”")


class Killed(Case):
    SLACK = 1.0  # seconds a loaded machine may take to do what falls due

    def type_on(self, app):
        """Types without a pause; returns each key with the time it was pressed."""
        keys = []
        begun = time.monotonic()
        while len(keys) < 40 or time.monotonic() < begun + 4:
            key = str(len(keys) % 10)
            app.key(key)
            keys.append((key, time.monotonic()))
        return keys

    def test_a_second_after_the_last_key(self):
        app = self.start()
        self.first_start(app)
        self.open_task(app, TASK)
        field = self.narrative(app)
        app.enter(field)
        keys = self.type_on(app)
        typed = "".join(key for key, _ in keys)
        wait(lambda: app.read(field) == typed, "the last key to arrive")
        last = time.monotonic()
        wait(lambda: time.monotonic() >= last + 1, "a second to pass")
        app.kill()
        promised = "".join(key for key, pressed in keys if pressed < last - self.SLACK)
        stored = [row["text"] for row in self.ctl("progress", "list")]
        self.assertEqual(len(stored), 1)
        self.assertTrue(typed.startswith(stored[0]), (typed, stored))
        self.assertTrue(stored[0].startswith(promised), (promised, stored))
        self.ctl("store", "check")

        app = self.start()
        self.open_task(app, TASK)
        wait(lambda: app.read(self.narrative(app)) == stored[0], "the text after a new start")
        app.close()


if __name__ == "__main__":
    driver.check_tools("Xvfb", "dbus-daemon", "xdotool", "xclip")
    desktop = driver.Desktop()
    unittest.main(verbosity=2)
