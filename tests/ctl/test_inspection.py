# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates, inspections, findings and working days on the command line."""
import hashlib
import json
import sqlite3

import harness

SUBJECT = "0190a000-0000-7000-8000-000000000030"


class InspectionCase(harness.CtlCase):
    def setUp(self):
        super().setUp()
        self.init()
        store = sqlite3.connect(self.store)
        store.execute(
            "INSERT INTO subject (id, revision, created_at, changed_at, deleted, kind, name, town,"
            " key_area, risk, tier, status, stage, ownership, supply, diners, bright_kitchen)"
            " VALUES (?, 1, 0, 0, 0, 'campus_canteen', '示例小学食堂', '静海镇', 'none', 'unknown',"
            " 'unknown', 'operating', 'primary', 'public', 'own', 400, 'unknown')", (SUBJECT,))
        store.commit()
        store.close()

    def begin(self, *words):
        return self.json("inspection", "new", "--subject", SUBJECT, "--template", "campus-canteen",
                         "--inspector", "甲/津A1", "--inspector", "乙", *words)["id"]

    def answer_rest(self, inspection):
        """Every item not answered yet gets an answer that conforms."""
        for item in self.json("inspection", "show", inspection)["items"]:
            if not item["applies"] or item["verdict"] is not None:
                continue
            value = "1"
            if item["kind"] == "number":
                value = {"C07": "400", "C38": "-18", "C53": "20", "C55": "180", "C58": "1",
                         "C76": "5", "C77": "8", "C84": "6"}.get(item["item"])
                value = value or item["limit"].strip("≥").split("～")[0].rstrip("℃%cmgin/L小时")
            self.ctl("inspection", "answer", inspection, item["item"], value)


class Templates(InspectionCase):
    def test_list(self):
        listed = self.json("template", "list")
        self.assertEqual([(row["code"], row["edition"], row["items"], row["key_items"])
                          for row in listed], [("campus-canteen", "2024-1", 90, 35)])
        self.assertEqual(listed[0]["title"], "学校食堂食品安全监督检查表")
        nowhere = self.json("template", "list", store=self.folder / "none.db")
        self.assertEqual(nowhere[0]["items"], 90)
        self.assertFalse((self.folder / "none.db").exists())

    def test_round_trip(self):
        file = self.folder / "表.xlsx"
        self.ctl("template", "export", "campus-canteen", "-o", file)
        self.ctl("template", "check", file)
        preview = self.json("template", "import", file, "--dry-run")
        self.assertEqual((preview["edition"], preview["unchanged"], preview["changes"]),
                         ("2024-2", 90, []))
        self.assertFalse(self.json("template", "import", file)["stored"])
        self.assertEqual(len(self.json("template", "list")), 1)

    def test_faults(self):
        file = self.folder / "错.json"
        file.write_text(json.dumps({
            "format": "shian-template", "version": 1, "code": "x", "title": "x", "edition": "1",
            "valid_from": "2024-01-01", "rule": {"kind": "counts", "key_max": 0, "general_max": 3,
                                                 "titles": ["a", "b", "c"]},
            "deadlines": {"key_days": 5, "general_days": 15},
            "items": [{"id": "a", "number": "1", "heading": "h", "text": "t", "kind": "number",
                       "low": 9, "high": 8},
                      {"id": "a", "number": "1", "heading": "h", "text": "t", "kind": "odd"}]}))
        result = self.run_raw("--json", "template", "check", file)
        self.assertEqual(result.returncode, 3)
        faults = json.loads(result.stdout)["faults"]
        self.assertEqual(len(faults), 4, faults)
        self.refused("template", "import", file, code=3, says="4 faults")


