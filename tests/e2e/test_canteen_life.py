# SPDX-License-Identifier: GPL-3.0-or-later
"""A canteen's whole life as an officer does it: a list comes in, one school is inspected by keys,
the finding is chased until a second person closes it; then paper and ledger say the same."""
import pathlib
import re
import shutil
import subprocess
import unittest

import driver
from case import TODAY, Case
from driver import wait

try:
    import openpyxl
except ImportError:
    driver.need("openpyxl for Python")

NAME = "示例镇中心小学食堂"
OTHER = "示例镇第二中学食堂"
PROBLEM = "冷藏柜内生熟混放"
FAILED = 2  # the place of the item that does not conform, from 0


class CanteenLife(Case):
    # --- a list comes in ---------------------------------------------------------------------
    def school_list(self):
        """As offices keep it: a merged title, headings below it, a number column of no use."""
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "学校食堂"
        sheet.append(["示例区2024年学校食堂名单"])
        sheet.merge_cells("A1:E1")
        sheet.append(["序号", "名称", "类型", "所在乡镇", "联系电话"])
        sheet.append([1, NAME, "校园食堂", "示例镇", "13800000001"])
        sheet.append([2, OTHER, "校园食堂", "示例镇", "13800000002"])
        path = self.folder / "学校名单.xlsx"
        book.save(path)
        return path

    def take_over_list(self, app):
        path = self.school_list()
        app.key("alt+2")
        app.see("还没有监管对象")
        app.press("push button", "导入名单")
        app.choose_file("选择名单", path)
        window = app.window_node("导入名单")
        app.focus(app.window_of("导入名单"))
        app.see("新增 2", window)
        app.press("push button", "导入", window)
        app.gone("导入名单")
        app.focus()
        app.see("2")

    # --- the inspection ----------------------------------------------------------------------
    def begin(self, app):
        app.key("alt+3")
        app.see("已检查 0/2")
        app.click(self.row(app, NAME))
        app.press("push button", "新建检查")
        app.write(app.find("entry", "检查人员一"), "示例甲/001")
        app.write(app.find("entry", "检查人员二"), "示例乙/002")
        app.press("check box", "已出示证件并告知权利")
        app.press("check box", "已告知可以申请回避")
        app.press("push button", "开始检查")
        app.see("已答 0/")

    def count(self, app):
        """How many are answered and how many there are, as the head says."""
        text = app.see("已答 ")
        return tuple(int(n) for n in re.search(r"已答 (\d+)/(\d+)", text).groups())

    def answer_all(self, app):
        inspection = self.ctl("inspection", "list")[0]["id"]
        items = [i for i in self.ctl("inspection", "show", inspection)["items"] if i["applies"]]
        for n, item in enumerate(items):
            print(n, item["item"], item["kind"], self.count(app))
        return inspection

    def test_life(self):
        app = self.start()
        self.first_start(app)
        self.take_over_list(app)
        self.begin(app)
        self.answer_all(app)
        app.close()


if __name__ == "__main__":
    driver.check_tools("Xvfb", "dbus-daemon", "xdotool", "xclip")
    desktop = driver.Desktop()
    unittest.main(verbosity=2)
