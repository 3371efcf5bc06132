//! The column tables shared by screens and exports: one place says what a column is called in a file, how it is
//! aligned and where its value comes from.
//! Read by tables and by row writers. It must not hold a word for people: headers are message ids.

use std::borrow::Cow;

use super::{Money, ServiceTime, Share, SplitType};

/// The kind of a column's values: decides alignment, number format and the type of a spreadsheet cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text, unchanged.
    Text,
    /// A number that is a name: written as text, never as a number.
    Id,
    /// How many: a number.
    Count,
    /// EUR.
    Money,
    /// Day, or day and time.
    Time,
    /// Yes or no.
    Flag,
}

/// Side on which a column's values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// The value of one cell, as sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The field was missing.
    Missing,
    /// Text, unchanged.
    Text(Cow<'a, str>),
    /// A number that is a name.
    Id(u64),
    /// How many.
    Count(u64),
    /// Who gets what of a split.
    Shares(SaidShares<'a>),
    /// EUR.
    Money(Money),
    /// Berlin time as sent.
    Time(&'a ServiceTime),
    /// Yes or no.
    Flag(bool),
    /// A word of ours, by its message id.
    Word(&'static str),
}

/// Who gets what of a split, in percent or EUR.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidShares<'a> {
    /// Name and share of each recipient, in order.
    pub parties: Vec<(Cow<'a, str>, Share)>,
    /// How the shares are meant.
    pub split_type: SplitType,
}

impl SaidShares<'_> {
    /// `Anna 30.00%, •••• 4711 €20.00`; with a decimal comma `Anna 30,00 %`.
    pub fn written(&self, comma: bool) -> String {
        let share = |share: Share| {
            let number = share.to_string();
            let number = if comma { number.replace('.', ",") } else { number };
            match (self.split_type, comma) {
                (SplitType::Normal, true) => format!("{number}\u{a0}%"),
                (SplitType::Normal, false) => format!("{number}%"),
                (SplitType::Absolute, true) => format!("{number}\u{a0}€"),
                (SplitType::Absolute, false) => format!("€{number}"),
            }
        };
        let parties = self.parties.iter().map(|(name, of)| format!("{name} {}", share(*of)));
        parties.collect::<Vec<_>>().join(", ")
    }
}

/// One column of a table of `T`.
#[derive(Debug)]
pub struct Column<T: 'static> {
    /// The API's field name: header of headless exports, key of sorting and of saved column sets.
    pub id: &'static str,
    /// Fluent key of the translated header.
    pub title: &'static str,
    /// Kind of the values.
    pub kind: Kind,
    /// The value of a row.
    pub cell: for<'a> fn(&'a T) -> Cell<'a>,
}

// Derived, it would be asked of the rows as well.
impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Column<T> {}

impl<T> Column<T> {
    /// Numbers stand right, everything else left.
    pub const fn align(&self) -> Align {
        match self.kind {
            Kind::Money | Kind::Count => Align::Right,
            Kind::Text | Kind::Id | Kind::Time | Kind::Flag => Align::Left,
        }
    }
}
