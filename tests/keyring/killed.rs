//! A keyring that stops answering and is then killed, over the application's real backend: it says so each time, what
//! was asked of the dead one comes to an end, and the key is there again as soon as another daemon has the keyring.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use secpaid_desktop::APP_ID;
use secpaid_desktop::api::Limits;
use secpaid_desktop::backend::{Backend, Command, Event, Local, Setup, Ticket, Waker};
use secpaid_desktop::clock::SystemClock;
use secpaid_desktop::model::{Environment, KeyState, KeyringKind, Scope};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, OsKeyStore, wait};

/// The longest wait for an answer before the test is given up.
const PATIENCE: Duration = Duration::from_secs(30);
/// What a keyring may take here before it is said that it does not answer.
const SOON: Duration = Duration::from_millis(300);

fn production() -> Scope {
    Scope::of(Environment::Production)
}

/// The process that has the name of the keyring on this session's bus.
fn daemon() -> String {
    let output = Process::new("dbus-send")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
        .args(["org.freedesktop.DBus.GetConnectionUnixProcessID", "string:org.freedesktop.secrets"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    said.rsplit("uint32 ").next().unwrap().trim().to_owned()
}

fn signal(process: &str, signal: &str) {
    assert!(process.parse::<u32>().is_ok_and(|process| process > 1), "{process:?}");
    assert!(Process::new("kill").args([signal, process]).status().unwrap().success());
}

/// Opens the keyring with its password in a new daemon; `options` say whether there is one that it replaces.
pub fn unlock(options: &[&str]) {
    let mut daemon = Process::new("gnome-keyring-daemon")
        .args(["--unlock", "--components=secrets"])
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    daemon.stdin.take().unwrap().write_all(b"pw").unwrap();
    // It goes on in the background when it is ready.
    assert!(daemon.wait().unwrap().success());
}

/// The backend, and a bell that rings with each event.
struct Line {
    backend: Backend,
    bell: Receiver<()>,
    last: u64,
}

impl Line {
    fn start(keys: Arc<OsKeyStore>, data_dir: &std::path::Path) -> Self {
        let (ring, bell) = sync_channel(100);
        let waker: Waker = Arc::new(move || ring.try_send(()).unwrap_or_default());
        let setup = Setup {
            data_dir: data_dir.to_owned(),
            read_only: false,
            keys,
            keyring_patience: SOON,
            clock: Arc::new(SystemClock),
            limits: Limits::production(),
            demo_limits: Limits::production(),
            addresses: BTreeMap::new(),
            session_key: None,
            demo_pay_ins: None,
            view_only: BTreeSet::new(),
        };
        Self { backend: Backend::start(setup, waker).unwrap(), bell, last: 0 }
    }

    /// Looks for the key of Production, as a window does when it is opened and by *Look again*.
    fn look(&mut self) -> Ticket {
        self.last += 1;
        let ticket = Ticket { id: self.last, scope: production(), generation: 0 };
        self.backend.send(vec![Command::Local(ticket.clone(), Local::Open)], Vec::new()).unwrap();
        ticket
    }

    /// What is told of the key next.
    fn told(&mut self, ticket: &Ticket) -> KeyState {
        loop {
            while let Some(event) = self.backend.next_event() {
                match event {
                    Event::Opened(of, opened) if of.id == ticket.id => return opened.key,
                    _ => {}
                }
            }
            self.bell.recv_timeout(PATIENCE).expect("nothing was told of the key");
        }
    }
}

/// The case of this name, within its session.
pub fn killed() {
    let keys = Arc::new(OsKeyStore::start(APP_ID, KeyringKind::Gnome, None));
    let key = Arc::new(ApiKey::new("Abcd1234Efgh").unwrap());
    wait(|answer| keys.set(&production(), key, answer)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut line = Line::start(keys, folder.path());

    let first = daemon();
    signal(&first, "-STOP");
    let asked = line.look();
    assert_eq!(line.told(&asked), KeyState::NotAnswering);
    signal(&first, "-KILL");
    assert_eq!(line.told(&asked), KeyState::Unavailable, "what the dead one was asked comes to an end");
    let asked = line.look();
    assert_eq!(line.told(&asked), KeyState::Unavailable);

    unlock(&[]);
    assert_ne!(daemon(), first);
    let asked = line.look();
    assert_eq!(line.told(&asked), KeyState::Present);
    line.backend.stop();
}
