//! Texts of one line: how a note is sent, and how two notes are compared. Used by drafts and by whatever looks for a
//! link again; texts of the service that are only shown or exported stay as they came.
//! It must not be used on what is only shown.

use unicode_normalization::UnicodeNormalization as _;

/// As it is sent: NFC, each run of control characters and line breaks one space, trimmed.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut broken = false;
    for c in text.nfc() {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            broken = true;
            continue;
        }
        if std::mem::take(&mut broken) && !c.is_whitespace() && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
        out.push(c);
    }
    let trimmed = out.trim();
    if trimmed.len() == out.len() { out } else { trimmed.to_owned() }
}

/// For comparison: as [`one_line`], and each run of white space one space.
pub(super) fn comparable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in one_line(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_becomes_one_line() {
        assert_eq!(one_line("  Rechnung\r\n2026-0815\t "), "Rechnung 2026-0815");
        assert_eq!(one_line("a \n b"), "a  b");
        assert_eq!(one_line("a\u{0}\u{1F}\u{85}\u{2028}b"), "a b");
        assert_eq!(one_line("Stra\u{DF}e u\u{308}ber 👩\u{200D}🌾"), "Straße über 👩\u{200D}🌾");
        assert_eq!(one_line("\n\t \u{7}"), "");
    }

    #[test]
    fn white_space_makes_no_difference() {
        assert_eq!(comparable(" a \u{A0} b\n\nc"), "a b c");
        assert_eq!(comparable("über"), comparable("u\u{308}ber "));
    }
}
