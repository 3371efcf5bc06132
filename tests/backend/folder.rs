//! The data folder and other users of the computer: whatever rights new files would have by themselves, everything that
//! is written into the folder is the owner's alone; what cannot be closed is told; the log stays within its bounds, and
//! one that cannot be started is told once.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use secpaid_desktop::cli::Place;
use secpaid_desktop::clock::{Clock as _, SystemClock, berlin_today};
use secpaid_desktop::files::{DataDir, FileErrorKind, LogFile, LogLimits};
use secpaid_desktop::launch::{Prepared, prepare, start_log, sweep_leftovers};
use secpaid_desktop::settings::{Settings, ThemeChoice};
use secpaid_desktop::state::{Action, NoticeKind, Screen, SettingsAction};

use crate::shop::{Shop, setup, test};
use crate::window::Window;

/// Where the other half of the test writes.
const FOLDER: &str = "SECPAID_TEST_FOLDER";

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

/// Every file and folder below, with its rights.
fn modes(folder: &Path, into: &mut BTreeMap<PathBuf, u32>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        into.insert(entry.path(), mode(&entry.path()));
        if entry.file_type().unwrap().is_dir() {
            modes(&entry.path(), into);
        }
    }
}

#[test]
fn every_file_of_the_folder_is_the_owners_alone_whatever_the_system_would_give() {
    let folder = tempfile::tempdir().unwrap();
    for (name, before) in [("new", None), ("open", Some(0o777))] {
        let data = folder.path().join(name);
        if let Some(before) = before {
            fs::create_dir(&data).unwrap();
            for (file, text) in [("journal.jsonl", ""), ("settings.json", "{\"broken\"")] {
                fs::write(data.join(file), text).unwrap();
                fs::set_permissions(data.join(file), fs::Permissions::from_mode(0o666)).unwrap();
            }
            fs::set_permissions(&data, fs::Permissions::from_mode(before)).unwrap();
        }
        let again = std::env::current_exe().unwrap();
        let run = "umask 000; exec \"$0\" --exact folder::in_a_process_that_takes_no_rights_away --nocapture";
        let output = Command::new("sh").args(["-c", run]).arg(&again).env(FOLDER, &data).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        let mut found = BTreeMap::new();
        modes(&data, &mut found);
        let names: Vec<&str> = found.keys().filter_map(|path| path.file_name()?.to_str()).collect();
        for needed in ["journal.jsonl", "ledger.jsonl", "lock", "salt", "settings.json", "rate-development.json"] {
            assert!(names.contains(&needed), "{needed} in {names:?}");
        }
        assert!(names.iter().any(|name| name.starts_with("secpaid-desktop.")), "{names:?}");
        assert_eq!(mode(&data), 0o700);
        for (path, mode) in found {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(format!("{mode:o}"), format!("{wanted:o}"), "{}", path.display());
        }
    }
}

/// Does nothing by itself: the test above runs it where new files are open to everybody.
#[test]
fn in_a_process_that_takes_no_rights_away() {
    let Some(data) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let place = Place { data_dir: Some(data.clone()), ..Place::default() };
    let mut prepared = prepare(&place, None).ok().unwrap();
    start_log(&mut prepared);
    tracing::warn!("a line");
    let shop = Shop::open();
    let standing = shop.setup();
    let clock = std::sync::Arc::clone(&shop.clock);
    let setup = setup(&data, std::sync::Arc::clone(&shop.keys), clock, standing.addresses);
    let mut window = Window::at(&shop, setup, Screen::Create, test());
    window.send_link("10", "Tisch 4");
    window.until(|state| state.session().create.created.is_some());
    window.act(Action::Settings(SettingsAction::Theme(ThemeChoice::Dark)));
    window.stop();
    assert!(DataDir::open(Some(&data)).unwrap().is_read_only(), "the lock is held");
}

