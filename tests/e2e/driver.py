# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a user would: its own display and session bus, the accessibility bus
to find and read, the keyboard and mouse to act. Waits for conditions, never for time alone."""
import atexit
import ctypes
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# The library that reads the accessibility bus warns about every program without a cache: that must
# not end the test. It looks here when it is loaded.
os.environ.pop("G_DEBUG", None)

BOUND = float(os.environ.get("SHIAN_E2E_BOUND", "60"))  # seconds until a condition is given up
SKIP = 77


def need(module_or_tool):
    """Ends the test as skipped, saying what is missing."""
    print(f"skipped: {module_or_tool} is not installed")
    sys.exit(SKIP)


LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1


def end_with_the_test():
    """Run in a child before its program: nothing started here outlives a test that is killed."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def check_tools(*tools):
    for tool in tools:
        if shutil.which(tool) is None:
            need(tool)
    _atspi()


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
        display = self._start(["Xvfb", "-displayfd", "{}", "-screen", "0", "1366x768x24", "-nolisten",
                               "tcp", "-noreset"], root / "display")
        os.environ.update(DISPLAY=":" + display, GDK_BACKEND="x11", GSK_RENDERER="cairo",
                          GSETTINGS_BACKEND="memory", XDG_RUNTIME_DIR=str(root / "run"),
                          NO_AT_BRIDGE="0", HOME=str(root / "home"), TZ="Asia/Shanghai")
        # No locale at all: the program has to come up in Chinese by itself.
        for name in ("GTK_A11Y", "LANG", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANGUAGE",
                     "WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "XAUTHORITY"):
            os.environ.pop(name, None)
        for name, place in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"),
                            ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
            os.environ[name] = str(root / "home" / place)
            pathlib.Path(os.environ[name]).mkdir(parents=True)
        (root / "run").mkdir(mode=0o700)
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address={}"], root / "bus")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus

    def _start(self, command, answer):
        with open(answer, "wb") as out:
            words = [word.format(out.fileno()) for word in command]
            self.started.append(subprocess.Popen(words, pass_fds=[out.fileno()],
                                                 preexec_fn=end_with_the_test,
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
                                        stderr=subprocess.STDOUT,
                                        preexec_fn=end_with_the_test,
                                        env=dict(os.environ, **(env or {})))
        atexit.register(self.kill)
        self.root = wait(self._find, "the program on the accessibility bus")
        self.window = self.window_of("食安清单")
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

    @staticmethod
    def window_of(title):
        search = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]
        return wait(lambda: subprocess.run(search, capture_output=True, text=True,
                                           check=False).stdout.split(), f"the window “{title}”")[-1]

    def focus(self, window=None):
        """Without a window manager nobody else gives a window the keys."""
        subprocess.check_call(["xdotool", "windowfocus", "--sync", window or self.window])

    # --- finding -----------------------------------------------------------------------------
    @staticmethod
    def children(node):
        return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c]

    def place(self, node):
        """Where the node lies in the window; None for what has no place of its own."""
        try:
            return node.get_extents(self.atspi.CoordType.WINDOW)
        except Exception:  # the pages of a stack stand in the tree but nowhere on the screen
            return None

    def walk(self, node=None, depth=0):
        """Everything that is on the screen: what has no size is not shown, nor what is in it."""
        node = node or self.root
        place = self.place(node)
        if place is not None and (place.width <= 0 or place.height <= 0):
            return
        yield node
        if depth < 60:
            for child in self.children(node):
                yield from self.walk(child, depth + 1)

    @staticmethod
    def named(node, name):
        """A button with a mnemonic is named twice, “新建(_N) 新建(N)”."""
        own = node.get_name() or ""
        return own == name or own.startswith((name + " ", name + "(_"))

    def look(self, role, name, inside=None):
        for node in self.walk(inside):
            if node.get_role_name() == role and self.named(node, name):
                return node
        return None

    def find(self, role, name, inside=None):
        return wait(lambda: self.look(role, name, inside), f"{role} “{name}”")

    def all(self, role, inside=None):
        return [n for n in self.walk(inside) if n.get_role_name() == role]

    def texts(self, inside=None):
        return [n.get_name() for n in self.all("label", inside) if n.get_name()]

    def see(self, text, inside=None):
        """A label with this text is on the screen."""
        return wait(lambda: next((t for t in self.texts(inside) if text in t), None),
                    f"the words “{text}”")

    def said_last(self):
        """What stands on the screen, for the report of a failure."""
        try:
            return self.texts() if self.process.poll() is None else []
        except Exception as error:
            return [f"the screen cannot be read: {error}"]

    def window_node(self, title):
        return wait(lambda: next(c for c in self.children(self.root) if c.get_name() == title),
                    f"the window “{title}” on the bus")

    def is_open(self, title):
        return any(c.get_name() == title for c in self.children(self.root))

    def gone(self, title):
        wait(lambda: not self.is_open(title), f"the window “{title}” to close")

    # --- acting ------------------------------------------------------------------------------
    @staticmethod
    def actions(node):
        try:
            return node.get_n_actions()
        except Exception:  # no actions at all
            return 0

    def press(self, role, name, inside=None):
        """A menu button is two of one name, of which the inner one can be pressed."""
        node = wait(lambda: next((n for n in self.walk(inside) if n.get_role_name() == role and
                                  self.named(n, name) and self.actions(n) > 0), None),
                    f"{role} “{name}” to press")
        node.do_action(0)
        return node

    @staticmethod
    def key(*keys):
        subprocess.check_call(["xdotool", "key", "--clearmodifiers", *keys])

    def press_until(self, condition, keys, what):
        """Presses the keys again now and then: a program still busy may have no use for the first."""
        pressed = 0.0

        def holds():
            nonlocal pressed
            if condition():
                return True
            if time.monotonic() > pressed + 4:
                self.key(*keys)
                pressed = time.monotonic()
            return False

        wait(holds, what)

    @staticmethod
    def type(letters):
        """Latin letters and figures only: the rest comes out garbled, paste it."""
        subprocess.check_call(["xdotool", "type", "--delay", "20", letters])

    def click(self, node):
        place = wait(lambda: self.place(node), "a place to click")
        subprocess.check_call(["xdotool", "mousemove", "--window", self.window,
                               str(place.x + min(60, place.width // 2)),
                               str(place.y + place.height // 2), "click", "1"])

    def paste(self, field, text):
        """Puts the text in place of what stands in the field with the keys, as who writes Chinese
        without an input method. A key that comes before the program was told what the clipboard
        holds pastes nothing: press again."""
        subprocess.run(["xclip", "-selection", "clipboard", "-in"], input=text.encode(), check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.press_until(lambda: self.read(field).rstrip() == text.rstrip(), ["ctrl+a", "ctrl+v"],
                         f"“{text[:40]}” to stand in the field")

    def focused(self, node):
        return node.get_state_set().contains(self.atspi.StateType.FOCUSED)

    def enter(self, node):
        """Clicks into a field."""
        self.click(node)
        wait(lambda: self.focused(node), "the cursor in the field")

    def write(self, node, text):
        """Puts the text in place of what stands in the field, by paste."""
        self.enter(node)
        self.paste(node, text)

    @staticmethod
    def read(node):
        return node.get_text(0, node.get_character_count())

    def chosen(self, name):
        """What the drop-down of this name shows."""
        button = self.all("push button", self.find("combo box", name))[0]
        return " ".join(self.texts(button))

    def choose(self, name, key, choice):
        """Moves a drop-down one choice on by keys: it takes no choice through the bus."""
        drop_down = self.find("combo box", name)
        self.all("push button", drop_down)[0].do_action(0)
        # Closed lists stay in the tree with their size: only the cursor tells that it is open.
        wait(lambda: any(self.focused(n) for n in self.all("list item", drop_down)), "the choices")
        self.key(key, "Return")
        wait(lambda: choice in self.chosen(name), f"“{choice}” chosen under “{name}”")

    def choose_file(self, title, path):
        """Answers GTK's own file dialog by typing the path."""
        before = subprocess.check_output(["xdotool", "getwindowfocus"], text=True).strip()
        self.focus(self.window_of(title))
        node = self.window_node(title)

        def location():  # keys pressed while the dialog loads its folder are lost: ask again
            self.key("ctrl+l")
            return next((n for n in self.all("text", node) if self.focused(n)), None)

        field = wait(location, "the dialog's place to type a path")
        self.paste(field, str(path))
        # The first Enter may only close the list of what the path could be.
        self.press_until(lambda: not self.is_open(title), ["Return"],
                         f"the window “{title}” to close")
        self.focus(before)

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
        said = self.output()
        if self.process.returncode != 0:
            raise AssertionError(f"the program ended with {self.process.returncode}: {said}")
        if "-CRITICAL **" in said or "-WARNING **" in said:
            raise AssertionError(f"the program complained: {said}")

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
