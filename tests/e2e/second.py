# A second window on one data folder, seen as a screen reader has it: it says that it only shows, and does; an export beside
# both goes through; the first one works on. When that is killed, the next window is the first again and knows everything.
# Prints what it did; ends with the line "done".
# Called by accessible.sh with the number of the first window's process and its command line.
import atexit
import fcntl
import os
import signal
import subprocess
import sys

from reader import Window, is_disabled, line

first_process, command = int(sys.argv[1]), sys.argv[2:]
name = os.path.basename(command[0])
folder = command[command.index("--data-dir") + 1]
address = command[command.index("--api-url") + 1]
WORDS = "SecPaid Desktop is already running with this data."


def files():
    """Everything in the data folder but what all share: the rates, and the first window's log and geometry."""
    found = {}
    for place, _, names in os.walk(folder):
        for each in names:
            shared = each.startswith("rate-") or each == "window.ron" or os.path.basename(place) == "log"
            if not shared:
                path = os.path.join(place, each)
                with open(path, "rb") as file:
                    found[path] = file.read()
    return found


def start():
    """One more window; it ends with this driver, whatever happens."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    atexit.register(process.kill)
    return process


def is_free():
    """Whether no process has the lock of the folder: one that is killed has it until its last thread ended."""
    with open(os.path.join(folder, "lock")) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def shown():
    """The windows of the display."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "SecPaid Desktop"]
    return set(subprocess.run(search, capture_output=True, text=True).stdout.split())


def create_button(window):
    window.press("page tab", "Create link")
    return window.until("the button", lambda: window.find("push button", "Create link"))


def create(window, amount, note):
    button = create_button(window)
    window.type_into("Amount", amount)
    window.type_into("Note", note)
    assert button.get_action_iface().do_action(0)
    window.until("the link is created", lambda: window.find("entry", "Payment link"))
    print("-- created", note)


first = Window(name, first_process)
first.press("page tab", "Links")
first.until("the links are read", lambda: first.find("table", "Unpaid") and first.any_of("table row"))
assert not first.says(WORDS), "the first window takes itself for the second"
before = files()

places = shown()
beside = start()
second = Window(name, beside.pid)
# A window that another one covers whole is not drawn, and does nothing that is pressed.
own = first.until("the place of the second window", lambda: shown() - places).pop()
subprocess.run(["xdotool", "windowmove", own, "200", "150"], check=True)
second.until("the second window says so", lambda: second.says(WORDS))
print("-- the second window says so")
button = create_button(second)
second.until("nothing can be created", lambda: is_disabled(button))
print("second:", line(0, button))
second.press("page tab", "Links")
second.read_rows("Unpaid", 1)

output = os.path.join(folder, "..", "beside.csv")
arguments = ["export", "unpaid-links", "--environment", "development", "--api-url", address, "--data-dir", folder]
export = subprocess.run([command[0], *arguments, "--output", output], capture_output=True, text=True)
print("export:", export.returncode, (export.stdout + export.stderr).strip())
changed = {path for path, text in files().items() if before.get(path) != text} | (before.keys() - files().keys())
print("changed:", sorted(changed))

create(first, "88,19", "made beside a second window")
beside.terminate()
beside.wait()

os.kill(first_process, signal.SIGKILL)
second.until("the system took the lock back", is_free)
last = start()
third = Window(name, last.pid)
third.press("page tab", "Activity")
third.until("the write of the killed window", lambda: third.says("made beside a second window"))
print("-- the next window knows of it")
assert not third.says(WORDS), "the lock outlives the window that was killed"
print("third:", line(0, create_button(third)))
last.terminate()
last.wait()
print("done")
