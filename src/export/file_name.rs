//! Names of exported files, pictures and sheets. They say which environment, which list and which days, so that a file found a year later
//! explains itself; what does not come from Production says TEST. Called by the dialogs.
//! It must not put a token, a note or an account into a name.

use jiff::civil::Date;

use super::{ExportKind, Format};
use crate::model::{DateRange, LinkId, Mark, Scope};

/// What goes into the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName<'a> {
    /// Where the rows come from.
    pub scope: &'a Scope,
    /// Which list.
    pub kind: ExportKind,
    /// Which days; no bounds is everything.
    pub range: DateRange,
    /// The day of the export, Berlin: stands in the name of a list without days.
    pub today: Date,
    /// The list changed while it was read.
    pub may_be_incomplete: bool,
    /// Only rows that no earlier file of this sort has, and how many such files there are of today already: the next one
    /// must not be offered in the place of the last, whose rows come in no later file. Of which days the rows are is not
    /// known before they are read.
    pub only_new: Option<usize>,
}

impl FileName<'_> {
    /// `secpaid-demo-TEST-pay-ins-2026-10-22_2026-11-20.xlsx`.
    pub fn build(&self, format: Format) -> String {
        let mut name = beginning(self.scope);
        name.push('-');
        name.push_str(self.kind.id());
        name.push('-');
        name.push_str(&self.days());
        if self.may_be_incomplete {
            name.push_str("-may-be-incomplete");
        }
        name.push('.');
        name.push_str(format.extension());
        name
    }

    fn days(&self) -> String {
        match self.only_new {
            None => {}
            Some(0) => return format!("new-{}", self.today),
            Some(earlier) => return format!("new-{}-{}", self.today, earlier.saturating_add(1)),
        }
        if !self.kind.has_days() {
            return self.today.to_string();
        }
        match (self.range.from, self.range.to) {
            (None, None) => "all".to_owned(),
            (Some(from), None) => format!("from-{from}"),
            (None, Some(to)) => format!("until-{to}"),
            (Some(from), Some(to)) => format!("{from}_{to}"),
        }
    }
}

/// How every name begins: `secpaid-demo-TEST`.
fn beginning(scope: &Scope) -> String {
    let mut name = format!("secpaid-{}", scope.environment.id());
    if let Some(host) = &scope.host {
        name.push('-');
        name.extend(host.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }));
    }
    if let Some(word) = Mark::of(scope.environment).word() {
        name.push('-');
        name.push_str(word);
    }
    name
}

/// The name of a picture or of sheets of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkFileName<'a> {
    /// Where the links belong.
    pub scope: &'a Scope,
    /// Which links.
    pub links: &'a [LinkId],
    /// Today, Berlin: stands in the name of several links.
    pub today: Date,
}

impl LinkFileName<'_> {
    /// `secpaid-demo-TEST-link-11842.png`.
    pub fn picture(&self) -> String {
        format!("{}-{}.png", beginning(self.scope), self.which("link"))
    }

    /// `secpaid-demo-TEST-sheet-11842-a4.pdf`, `secpaid-demo-TEST-sheets-3-2026-05-20-a4.pdf`.
    pub fn sheet(&self, paper: &str) -> String {
        format!("{}-{}-{paper}.pdf", beginning(self.scope), self.which("sheet"))
    }

    fn which(&self, what: &str) -> String {
        match self.links {
            [link] => format!("{what}-{link}"),
            links => format!("{what}s-{}-{}", links.len(), self.today),
        }
    }
}
