//! Reads the numbers that people type: `1234.56`, `1234,56`, `1.234,56`, `1,234.56`, `1 234,56`, `1'234.56`.
//! Used by amounts and shares, which add their own bounds. It never rounds and never guesses: what can be meant in
//! two ways is said to be so.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use rust_decimal::Decimal;

/// Digits before the decimals beyond which no amount can be meant.
const MOST_DIGITS: usize = 15;

/// Decimals that can be typed.
const MOST_DECIMALS: usize = 2;

/// A number as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// Exact, not negative, at most two decimals.
    Number(Decimal),
    /// `1.234`: one separator, before it one to three digits that do not begin with 0, behind it exactly three.
    Ambiguous {
        /// The separator read as one of thousands.
        grouped: Decimal,
        /// The separator read as the decimal one, cut to two decimals.
        decimal: Decimal,
    },
}

/// Why it was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypedError {
    Empty,
    NotANumber,
    Negative,
    TooPrecise,
    TooLarge,
}

/// Reads a number with or without one of `units` before or behind it.
pub(super) fn read(text: &str, units: &[&str]) -> Result<Typed, TypedError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TypedError::Empty);
    }
    let (text, negative) = strip(text, units);
    let typed = number(text)?;
    // Written with a sign it is never meant as an amount, whatever the digits say.
    if negative { Err(TypedError::Negative) } else { Ok(typed) }
}

/// Takes off one unit and one minus: `-5 €`, `€ -5` and `-€5` are all written.
fn strip<'a>(text: &'a str, units: &[&str]) -> (&'a str, bool) {
    let (text, found) = strip_unit(text, units);
    let (text, negative) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    };
    if found { (text, negative) } else { (strip_unit(text, units).0, negative) }
}

fn strip_unit<'a>(text: &'a str, units: &[&str]) -> (&'a str, bool) {
    for unit in units {
        if let Some(rest) = text.get(..unit.len()).filter(|start| start.eq_ignore_ascii_case(unit)) {
            return (text.get(rest.len()..).unwrap_or_default().trim_start(), true);
        }
        let start = text.len().saturating_sub(unit.len());
        if text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(unit)) {
            return (text.get(..start).unwrap_or_default().trim_end(), true);
        }
    }
    (text, false)
}

const fn is_thousands_mark(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '\u{2019}')
}

fn number(text: &str) -> Result<Typed, TypedError> {
    let mut digits = false;
    for c in text.chars() {
        digits |= c.is_ascii_digit();
        if !(c.is_ascii_digit() || matches!(c, '.' | ',') || is_thousands_mark(c)) {
            return Err(TypedError::NotANumber);
        }
    }
    if !digits {
        return Err(TypedError::NotANumber);
    }
    let (whole, fraction) = match (text.rfind('.'), text.rfind(',')) {
        (None, None) => (text, None),
        (Some(dot), Some(comma)) => split(text, dot.max(comma)),
        (Some(at), None) | (None, Some(at)) => {
            let mark = if text.contains('.') { '.' } else { ',' };
            if text.matches(mark).nth(1).is_some() { (text, None) } else { split(text, at) }
        }
    };
    if let Some(typed) = ambiguous(whole, fraction) {
        return Ok(typed);
    }
    let fraction = fraction.unwrap_or_default();
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(TypedError::NotANumber);
    }
    let whole = ungrouped(whole).ok_or(TypedError::NotANumber)?;
    if fraction.len() > MOST_DECIMALS {
        return Err(TypedError::TooPrecise);
    }
    hundredths(&whole, fraction).map(Typed::Number)
}

/// Before and behind the one-byte separator at `at`.
fn split(text: &str, at: usize) -> (&str, Option<&str>) {
    (text.get(..at).unwrap_or_default(), text.get(at.saturating_add(1)..))
}

/// One separator that can be either: `1.234`, `12,345`.
fn ambiguous(whole: &str, fraction: Option<&str>) -> Option<Typed> {
    let fraction = fraction?;
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if fraction.len() != 3 || whole.is_empty() || whole.len() > 3 || whole.starts_with('0') {
        return None;
    }
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    Some(Typed::Ambiguous {
        grouped: hundredths(&format!("{whole}{fraction}"), "").ok()?,
        decimal: hundredths(whole, fraction.get(..MOST_DECIMALS)?).ok()?,
    })
}

/// The digits of a whole number without its thousands marks; `None` when these do not stand where they belong.
fn ungrouped(whole: &str) -> Option<String> {
    let mut marks = whole.chars().filter(|c| !c.is_ascii_digit());
    let Some(mark) = marks.next() else { return Some(whole.to_owned()) };
    if marks.any(|other| other != mark) {
        return None;
    }
    let mut groups = whole.split(mark);
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()))?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

fn hundredths(whole: &str, fraction: &str) -> Result<Decimal, TypedError> {
    let whole = whole.trim_start_matches('0');
    if whole.len() > MOST_DIGITS {
        return Err(TypedError::TooLarge);
    }
    let digits = format!("{whole}{fraction:0<MOST_DECIMALS$}");
    digits.parse::<i64>().map(|hundredths| Decimal::new(hundredths, 2)).map_err(|_| TypedError::TooLarge)
}