class Inspections(InspectionCase):
    def test_life(self):
        inspection = self.begin("--fact", "fries=no")
        answer = self.json("inspection", "answer", inspection, "C37", "11", "--note", "门没关")
        self.assertEqual((answer["item"], answer["verdict"], answer["value"], answer["note"]),
                         ("C37", "not_conforming", 11, "门没关"))
        self.refused("inspection", "answer", inspection, "C38", "冷", code=3, says="C38")
        self.refused("inspection", "answer", inspection, "Z1", "1", code=3, says="Z1")
        self.refused("inspection", "finish", inspection, code=3, says="not answered")
        self.answer_rest(inspection)
        self.refused("inspection", "finish", inspection, "--signer", "校长", code=3, says="--notice")
        self.refused("inspection", "finish", inspection, "--notice", "--recusal", code=3,
                     says="neither signed nor refused")
        done = self.json("inspection", "finish", inspection, "--notice", "--recusal", "--paper",
                         "--signer", "校长")
        self.assertEqual((done["result"], done["result_title"]), ("fail", "不符合"))
        self.assertEqual(done["counts"]["not_conforming_key"], 1)
        self.refused("inspection", "answer", inspection, "C37", "4", code=3, says="locked")
        row = self.json("inspection", "list")[0]
        self.assertEqual((row["state"], row["inspectors"], row["findings_open"], row["answered"]),
                         ("finished", "甲、乙", 1, done["counts"]["answered"]))
        due = self.json("inspection", "due")
        self.assertEqual([(r["name"], r["done"]) for r in due], [("示例小学食堂", True)])
        correction = self.json("inspection", "correct", inspection, "--reason", "抄错")["id"]
        self.ctl("inspection", "answer", correction, "C37", "4")
        self.ctl("inspection", "finish", correction, "--paper", "--signer", "校长")
        self.assertEqual([r["id"] for r in self.json("inspection", "list")], [correction])
        self.assertEqual(self.json("finding", "list")[0]["state"], "closed")

    def test_two_inspectors(self):
        self.refused("inspection", "new", "--subject", SUBJECT, "--template", "campus-canteen",
                     "--inspector", "甲", code=3, says="two inspectors")
        self.ctl("inspection", "new", "--subject", SUBJECT, expect=2)
        self.ctl("inspection", "list", "--state", "odd", expect=2)

    def test_diners(self):
        inspection = self.begin("--fact", "fries=no")
        self.assertIsNone(self.json("inspection", "show", inspection)["diners"])
        self.ctl("inspection", "diners", inspection, "512人")
        shown = self.json("inspection", "show", inspection)
        self.assertEqual((shown["diners"], shown["facts"]), (512, "fries=no;diners=512"))
        self.assertEqual(self.json("subject", "show", SUBJECT)["diners"], 400)
        self.ctl("inspection", "diners", inspection, "none")
        self.assertIsNone(self.json("inspection", "show", inspection)["diners"])
        self.ctl("store", "undo")
        self.assertEqual(self.json("inspection", "show", inspection)["diners"], 512)
        self.refused("inspection", "diners", inspection, "viele", code=3, says="viele")
        self.refused("inspection", "diners", inspection, code=2, says="NUMBER")

    def test_photo(self):
        inspection = self.begin()
        wrong = self.folder / "不是.jpg"
        wrong.write_bytes(b"no picture")
        self.refused("inspection", "photo", inspection, wrong, code=3, says="不是.jpg")

    def test_photo_of_two_visits(self):
        picture = self.folder / "现场.jpg"
        picture.write_bytes(harness.JPEG)
        first = self.ctl("inspection", "photo", self.begin(), picture)
        self.assertEqual(first.stderr, "")
        second = self.ctl("inspection", "photo", self.begin(), picture)
        self.assertIn("uses the same photo", second.stderr)


class SecondKeying(InspectionCase):
    """The same paper keyed in twice."""

    def seconds(self, inspection):
        items = self.json("inspection", "show", inspection)["items"]
        return {item["item"]: item["second"] for item in items}

    def test_states(self):
        inspection = self.begin()
        for item, value in (("C01", "1"), ("C02", "1"), ("C03", "1"), ("C38", "-18")):
            self.ctl("inspection", "answer", inspection, item, value)
        self.assertEqual(set(self.seconds(inspection).values()), {None})
        said = self.json("inspection", "rekey", inspection, "C01", "1")
        self.assertEqual(said, {"second": "agrees"})
        self.ctl("inspection", "rekey", inspection, "C02", "2")
        self.ctl("inspection", "rekey", inspection, "C04", "1")
        self.ctl("inspection", "rekey", inspection, "C38", "-18.0")
        seconds = self.seconds(inspection)
        self.assertEqual([seconds[item] for item in ("C01", "C02", "C03", "C04", "C05", "C38")],
                         ["agrees", "differs", "missing", "second_only", "unanswered", "agrees"])
        items = self.json("inspection", "show", inspection)["items"]
        self.assertEqual({item["second"] for item in items if not item["applies"]}, {None})
        said = self.json("inspection", "settle", inspection, "C02", "second")
        self.assertEqual(said, {"second": "agrees"})
        self.ctl("inspection", "answer", inspection, "C01", "2")
        self.assertEqual(self.seconds(inspection)["C01"], "differs")

    def test_refused(self):
        inspection = self.begin()
        self.refused("inspection", "rekey", inspection, "C999", "1", code=3, says="C999")
        self.refused("inspection", "rekey", inspection, "C01", "9", code=3, says="C01")
        self.refused("inspection", "settle", inspection, "C01", "second", code=3, says="C01")
        self.refused("inspection", "settle", inspection, "C01", "third", code=2, says="first")


