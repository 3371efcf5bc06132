# What a screen reader gets of the running program, through AT-SPI: lists the main screens, reads tables row by row,
# presses what can be pressed and types where one types. Prints all of it; ends with the line "done".
# Called by accessible.sh with the program's accessible name.
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


def until(what, ask):
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
    show("what there was", 10_000)
    sys.exit(1)


def same(node, role, name):
    return node.get_role_name() == role and node.get_name() == name


def find(role, name):
    return next((node for _, node in walk(app) if same(node, role, name)), None)


def any_of(role, begins=""):
    return next(
        (node for _, node in walk(app) if node.get_role_name() == role and node.get_name().startswith(begins)), None
    )


def line(depth, node):
    states = node.get_state_set()
    said = [word for state, word in STATES if states.contains(state)]
    if states.contains(Atspi.StateType.FOCUSABLE) and not states.contains(Atspi.StateType.ENABLED):
        said.append("disabled")
    tail = " (" + ", ".join(said) + ")" if said else ""
    return "  " * depth + node.get_role_name() + ": " + node.get_name().replace("\n", " / ") + tail


def show(title, cells=2):
    """Prints the tree; of a table as many rows with their cells as asked for."""
    print("==", title)
    rows = 0
    for depth, node in walk(app):
        role = node.get_role_name()
        if role == "table row":
            rows += 1
        if rows > cells and role in ("table row", "table cell"):
            continue
        if role in ("panel", "filler", "unknown", "section") and not node.get_name():
            continue
        print(line(depth, node))


def press(role, name):
    node = until(f"{role} {name}", lambda: find(role, name))
    assert node.get_action_iface().do_action(0), f"{role} {name} cannot be pressed"
    print("-- pressed", role, name)


def type_into(name, text):
    node = until(f"entry {name}", lambda: find("entry", name))
    assert node.get_editable_text_iface().set_text_contents(text), f"{name} takes no text"
    until(f"{name} holds {text}", lambda: read(name) == text)
    print("-- typed into", name + ":", read(name))


def read(name):
    text = find("entry", name).get_text_iface()
    return text.get_text(0, text.get_character_count())


def read_rows(name, count):
    table = until(f"table {name}", lambda: find("table", name))
    rows = until("rows", lambda: [row for row in children(table) if row.get_role_name() == "table row"] or deep_rows(table))
    print("== the table", name, "row by row")
    for row in rows[:count]:
        print("row:", row.get_name())
        cells = [cell.get_name() for _, cell in walk(row) if cell.get_role_name() == "table cell"]
        print("  cells:", " | ".join(cells))


def deep_rows(table):
    return [node for _, node in walk(table) if node.get_role_name() == "table row"]


def application():
    desktop = Atspi.get_desktop(0)
    return next((each for each in children(desktop) if each.get_name() == sys.argv[1] and each.get_child_count()), None)


app = until("the program", application)
until("the figures are read", lambda: find("slider", "Revenue over time"))
show("Overview")

press("page tab", "Pay-ins")
until("the pay-ins are shown", lambda: any_of("table row"))
show("Pay-ins")
read_rows("Pay-ins", 3)

press("page tab", "Links")
until("the links are read", lambda: find("table", "Unpaid") and any_of("table row"))
show("Links")
read_rows("Unpaid", 2)

press("page tab", "Create link")
type_into("Amount", "88,19")
type_into("Note", "Żółć € Müller")
show("Create link")
button = until("the button", lambda: next((n for _, n in walk(app) if same(n, "push button", "Create link")), None))
assert button.get_action_iface().do_action(0)
until("the link is created", lambda: find("entry", "Payment link"))
print("-- created a link over", read("Payment link")[:7] + "…")
show("The created link")

press("page tab", "Activity")
until("the activity", lambda: find("heading", "Activity"))
show("Activity")
press("page tab", "Settings")
until("the settings", lambda: find("heading", "Settings"))
show("Settings")

press("push button", "Search or run")
type_into("Search or run", "link")
until("the entries", lambda: any_of("list item", "Links"))
show("The palette")
print("done")
