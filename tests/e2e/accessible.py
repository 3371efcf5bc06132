# What a screen reader gets of the running program, through AT-SPI: lists the main screens, reads tables row by row,
# presses what can be pressed and types where one types. Prints all of it; ends with the line "done".
# Called by accessible.sh with the number of the process and the command line.
import os
import sys

from reader import Window

window = Window(os.path.basename(sys.argv[2]))
window.until("the figures are read", lambda: window.find("slider", "Revenue over time"))
window.show("Overview")
window.until("the list of screens has a name", lambda: window.find("page tab list", "Screens"))

window.press("page tab", "Pay-ins")
window.until("the pay-ins are shown", lambda: window.any_of("table row"))
window.show("Pay-ins")
window.read_rows("Pay-ins", 3)

# The refund of a payment is asked for, and left alone.
row = window.until("a paid row", lambda: window.row_with(", Paid, "))
print("-- opens", row.get_name())
assert row.get_action_iface().do_action(0)
window.press("push button", "Refund…")
window.until("the refund dialog", lambda: window.find("dialog", "Request a refund"))
window.show("The refund dialog")
window.press("push button", "Cancel")
window.until("the dialog is gone", lambda: not window.any_of("dialog"))

for screen in ["Payouts", "Invoices"]:
    window.press("page tab", screen)
    window.until("its rows are read", lambda: window.find("table", screen) and window.any_of("table row"))
    window.show(screen)
    window.read_rows(screen, 2)

window.press("page tab", "Links")
window.until("the links are read", lambda: window.find("table", "Unpaid") and window.any_of("table row"))
window.show("Links")
window.read_rows("Unpaid", 2)

window.press("page tab", "Create link")
window.type_into("Amount", "88,19")
window.type_into("Note", "Żółć € Müller")
window.show("Create link")
button = window.until("the button", lambda: window.find("push button", "Create link"))
assert button.get_action_iface().do_action(0)
window.until("the link is created", lambda: window.find("entry", "Payment link"))
print("-- created a link over", window.read("Payment link")[:7] + "…")
window.show("The created link")

window.press("page tab", "Activity")
window.until("the activity", lambda: window.find("heading", "Activity"))
window.show("Activity")
window.press("page tab", "Settings")
window.until("the settings", lambda: window.find("heading", "Settings"))
window.show("Settings")

window.press("push button", "Search or run")
window.type_into("Search or run", "link")
window.until("the entries", lambda: window.any_of("list item", "Links"))
window.show("The palette")
print("done")
