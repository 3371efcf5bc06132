//! The sessions: no bus, a bus without a keyring service, an unlocked keyring, a locked one.
//! Each runs `inside::of_a_session` in a child process, so that the cases cannot see each other.
//! No case may ask the user: there is no display in any of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::inside::CASE;

const UNLOCKED: &str =
    r#"printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$0" "$@""#;

/// Runs a case with `before` in front of the program; it must end well within a minute.
fn run(case: &str, before: &[&str]) {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new("timeout");
    command
        .arg("60")
        .args(before)
        .arg(std::env::current_exe().unwrap())
        .args(["inside::of_a_session", "--exact", "--nocapture"])
        .env(CASE, case)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path());
    for name in ["DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME", "GNOME_KEYRING_CONTROL"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (said(&output.stdout), said(&output.stderr));
    assert!(output.status.success(), "{case}: {}\n{out}\n{err}", output.status);
    assert!(out.contains(&format!("case {case} done")), "{case} did not run\n{out}\n{err}");
}

/// The recipe of a bus on which nobody offers a keyring.
fn bare_bus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keyring/dbus_without_secret_service.conf")
}

#[test]
fn without_a_bus_there_is_no_keyring() {
    run("absent", &[]);
}

#[test]
fn on_a_bus_without_the_service_there_is_no_keyring() {
    let conf = bare_bus();
    let option = format!("--config-file={}", conf.display());
    run("absent", &["dbus-run-session", &option, "--"]);
}

#[test]
fn a_key_is_stored_read_replaced_and_removed() {
    run("round-trip", &["dbus-run-session", "--", "sh", "-c", UNLOCKED]);
}

#[test]
fn a_locked_keyring_says_that_it_is_locked_and_works_once_it_is_unlocked() {
    run("locked", &["dbus-run-session", "--", "sh", "-c", UNLOCKED]);
}

#[test]
fn a_service_that_has_no_keyring_yet_is_unavailable_for_storing() {
    let start = r#"gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; exec "$0" "$@""#;
    run("no-collection", &["dbus-run-session", "--", "sh", "-c", start]);
}

/// On this bus nobody starts another daemon by himself.
#[test]
fn a_daemon_that_is_killed_is_said_to_be_gone_and_another_one_is_found() {
    let option = format!("--config-file={}", bare_bus().display());
    run("killed", &["dbus-run-session", &option, "--", "sh", "-c", UNLOCKED]);
}
