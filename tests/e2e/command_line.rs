//! Flags as the contract has them: `--version`, `--help`, and words with exit 2 for what is wrong.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::program::{Home, output, spawn, text};

#[test]
fn the_version_is_one_line() {
    let result = output(Home::new().program().arg("--version"));
    assert_eq!(result.status.code(), Some(0));
    assert_eq!(text(&result.stdout), format!("secpaid-desktop {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(text(&result.stderr), "");
}

#[test]
fn the_help_names_every_flag() {
    let result = output(Home::new().program().arg("--help"));
    assert_eq!(result.status.code(), Some(0));
    let said = text(&result.stdout);
    let flags =
        ["--environment", "--demo", "--data-dir", "--api-url", "SECPAID_API_KEY", "demo-server", "export", "--version"];
    for flag in flags {
        assert!(said.contains(flag), "{flag} is not in the help:\n{said}");
    }
}

#[test]
fn a_wrong_flag_is_told_in_words_with_exit_two() {
    let cases: [(&[&str], &str); 9] = [
        (&["--colour"], "--colour"),
        (&["window"], "window"),
        (&["--environment", "moon"], "moon"),
        (&["--environment"], "--environment"),
        (&["--api-url", "http://example.org"], "https"),
        (&["--api-url", "nonsense"], "nonsense"),
        (&["export", "pay-ins", "--output", "x.csv"], "--environment"),
        (&["export", "everything", "--environment", "demo", "--output", "x.csv"], "everything"),
        (&["export", "unpaid-links", "--environment", "demo", "--from", "2026-01-01", "--output", "x.csv"], "--from"),
    ];
    let home = Home::new();
    for (arguments, word) in cases {
        let result = output(home.program().args(arguments).current_dir(home.path()));
        let said = text(&result.stderr);
        assert_eq!(result.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(word), "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        assert!(!home.path().join("x.csv").exists());
    }
}

#[test]
fn no_picture_of_the_memory_is_ever_written() {
    let mut server = spawn(Home::new().program().arg("demo-server").stdout(Stdio::piped()));
    let address = BufReader::new(server.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.id())).unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(address.starts_with("URL http://127.0.0.1:"), "{address}");
    let cores = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let values: Vec<&str> = cores.split_whitespace().skip(4).take(2).collect();
    assert_eq!(values, ["0", "0"], "{cores}");
}
