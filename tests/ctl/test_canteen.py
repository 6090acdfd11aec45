# SPDX-License-Identifier: GPL-3.0-or-later
"""A canteen's life on the command line: on file, inspected, findings chased to closure; then the
paper and the ledger say the same."""
import shutil
import subprocess
import unittest

import harness

try:
    import openpyxl
except ImportError:
    openpyxl = None


class Life(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.subject = self.json("subject", "add", "--kind", "campus_canteen",
                                 "--name", "示例镇中心小学食堂", "--town", "示例镇")["id"]

    def new_inspection(self, *words):
        return self.json("inspection", "new", "--subject", self.subject, "--template",
                         "campus-canteen", "--inspector", "示例甲", "--inspector", "示例乙",
                         "--date", "2024-05-13", "--notice", "--recusal", *words)["id"]

    def answer_all(self, inspection, failing=("C01",)):
        for item in self.json("inspection", "show", inspection)["items"]:
            if not item["applies"]:
                continue
            if item["item"] in failing:
                self.json("inspection", "answer", inspection, item["item"], "2",
                          "--note", "许可证已过期")
            elif item["kind"] == "verdict":
                self.json("inspection", "answer", inspection, item["item"], "1")
            else:
                self.json("inspection", "answer", inspection, item["item"], "/")

    def close_all(self):
        for finding in self.json("finding", "list"):
            proof = self.folder / "整改.jpg"
            proof.write_bytes(harness.JPEG)
            self.ctl("finding", "reply", finding["id"], "--by", "示例校长", "--text", "已换证")
            self.ctl("finding", "recheck", finding["id"], "--by", "示例丙", "--result", "pass",
                     "--evidence", proof)
            self.ctl("finding", "close", finding["id"], "--by", "示例丁")

    def sheet_rows(self, path):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return [[cell.value for cell in row] for row in sheet.iter_rows()]

    def test_whole_life(self):
        inspection = self.new_inspection()
        self.answer_all(inspection)
        self.ctl("inspection", "finish", inspection, "--paper", "--signer", "示例校长")
        shown = self.json("inspection", "show", inspection)
        self.assertEqual(shown["state"], "finished")
        self.refused("inspection", "answer", inspection, "C01", "1", code=3, says="")
        findings = self.json("finding", "list")
        self.assertEqual([row["item"] for row in findings], ["C01"])
        self.ctl("form", "recheck", "--subject", self.subject, "-o", self.folder / "复查.pdf")
        self.close_all()
        self.assertEqual(self.json("finding", "list")[0]["state"], "closed")
        self.check_paper(inspection)
        self.check_ledgers(shown)

    def check_paper(self, inspection):
        if shutil.which("pdftotext") is None:
            return
        path = self.folder / "记录.pdf"
        self.ctl("form", "record", inspection, "--copies", "-o", path)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                              check=True, timeout=60).stdout
        self.assertIn("示例镇中心小学食堂", text)
        self.assertIn("许可证已过期", text)
        self.ctl("form", "result", inspection, "-o", path)
        self.ctl("form", "findings", inspection, "-o", path)
        self.refused("form", "recheck", "--subject", self.subject, "-o", path, code=3,
                     says="nothing is open")

    def place_of(self, path, word):
        """On which page and how far down the word stands."""
        boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True,
                               check=True, timeout=60).stdout
        page = 0
        for line in boxes.splitlines():
            page += "<page " in line
            if word in line:
                return page, float(line.split('yMin="')[1].split('"')[0])
        self.fail(f"{word} is not on the paper")
        return None

    def pictures(self, path, kind="image"):
        listed = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True,
                                check=True, timeout=60).stdout.splitlines()[2:]
        rows = [line.split() for line in listed]
        return [(int(row[0]), int(row[3]) / float(row[12]), int(row[4]) / float(row[13]))
                for row in rows if row[2] == kind]

    @unittest.skipUnless(shutil.which("pdfimages"), "pdfimages is not installed")
    def test_signature_on_the_record(self):
        """Drawn on the screen it stands in the block for signing, and nothing moves for it."""
        inspection = self.new_inspection()
        self.answer_all(inspection)
        plain, signed = self.folder / "未签.pdf", self.folder / "已签.pdf"
        self.ctl("form", "record", inspection, "-o", plain)
        drawing = self.folder / "签名.png"
        drawing.write_bytes(harness.png(900, 300))
        self.ctl("inspection", "sign", inspection, drawing, "--signer", "示例校长")
        self.ctl("form", "record", inspection, "-o", signed)
        page, down = self.place_of(signed, "当事人拒绝签收的")
        self.assertEqual(page, self.place_of(plain, "当事人拒绝签收的")[0])
        self.assertAlmostEqual(down, self.place_of(plain, "当事人拒绝签收的")[1], delta=0.5)
        page = self.place_of(signed, "被检查单位（签名或盖章）")[0]
        before, after = self.pictures(plain), self.pictures(signed)
        added = [picture for picture in after if picture not in before]
        self.assertEqual(len(added), 1, after)
        self.assertEqual(added[0][0], page)
        self.assertAlmostEqual(added[0][2] * 25.4, 13, delta=0.5)
        self.assertAlmostEqual(added[0][1] / added[0][2], 3, delta=0.05)
        self.assertEqual(self.place_of(signed, "签名人：示例校长")[0], page)
        self.ctl("inspection", "finish", inspection, "--paper")
        self.ctl("form", "record", inspection, "-o", signed)
        self.assertEqual(len(self.pictures(signed)), len(before))

    def check_ledgers(self, shown):
        if openpyxl is None:
            return
        path = self.folder / "台账.xlsx"
        self.ctl("ledger", "export", "canteens", "--period", "2024Q2", "-o", path)
        rows = self.sheet_rows(path)
        row = next(row for row in rows if row[1] == "示例镇中心小学食堂")
        self.assertIn("不符合", row)
        self.assertIn("1/1", row)
        self.ctl("ledger", "export", "canteens", "--period", "2024Q1", "-o", path)
        self.assertFalse(any(row[1] == "示例镇中心小学食堂" for row in self.sheet_rows(path)))
        self.ctl("ledger", "export", "findings", "--period", "2024", "-o", path)
        row = next(row for row in self.sheet_rows(path) if row[1] == "示例镇中心小学食堂")
        self.assertIn("已销号", row)
        self.assertIn("示例丁", row)

    def test_draft_is_not_posted(self):
        inspection = self.new_inspection()
        path = self.folder / "结果.pdf"
        self.refused("form", "result", inspection, "-o", path, code=3, says="not finished")
        self.assertFalse(path.exists())


if __name__ == "__main__":
    harness.main()
