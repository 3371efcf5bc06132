# A running window as a screen reader has it, through AT-SPI: finds, presses, types, reads and lists. Used by the drivers
# beside it; a driver waits for what it looks for and never for a time.
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

PATIENCE = 60
STATES = [
    (Atspi.StateType.FOCUSED, "focused"),
    (Atspi.StateType.SELECTED, "selected"),
    (Atspi.StateType.CHECKED, "checked"),
    (Atspi.StateType.EXPANDED, "expanded"),
]


def children(node):
    return [child for at in range(node.get_child_count()) if (child := node.get_child_at_index(at))]


def walk(node, depth=0):
    yield depth, node
    for child in children(node):
        yield from walk(child, depth + 1)


def same(node, role, name):
    return node.get_role_name() == role and node.get_name() == name


def is_disabled(node):
    return node.get_role_name() not in ("application", "frame") and not node.get_state_set().contains(Atspi.StateType.ENABLED)


def line(depth, node):
    states = node.get_state_set()
    said = [word for state, word in STATES if states.contains(state)]
    if is_disabled(node):
        said.append("disabled")
    tail = " (" + ", ".join(said) + ")" if said else ""
    return "  " * depth + node.get_role_name() + ": " + node.get_name().replace("\n", " / ") + tail


def rows_of(table):
    return [node for _, node in walk(table) if node.get_role_name() == "table row"]


class Window:
    """The window of a program by its accessible name; of several with one name, that of a process."""

    def __init__(self, name, process=None):
        self.app = None

        def is_it(app):
            mine = process is None or app.get_process_id() == process
            return mine and app.get_name() == name and app.get_child_count()

        self.app = self.until("the program", lambda: next(filter(is_it, children(Atspi.get_desktop(0))), None))

    def until(self, what, ask):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                answer = ask()
            except gi.repository.GLib.Error:
                # The tree changed while it was read.
                answer = None
            if answer:
                return answer
            time.sleep(0.05)
        print("never:", what)
        if self.app:
            self.show("what there was", 10_000)
        sys.exit(1)

    def nodes(self):
        return (node for _, node in walk(self.app))

    def find(self, role, name):
        return next((node for node in self.nodes() if same(node, role, name)), None)

    def any_of(self, role, begins=""):
        return next((n for n in self.nodes() if n.get_role_name() == role and n.get_name().startswith(begins)), None)

    def row_with(self, words):
        """The first row of a table whose name holds the words."""
        return next((n for n in self.nodes() if n.get_role_name() == "table row" and words in n.get_name()), None)

    def says(self, words):
        """Whether the words stand anywhere."""
        return any(words in node.get_name() for node in self.nodes())

    def show(self, title, cells=2):
        """Prints the tree; of a table as many rows with their cells as asked for."""
        print("==", title)
        rows = 0
        for depth, node in walk(self.app):
            role = node.get_role_name()
            if role == "table row":
                rows += 1
            if rows > cells and role in ("table row", "table cell"):
                continue
            if role in ("panel", "filler", "unknown", "section") and not node.get_name():
                continue
            print(line(depth, node))

    def press(self, role, name):
        node = self.until(f"{role} {name}", lambda: self.find(role, name))
        assert node.get_action_iface().do_action(0), f"{role} {name} cannot be pressed"
        print("-- pressed", role, name)

    def type_into(self, name, text):
        node = self.until(f"entry {name}", lambda: self.find("entry", name))
        assert node.get_editable_text_iface().set_text_contents(text), f"{name} takes no text"
        self.until(f"{name} holds {text}", lambda: self.read(name) == text)
        print("-- typed into", name + ":", self.read(name))

    def read(self, name):
        text = self.find("entry", name).get_text_iface()
        return text.get_text(0, text.get_character_count())

    def read_rows(self, name, count):
        table = self.until(f"table {name}", lambda: self.find("table", name))
        rows = self.until("rows", lambda: rows_of(table))
        print("== the table", name, "row by row")
        for row in rows[:count]:
            print("row:", row.get_name())
            cells = [cell.get_name() for _, cell in walk(row) if cell.get_role_name() == "table cell"]
            print("  cells:", " | ".join(cells))
