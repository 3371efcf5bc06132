//! A window in a process of its own: this program again, as `--child`, on the measuring display. What it has to say
//! comes as lines `word value…` on its standard output. Used by the parts that open windows.
//! It must not wait for ever: a window that says nothing is ended.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

use crate::display::Display;
use crate::report::Outcome;
use crate::timing::now;

/// Lines that can wait.
const LINES: usize = 64;

/// A running child; it ends when this is dropped.
#[derive(Debug)]
pub struct Window {
    child: Child,
    lines: Receiver<(Instant, String)>,
    /// When it was started.
    pub started: Instant,
}

impl Window {
    /// Starts one. No session bus: neither keyring nor screen reader take part.
    pub fn open(display: &Display, what: &str, environment: &[(&str, &str)]) -> Outcome<Self> {
        let program = std::env::current_exe()?;
        let mut command = Command::new(program);
        command
            .args(["--child", what])
            .env("DISPLAY", display.name())
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("SECPAID_API_KEY")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let started = now();
        let mut child = command.spawn()?;
        let (sender, lines) = sync_channel(LINES);
        if let Some(out) = child.stdout.take() {
            std::thread::spawn(move || {
                for line in BufReader::new(out).lines().map_while(Result::ok) {
                    if sender.send((now(), line)).is_err() {
                        return;
                    }
                }
            });
        }
        Ok(Self { child, lines, started })
    }

    /// Waits for the line that begins with this word; what follows the word, and when it came.
    pub fn says(&self, word: &str, patience: Duration) -> Outcome<(Instant, String)> {
        let until = now() + patience;
        loop {
            let left = until.saturating_duration_since(now());
            let line = self.lines.recv_timeout(left);
            let (at, line) = line.map_err(|_| format!("the window ended or hung before it said `{word}`"))?;
            if let Some(rest) = line.strip_prefix(word) {
                return Ok((at, rest.trim().to_owned()));
            }
        }
    }

    /// Tells it to go on.
    pub fn go(&mut self) -> Outcome<()> {
        if let Some(input) = &mut self.child.stdin {
            input.write_all(b"go\n")?;
            input.flush()?;
        }
        Ok(())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // It has usually ended by itself; the line before was its last.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
