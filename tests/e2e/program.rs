//! Starts the binary and the tools around it, away from the files, the keyring and the display of whoever runs the tests.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// The Debian package a tool comes from, for the message when it is missing.
fn package(tool: &str) -> &str {
    match tool {
        "Xvfb" => "xvfb",
        "import" => "imagemagick",
        "soffice" => "libreoffice-calc",
        "dbus-run-session" => "dbus",
        "timeout" | "kill" => "coreutils",
        other => other,
    }
}

/// A command for a tool, which fails the test plainly when the tool is not there.
pub fn spawn(command: &mut Command) -> Child {
    command.spawn().unwrap_or_else(|error| {
        let tool = command.get_program().to_string_lossy().into_owned();
        panic!("`{tool}` did not start ({error}). On Debian: apt-get install {}", package(&tool))
    })
}

/// Runs a tool to its end.
pub fn output(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    spawn(command).wait_with_output().unwrap()
}

/// What a program wrote, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A home and a data folder that vanish with the test.
pub struct Home {
    folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program with its own home, without display, session bus and key.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_secpaid-desktop"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "SECPAID_API_KEY", "DBUS_SESSION_BUS_ADDRESS"] {
            command.env_remove(name);
        }
        let home = self.path();
        command
            .env("HOME", home)
            .env("XDG_RUNTIME_DIR", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("share"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("LANG", "C.UTF-8")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("RUST_BACKTRACE", "1")
            .stdin(Stdio::null());
        command
    }

    /// The program with these flags, to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        output(self.program().arg("--data-dir").arg(self.path().join("data")).args(arguments))
    }
}
