# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a user would: its own display and session bus, the accessibility bus
to find and read, the keyboard and mouse to act. Waits for conditions, never for time alone."""
import atexit
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

BOUND = float(os.environ.get("SHIAN_E2E_BOUND", "60"))  # seconds until a condition is given up
SKIP = 77


def need(module_or_tool):
    """Ends the test as skipped, saying what is missing."""
    print(f"skipped: {module_or_tool} is not installed")
    sys.exit(SKIP)


def wait(condition, what, bound=BOUND):
    end = time.monotonic() + bound
    last = None
    while time.monotonic() < end:
        try:
            result = condition()
            if result:
                return result
        except Exception as error:  # objects vanish while they are looked at: look again
            last = error
        time.sleep(0.03)
    raise AssertionError(f"waited {bound:g} s for {what} ({last})")


class Desktop:
    """A display and a session bus of the test's own; only what was started here is stopped."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="shian-e2e-")
        root = pathlib.Path(self.folder.name)
        self.started = []
        atexit.register(self.close)
        display = self._start(["Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten",
                               "tcp", "-noreset"], root / "display")
        os.environ.update(DISPLAY=":" + display, GDK_BACKEND="x11", GSK_RENDERER="cairo",
                          GSETTINGS_BACKEND="memory", XDG_RUNTIME_DIR=str(root / "run"),
                          NO_AT_BRIDGE="0", HOME=str(root / "home"), LC_ALL="C.UTF-8")
        for name in ("GTK_A11Y", "LANGUAGE", "WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "G_DEBUG"):
            os.environ.pop(name, None)
        for name, place in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"),
                            ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
            os.environ[name] = str(root / "home" / place)
            pathlib.Path(os.environ[name]).mkdir(parents=True)
        (root / "run").mkdir(mode=0o700)
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address=3"], root / "bus")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus

    def _start(self, command, answer):
        with open(answer, "wb") as out:
            def hand_over():
                os.dup2(out.fileno(), 3)
            self.started.append(subprocess.Popen(command, preexec_fn=hand_over, close_fds=False,
                                                 stdout=subprocess.DEVNULL,
                                                 stderr=subprocess.DEVNULL))
        return wait(lambda: answer.read_text().endswith("\n") and answer.read_text().strip(),
                    f"{command[0]} to start", 30)

    def close(self):
        for process in reversed(self.started):
            process.terminate()
            process.wait()
        self.started = []


def _atspi():
    try:
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
    except (ImportError, ValueError):
        need("the accessibility library for Python")
    Atspi.set_timeout(3000, 15000)
    return Atspi


class App:
    """The program under test."""

    def __init__(self, *words, env=None):
        self.atspi = _atspi()
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([os.environ["SHIAN"], *map(str, words)], stdout=self.log,
                                        stderr=subprocess.STDOUT, env=dict(os.environ, **(env or {})))
        atexit.register(self.kill)
        self.root = wait(self._find, "the program on the accessibility bus")
        self.window = wait(lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True,
            text=True).stdout.split(), "the window")[-1]
        self.focus()

    def _find(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the program ended: {self.output()}")
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child
        return None

    def output(self):
        self.log.seek(0)
        return self.log.read()

    def focus(self):
        subprocess.check_call(["xdotool", "windowfocus", self.window])

    # --- finding -----------------------------------------------------------------------------
    @staticmethod
    def children(node):
        return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c]

    def walk(self, node=None, depth=0):
        node = node or self.root
        yield node
        if depth < 60:
            for child in self.children(node):
                yield from self.walk(child, depth + 1)

    @staticmethod
    def named(node, name):
        own = node.get_name() or ""
        return own == name or own.startswith(name)

    def showing(self, node):
        return node.get_state_set().contains(self.atspi.StateType.SHOWING)

    def look(self, role, name):
        for node in self.walk():
            if node.get_role_name() == role and self.named(node, name) and self.showing(node):
                return node
        return None

    def find(self, role, name):
        return wait(lambda: self.look(role, name), f"{role} “{name}”")

    def texts(self):
        return [n.get_name() for n in self.walk() if n.get_role_name() == "label" and
                self.showing(n) and n.get_name()]

    def see(self, text):
        """A label with this text is on the screen."""
        return wait(lambda: any(text in t for t in self.texts()), f"the words “{text}”")

    # --- acting ------------------------------------------------------------------------------
    def press(self, role, name):
        node = self.find(role, name)
        node.do_action(0)
        return node

    def key(self, *keys):
        subprocess.check_call(["xdotool", "key", "--clearmodifiers", *keys])

    def click(self, node):
        place = node.get_extents(self.atspi.CoordType.WINDOW)
        subprocess.check_call(["xdotool", "mousemove", "--window", self.window,
                               str(place.x + min(60, place.width // 2)),
                               str(place.y + place.height // 2), "click", "1"])

    def write(self, node, text):
        node.set_text_contents(text)
        wait(lambda: self.read(node) == text, f"“{text}” to stand in the field")

    @staticmethod
    def read(node):
        return node.get_text(0, node.get_character_count())

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], check=False)

    # --- ending ------------------------------------------------------------------------------
    def close(self):
        """Closes the window as a user does and waits for the program to end well."""
        self.key("ctrl+q")
        try:
            self.process.wait(BOUND)
        except subprocess.TimeoutExpired as error:
            raise AssertionError("the program did not end on Ctrl+Q") from error
        if self.process.returncode != 0:
            raise AssertionError(f"the program ended with {self.process.returncode}: "
                                 f"{self.output()}")

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
