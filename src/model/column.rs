//! The column tables shared by screens and exports: one place says what a column is called in a file, how it is
//! aligned and where its value comes from.
//! Read by tables and by row writers. It must not hold a word for people: headers are message ids.

use std::borrow::Cow;

use super::{Money, ServiceTime};

/// The kind of a column's values: decides alignment, number format and the type of a spreadsheet cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text, unchanged.
    Text,
    /// A number that is a name: written as text, never as a number.
    Id,
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
    /// EUR.
    Money(Money),
    /// Berlin time as sent.
    Time(&'a ServiceTime),
    /// Yes or no.
    Flag(bool),
    /// A word of ours, by its message id.
    Word(&'static str),
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
            Kind::Money => Align::Right,
            Kind::Text | Kind::Id | Kind::Time | Kind::Flag => Align::Left,
        }
    }
}
