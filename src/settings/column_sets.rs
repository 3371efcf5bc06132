//! The columns of exported files as they were chosen: named sets of a kind of rows, and what was used last. Kept by the
//! ids of the columns, so that a column of a newer version stays in its set although this one cannot offer it.
//! Changed by state, kept in the settings file. It must not know which columns there are.

use serde::{Deserialize, Serialize};

/// Longest name of a set, in characters.
pub const LONGEST_NAME: usize = 60;

/// Some columns in their order, under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ColumnSet {
    /// What the merchant calls it; empty for a choice without a name.
    #[serde(default)]
    pub name: String,
    /// Ids of the columns.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// The columns of one kind of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KindColumns {
    /// What the last file had; no columns means those of the table.
    #[serde(default)]
    pub used: ColumnSet,
    /// The named sets, in the order in which they were saved.
    #[serde(default)]
    pub sets: Vec<ColumnSet>,
}

/// Why a set cannot have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetNameError {
    /// There is none.
    Empty,
    /// More than [`LONGEST_NAME`] characters.
    TooLong,
    /// Another set has it.
    Taken,
}

impl KindColumns {
    /// The set of this name.
    pub fn set(&self, name: &str) -> Option<&ColumnSet> {
        self.sets.iter().find(|set| set.name == name)
    }

    /// The name a set gets, as typed; `of` is the set that has it already, where one is renamed.
    pub fn name_for(&self, typed: &str, of: Option<&str>) -> Result<String, SetNameError> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(SetNameError::Empty);
        }
        if name.chars().count() > LONGEST_NAME {
            return Err(SetNameError::TooLong);
        }
        let is_it = |set: &ColumnSet| set.name.to_lowercase() == name.to_lowercase() && Some(set.name.as_str()) != of;
        if self.sets.iter().any(is_it) { Err(SetNameError::Taken) } else { Ok(name) }
    }

    /// Saves columns under a name; a set of that name is changed. What `is_known` does not know was put there by a newer
    /// version and stays, at the end.
    pub fn save(&mut self, name: &str, mut columns: Vec<String>, is_known: impl Fn(&str) -> bool) {
        if let Some(set) = self.sets.iter_mut().find(|set| set.name == name) {
            columns.extend(set.columns.drain(..).filter(|column| !is_known(column)));
            set.columns = columns;
        } else {
            self.sets.push(ColumnSet { name: name.to_owned(), columns });
        }
    }

    /// Gives a set another name.
    pub fn rename(&mut self, from: &str, to: &str) {
        for set in self.sets.iter_mut().chain([&mut self.used]).filter(|set| set.name == from) {
            to.clone_into(&mut set.name);
        }
    }

    /// Takes a set away; columns that were used under its name stay those used last.
    pub fn delete(&mut self, name: &str) {
        self.sets.retain(|set| set.name != name);
        if self.used.name == name {
            self.used.name.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind() -> KindColumns {
        let mut kind = KindColumns::default();
        kind.save("Month", vec!["amount".to_owned(), "of_tomorrow".to_owned()], |_| true);
        kind.save("Bank", vec!["net".to_owned()], |_| true);
        kind
    }

    #[test]
    fn a_name_is_trimmed_and_is_that_of_one_set() {
        let kind = kind();
        assert_eq!(kind.name_for("  Two\n words ", None), Ok("Two words".to_owned()));
        assert_eq!(kind.name_for(" ", None), Err(SetNameError::Empty));
        assert_eq!(kind.name_for(&"ä".repeat(61), None), Err(SetNameError::TooLong));
        assert_eq!(kind.name_for("month", None), Err(SetNameError::Taken));
        assert_eq!(kind.name_for("month", Some("Month")), Ok("month".to_owned()));
    }

    #[test]
    fn columns_of_a_newer_version_stay_in_a_set_that_is_changed() {
        let mut kind = kind();
        kind.save("Month", vec!["net".to_owned()], |column| column != "of_tomorrow");
        assert_eq!(kind.set("Month").unwrap().columns, ["net", "of_tomorrow"]);
    }

    #[test]
    fn a_set_that_goes_leaves_what_was_used_last() {
        let mut kind = kind();
        kind.used = kind.sets[0].clone();
        kind.rename("Month", "Every month");
        assert_eq!((kind.used.name.as_str(), kind.set("Every month").is_some()), ("Every month", true));
        kind.delete("Every month");
        assert_eq!((kind.used.name.as_str(), kind.used.columns.len(), kind.sets.len()), ("", 2, 1));
    }
}
