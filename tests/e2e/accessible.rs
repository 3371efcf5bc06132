//! What a screen reader gets of the real window, through AT-SPI: its screens, its tables row by row, pressing and typing;
//! and by the same means what two windows on one data folder say and do.
//! `cargo test --test e2e accessible -- --nocapture` prints the whole listing.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::display::{Display, end};
use crate::program::{Home, output, spawn, text};

/// Lets a driver read and use the program, started with these arguments; returns what the driver printed, line by line.
fn driven(driver: &str, home: &Home, arguments: &[&str], key: Option<&str>) -> Vec<String> {
    let display = Display::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e");
    // The environment of the program, with a bus of its own and this display.
    let mut program = home.program();
    if let Some(key) = key {
        program.env("SECPAID_API_KEY", key);
    }
    let mut session = Command::new("dbus-run-session");
    session.arg("--").arg("sh").arg(folder.join("accessible.sh")).arg(folder.join(driver));
    session.arg(program.get_program()).arg("--data-dir").arg(home.path().join("data")).args(arguments);
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
    said.lines().map(|line| line.trim_start().to_owned()).collect()
}

#[test]
fn a_screen_reader_reads_the_window_presses_and_types() {
    let lines = driven("accessible.py", &Home::new(), &["--demo"], None);
    for expected in [
        "push button: Environment, DEMO",
        "page tab: Overview (checked)",
        "slider: Revenue over time",
        "page tab list: Screens",
        "page tab: Pay-ins (checked)",
        "dialog: Request a refund",
        "radio button: Full amount",
        "page tab: Payouts (checked)",
        "page tab: Invoices (checked)",
        "-- typed into Amount: 88,19",
        "-- typed into Note: Żółć € Müller",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(expected)), "no line {expected}");
    }
    let rows = lines.iter().filter(|line| line.starts_with("row: ")).count();
    assert_eq!(rows, 9, "three pay-ins and two payouts, invoices and links each are read");
    let cells: Vec<_> = lines.iter().filter(|line| line.starts_with("cells: ")).collect();
    assert!(cells.iter().all(|cells| cells.matches(" | ").count() >= 3 && cells.contains('€')), "{cells:?}");
}

#[test]
fn a_second_window_only_shows_and_says_so_and_an_export_beside_it_does_no_harm() {
    const KEY: &str = "Abc123Def456Ghi7";
    let home = Home::new();
    let mut simulator = spawn(home.program().args(["demo-server", "--key", KEY]).stdout(Stdio::piped()));
    // Its output stays open: it has more to say.
    let mut said = BufReader::new(simulator.stdout.take().unwrap()).lines();
    let address = said.next().unwrap().unwrap();
    let lines = driven("second.py", &home, &["--api-url", address.strip_prefix("URL ").unwrap()], Some(KEY));
    end(&mut simulator);
    let has = |wanted: &str| lines.iter().any(|line| line == wanted);
    assert!(has("-- the second window says so"));
    assert!(has("second: push button: Create link (disabled)"));
    assert!(lines.iter().any(|line| line.starts_with("row: ")), "it shows the links");
    let export = lines.iter().find_map(|line| line.strip_prefix("export: 0 ")).unwrap();
    let rows: usize = export.parse().unwrap();
    let file = std::fs::read_to_string(home.path().join("beside.csv")).unwrap();
    assert_eq!(file.matches("\r\n").count(), rows + 1, "nothing was said of the export but its rows");
    assert!(has("changed: []"), "{lines:?}");
    assert!(has("-- created made beside a second window"));
    assert!(has("-- the next window knows of it"));
    assert!(has("third: push button: Create link"));
}