fn prepared(folder: &Path) -> Prepared {
    prepare(&Place { data_dir: Some(folder.to_owned()), ..Place::default() }, None).ok().unwrap()
}

#[test]
fn a_folder_with_other_things_stays_open_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("holiday.jpg"), "x").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let prepared = prepared(folder.path());
    assert_eq!(mode(folder.path()), 0o755);
    let told: Vec<_> = prepared.state.notices.iter().map(|notice| &notice.kind).collect();
    assert!(matches!(told[..], [NoticeKind::FolderOpen(path)] if *path == fs::canonicalize(folder.path()).unwrap()));
}

#[test]
fn a_log_that_cannot_be_started_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("log"), "a file in its place").unwrap();
    let mut prepared = prepared(folder.path());
    start_log(&mut prepared);
    let told: Vec<_> = prepared.state.notices.iter().map(|notice| &notice.kind).collect();
    assert!(matches!(told[..], [NoticeKind::NoLog(error)] if error.kind == FileErrorKind::NotADirectory), "{told:?}");
}

#[test]
fn a_link_in_place_of_the_lock_is_not_followed_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let theirs = folder.path().join("theirs");
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    std::os::unix::fs::symlink(&theirs, data.join("lock")).unwrap();
    let prepared = prepared(&data);
    let told: Vec<_> = prepared.state.notices.iter().map(|notice| &notice.kind).collect();
    assert!(matches!(told[..], [NoticeKind::DataFolder(error)] if error.kind == FileErrorKind::Link), "{told:?}");
    assert!(prepared.state.read_only && !theirs.exists());
}

#[test]
fn what_a_killed_run_left_unfinished_is_swept_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let (data, exports) = (folder.path().join("data"), folder.path().join("exports"));
    fs::create_dir(&exports).unwrap();
    let mut settings = Settings::default();
    settings.export_defaults_mut(&test()).folder = Some(exports.clone());
    drop(prepared(&data));
    settings.save(&data).unwrap();
    let old = SystemTime::from(SystemClock.timestamp() - jiff::SignedDuration::from_mins(5));
    let leave = |folder: &Path| {
        let path = folder.join(".secpaid-aB3dE6.part");
        fs::File::create(&path).unwrap().set_modified(old).unwrap();
        path
    };
    let (ours, of_export) = (leave(&data), leave(&exports));
    fs::write(exports.join(".aB3dE6.part"), "somebody else's").unwrap();
    let first = prepared(&data);
    // A second window has nothing to tidy.
    assert!(sweep_leftovers(&prepared(&data)).is_none());
    assert!(ours.exists());
    assert_eq!(sweep_leftovers(&first).unwrap().join().unwrap(), 2);
    assert!(!ours.exists() && !of_export.exists() && exports.join(".aB3dE6.part").exists());
}

#[test]
fn the_log_never_grows_without_end() {
    let folder = tempfile::tempdir().unwrap();
    let limits = LogLimits { bytes: 2_000, files: 3 };
    let log = LogFile::open(folder.path(), limits, || berlin_today(&SystemClock)).unwrap();
    let log = tracing_subscriber::fmt().with_ansi(false).with_writer(std::sync::Mutex::new(log)).finish();
    tracing::subscriber::with_default(log, || {
        for number in 0..5_000 {
            tracing::error!(number, "something that happens again and again");
        }
        tracing::error!("{}", "a line longer than a file ".repeat(200));
        tracing::error!("the last one");
    });
    let mut found = BTreeMap::new();
    modes(folder.path(), &mut found);
    assert_eq!(found.len(), 3);
    let texts: Vec<String> = found.keys().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert!(texts.iter().all(|text| text.len() <= 2_000), "{:?}", texts.iter().map(String::len).collect::<Vec<_>>());
    assert_eq!(texts.iter().filter(|text| text.contains("the last one")).count(), 1);
    assert_eq!(LogLimits::ORDINARY, LogLimits { bytes: 1_048_576, files: 7 });
}
