//! The program without a window: what is typed is parsed, `export` and `demo-server` run here, and the words of help and
//! of every mistake are said. Called by `main` alone; the only place that writes to the terminal.
//! It must not open a window, nor say anything that holds a key.

mod args;
mod headless;
mod key;
mod panics;
mod words;

#[cfg(test)]
mod tests;

pub use args::{DemoServer, ExportRequest, Invocation, Place, UsageError, parse};
pub use key::given_key;
pub use panics::tell_panics;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use crate::clock::{Clock, FixedClock, SystemClock};
use crate::demo;
use crate::text::{Arg, Language, Texts, visible};

/// Done.
pub const DONE: u8 = 0;
/// Not done; standard error says why.
pub const FAILED: u8 = 1;
/// Not understood; standard error says what was not.
pub const USAGE: u8 = 2;

/// How far the command line alone could go.
#[derive(Debug)]
pub enum Start {
    /// The window is asked for.
    Window(Place),
    /// Everything is done.
    Ended(ExitCode),
}

/// Reads the command line (without the program's own name) and carries it out, unless a window is asked for.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> Start {
    crate::secrets::forbid_core_dumps();
    tell_panics();
    let texts = Texts::new(Language::of_system());
    let code = match parse(arguments) {
        Ok(Invocation::Window(place)) => return Start::Window(place),
        Ok(Invocation::Version) => say(&words::version()),
        Ok(Invocation::Help) => say(texts.get("cli-help")),
        Ok(Invocation::DemoServer(options)) => serve(&texts, options),
        Ok(Invocation::Export(request)) => export(&texts, &request),
        Err(error) => {
            say_error(&words::usage_error(&texts, &error));
            ExitCode::from(USAGE)
        }
    };
    Start::Ended(code)
}

/// Says one paragraph on standard error and ends with 1. For `main`, when the window cannot open.
pub fn failed(paragraph: &str) -> ExitCode {
    say_error(paragraph);
    ExitCode::from(FAILED)
}

/// Writes a list into a file and says how many rows there are.
fn export(texts: &Texts, request: &ExportRequest) -> ExitCode {
    match headless::run(texts, request) {
        Ok(done) => {
            done.notices.iter().for_each(|notice| say_error(notice));
            say(&done.rows.to_string())
        }
        Err(paragraph) => failed(&paragraph),
    }
}

/// Runs the simulator until Ctrl-C.
fn serve(texts: &Texts, asked: DemoServer) -> ExitCode {
    let clock: Arc<dyn Clock> = match asked.date.and_then(|day| FixedClock::at_berlin(day.at(14, 2, 0, 0))) {
        Some(fixed) => Arc::new(fixed),
        None => Arc::new(SystemClock),
    };
    let mut options = demo::Options::at(clock);
    options.port = asked.port;
    if let Some(key) = asked.key {
        options.key = key;
    }
    match demo::serve_command(options, &mut std::io::stdout()) {
        Ok(()) => ExitCode::from(DONE),
        Err(error) => failed(&texts.with("cli-server-failed", &[("reason", Arg::Text(&visible(&error.to_string())))])),
    }
}

/// Writes a line to standard output. A reader that went away is a failure, but no reason for a panic.
fn say(line: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Ok(()) => ExitCode::from(DONE),
        Err(_) => ExitCode::from(FAILED),
    }
}

/// Writes a line to standard error; when even that is closed, nobody is there to be told.
fn say_error(line: &str) {
    writeln!(std::io::stderr().lock(), "{line}").unwrap_or_default();
}
