//! Whether something that leaves the application says TEST: the one place that decides it, for QR codes, sheets, texts
//! for payers and names of files and worksheets. Called wherever something is put out.
//! It must not change a cell: rows of a spreadsheet and copied rows stay exactly what the service sent.

use super::Environment;

/// Whether real money can be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Production: no word.
    None,
    /// Development and Demo: TEST in letters.
    Test,
}

impl Mark {
    /// The mark of everything that comes out of this environment.
    pub const fn of(environment: Environment) -> Self {
        if environment.is_real_money() { Self::None } else { Self::Test }
    }

    /// The word, the same in every language; `None` where none belongs.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Test => Some("TEST"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_production_is_without_the_word() {
        let words = Environment::ALL.map(|environment| (environment.id(), Mark::of(environment).word()));
        assert_eq!(words, [("production", None), ("development", Some("TEST")), ("demo", Some("TEST"))]);
    }
}
