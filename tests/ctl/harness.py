# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs shianctl on throw-away data files."""
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest
import zlib

PROGRAM = os.environ["SHIANCTL"]
SHARED = pathlib.Path(os.environ.get("SHIAN_SHARED", "/nonexistent"))


# The smallest picture there is: one grey pixel.
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c"
    "1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc000"
    "0b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400"
    "b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c1"
    "1552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a63"
    "6465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6"
    "b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008"
    "010100003f00fbd3ffd9")


def png(width, height):
    """A drawing: a black line slanting over white paper."""
    rows = b"".join(
        b"\0" + bytes(0 if abs(x * height - y * width) < 4 * width else 255 for x in range(width))
        for y in range(height))

    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class CtlCase(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="shian-test-")
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        self.store = self.folder / "数据 一" / "shian.db"

    def run_raw(self, *words, **kwargs):
        environment = dict(os.environ, LC_ALL="C", LANGUAGE="en", SHIAN_TODAY="2024-05-20")
        environment.update(kwargs.pop("env", {}))
        return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True,
                              env=environment, timeout=120, **kwargs)

    def ctl(self, *words, expect=0, store=None):
        result = self.run_raw("--store", store or self.store, *words)
        self.assertEqual(result.returncode, expect, f"{words}: {result.stdout}{result.stderr}")
        return result

    def json(self, *words, store=None):
        result = self.run_raw("--store", store or self.store, "--json", *words)
        self.assertEqual(result.returncode, 0, f"{words}: {result.stderr}")
        return json.loads(result.stdout)

    def init(self, unit="区教育局", plan="builtin", issued="2024-04-10"):
        self.ctl("init", "--unit", unit, "--plan", plan, "--issued", issued)

    def refused(self, *words, code, says):
        """The command must fail with this code, in one line that says this, changing nothing."""
        before = self.json("store", "info")["changes"]
        result = self.ctl(*words, expect=code)
        self.assertIn(says, result.stderr)
        self.assertEqual(len(result.stderr.strip().splitlines()), 1, result.stderr)
        self.assertEqual(self.json("store", "info")["changes"], before)
        return result


def main():
    unittest.main(verbosity=2)
