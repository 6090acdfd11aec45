# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test through the screen begins with: a home of its own, the program, the command line
on the same store, and the first start."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import driver
from driver import wait

TODAY = "2024-05-06"
UNIT = "区教育局"


class Case(unittest.TestCase):
    """A home of its own for every test; what the screen said is printed when one fails."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="shian-e2e-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "home").mkdir()
        self.store = self.folder / "shian" / "shian.db"
        self.app = None

    def run(self, result):
        before = len(result.failures) + len(result.errors)
        result = super().run(result)
        app = getattr(self, "app", None)
        if app is not None and len(result.failures) + len(result.errors) > before:
            print("On the screen:", *app.said_last(), sep="\n  ", file=sys.stderr)
            print("Said by the program:", app.output(), file=sys.stderr)
        if app is not None:
            app.kill()
        return result

    def start(self):
        self.app = driver.App("--today", TODAY, env={"XDG_DATA_HOME": str(self.folder),
                                                          "HOME": str(self.folder / "home")})
        return self.app

    def ctl(self, *words):
        done = subprocess.run([os.environ["SHIANCTL"], "--store", self.store, "--today", TODAY,
                               "--json", *words], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    # --- what a user does --------------------------------------------------------------------
    def say_who(self, app):
        app.see("您是哪个单位？")
        app.write(app.find("entry", "单位名称"), UNIT)
        app.press("push button", f"以{UNIT}的身份继续")
        app.see("第 2 步")

    def say_when(self, app):
        app.write(app.find("text", "印发日期"), "2024-4-26")
        app.key("Tab")
        app.see("周五")

    def accept(self, app):
        app.see("8 个大项 · 32 条措施 · 71 项任务 · 156 个责任")
        app.press("push button", "采用")
        app.see("17 项任务：点名 4 项，通过总称 13 项")
        app.press("push button", "打开任务清单")
        app.find("list", "任务")

    def first_start(self, app):
        self.say_who(app)
        self.say_when(app)
        app.press("push button", "读取计划")
        self.accept(app)

    def row(self, app, label):
        return wait(lambda: next((r for r in app.all("list item")
                                  if r.get_name().startswith(label)), None), f"the row {label}")

    def open_task(self, app, label):
        """Clicks the row; the record beside it then has the same title."""
        row = self.row(app, label)
        title = wait(lambda: next(t for t in app.texts(row) if t.startswith(label)), "its title")
        app.click(row)
        wait(lambda: app.texts().count(title) == 2, f"the record of {title}")

    def narrative(self, app):
        return app.find("text", "进展情况")
