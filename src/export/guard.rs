//! Which texts a spreadsheet would take for something else when it opens a CSV: formulas, numbers, dates, truths. Called by
//! the CSV writer, which gives them a leading apostrophe.
//! It must not touch anything else, nor be used for XLSX, which has types.

/// Whether a spreadsheet may run or mistake the text as a formula: behind white space it begins with `=`, `+`, `-` or
/// `@`, or the white space has a tab or a carriage return in it.
pub(super) fn begins_like_a_formula(text: &str) -> bool {
    for c in text.chars() {
        match c {
            '=' | '+' | '-' | '@' | '\t' | '\r' => return true,
            _ if c.is_whitespace() => {}
            _ => return false,
        }
    }
    false
}

/// Whether a spreadsheet would read the text as a number, a date, a time or a truth and show something else in its place.
pub(super) fn reads_as_a_value(text: &str) -> bool {
    if !may_be_a_value(text) {
        return false;
    }
    if is_truth(text.trim()) {
        return true;
    }
    // Asked of every text of a million rows: without a digit there is no value, and most words are out by a letter.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut parts = Parts::default();
    let mut any = false;
    for token in (Tokens { rest: text.trim() }) {
        any = true;
        if !parts.take(token) {
            return false;
        }
    }
    any && (is_number(text.trim()) || parts.is_date_or_time())
}

/// Asked of every text of a million rows: whether the first two letters begin a word that can stand in a value. Nearly
/// every other word is out by them, before anything is taken apart.
fn may_be_a_value(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = bytes.iter().position(u8::is_ascii_alphabetic) else { return true };
    match bytes.get(first..).unwrap_or_default() {
        [one, two, ..] if two.is_ascii_alphabetic() => matches!(
            &[one.to_ascii_lowercase(), two.to_ascii_lowercase()],
            b"ja" | b"fe" | b"ma" | b"ap" | b"ju" | b"au" | b"se" | b"oc" | b"ok" | b"no" | b"de" // months
                | b"am" | b"pm" | b"tr" | b"fa" | b"wa" // half days and truths
        ),
        // One letter alone, or one before a letter outside ASCII.
        _ => true,
    }
}

/// `TRUE` and `FALSE` in English and German; spreadsheets show them in capitals, or as 1 and 0.
fn is_truth(text: &str) -> bool {
    matches!(text.len(), 4..=6)
        && ["true", "false", "wahr", "falsch"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

const MONTHS: [&str; 16] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", // English
    "mär", "mai", "okt", "dez", // German, where it differs
];
const LONG_MONTHS: [&str; 20] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "sept",
    "october",
    "november",
    "december",
    "januar",
    "jänner",
    "februar",
    "märz",
    "juni",
    "juli",
    "oktober",
    "dezember",
];

#[derive(Debug, Clone, Copy)]
enum Token<'a> {
    Digits(&'a str),
    Word(&'a str),
    Sign(char),
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let first = self.rest.chars().next()?;
        let is_same = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_alphabetic() };
        if !first.is_ascii_digit() && !first.is_alphabetic() {
            self.rest = self.rest.get(first.len_utf8()..)?;
            return Some(Token::Sign(first));
        }
        let end = self.rest.find(|c| !is_same(c)).unwrap_or(self.rest.len());
        let (token, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(if first.is_ascii_digit() { Token::Digits(token) } else { Token::Word(token) })
    }
}

/// The parts of what may be a date, a time or both.
#[derive(Debug, Default)]
struct Parts {
    /// Numbers before a colon was seen, with their digits.
    days: [(u32, usize); 4],
    /// How many of them are taken; what does not fit is only counted.
    count: usize,
    month_names: usize,
    colons: usize,
    /// `am` or `pm`, which makes an hour of a lone number.
    is_half_day: bool,
    /// A sign that stands between the parts of a date.
    is_joined: bool,
}

