# SPDX-License-Identifier: GPL-3.0-or-later
"""A canteen's whole life as an officer does it: a list comes in, one school is inspected by keys,
the finding is chased until a second person closes it; then paper and ledger say the same."""
import re
import shutil
import subprocess
import unittest

import driver
from case import Case
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
        app.choose_file("监管对象名单（Excel 或 .csv）", path)
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
        app.write(app.find("text", "检查人员一"), "示例甲/001")
        app.write(app.find("text", "检查人员二"), "示例乙/002")
        for said in ("已出示证件并告知权利", "已告知可以申请回避"):
            self.tick_next(app, said)
        app.key("alt+b")
        app.see("已答 0/")

    def tick_next(self, app, name):
        app.key("Tab")
        box = app.find("check box", name)
        wait(lambda: app.focused(box), f"the keys at “{name}”")
        app.key("space")
        wait(lambda: box.get_state_set().contains(app.atspi.StateType.CHECKED), f"“{name}” ticked")

    @staticmethod
    def fitting(limit):
        """A number within the limit as the form prints it: ≥40小时, 0～8℃, <10mm, 100%."""
        numbers = [int(n) for n in re.findall(r"-?[0-9]+", limit)]
        return str(numbers[0] - 1 if limit.startswith("<") else numbers[0]) if numbers else "1"

    def keys_for(self, item):
        if item["kind"] == "verdict":
            return ["1"]
        value = self.fitting(item["limit"])
        return [*value.replace("-", "m"), "Return"]

    def answer(self, app, items):
        """One burst of keys, as fast as a practised hand."""
        keys = [key.replace("m", "minus") for item in items for key in self.keys_for(item)]
        app.key("--delay", "40", *keys)

    def write_down_problem(self, app):
        """2, Enter into the words of the finding, Enter on to the next item."""
        app.key("2", "Return")
        field = app.find("text", "问题")
        wait(lambda: app.focused(field), "the keys in the words of the finding")
        app.paste(field, PROBLEM)
        app.key("Escape")
        wait(lambda: not app.focused(field), "the keys back at the item")
        app.key("Return")
        wait(lambda: app.focused(field), "the keys in the words again")
        app.key("Return")

    def answer_all(self, app):
        inspection = self.ctl("inspection", "list")[0]["id"]
        items = self.ctl("inspection", "show", inspection)["items"]
        counts = wait(lambda: next(n for n in app.all("label") if n.get_name().startswith("已答 0/")),
                      "the counts")
        self.answer(app, items[:FAILED])
        wait(lambda: counts.get_name().startswith(f"已答 {FAILED}/"), "the first answers")
        self.write_down_problem(app)
        self.answer(app, items[FAILED + 1:])
        wait(lambda: counts.get_name().startswith(f"已答 {len(items)}/{len(items)}"),
             "every item answered")
        return inspection

    def finish(self, app):
        """The last key has brought up the end."""
        app.see("基本符合")
        app.choose("被检查单位签字", "Down", "纸面签字")
        app.write(app.find("text", "签字人"), "示例校长")
        app.key("Tab")
        app.press("push button", "完成检查并锁定")
        app.see("已锁定")

    # --- the finding -------------------------------------------------------------------------
    def step(self, app, name, person, **fields):
        """One step of the finding, which stands first when it is the usual next."""
        self.assertIn(name, app.chosen("下一步"))
        app.write(app.find("text", "经办人"), person)
        for field, words in fields.items():
            app.write(app.find("text", field), words)
        if name == "销号":
            proof = self.folder / "整改后.png"
            app.picture(proof)
            app.press("push button", "添加佐证…")
            app.choose_file("作为佐证的文件", proof)
        app.key("Tab")
        app.press("push button", "登记这一步")

    def chase(self, app):
        app.key("alt+4")
        app.click(self.row(app, "2024-000001"))
        app.see(PROBLEM)
        self.step(app, "登记整改回复", "示例校长", 说明="已分柜存放")
        wait(lambda: "复查" in app.chosen("下一步"), "the reply to be stored")
        self.step(app, "复查：已整改", "示例丙", 说明="现场看过")
        wait(lambda: "销号" in app.chosen("下一步"), "the recheck to be stored")
        self.step(app, "销号", "示例丁", 第二人="示例戊")
        wait(lambda: self.ctl("finding", "list")[0]["state"] == "closed", "the finding to close")

    # --- paper and ledger --------------------------------------------------------------------
    def check_paper(self, inspection):
        if shutil.which("pdftotext") is None:
            return
        path = self.folder / "记录.pdf"
        self.ctl("form", "record", inspection, "-o", path)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                              check=True, timeout=60).stdout
        for words in (NAME, PROBLEM, "基本符合", "示例甲", "示例乙"):
            self.assertIn(words, text)

    def ledger(self, name):
        path = self.folder / f"{name}.xlsx"
        self.ctl("ledger", "export", name, "--period", "2024Q2", "-o", path)
        rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        return next(row for row in rows if NAME in row)

    def check_ledgers(self):
        row = self.ledger("canteens")
        self.assertIn("基本符合", row)
        self.assertIn("1/1", row)
        row = self.ledger("findings")
        for words in (PROBLEM, "已销号", "示例丁、示例戊"):
            self.assertIn(words, row)

    def check_store(self, inspection):
        shown = self.ctl("inspection", "show", inspection)
        self.assertEqual((shown["state"], shown["signature"], shown["signer"]),
                         ("finished", "paper", "示例校长"))
        self.assertEqual([i["item"] for i in shown["items"] if i["verdict"] == "not_conforming"],
                         ["C03"])
        self.assertEqual(shown["counts"]["unanswered"], 0)
        self.ctl("store", "check")

    def test_life(self):
        app = self.start()
        self.first_start(app)
        self.take_over_list(app)
        self.begin(app)
        inspection = self.answer_all(app)
        self.finish(app)
        self.chase(app)
        app.close()
        self.check_store(inspection)
        self.check_paper(inspection)
        self.check_ledgers()


if __name__ == "__main__":
    driver.check_tools("Xvfb", "dbus-daemon", "xdotool", "xclip", "import")
    desktop = driver.Desktop()
    unittest.main(verbosity=2)
