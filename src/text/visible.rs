//! Makes characters that change how a line reads visible: a note that comes from somebody else must not turn an amount
//! around or hide a word. Called wherever a text of the service is shown.
//! It must not be used for files, requests or comparisons: those keep the text as it came.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with control and bidirectional marks written out, such as `‹U+202E›`, in marks our
/// own font has. Line breaks and tabs become a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || is_mark(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\r' | '\t') {
            out.push(' ');
        } else if c.is_control() || is_mark(c) {
            // Writing to a string cannot fail.
            write!(out, "‹U+{:04X}›", u32::from(c)).unwrap_or_default();
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Bidirectional controls, line separators and characters without a width. Joiners stay: emoji are made of them.
const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}
