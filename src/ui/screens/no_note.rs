//! The note of a row in a table, and the words in its place where a link or a pay-in has none: an empty cell would look
//! as if something were missing. Links and Pay-ins call it. It must not be used for what is copied or exported.

use std::borrow::Cow;

use crate::text::{Texts, visible};
use crate::ui::widgets::table::Cell;

fn is_none(note: &str) -> bool {
    note.trim().is_empty()
}

/// The note as it is read aloud.
pub fn note_words<'a>(texts: &'a Texts, note: &'a str) -> Cow<'a, str> {
    if is_none(note) { texts.get("table-no-note").into() } else { visible(note) }
}

/// The cell of the note, quieter where there is none.
pub fn note_cell<'a>(texts: &'a Texts, note: &'a str) -> Cell<'a> {
    let words = note_words(texts, note);
    if is_none(note) { Cell::third(words) } else { Cell::text(words) }
}
