# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of premises from outside: lists in, search, duplicates, merging, undo."""
import datetime
import io
import json
import unittest
import zipfile

import harness

try:
    import openpyxl
except ImportError:
    openpyxl = None

HEADINGS = ["序号", "学校名称", "所属乡镇", "统一社会信用代码", "许可证号", "许可证有效期至", "学段", "公办/民办",
            "供餐方式", "就餐人数", "负责人", "联系电话", "明厨亮灶", "风险等级", "备注"]
ROWS = [
    [1, "示例第一小学", "静海镇", "91350100M000100Y43", "JY31202230000012", "2027-05-12", "小学", "公办",
     "自营", 620, "张三", "022-60000001", "互联网+", "B级", None],
    [2, "示例中学（东校区）", "独流镇", None, None, "2026/3/1", "中学", "公办", "承包", "1,0", "李四",
     "13800000000", "视频", "A", "示例"],
    [3, "示例实验幼儿园", "独流镇", None, None, None, "幼儿园", "民办", "自营", "85人", "王五", 13900000000,
     "透明玻璃", "C", "/"],
]


def workbook(path, rows, headings=HEADINGS, title="附件1 学校食堂名单", sheet="名单"):
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    if title:
        page.append([title])
        page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings))
    page.append(headings)
    for row in rows:
        page.append(row)
    book.save(path)
    return path


