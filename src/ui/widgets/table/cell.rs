//! What stands in a cell: text in one of three inks, a small mark behind it, or a status.
//!
//! A source makes cells for the rows the table asks for. It must not lay anything out itself.

use std::borrow::Cow;

use egui::Color32;

use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::status::Status;

/// How dark the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    First,
    Second,
    Third,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    pub(super) text: Cow<'a, str>,
    ink: Ink,
    pub(super) kind: Type,
    pub(super) mark: Option<(&'static str, Cow<'a, str>)>,
    /// The mark is drawn in the colour of this status.
    pub(super) mark_status: Option<Status>,
    pub(super) status: Option<Status>,
}

impl<'a> Cell<'a> {
    /// What the row is about: the darkest ink.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), ink: Ink::First, kind: Type::Body, mark: None, mark_status: None, status: None }
    }

    /// Dates, fees, types.
    pub fn second(text: impl Into<Cow<'a, str>>) -> Self {
        Self { ink: Ink::Second, ..Self::text(text) }
    }

    /// A fee of zero, a unit: nothing happened there.
    pub fn third(text: impl Into<Cow<'a, str>>) -> Self {
        Self { ink: Ink::Third, ..Self::text(text) }
    }

    /// A shape and a word.
    pub fn status(status: Status, word: impl Into<Cow<'a, str>>) -> Self {
        Self { status: Some(status), ..Self::text(word) }
    }

    /// Nothing.
    pub fn empty() -> Self {
        Self::text("")
    }

    /// Small text: addresses and ids.
    #[must_use]
    pub const fn small(mut self) -> Self {
        self.kind = Type::Small;
        self
    }

    /// Medium weight.
    #[must_use]
    pub const fn emphasis(mut self) -> Self {
        self.kind = Type::Emphasis;
        self
    }

    /// A small icon behind the text, and the word it stands for.
    #[must_use]
    pub fn mark(mut self, icon: &'static str, word: impl Into<Cow<'a, str>>) -> Self {
        self.mark = Some((icon, word.into()));
        self
    }

    /// The shape of a second status behind the first one, and its word.
    #[must_use]
    pub fn mark_status(mut self, status: Status, word: impl Into<Cow<'a, str>>) -> Self {
        self.mark = status.icon().map(|icon| (icon, word.into()));
        self.mark_status = Some(status);
        self
    }

    /// The cell in words.
    pub(super) fn spoken(&self) -> String {
        match &self.mark {
            Some((_, word)) if !word.is_empty() => format!("{}, {word}", self.text),
            _ => self.text.clone().into_owned(),
        }
    }

    /// The colour of the text: third ink becomes second on a selected row, and all is third while being replaced.
    pub(super) fn colour(&self, theme: &Theme, selected: bool, replaced: bool) -> Color32 {
        if replaced {
            return theme.text3;
        }
        if let Some(status) = self.status {
            return status.word_colour(theme);
        }
        match self.ink {
            Ink::First => theme.text,
            Ink::Third if !selected => theme.text3,
            Ink::Second | Ink::Third => theme.text2,
        }
    }
}
