# Turns accessibility on in a D-Bus session of its own, starts the program and reads it from outside.
# Called by accessible.rs: dbus-run-session -- sh accessible.sh DRIVER PROGRAM [ARGUMENT …]
# The driver is told the number of the process and the command line.
driver=$1
shift
bus() { gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus "$@" >/dev/null || exit 3; }
bus --method org.a11y.Bus.GetAddress
bus --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>'
"$@" &
program=$!
/usr/bin/python3 -Bu "$driver" "$program" "$@"
code=$?
kill "$program" 2>/dev/null
wait "$program" 2>/dev/null
exit $code