@unittest.skipIf(openpyxl is None, "openpyxl is not installed")
class ImportTest(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.ctl("demo", "fill", "--subjects", 0)
        self.file = self.folder / "名单.xlsx"

    def list(self):
        return {row["name"]: row for row in self.json("subject", "list")}

    def load(self, *words):
        return self.json("subject", "import", self.file, *words)

    def test_first_import(self):
        workbook(self.file, ROWS)
        preview = self.load("--dry-run")
        self.assertEqual(self.json("subject", "list"), [])
        self.assertFalse(preview["applied"])
        done = self.load()
        for answer in (preview, done):
            self.assertEqual((answer["new"], answer["changed"], answer["unchanged"]), (2, 0, 0))
            self.assertEqual(answer["rejected"], [{"sheet": "名单", "cell": "J4", "value": "1,0",
                                                   "reason": "not a whole number"}])
        one = self.list()["示例第一小学"]
        self.assertEqual(one["kind"], "campus_canteen")
        self.assertEqual(one["town"], "静海镇")
        self.assertEqual(one["licence_expiry"], "2027-05-12")
        self.assertEqual((one["stage"], one["ownership"], one["supply"]), ("primary", "public", "own"))
        self.assertEqual((one["diners"], one["bright_kitchen"], one["risk"]), (620, "internet", "b"))
        three = self.list()["示例实验幼儿园"]
        self.assertEqual((three["phone"], three["diners"], three["note"]), ("13900000000", 85, None))

    def test_same_again_changes_nothing(self):
        workbook(self.file, ROWS[:1] + ROWS[2:])
        self.load()
        before = self.json("store", "info")["changes"]
        again = self.load()
        self.assertEqual((again["new"], again["changed"], again["unchanged"]), (0, 0, 2))
        self.assertEqual(self.json("store", "info")["changes"], before)

    def test_changes_field_by_field_and_undo(self):
        workbook(self.file, ROWS[:1])
        self.load()
        changed = list(ROWS[0])
        changed[1], changed[9], changed[10] = "示例第一小学（新址）", 640, None
        workbook(self.file, [changed])
        answer = self.load()
        self.assertEqual((answer["new"], answer["changed"]), (0, 1))
        self.assertEqual(answer["changes"][0]["fields"], [
            {"field": "name", "old": "示例第一小学", "new": "示例第一小学（新址）"},
            {"field": "diners", "old": "620", "new": "640"}])
        row = self.list()["示例第一小学（新址）"]
        self.assertEqual(row["contact"], "张三")
        self.assertEqual(len(self.json("subject", "search", "新址")), 1)
        self.ctl("store", "undo")
        self.assertEqual(self.list()["示例第一小学"]["diners"], 620)
        self.assertEqual(self.json("subject", "search", "新址"), [])
        self.ctl("store", "undo")
        self.assertEqual(self.list(), {})

    def test_one_company_with_two_premises(self):
        rows = [list(ROWS[0]), list(ROWS[0])]
        rows[0][4], rows[1][4] = None, None
        rows[1][1] = "示例第二小学"
        workbook(self.file, rows)
        self.assertEqual(self.load()["new"], 2)
        again = self.load()
        self.assertEqual((again["new"], again["changed"], again["unchanged"]), (0, 0, 2))

    def test_same_premises_twice_in_a_file(self):
        workbook(self.file, [ROWS[0], ROWS[0]])
        answer = self.load()
        self.assertEqual(answer["new"], 1)
        self.assertEqual([fault["cell"] for fault in answer["rejected"]], ["B4"])
        self.assertIn("row 3", answer["rejected"][0]["reason"])
        answer = self.load()
        self.assertEqual((answer["unchanged"], len(answer["rejected"])), (1, 1))

    def test_all_or_nothing(self):
        workbook(self.file, ROWS)
        result = self.ctl("subject", "import", self.file, "--all-or-nothing", expect=3)
        self.assertIn("nothing was written", result.stderr)
        self.assertEqual(self.list(), {})

    def test_rejected_rows_come_back(self):
        workbook(self.file, ROWS)
        back = self.folder / "未导入.xlsx"
        self.load("--rejects", back)
        page = openpyxl.load_workbook(back).worksheets[0]
        rows = list(page.iter_rows())
        self.assertEqual([cell.value for cell in rows[0]][:4], ["原行号", "未导入原因", "序号", "学校名称"])
        self.assertEqual((rows[1][0].value, rows[1][11].value), (4, "1,0"))
        self.assertTrue(rows[1][1].value.startswith("J4："))
        marked = {cell.coordinate for cell in rows[1] if cell.fill.fgColor.rgb not in ("00000000", None)}
        self.assertIn("L2", marked)
        self.assertNotIn("D2", marked)
        self.assertEqual(len(rows), 2)
        rows[1][11].value = "1000"
        page.parent.save(self.file)
        self.assertEqual(self.load()["new"], 1)
        self.assertEqual(self.list()["示例中学（东校区）"]["diners"], 1000)

    def test_ruined_numbers(self):
        row = list(ROWS[0])
        row[3], row[11] = 120102199001011234, 45000.5
        row[4] = datetime.date(2024, 1, 2)
        workbook(self.file, [row])
        answer = self.load()
        self.assertEqual(answer["new"], 0)
        self.assertEqual([fault["cell"] for fault in answer["rejected"]], ["D3", "E3"])
        self.assertIn("15 digits", answer["rejected"][0]["reason"])
        self.assertIn("date", answer["rejected"][1]["reason"])

    def test_wrong_code_is_kept_with_a_warning(self):
        row = list(ROWS[0])
        row[3] = "91350100M000100Y44"
        workbook(self.file, [row])
        answer = self.load()
        self.assertEqual((answer["new"], answer["rejected"]), (1, []))
        self.assertEqual([warning["cell"] for warning in answer["warnings"]], ["D3"])
        self.assertEqual(self.list()["示例第一小学"]["credit_code"], "91350100M000100Y44")

    def test_long_and_bad_cells(self):
        rows = [list(ROWS[0]), list(ROWS[2])]
        rows[0][14] = "长" * 10000
        rows[1][13] = "E"
        workbook(self.file, rows)
        answer = self.load()
        self.assertEqual([fault["cell"] for fault in answer["rejected"]], ["O3", "N4"])
        self.assertIn("1000", answer["rejected"][0]["reason"])

    def test_kinds_of_cells(self):
        book = openpyxl.Workbook()
        page = book.active
        page.append(["对象名称", "类别", "有效期至", "地址", "明厨亮灶", "备注", "许可证号", "就餐人数"])
        page.append(["示例饭店", "小餐饮",
                     datetime.date(2027, 5, 12), "=1/0", True, 0.65, "'001", 12.0])
        page.append(["示例小吃摊", "食品摊贩", datetime.datetime(2026, 1, 2, 3, 4), "街", False, None, None,
                     None])
        page["F2"].number_format = "0%"
        book.save(self.file)
        self.load()
        rows = self.list()
        self.assertEqual(rows["示例饭店"]["licence_expiry"], "2027-05-12")
        self.assertEqual(rows["示例饭店"]["bright_kitchen"], "window")
        self.assertEqual(rows["示例饭店"]["note"], "0.65")
        self.assertEqual(rows["示例饭店"]["diners"], 12)
        self.assertEqual(rows["示例小吃摊"]["licence_expiry"], "2026-01-02")
        self.assertEqual(rows["示例小吃摊"]["bright_kitchen"], "none")

    def test_epoch_1904(self):
        book = openpyxl.Workbook()
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.active.append(["对象名称", "类别", "有效期至"])
        book.active.append(["示例饭店", "小餐饮", datetime.date(2027, 5, 12)])
        book.save(self.file)
        self.load()
        self.assertEqual(self.list()["示例饭店"]["licence_expiry"], "2027-05-12")

    def test_failed_formula(self):
        workbook(self.file, [ROWS[0]])
        text = zipfile.ZipFile(self.file)
        parts = {name: text.read(name) for name in text.namelist()}
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        sheet = sheet.replace('<c r="J3" t="n"><v>620</v></c>', '<c r="J3" t="e"><v>#DIV/0!</v></c>')
        parts["xl/worksheets/sheet1.xml"] = sheet.encode()
        self.pack(parts)
        answer = self.load()
        self.assertEqual([(f["cell"], f["value"]) for f in answer["rejected"]], [("J3", "#DIV/0!")])

    def pack(self, parts):
        with zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)

    def parts(self, rows=1):
        workbook(self.file, ROWS[:rows])
        package = zipfile.ZipFile(self.file)
        return {name: package.read(name) for name in package.namelist()}

    def test_lying_dimension_and_empty_rows(self):
        parts = self.parts()
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        sheet = sheet.replace('<dimension ref="A1:O3"', '<dimension ref="A1"')
        self.assertIn('ref="A1"', sheet)
        empty = "".join(f'<row r="{i}"><c r="A{i}" s="0"/></row>' for i in range(4, 300000))
        sheet = sheet.replace("</sheetData>", empty + "</sheetData>")
        parts["xl/worksheets/sheet1.xml"] = sheet.encode()
        self.pack(parts)
        self.assertEqual(self.load()["new"], 1)

    def test_bytes_that_are_no_text(self):
        parts = self.parts()
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b"JY31202230000012", "示例第一小学".encode("gb18030"))
        self.pack(parts)
        self.refused("subject", "import", self.file, code=3, says="sheet1.xml")

    def test_entities(self):
        parts = self.parts()
        name = "xl/worksheets/sheet1.xml"
        bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
            b'<!ENTITY %c "%s">' % (ord("b") + i, b"&%c;" % (ord("a") + i) * 10) for i in range(12)) + b"]>"
        parts[name] = bomb + parts[name].split(b"?>", 1)[-1].replace(b"620", b"&m;")
        self.pack(parts)
        self.refused("subject", "import", self.file, code=3, says="sheet1.xml")

    def test_bomb(self):
        parts = self.parts()
        name = "xl/worksheets/sheet1.xml"
        head, tail = parts[name].split(b"</sheetData>")
        row = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>' + b"A" * 200 + b"</t></is></c></row>"
        parts[name] = (head + b"".join(row % (i, i) for i in range(4, 1000000)) + b"</sheetData>" + tail)
        self.pack(parts)
        self.refused("subject", "import", self.file, code=3, says="")

    def test_truncated(self):
        workbook(self.file, ROWS)
        whole = self.file.read_bytes()
        for length in (10, len(whole) // 2, len(whole) - 30):
            self.file.write_bytes(whole[:length])
            self.refused("subject", "import", self.file, code=3, says=self.file.name)

    def test_two_columns_of_one_name(self):
        workbook(self.file, ROWS[:1], HEADINGS[:-1] + ["学校名称"])
        self.refused("subject", "import", self.file, code=3, says="B “学校名称” and O “学校名称”")

    def test_no_headings(self):
        workbook(self.file, ROWS[:1], ["一", "二", "三"])
        self.refused("subject", "import", self.file, code=3, says="no row of headings")

    def test_headings_in_two_lines(self):
        book = openpyxl.Workbook()
        page = book.active
        page.append(["名单"])
        page.append(["序号", "学校名称", "食品安全人员", None, "联系方式", None])
        page.append([None, None, "食品安全总监", "食品安全员", "负责人", "联系电话"])
        page.append([1, "示例小学", "甲", "乙", "丙", "022-1"])
        page.append([None, "合计", 1])
        page.append(["注：示例"])
        book.save(self.file)
        answer = self.load()
        self.assertEqual((answer["new"], answer["skipped"], answer["heading_row"]), (1, 2, 3))
        row = self.list()["示例小学"]
        self.assertEqual((row["director"], row["officer"], row["contact"], row["phone"]),
                         ("甲", "乙", "丙", "022-1"))

    def test_mapping_is_remembered(self):
        workbook(self.file, [[1, "示例小学", "甲"]], ["序号", "学校名称", "谁管"])
        mapping = self.folder / "map.json"
        mapping.write_text(json.dumps({"谁管": "cadre", "序号": None}), encoding="utf-8")
        self.load("--map", mapping)
        self.assertEqual(self.list()["示例小学"]["cadre"], "甲")
        workbook(self.file, [["乙", "示例小学", 1]], ["谁管", "学校名称", "序号"])
        self.assertEqual(self.load()["changed"], 1)
        self.assertEqual(self.list()["示例小学"]["cadre"], "乙")
        mapping.write_text(json.dumps({"谁管": "nobody"}), encoding="utf-8")
        self.refused("subject", "import", self.file, "--map", mapping, code=3, says="nobody")

    def test_sheets(self):
        book = openpyxl.Workbook()
        book.active.append(["说明"])
        for name in ("甲", "乙"):
            page = book.create_sheet(name)
            page.append(["学校名称", "备注"])
            page.append([f"示例{name}小学", None])
        book.save(self.file)
        self.assertEqual(self.load("--dry-run")["sheet"], "甲")
        self.assertEqual(self.load("--sheet", 3)["sheet"], "乙")
        self.assertEqual(list(self.list()), ["示例乙小学"])
        self.refused("subject", "import", self.file, "--sheet", 9, code=3, says="no sheet 9")

    def test_csv(self):
        text = "学校名称,所属乡镇,备注\r\n示例小学,静海镇,\"一，\"\"二\"\"\n三\"\r\n\r\n𬭚示例中学,独流镇,\r\n"
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
            self.file.write_bytes(text.encode(encoding))
            answer = self.load()
            self.assertEqual(answer["new"] + answer["unchanged"], 2, encoding)
            self.assertEqual(self.list()["示例小学"]["note"], "一，\"二\"\n三")
        self.file.write_bytes(text.replace(",", "\t").encode())
        self.assertEqual(self.load()["unchanged"], 2)
        self.file.write_bytes('学校名称,备注\n示例小学,"开'.encode())
        self.refused("subject", "import", self.file, code=3, says="line 2")
        self.file.write_bytes("学校名称,备注\n示例小学\x01,\n".encode())
        self.refused("subject", "import", self.file, code=3, says=self.file.name)

    def test_kind(self):
        workbook(self.file, [["示例门市部", "静海镇"]], ["单位名称", "乡镇"])
        answer = self.load()
        self.assertEqual(answer["new"], 0)
        self.assertIn("kind", answer["rejected"][0]["reason"])
        self.assertEqual(self.load("--kind", "seller")["new"], 1)
        self.assertEqual(self.list()["示例门市部"]["kind"], "seller")
        self.refused("subject", "import", self.file, "--kind", "nothing", code=3, says="nothing")


class RegisterTest(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.ctl("demo", "fill", "--subjects", 30, "--seed", 5)

    def test_same_for_the_same_seed(self):
        other = self.folder / "b.db"
        self.ctl("demo", "fill", "--subjects", 30, "--seed", 5, store=other)
        here = self.json("subject", "list")
        self.assertEqual(here, self.json("subject", "list", store=other))
        self.assertEqual(len(here), 30)
        self.assertTrue(all(row["name"].startswith("示例") for row in here))

    def test_add_set_show(self):
        answer = self.json("subject", "add", "--name", "示例小学", "--town", "静海镇", "--credit-code",
                           "91350100M000100Y44")
        self.assertEqual([w["field"] for w in answer["warnings"]], ["credit_code"])
        self.ctl("subject", "set", "示例小学", "--status", "suspended", "--status-reason", "暑假",
                 "--status-from", "2024-07-01", "--diners", "12")
        row = self.json("subject", "show", answer["id"])
        self.assertEqual((row["status"], row["status_from"], row["diners"]),
                         ("suspended", "2024-07-01", 12))
        self.ctl("subject", "set", "示例小学", "--status-reason", "")
        self.assertIsNone(self.json("subject", "show", "示例小学")["status_reason"])
        self.refused("subject", "set", "示例小学", "--status", "x", code=3, says="x")
        self.refused("subject", "add", "--town", "镇", code=3, says="Name")
        self.ctl("subject", "add", "--name", "一", "二", expect=2)
        self.ctl("subject", "show", "没有的", expect=3)

    def test_list_by_kind_and_town(self):
        everything = self.json("subject", "list")
        kind, town = everything[0]["kind"], everything[0]["town"]
        rows = self.json("subject", "list", "--kind", kind)
        self.assertEqual(rows, [row for row in everything if row["kind"] == kind])
        rows = self.json("subject", "list", "--town", town)
        self.assertEqual(rows, [row for row in everything if row["town"] == town])
        self.assertEqual(self.json("subject", "list", "--limit", 3), everything[:3])

    def test_search(self):
        self.ctl("subject", "add", "--name", "独流镇第一小学", "--kind", "campus_canteen")
        for typed in ("一小", "dlz", "diyixiaoxue", "流镇 小学"):
            names = [row["name"] for row in self.json("subject", "search", typed)]
            self.assertIn("独流镇第一小学", names, typed)
        self.assertEqual(self.json("subject", "search", "没有这样的"), [])
        self.assertEqual(len(self.json("subject", "search", "示例", "--limit", 5)), 5)

    def test_duplicates_and_merge(self):
        a = self.json("subject", "add", "--name", "示例第一小学（东）", "--town", "静海镇")["id"]
        b = self.json("subject", "add", "--name", "示例一小(东)食堂", "--town", "静海镇", "--phone",
                      "022-60000001")["id"]
        self.json("subject", "add", "--name", "示例第一小学（东）", "--town", "独流镇")
        groups = [group for group in self.json("subject", "duplicates") if group["reason"] == "name"]
        ids = [sorted(row["id"] for row in group["subjects"]) for group in groups]
        self.assertNotIn(sorted([a, b]), ids)  # three share the key, in two towns
        self.ctl("store", "undo")
        groups = [group for group in self.json("subject", "duplicates") if group["reason"] == "name"]
        ids = [sorted(row["id"] for row in group["subjects"]) for group in groups]
        self.assertIn(sorted([a, b]), ids)
        self.ctl("subject", "merge", a, b)
        self.assertEqual(self.json("subject", "show", a)["phone"], "022-60000001")
        self.assertEqual(self.json("subject", "show", b)["id"], a)
        self.refused("subject", "merge", a, a, code=3, says="themselves")
        self.ctl("store", "undo")
        self.assertEqual(self.json("subject", "show", b)["id"], b)
        self.assertIsNone(self.json("subject", "show", a)["phone"])


if __name__ == "__main__":
    harness.main()
