# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed forms on the command line: numbers, codes, what came back."""
import shutil
import subprocess
import unittest

import harness


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


if __name__ == "__main__":
    harness.main()
