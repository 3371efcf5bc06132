//! A virtual display of a test's own, and the tools that look at it.
//! Xvfb picks the number itself, so that tests run side by side without a race for one.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};

use crate::program::{output, spawn};

/// A virtual display on a free number, which Xvfb picks itself.
pub struct Display {
    server: Child,
    pub name: String,
}

impl Display {
    pub fn new() -> Self {
        let mut server = spawn(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        // The number is written once the display takes connections.
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb ended without a display");
        Self { server, name: format!(":{}", number.trim()) }
    }

    /// A tool that looks at this display.
    pub fn tool(&self, tool: &str, arguments: &[&str]) -> Output {
        output(Command::new(tool).args(arguments).env("DISPLAY", &self.name))
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

/// Ends a process this test started. That it has ended by itself is no fault.
pub fn end(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}