class Signatures(InspectionCase):
    """Drawn elsewhere, on a tablet say, and handed over as a picture."""

    def setUp(self):
        super().setUp()
        self.inspection = self.begin("--notice", "--recusal")
        self.drawing = self.folder / "签名.png"
        self.drawing.write_bytes(harness.png(600, 200))

    def shown(self):
        shown = self.json("inspection", "show", self.inspection)
        return shown["signature"], shown["signer"], shown["drawing"], shown["drawn_at"]

    def test_signed(self):
        self.json("inspection", "sign", self.inspection, self.drawing, "--signer", "校长")
        digest = hashlib.sha256(self.drawing.read_bytes()).hexdigest()
        kind, signer, drawing, drawn_at = self.shown()
        self.assertEqual((kind, signer, drawing), ("drawn", "校长", digest))
        self.assertEqual(drawn_at[:10], "2024-05-20")
        self.answer_rest(self.inspection)
        self.ctl("inspection", "finish", self.inspection)
        self.refused("inspection", "sign", self.inspection, self.drawing, code=3, says="locked")
        self.refused("inspection", "sign", self.inspection, "--clear", code=3, says="locked")
        self.ctl("store", "check")
        correction = self.json("inspection", "correct", self.inspection, "--reason", "抄错")["id"]
        self.refused("inspection", "finish", correction, code=3, says="neither signed nor refused")

    def test_replaced_and_cleared(self):
        self.ctl("inspection", "sign", self.inspection, self.drawing, "--signer", "校长")
        first = self.shown()
        self.drawing.write_bytes(harness.png(500, 200))
        self.ctl("inspection", "sign", self.inspection, self.drawing)
        second = self.shown()
        self.assertEqual(second[:2], first[:2])
        self.assertNotEqual(second[2], first[2])
        self.ctl("store", "undo")
        self.assertEqual(self.shown(), first)
        self.ctl("inspection", "sign", self.inspection, "--clear")
        self.assertEqual(self.shown(), ("drawn", "校长", None, None))
        self.answer_rest(self.inspection)
        self.refused("inspection", "finish", self.inspection, code=3,
                     says="not drawn their signature")
        self.ctl("inspection", "finish", self.inspection, "--paper")

    def test_refused_by_name(self):
        self.ctl("inspection", "sign", self.inspection, self.drawing)
        before = self.shown()
        wrong = self.folder / "不是.png"
        large = self.folder / "大.png"
        with open(large, "wb") as file:
            file.write(self.drawing.read_bytes())
            file.truncate(101 * 1024 * 1024)
        for content in (b"", b"no picture", b"GIF89a" + bytes(100), self.drawing.read_bytes()[:200],
                        b"\x89PNG\r\n\x1a\n" + bytes(100)):
            wrong.write_bytes(content)
            self.refused("inspection", "sign", self.inspection, wrong, code=3, says="不是.png")
        self.refused("inspection", "sign", self.inspection, large, code=3, says="大.png")
        self.refused("inspection", "sign", self.inspection, self.folder, code=3,
                     says=self.folder.name)
        self.refused("inspection", "sign", SUBJECT, self.drawing, code=3, says=SUBJECT)
        self.assertEqual(self.shown(), before)

    def test_usage(self):
        self.refused("inspection", "sign", self.inspection, code=2, says="--clear")
        self.refused("inspection", "sign", self.inspection, self.drawing, "--clear", code=2,
                     says="--signer")
        self.refused("inspection", "sign", self.inspection, "--clear", "--signer", "甲", code=2,
                     says="--signer")


class Findings(InspectionCase):
    def setUp(self):
        super().setUp()
        self.inspection = self.begin()
        self.ctl("inspection", "answer", self.inspection, "C37", "11")
        self.proof = self.folder / "佐证.txt"
        self.proof.write_text("已换门封")

    def test_life(self):
        number = self.json("finding", "list")[0]["number"]
        self.assertEqual(number, "2024-000001")
        self.refused("finding", "close", number, "--by", "乙", code=3, says="possible only from")
        self.ctl("finding", "reply", number, "--by", "校长", "--text", "已换门封")
        self.ctl("finding", "recheck", number, "--by", "甲", "--with", "乙")
        self.refused("finding", "close", number, "--by", "乙", code=3, says="evidence")
        self.refused("finding", "close", number, "--by", "甲", "--evidence", self.proof, code=3,
                     says="another person")
        closed = self.json("finding", "close", number, "--by", "乙", "--evidence", self.proof)
        self.assertEqual((closed["state"], closed["closed_by"]), ("closed", "乙"))
        shown = self.json("finding", "show", number)
        self.assertEqual([event["kind"] for event in shown["events"]],
                         ["raised", "replied", "recheck", "closed"])
        self.ctl("store", "undo")
        self.assertEqual(self.json("finding", "show", number)["state"], "recheck")

    def test_extend_and_overdue(self):
        finding = self.json("finding", "list")[0]
        self.assertEqual((finding["due"], finding["days_late"]), ("2024-05-27", 0))
        self.refused("finding", "extend", finding["id"], "--by", "甲", "--to", "2024-06-03", code=3,
                     says="approved")
        self.ctl("finding", "extend", finding["id"], "--by", "甲", "--approver", "科长", "--reason",
                 "等配件", "--to", "2024-06-03")
        self.assertEqual(self.json("finding", "list", "--overdue"), [])
        late = json.loads(self.run_raw("--store", self.store, "--today", "2024-06-12", "--json",
                                       "finding", "list", "--overdue").stdout)
        self.assertEqual([(row["due"], row["days_late"]) for row in late], [("2024-06-03", 6)])

    def test_failed(self):
        self.ctl("finding", "recheck", "2024-000001", "--by", "甲", "--result", "fail")
        self.ctl("finding", "step-up", "2024-000001", "--by", "甲", "--next", "letter")
        self.assertEqual(self.json("finding", "list", "--state", "failed")[0]["next_step"], "letter")
        again = self.json("finding", "reorder", "2024-000001", "--by", "甲", "--days", "3")
        self.assertEqual((again["state"], again["due"]), ("open", "2024-05-23"))

    def test_other_sources(self):
        self.ctl("finding", "add", "--subject", SUBJECT, "--text", "群众反映", "--by", "丙", "--source",
                 "complaint", "--days", "3")
        rows = self.json("finding", "list")
        self.assertEqual({(row["number"], row["source"]) for row in rows},
                         {("2024-000002", "complaint"), ("2024-000001", "inspection")})


