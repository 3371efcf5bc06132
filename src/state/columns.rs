//! The columns of a file while they are chosen: every column there is, once, in the order of the file, each in it or
//! not; the named set they came from; a name being typed. Held by the export dialog, changed by `update/columns`.
//! It must not know a word: columns are named by message ids.

use crate::backend::Table;
use crate::settings::{ColumnSet, SetNameError};

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnLine {
    /// The key it is kept by.
    pub id: &'static str,
    /// Fluent key of its header.
    pub title: &'static str,
    /// Whether it is in the file.
    pub on: bool,
}

/// A name for a set being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// As typed.
    pub text: String,
    /// It is for the set in use; otherwise for a new one.
    pub rename: bool,
    /// Why it cannot be taken.
    pub error: Option<SetNameError>,
}

/// The columns of a file.
#[derive(Debug, Clone)]
pub struct ColumnChoice {
    /// Every column there is, in the order of the file.
    pub lines: Vec<ColumnLine>,
    /// The named set they came from.
    pub set: Option<String>,
    /// They are shown in place of the rest of the dialog.
    pub open: bool,
    /// A name being typed.
    pub naming: Option<Naming>,
}

impl ColumnChoice {
    /// The columns that were used last.
    pub fn used(table: Table, used: &ColumnSet) -> Self {
        let mut choice = Self { lines: Vec::new(), set: None, open: false, naming: None };
        choice.take(table, &used.columns);
        choice.set = Some(used.name.clone()).filter(|name| !name.is_empty());
        choice
    }

    /// Takes columns over in their order; those of the table where none of them is known. The others stand behind.
    pub(super) fn take<S: AsRef<str>>(&mut self, table: Table, wanted: &[S]) {
        let offered = table.columns();
        let known = |id: &str| offered.iter().find(|column| column.id == id);
        let mut on: Vec<_> = wanted.iter().filter_map(|id| known(id.as_ref())).collect();
        if on.is_empty() {
            on = table.shown_columns().into_iter().filter_map(known).collect();
        }
        let mut lines: Vec<ColumnLine> = Vec::new();
        let mut push = |column: &crate::model::ColumnName, on| {
            if lines.iter().all(|line| line.id != column.id) {
                lines.push(ColumnLine { id: column.id, title: column.title, on });
            }
        };
        for column in on {
            push(column, true);
        }
        for column in &offered {
            push(column, false);
        }
        self.lines = lines;
        self.set = None;
    }

    /// The columns in the file, in their order.
    pub fn chosen(&self) -> impl Iterator<Item = &ColumnLine> {
        self.lines.iter().filter(|line| line.on)
    }

    /// Their ids.
    pub fn ids(&self) -> Vec<&'static str> {
        self.chosen().map(|line| line.id).collect()
    }

    /// Whether they are those of the table.
    pub fn is_table(&self, table: Table) -> bool {
        self.ids() == table.shown_columns()
    }

    /// Whether they are all documented fields.
    pub fn is_fields(&self, table: Table) -> bool {
        self.ids() == table.fields()
    }

    /// Whether they differ from a set: from what of it is known here.
    pub fn differs_from(&self, set: &ColumnSet) -> bool {
        let known = |id: &&String| self.lines.iter().any(|line| line.id == id.as_str());
        !set.columns.iter().filter(known).map(String::as_str).eq(self.chosen().map(|line| line.id))
    }

    /// Puts a column in or leaves it out; the last one stays.
    pub(super) fn tick(&mut self, id: &str) {
        let count = self.chosen().count();
        if let Some(line) = self.lines.iter_mut().find(|line| line.id == id)
            && (!line.on || count > 1)
        {
            line.on = !line.on;
        }
    }

    /// Moves a column one place.
    pub(super) fn shift(&mut self, id: &str, up: bool) {
        let Some(at) = self.lines.iter().position(|line| line.id == id) else { return };
        let to = if up { at.checked_sub(1) } else { Some(at.saturating_add(1)) };
        if let Some(to) = to.filter(|to| *to < self.lines.len()) {
            self.lines.swap(at, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(columns: &[&str]) -> ColumnChoice {
        let columns = columns.iter().map(|id| (*id).to_owned()).collect();
        ColumnChoice::used(Table::Unpaid, &ColumnSet { name: "Month".to_owned(), columns })
    }

    #[test]
    fn every_column_is_there_once_and_the_chosen_ones_come_first() {
        let choice = choice(&["user_id", "of_tomorrow", "amount", "user_id"]);
        assert_eq!(choice.ids(), ["user_id", "amount"]);
        let all: Vec<&str> = choice.lines.iter().map(|line| line.id).collect();
        assert_eq!(
            all.join(" "),
            "user_id amount recipient_note transaction_type pay_link linktopay_id is_cancelled recipients \
             is_split_link qr_img"
        );
        let set = |columns: &[&str]| ColumnSet {
            name: String::new(),
            columns: columns.iter().map(|id| (*id).to_owned()).collect(),
        };
        assert!(!choice.differs_from(&set(&["user_id", "of_tomorrow", "amount"])));
        assert!(choice.differs_from(&set(&["amount", "user_id"])));
    }

    #[test]
    fn without_a_known_column_those_of_the_table_are_taken() {
        for columns in [&[][..], &["of_tomorrow"]] {
            assert!(choice(columns).is_table(Table::Unpaid), "{columns:?}");
        }
    }

    #[test]
    fn columns_move_by_one_place_and_the_last_one_stays_in() {
        let mut choice = choice(&["user_id", "amount"]);
        choice.shift("user_id", true);
        choice.shift("user_id", false);
        assert_eq!(choice.ids(), ["amount", "user_id"]);
        choice.tick("amount");
        choice.tick("user_id");
        choice.shift("qr_img", false);
        assert_eq!(choice.ids(), ["user_id"]);
        choice.tick("amount");
        assert_eq!(choice.ids(), ["amount", "user_id"], "it comes back where it was");
    }
}
