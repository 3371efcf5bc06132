//! What a screen reader gets of the real window, through AT-SPI: its screens, its tables row by row, pressing and typing.
//! `cargo test --test e2e accessible -- --nocapture` prints the whole listing.

use std::path::Path;
use std::process::Command;

use crate::display::Display;
use crate::program::{Home, output, text};

#[test]
fn a_screen_reader_reads_the_window_presses_and_types() {
    let (display, home) = (Display::new(), Home::new());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e");
    // The environment of the program, with a bus of its own and this display.
    let program = home.program();
    let mut session = Command::new("dbus-run-session");
    session.arg("--").arg("sh").arg(folder.join("accessible.sh")).arg(folder.join("accessible.py"));
    session.arg(program.get_program()).arg("--data-dir").arg(home.path().join("data")).arg("--demo");
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => session.env(name, value),
            None => session.env_remove(name),
        };
    }
    let ended = output(session.env("DISPLAY", &display.name));
    let (said, errors) = (text(&ended.stdout), text(&ended.stderr));
    println!("{said}");
    assert!(ended.status.success(), "{errors}\npackages: dbus at-spi2-core gir1.2-atspi-2.0 python3-gi libglib2.0-bin");
    assert!(said.trim_end().ends_with("done"), "{errors}");
    assert!(!errors.contains("panicked"), "{errors}");
    let lines: Vec<&str> = said.lines().map(str::trim_start).collect();
    for expected in [
        "push button: Environment, DEMO",
        "page tab: Overview (checked)",
        "slider: Revenue over time",
        "page tab: Pay-ins (checked)",
        "-- typed into Amount: 88,19",
        "-- typed into Note: Żółć € Müller",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(expected)), "no line {expected}");
    }
    let rows = lines.iter().filter(|line| line.starts_with("row: ")).count();
    assert_eq!(rows, 5, "three pay-ins and two links are read");
    let cells: Vec<_> = lines.iter().filter(|line| line.starts_with("cells: ")).collect();
    assert!(cells.iter().all(|cells| cells.matches(" | ").count() >= 3 && cells.contains('€')), "{cells:?}");
}
