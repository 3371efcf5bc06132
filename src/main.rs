//! The program: reads the command line and opens the window, or ends when no window is asked for.
//! Nothing is decided here; everything else is in the library, where tests reach it.
//! It must not print: what the terminal is told is told by `cli`.

use std::process::ExitCode;

use secpaid_desktop::cli::{self, Start};
use secpaid_desktop::launch;
use secpaid_desktop::text::{Language, Texts};

fn main() -> ExitCode {
    match cli::start(std::env::args_os().skip(1)) {
        Start::Window(place) => match launch::open(&place) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::failed(&launch::words(&Texts::new(Language::of_system()), &error)),
        },
        Start::Ended(code) => code,
    }
}
