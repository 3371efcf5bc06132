//! The figures the application must reach, each measured beside what it is compared with, in one run: `cargo bench`.
//! Not a test: a busy machine changes figures, never the outcome of the checks.
//! `--quick` divides every size by a hundred, to see that the measuring works; `--only NAME` takes one part.

mod child;
mod display;
mod filled;
mod pay_ins_table;
mod process;
mod reading;
mod report;
mod rows;
mod sheets;
mod shop;
mod stage;
mod switching;
mod system;
mod timing;
mod watched;
mod windows;

use std::process::ExitCode;

use report::{Outcome, Report};

/// How large and how long.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Everything a hundred times smaller.
    pub quick: bool,
}

impl Plan {
    /// A number of rows, or a hundredth of it.
    pub const fn size(self, full: usize) -> usize {
        if self.quick { full / 100 } else { full }
    }

    /// Seconds of watching, or two of them.
    pub fn seconds(self, full: u64) -> u64 {
        if self.quick { full.min(2) } else { full }
    }
}

/// What is measured together.
type Part = fn(Plan, &mut Report) -> Outcome<()>;

/// The parts, in the order of the table.
const PARTS: [(&str, Part); 5] = [
    ("windows", windows::measure),
    ("table", pay_ins_table::measure),
    ("switching", switching::measure),
    ("sheets", sheets::measure),
    ("reading", reading::measure),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value_of = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1).map(String::as_str)
    };
    if let Some(what) = value_of("--child") {
        return match child::run(what) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                report::complain(&format!("child {what}: {error}"));
                ExitCode::FAILURE
            }
        };
    }
    let plan = Plan { quick: arguments.iter().any(|argument| argument == "--quick") };
    let only = value_of("--only");
    let mut report = Report::default();
    for (name, part) in PARTS {
        if only.is_some_and(|only| only != name) {
            continue;
        }
        report::complain(&format!("measuring: {name}"));
        if let Err(error) = part(plan, &mut report) {
            report.not_measured(name, &error.to_string());
        }
    }
    report.print(plan.quick)
}
