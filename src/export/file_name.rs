//! Names of exported files. They say which environment, which list and which days, so that a file found a year later
//! explains itself; what does not come from Production says TEST. Called by the export dialog.
//! It must not put a token, a note or an account into a name.

use jiff::civil::Date;

use super::{ExportKind, Format};
use crate::model::{DateRange, Scope};

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
}

impl FileName<'_> {
    /// `secpaid-demo-TEST-pay-ins-2026-10-22_2026-11-20.xlsx`.
    pub fn build(&self, format: Format) -> String {
        let mut name = format!("secpaid-{}", self.scope.environment.id());
        if let Some(host) = &self.scope.host {
            name.push('-');
            name.extend(host.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }));
        }
        if !self.scope.environment.is_real_money() {
            name.push_str("-TEST");
        }
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
