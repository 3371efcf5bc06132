//! What is told of a panic: its place, to the log and to standard error. Its words may hold what was typed, and under a
//! desktop standard error is a file: they are said only to somebody at a terminal.
//! Called first thing by the start of the program and of a window. It must not end the program, nor say anything else.

use std::io::{IsTerminal as _, Write as _};
use std::panic::{PanicHookInfo, set_hook, take_hook};

/// From here on, panics are told so.
pub fn tell_panics() {
    let whole = take_hook();
    set_hook(Box::new(move |panic| {
        tracing::error!(place = panic.location().map(tracing::field::display), "a panic");
        if std::io::stderr().is_terminal() {
            whole(panic);
        } else {
            say_place(panic);
        }
    }));
}

/// When even that is closed, nobody is there to be told.
fn say_place(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    writeln!(std::io::stderr().lock(), "a panic at {place}").unwrap_or_default();
}
