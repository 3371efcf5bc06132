//! The program: reads the command line and opens the window, or ends when no window is asked for.
//! Nothing is decided here; everything else is in the library, where tests reach it.
//! It must not print: what the terminal is told is told by `cli`.

use std::process::ExitCode;

use secpaid_desktop::cli::{self, Start};

fn main() -> ExitCode {
    match cli::start(std::env::args_os().skip(1)) {
        Start::Window(_) => ExitCode::SUCCESS,
        Start::Ended(code) => code,
    }
}
