# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed forms on the command line: numbers, codes, what came back."""
import re
import shutil
import subprocess
import unittest

import harness
import test_inspection


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                          check=True, timeout=60).stdout


@unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
class Forms(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.file = self.folder / "表.pdf"

    def test_blank(self):
        answer = self.json("form", "blank", "--copies", "-o", self.file)
        self.assertEqual(answer["forms"], 1)
        text = text_of(self.file)
        self.assertIn("存根联", text)
        self.assertIn("24 000001 01", text)
        rows = self.json("form", "list", "--out")
        self.assertEqual([(row["serial"], row["copies"]) for row in rows], [("24000001", 2)])

    def test_number_is_taken_with_the_file(self):
        self.json("form", "blank", "-o", self.file)
        self.ctl("form", "blank", "-o", "/nonexistent/x.pdf", expect=3)
        self.assertEqual(len(self.json("form", "list")), 1)
        self.json("form", "blank", "-o", self.file)
        serials = [row["serial"] for row in self.json("form", "list")]
        self.assertEqual(serials, ["24000002", "24000001"])
        self.assertEqual(list(self.folder.glob("*.part")), [])

    def test_void(self):
        self.json("form", "blank", "-o", self.file)
        line = next(line for line in text_of(self.file).splitlines() if "24 000001 01" in line)
        code = line[line.index("24 000001"):].strip()
        self.refused("form", "void", code, code=2, says="form void")
        self.ctl("form", "void", code, "--reason", "卡纸")
        row = self.json("form", "find", code)
        self.assertEqual((row["voided_on"], row["note"]), ("2024-05-20", "卡纸"))
        self.assertEqual(self.json("form", "list", "--out"), [])
        self.refused("form", "return", code, code=3, says="卡纸")

    def test_code_leads_back(self):
        self.json("form", "blank", "-o", self.file)
        line = next(line for line in text_of(self.file).splitlines() if "24 000001 02" in line)
        code = line[line.index("24 000001"):].strip()
        found = self.json("form", "find", code)
        self.assertEqual((found["serial"], found["page"], found["returned_on"]),
                         ("24000001", 2, None))
        self.ctl("form", "return", code)
        self.assertEqual(self.json("form", "list", "--out"), [])
        self.assertEqual(self.json("form", "find", code)["returned_on"], "2024-05-20")

    def test_refused(self):
        self.refused("form", "find", "24 000001 02 9", code=3, says="check digit")
        self.refused("form", "find", "123", code=3, says="eleven digits")
        self.refused("form", "blank", "--template", "castle", "-o", self.file, code=3, says="castle")
        self.refused("form", "blank", "--subject", "nobody", "-o", self.file, code=3, says="nobody")
        self.refused("form", "record", "nothing", "-o", self.file, code=3, says="nothing")
        self.refused("form", "result", "-o", self.file, code=2, says="form result")
        self.refused("form", "recheck", "a", "--subject", "b", "-o", self.file, code=2,
                     says="form recheck")
        self.assertFalse(self.file.exists())
        self.assertEqual(self.json("form", "list"), [])


@unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
class FindingsOnPaper(test_inspection.InspectionCase):
    def setUp(self):
        super().setUp()
        self.file = self.folder / "表.pdf"
        self.inspection = self.begin("--notice", "--recusal")

    def finish(self):
        self.answer_rest(self.inspection)
        self.ctl("inspection", "finish", self.inspection, "--paper")

    def test_in_the_order_of_the_form(self):
        for item in ("C60", "C02", "C83", "C11"):
            self.ctl("inspection", "answer", self.inspection, item, "2")
        self.finish()
        for paper in ("record", "findings", "recheck"):
            self.ctl("form", paper, self.inspection, "-o", self.file)
            self.assertEqual(re.findall(r"(C\d\d)\s+未做到", text_of(self.file)),
                             ["C02", "C11", "C60", "C83"])

    @unittest.skipUnless(shutil.which("pdfimages"), "pdfimages is not installed")
    def test_photos_of_the_visit(self):
        picture = self.folder / "现场.jpg"
        picture.write_bytes(harness.JPEG)
        self.ctl("inspection", "photo", self.inspection, "--item", "C02", picture)
        self.ctl("inspection", "answer", self.inspection, "C02", "2")
        self.finish()
        self.ctl("form", "findings", self.inspection, "-o", self.file)
        text = text_of(self.file)
        self.assertEqual((text.count("整改前"), text.count("（无照片）")), (1, 1))
        listed = subprocess.run(["pdfimages", "-list", self.file], capture_output=True, text=True,
                                check=True, timeout=60).stdout.splitlines()[2:]
        widths = [int(line.split()[3]) for line in listed]
        self.assertEqual(len(widths), 2)  # the code and the photo
        self.assertLess(max(widths), 100)  # small as it is, and not blown up


if __name__ == "__main__":
    harness.main()