impl Parts {
    /// Takes a part in; false when no value can hold it.
    fn take(&mut self, token: Token<'_>) -> bool {
        match token {
            Token::Digits(digits) => {
                if self.colons == 0 {
                    if let Some(slot) = self.days.get_mut(self.count) {
                        *slot = (digits.parse().unwrap_or(u32::MAX), digits.len());
                    }
                    self.count += 1;
                }
                true
            }
            Token::Word(word) => {
                if is_month_name(word) {
                    self.month_names += 1;
                    return true;
                }
                let is_one_of = |words: &[&str]| words.iter().any(|part| part.eq_ignore_ascii_case(word));
                let half_day = is_one_of(&["am", "pm", "a", "p"]);
                self.is_half_day |= half_day;
                half_day || is_one_of(&["e", "t", "z"])
            }
            Token::Sign(':') => {
                if self.colons == 0 {
                    // The number before the first colon is an hour.
                    self.count = self.count.saturating_sub(1);
                }
                self.colons += 1;
                true
            }
            Token::Sign(sign) => {
                self.is_joined |= matches!(sign, '.' | '-' | '/');
                matches!(sign, '.' | ',' | '-' | '/' | '+' | '%' | '€' | '$' | '£' | '(' | ')' | '\'')
                    || sign.is_whitespace()
            }
        }
    }

    fn is_date_or_time(&self) -> bool {
        let is_year = |(number, digits): (u32, usize)| match digits {
            1 | 2 => true,
            4 => (1900..=9999).contains(&number),
            _ => false,
        };
        let is_month = |(number, digits): (u32, usize)| digits <= 2 && (1..=12).contains(&number);
        let days = self.days.get(..self.count).unwrap_or_default();
        let parts = self.count + self.month_names;
        match parts {
            0 => self.colons > 0,
            1 => self.is_half_day && self.month_names == 0,
            2 | 3 => {
                self.month_names <= 1
                    && days.iter().all(|part| is_year(*part))
                    && (self.month_names == 1 || (self.is_joined && days.iter().any(|part| is_month(*part))))
            }
            _ => false,
        }
    }
}

fn is_month_name(word: &str) -> bool {
    // The first letters of all months, in both languages.
    if !word.starts_with(['j', 'f', 'm', 'a', 's', 'o', 'n', 'd', 'J', 'F', 'M', 'A', 'S', 'O', 'N', 'D']) {
        return false;
    }
    let is = |month: &&str| month.chars().eq(word.chars().flat_map(char::to_lowercase));
    MONTHS.iter().any(is) || LONG_MONTHS.iter().any(is)
}

/// `1`, `1.5`, `1,5`, `1.234,56`, `1 234`, `1e5`, `12 %`, `€ 5`, `(5)`, `1 1/2`.
fn is_number(text: &str) -> bool {
    let is_frame = |c: char| c.is_whitespace() || matches!(c, '€' | '$' | '£' | '%' | '(' | ')' | '+' | '-');
    let core = text.trim_matches(is_frame);
    let (mantissa, exponent) = core.split_once(['e', 'E']).unwrap_or((core, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '/');
    mantissa.contains(|c: char| c.is_ascii_digit())
        && mantissa.chars().all(|c| c.is_ascii_digit() || is_separator(c))
        && !exponent.is_empty()
        && exponent.bytes().all(|b| b.is_ascii_digit())
        && groups_are_possible(mantissa)
}

/// White space only groups thousands or stands before a fraction: `12 34` is a text.
fn groups_are_possible(mantissa: &str) -> bool {
    let mut groups = mantissa.split(char::is_whitespace);
    let first_is_short = groups.next().is_some_and(|group| !group.is_empty());
    first_is_short
        && groups.all(|group| {
            let digits = group.chars().take_while(char::is_ascii_digit).count();
            digits == 3 || group.contains('/')
        })
}

/// Whether a spreadsheet would take a text for a formula, a number, a date or a truth.
pub fn is_taken_for_a_value(text: &str) -> bool {
    begins_like_a_formula(text) || reads_as_a_value(text)
}

#[cfg(test)]
mod tests {
    use super::{LONG_MONTHS, MONTHS, reads_as_a_value};

    #[test]
    fn no_month_and_no_word_of_a_value_is_out_by_its_first_letters() {
        for month in MONTHS.iter().chain(&LONG_MONTHS) {
            for text in [format!("1. {month} 2026"), format!("{month} 2026").to_uppercase()] {
                assert!(reads_as_a_value(&text), "{text}");
            }
        }
        for text in ["6 PM", "6 am", "6 a", "6 p", "1e5", "2026-05-20T18:56:08Z", "True", "FALSE", "wahr", "Falsch"] {
            assert!(reads_as_a_value(text), "{text}");
        }
        for text in ["Success", "20260520-pi-1234567890", "Rechnung 2026-0815", "Mai-Strauß 7", "card"] {
            assert!(!reads_as_a_value(text), "{text}");
        }
    }
}
