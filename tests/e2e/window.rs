//! The real window under Xvfb: that it comes, that it says where it is, and that something calm is drawn in it.
//! The pictures are kept under the target folder, in `e2e/`, for people to look at.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;
use std::process::Child;

use crate::display::{Display, end};
use crate::program::{Home, spawn, text};

/// Seconds after which a window that has not come will not come: a debug build draws slowly in software.
const PATIENCE: u32 = 90;

/// A running window.
struct Window {
    process: Child,
    display: Display,
    home: Home,
    id: String,
}

impl Window {
    fn open(arguments: &[&str]) -> Self {
        let (display, home) = (Display::new(), Home::new());
        let errors = home.path().join("stderr");
        let mut process = spawn(
            home.program()
                .arg("--data-dir")
                .arg(home.path().join("data"))
                .args(arguments)
                .env("DISPLAY", &display.name)
                .stderr(File::create(&errors).unwrap()),
        );
        let mut id = String::new();
        for _ in 0..PATIENCE / 2 {
            let found = display
                .tool("timeout", &["2", "xdotool", "search", "--sync", "--onlyvisible", "--name", "SecPaid Desktop"]);
            text(&found.stdout).lines().next().unwrap_or_default().clone_into(&mut id);
            if !id.is_empty() || process.try_wait().unwrap().is_some() {
                break;
            }
        }
        if id.is_empty() {
            let state = process.try_wait().unwrap();
            end(&mut process);
            panic!("no window. The program: {state:?}, {}", std::fs::read_to_string(&errors).unwrap());
        }
        Self { process, display, home, id }
    }

    fn title(&self) -> String {
        text(&self.display.tool("xdotool", &["getwindowname", &self.id]).stdout).trim().to_owned()
    }

    /// Takes a picture of the window and returns how often each colour stands in it.
    fn picture(&self, name: &str) -> BTreeMap<[u8; 4], usize> {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("e2e");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.png"));
        let taken = self.display.tool("import", &["-window", &self.id, file.to_str().unwrap()]);
        assert!(taken.status.success(), "{}", text(&taken.stderr));
        let mut colours = BTreeMap::new();
        for pixel in image::open(&file).unwrap().to_rgba8().pixels() {
            *colours.entry(pixel.0).or_default() += 1;
        }
        colours
    }

    fn said(&self) -> String {
        std::fs::read_to_string(self.home.path().join("stderr")).unwrap()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

#[test]
fn the_demo_opens_and_says_that_it_is_the_demo() {
    let mut window = Window::open(&["--demo"]);
    assert!(window.title().contains("DEMO"), "{}", window.title());
    // The frame that is seen first may be an empty one: the picture is taken until something stands in it.
    let mut colours = window.picture("demo");
    for _ in 0..50 {
        if colours.len() > 50 {
            break;
        }
        colours = window.picture("demo");
    }
    assert!(colours.len() > 50, "the window is blank: {} colours", colours.len());
    let most = colours.values().max().unwrap();
    let all: usize = colours.values().sum();
    assert!(most * 3 > all, "a calm page has one ground colour: {most} of {all}");
    assert_eq!(window.process.try_wait().unwrap(), None, "the program ended: {}", window.said());
    assert!(!window.said().contains("panicked"), "{}", window.said());
}

#[test]
fn development_says_its_name_without_a_key() {
    let window = Window::open(&["--environment", "development"]);
    assert!(window.title().contains("DEVELOPMENT"), "{}", window.title());
    assert!(!window.said().contains("panicked"), "{}", window.said());
}

#[test]
fn another_address_is_in_the_title() {
    let window = Window::open(&["--api-url", "http://127.0.0.1:9"]);
    assert!(window.title().contains("127.0.0.1:9"), "{}", window.title());
}

#[test]
fn without_a_display_there_is_a_plain_paragraph_and_no_panic() {
    let home = Home::new();
    let result = home.run(&["--demo"]);
    let said = text(&result.stderr);
    assert_eq!(result.status.code(), Some(1), "{said}");
    assert!(said.to_lowercase().contains("display"), "{said}");
    assert!(!said.contains("panicked") && !said.contains("stack backtrace"), "{said}");
    assert_eq!(text(&result.stdout), "");
}
