//! The table that is printed at the end: figure, measured, wanted, ok or MISSED. Filled by the parts.
//! It must not measure anything itself.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

/// A result of measuring; an error says what is missing or went wrong.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// One line of the table.
#[derive(Debug)]
struct Figure {
    name: String,
    measured: String,
    wanted: String,
    verdict: &'static str,
}

/// Everything measured so far.
#[derive(Debug, Default)]
pub struct Report {
    figures: Vec<Figure>,
}

impl Report {
    /// A figure that must not be larger.
    pub fn at_most(&mut self, name: &str, measured: f64, limit: f64, unit: &str, detail: &str) {
        self.add(name, measured, "≤", limit, unit, detail, measured <= limit);
    }

    /// A figure that must not be smaller.
    pub fn at_least(&mut self, name: &str, measured: f64, limit: f64, unit: &str, detail: &str) {
        self.add(name, measured, "≥", limit, unit, detail, measured >= limit);
    }

    /// A part that could not be measured, and why.
    pub fn not_measured(&mut self, name: &str, why: &str) {
        let (name, measured) = (name.to_owned(), why.to_owned());
        self.figures.push(Figure { name, measured, wanted: String::new(), verdict: "NOT MEASURED" });
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of one line")]
    fn add(&mut self, name: &str, measured: f64, sign: &str, limit: f64, unit: &str, detail: &str, met: bool) {
        self.figures.push(Figure {
            name: name.to_owned(),
            measured: format!("{measured:.2}{unit} ({detail})"),
            wanted: format!("{sign} {limit}{unit}"),
            verdict: if met { "ok" } else { "MISSED" },
        });
    }

    /// Prints the table; fails when a figure was missed or not measured.
    pub fn print(&self, quick: bool) -> ExitCode {
        let width = |text: fn(&Figure) -> &str, title: &str| {
            let widths = self.figures.iter().map(|figure| text(figure).chars().count());
            widths.chain([title.chars().count()]).max().unwrap_or(0)
        };
        let widths = [
            width(|figure| &figure.name, "figure"),
            width(|figure| &figure.measured, "measured"),
            width(|figure| &figure.wanted, "wanted"),
        ];
        let mut table = String::new();
        let mut line = |cells: [&str; 4]| {
            let [name, measured, wanted, verdict] = cells;
            let [a, b, c] = widths;
            // Writing to a string cannot fail.
            writeln!(table, "| {name:a$} | {measured:b$} | {wanted:c$} | {verdict:12} |").unwrap_or_default();
        };
        line(["figure", "measured", "wanted", ""]);
        line(["---", "---", "---", "---"]);
        for figure in &self.figures {
            line([&figure.name, &figure.measured, &figure.wanted, figure.verdict]);
        }
        if quick {
            table.push_str("\n--quick: sizes divided by a hundred; these are no figures.\n");
        }
        say(&table);
        if self.figures.iter().all(|figure| figure.verdict == "ok") { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Milliseconds with two decimals.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// To standard output, whole and at once; a closed one is nobody's loss.
pub fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    if out.write_all(text.as_bytes()).is_ok() {
        out.flush().unwrap_or_default();
    }
}

/// To standard error, where nothing reads a table.
pub fn complain(text: &str) {
    writeln!(std::io::stderr(), "{text}").unwrap_or_default();
}