class Sample(harness.CtlCase):
    """Made-up inspections, for trying out and measuring."""

    FILL = ("demo", "fill", "--subjects", 24, "--inspections", 16, "--seed", 5)

    def everything(self, store):
        return [self.json(*words, store=store)
                for words in (("inspection", "list"), ("finding", "list"), ("form", "list"))]

    def test_same_for_the_same_seed(self):
        other = self.folder / "b.db"
        self.ctl(*self.FILL)
        self.ctl(*self.FILL, store=other)
        inspections, findings, forms = self.everything(self.store)
        self.assertEqual([inspections, findings, forms], self.everything(other))
        self.assertEqual(len(inspections), 16)
        self.assertEqual({row["state"] for row in inspections}, {"draft", "finished"})
        self.assertTrue(all("2021-05" <= row["date"] < "2024-05-20" for row in inspections))
        self.assertTrue({"closed", "open"} < {row["state"] for row in findings})
        self.assertEqual({row["returned_on"] is None for row in forms}, {True, False})
        self.ctl("store", "check")

    def test_marked_and_answered(self):
        self.ctl(*self.FILL)
        rows = self.json("inspection", "list")
        done = next(row for row in rows if row["state"] == "finished")
        shown = self.json("inspection", "show", done["id"])
        self.assertGreater(shown["counts"]["answered"], 70)
        self.assertEqual(shown["counts"]["unanswered"], 0)
        self.assertTrue(all("示例" in row["subject_name"] for row in rows))

    def test_again_and_undo(self):
        self.ctl(*self.FILL)
        before = self.json("store", "info")["changes"]
        self.ctl(*self.FILL)
        self.assertEqual(self.json("store", "info")["changes"], before)
        self.ctl("store", "undo", expect=3)

    def test_no_canteens(self):
        result = self.ctl("demo", "fill", "--inspections", 5, expect=3)
        self.assertIn("sample premises", result.stderr)


class Calendar(harness.CtlCase):
    def test_without_a_data_file(self):
        day = self.json("calendar", "add-workdays", "2024-04-30", "5")
        self.assertEqual((day["date"], day["weekday"], day["known"]), ("2024-05-10", "周五", True))
        self.assertIn("劳动节", day["reason"])
        self.assertEqual(self.json("calendar", "check", "2024")["working_days"], 251)
        self.ctl("calendar", "check", "2027", expect=3)
        self.ctl("calendar", "check", "someday", expect=3)
        self.ctl("calendar", "add-workdays", "2024-04-30", "many", expect=3)
        self.ctl("calendar", "add-workdays", "2024-04-31", "1", expect=3)
        self.assertFalse(self.store.exists())

    def test_import(self):
        self.init()
        file = self.folder / "2027.csv"
        file.write_text("date,kind,name\n2027-10-01,holiday,国庆\n", encoding="utf-8-sig")
        self.assertFalse(self.json("calendar", "add-workdays", "2027-09-30", "1")["known"])
        self.assertEqual(self.json("calendar", "import", file), {"year": "2027"})
        day = self.json("calendar", "add-workdays", "2027-09-30", "1")
        self.assertEqual((day["date"], day["known"]), ("2027-10-04", True))
        file.write_text("2027-10-01,feast,国庆\n")
        self.refused("calendar", "import", file, code=3, says="line 1")


if __name__ == "__main__":
    harness.main()
