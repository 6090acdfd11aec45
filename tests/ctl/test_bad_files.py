# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are broken or meant to harm: refused or handled, naming the place, within bounded
memory and work, with nothing written."""
import json
import os
import pathlib
import resource
import struct
import unittest
import zipfile

import harness

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
         'package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
         'relationships+xml"/></Types>')
TOP = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
       f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
       '</Relationships>')
BOOK = (f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/>'
        '</sheets></workbook>')
PARTS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
         f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
         '</Relationships>')
HEADINGS = ("对象名称", "所属乡镇", "就餐人数", "备注")
SANITIZED = b"__asan_init" in pathlib.Path(harness.PROGRAM).read_bytes()
# What a sanitizer adds is not the program's: shadow memory and quarantine.
MEMORY_MB = 1500 if SANITIZED else 200
WORK_S = 30 if SANITIZED else 6  # processor seconds; loose, for the machine may be slow


def cell(where, text):
    return f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number, texts):
    return (f'<row r="{number}">' +
            "".join(cell(f"{chr(65 + i)}{number}", text) for i, text in enumerate(texts)) + "</row>")


def sheet(rows, before="", head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f"{head}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData></worksheet>"


GOOD = row(1, HEADINGS) + row(2, ("示例第一小学食堂", "静海镇", "100", "好"))


def package(path, rows=GOOD, parts=None, **words):
    """A workbook whose parts may be replaced by text or bytes, or written in pieces."""
    content = {"[Content_Types].xml": TYPES, "_rels/.rels": TOP, "xl/workbook.xml": BOOK,
               "xl/_rels/workbook.xml.rels": PARTS,
               "xl/sharedStrings.xml": f"<sst {MAIN}/>",
               "xl/worksheets/sheet1.xml": sheet(rows, **words)}
    content.update(parts or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, text in content.items():
            with file.open(name, "w", force_zip64=True) as part:
                for piece in [text] if isinstance(text, (str, bytes)) else text:
                    part.write(piece.encode() if isinstance(piece, str) else piece)
    return path


def filler(megabytes):
    block = b" " * 1000000
    for _ in range(megabytes):
        yield block


class BadFiles(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.ctl("demo", "fill", "--subjects", 0)
        self.file = self.folder / "坏名单.xlsx"

    def run_limited(self, *words):
        """Runs it; the work is limited by the system, the memory looked at afterwards."""
        out, err = self.folder / "out", self.folder / "err"
        pid = os.fork()
        if pid == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (WORK_S, WORK_S))
            for target, number in ((out, 1), (err, 2)):
                os.dup2(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            os.execve(harness.PROGRAM,
                      [harness.PROGRAM, "--store", str(self.store), *map(str, words)],
                      dict(os.environ, LC_ALL="C", LANGUAGE="en", SHIAN_TODAY="2024-05-20"))
        _, status, usage = os.wait4(pid, 0)
        name = self.id().rsplit(".", 1)[-1]
        print(f"# {name}: {usage.ru_maxrss / 1000:.0f} MB, "
              f"{usage.ru_utime + usage.ru_stime:.2f} s of the processor")
        self.assertFalse(os.WIFSIGNALED(status), f"ended by signal {status & 127}")
        self.assertLess(usage.ru_maxrss / 1000, MEMORY_MB)
        return os.WEXITSTATUS(status), out.read_text("utf-8"), err.read_text("utf-8")

    def refused_within(self, *says, words=("subject", "import")):
        before = self.json("store", "info")["changes"]
        code, _, text = self.run_limited(*words, self.file)
        self.assertEqual(code, 3, text)
        for one in says:
            self.assertIn(one, text)
        self.assertLess(len(text), 2000)
        self.assertEqual(self.json("store", "info")["changes"], before)

    def taken_within(self, *words):
        code, text, complaint = self.run_limited("--json", "subject", "import", self.file,
                                                 "--dry-run", *words)
        self.assertEqual(code, 0, complaint)
        return json.loads(text)

    def both(self, *says):
        """As a list of premises and as an edition of a template."""
        self.refused_within(*says)
        self.refused_within(*says, words=("template", "import"))

    def test_bomb_of_a_sheet(self):
        package(self.file, parts={"xl/worksheets/sheet1.xml": filler(1100)})
        self.both("坏名单.xlsx")

    def test_bomb_of_shared_texts(self):
        package(self.file, parts={"xl/sharedStrings.xml": filler(600)})
        self.both("坏名单.xlsx")

    def test_bomb_in_a_cell(self):
        body = [sheet("")[:-len("</sheetData></worksheet>")], '<row r="1"><c r="A1" t="inlineStr"><is><t>',
                *([b"x" * 1000000] * 400), "</t></is></c></row></sheetData></worksheet>"]
        package(self.file, parts={"xl/worksheets/sheet1.xml": iter(body)})
        self.both("坏名单.xlsx")

    def test_entities(self):
        entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
        head = ('<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE worksheet [<!ENTITY l0 "lol">' +
                entities + "]>")
        package(self.file, row(1, HEADINGS) + row(2, ("&l9;", "", "", "")), head=head)
        self.both("坏名单.xlsx")

    def test_entity_from_a_file(self):
        secret = self.folder / "secret.txt"
        secret.write_text("秘密内容")
        head = f'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY e SYSTEM "file://{secret}">]>'
        package(self.file, row(1, HEADINGS) + row(2, ("&e;", "", "", "")), head=head)
        code, out, text = self.run_limited("subject", "import", self.file)
        self.assertEqual(code, 3, text)
        self.assertNotIn("秘密内容", out + text)

    def test_cut_short(self):
        package(self.file)
        whole = self.file.read_bytes()
        for part in (10, 100, len(whole) // 2, len(whole) - 30):
            self.file.write_bytes(whole[:part])
            self.both("坏名单.xlsx")

    def test_damaged_inside(self):
        package(self.file)
        data = bytearray(self.file.read_bytes())
        at = data.find(b"xl/worksheets/sheet1.xml") + 60
        data[at:at + 40] = os.urandom(40)
        self.file.write_bytes(data)
        self.refused_within("坏名单.xlsx")

    def test_no_package(self):
        for content in (b"", b"PK", b"\0" * 5000, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
                        struct.pack("<IH", 0x04034b50, 20) + b"\xff" * 300):
            self.file.write_bytes(content)
            self.both("坏名单.xlsx")

    def test_gbk_in_a_sheet(self):
        body = sheet(row(1, HEADINGS) + row(2, ("X", "", "", ""))).encode()
        package(self.file, parts={"xl/worksheets/sheet1.xml": body.replace(
            b"X", "示例小学食堂".encode("gbk"))})
        self.refused_within("坏名单.xlsx")

    def test_control_characters(self):
        package(self.file, row(1, HEADINGS) + row(2, ("示例小学\x01食堂", "静海镇", "", "")))
        self.refused_within("坏名单.xlsx")
        package(self.file, row(1, HEADINGS) + row(2, ("示例小学_x0001_食堂", "静海镇", "", "")))
        self.ctl("subject", "import", self.file)
        self.assertEqual(self.json("subject", "list")[0]["name"], "示例小学食堂")

    def test_errors_of_formulas(self):
        rows = (row(1, HEADINGS) + row(2, ("示例小学食堂", "静海镇", "", "")).replace(
            "</row>", '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>').replace(
                cell("C2", ""), "").replace(cell("D2", ""), ""))
        package(self.file, rows)
        fault = self.taken_within()["rejected"][0]
        self.assertEqual((fault["sheet"], fault["cell"], fault["value"]), ("名单", "C2", "#DIV/0!"))

    def test_long_cells(self):
        package(self.file, row(1, HEADINGS) + row(2, ("示例" * 5000, "静海镇", "1", "")) +
                row(3, ("示例小学食堂", "静海镇", "1", "长" * 10000)))
        faults = self.taken_within()["rejected"]
        self.assertEqual([fault["cell"] for fault in faults], ["A2", "D3"])

    def test_headings_twice(self):
        package(self.file, row(1, ("对象名称", "所属乡镇", "备注", "备注")) +
                row(2, ("示例小学食堂", "静海镇", "甲", "乙")))
        self.refused_within("名单", "备注")

    def test_lying_dimension(self):
        for dimension in ("A1:XFD1048576", "A1:A1", "ZZZZ9:@", ""):
            package(self.file, before=f'<dimension ref="{dimension}"/>')
            self.assertEqual(self.taken_within()["new"], 1)

    def test_empty_rows_to_the_end(self):
        empty = (f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(3, 1048577))
        start, end = sheet("@").split("@")
        package(self.file, parts={"xl/worksheets/sheet1.xml": (
            part for parts in ([start, GOOD], empty, [end]) for part in parts)})
        self.assertEqual(self.taken_within()["new"], 1)

    def test_a_row_beyond_the_end(self):
        package(self.file, GOOD + row(1048577, ("示例小学食堂", "", "", "")))
        self.refused_within("名单", "row 2")

    def test_wide_rows(self):
        wide = "".join(f"<c><v>{i}</v></c>" for i in range(16384))
        package(self.file, GOOD + f'<row r="3">{wide}</row>')
        self.taken_within()


class BadPhotos(harness.CtlCase):
    """A picture that cannot be taken is refused alone; the inspection lives."""

    def setUp(self):
        super().setUp()
        self.init()
        subject = self.json("subject", "add", "--kind", "campus_canteen", "--name", "示例小学食堂",
                            "--town", "示例镇")["id"]
        self.inspection = self.json("inspection", "new", "--subject", subject, "--template",
                                    "campus-canteen", "--inspector", "示例甲", "--inspector", "示例乙",
                                    "--date", "2024-05-13")["id"]

    def test_refused_alone(self):
        photo = self.folder / "照片.jpg"
        large = self.folder / "大.jpg"
        with open(large, "wb") as file:
            file.write(harness.JPEG)
            file.truncate(101 * 1024 * 1024)
        for path, content in ((photo, b"plain text"), (photo, harness.JPEG[:80]), (photo, b""),
                              (photo, b"\xff\xd8" + os.urandom(2000)), (large, None),
                              (self.folder / "nothing.jpg", None), (self.folder, None)):
            if content is not None:
                path.write_bytes(content)
            result = self.run_raw("--store", self.store, "inspection", "photo", self.inspection,
                                  path, "--item", "C01")
            self.assertEqual(result.returncode, 3 if path != self.folder / "nothing.jpg" else
                             result.returncode, result.stderr)
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(path.name, result.stderr)
        answered = self.json("inspection", "answer", self.inspection, "C01", "1")
        self.assertEqual(answered["verdict"], "conforming")


if __name__ == "__main__":
    harness.main()
