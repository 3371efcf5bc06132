//! What is typed into a search field, prepared to be looked for in many rows: whatever the case, whatever the spelling
//! of umlauts, and amounts as people write them. Used by the filters; one needle serves one run over the rows.
//! It never changes what is shown: a folded text is only compared.

use unicode_normalization::UnicodeNormalization as _;

use super::Money;
use super::plain::Plain;

/// Something to be found.
#[derive(Debug)]
pub(super) struct Needle {
    text: String,
    /// The spellings under which an amount may hold it, with a decimal point and no thousands marks.
    amounts: Vec<String>,
    /// The digits of an id that holds it.
    id: Option<String>,
    /// Room for the folded text of a row, kept to save an allocation for each.
    folded: String,
}

impl Needle {
    /// `None` when nothing is looked for.
    pub(super) fn new(search: &str) -> Option<Self> {
        let mut text = String::with_capacity(search.len());
        fold(search.trim(), &mut text);
        if text.is_empty() {
            return None;
        }
        let id = text.bytes().all(|b| b.is_ascii_digit()).then(|| text.clone());
        Some(Self { amounts: amounts(&text), id, text, folded: String::new() })
    }

    /// Whether a text holds it.
    pub(super) fn is_in(&mut self, text: &str) -> bool {
        if text.is_empty() {
            return false;
        }
        self.folded.clear();
        fold(text, &mut self.folded);
        self.folded.contains(&self.text)
    }

    /// Whether an amount holds it: `88,19` and `88.19` are in 88.19 EUR.
    pub(super) fn is_in_amount(&self, amount: Option<Money>) -> bool {
        let Some(amount) = amount.filter(|_| !self.amounts.is_empty()) else { return false };
        let plain = Plain::of(amount.decimal(), 2, b'.');
        self.amounts.iter().any(|needle| plain.as_str().contains(needle))
    }

    /// Whether an id holds it.
    pub(super) fn is_in_id(&self, id: u64) -> bool {
        self.id.as_ref().is_some_and(|needle| Plain::of(id.into(), 0, b'.').as_str().contains(needle))
    }
}

/// Appends a text as it is compared: NFC and lower case. Used for sorting as well.
pub(super) fn fold(text: &str, into: &mut String) {
    if text.is_ascii() {
        let start = into.len();
        into.push_str(text);
        if let Some(added) = into.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    } else {
        into.extend(text.nfc().flat_map(char::to_lowercase));
    }
}

/// How the folded text can be meant as (a part of) an amount; nothing when it cannot.
fn amounts(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('€').trim_end_matches('€').trim_end_matches("eur").trim();
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | '.' | ',' | '-' => plain.push(c),
            '\u{2212}' => plain.push('-'),
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\'' | '\u{2019}' | '€' => {}
            _ => return Vec::new(),
        }
    }
    if !plain.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let without_marks = |text: &str| text.replace(['.', ','], "");
    match plain.rsplit_once(['.', ',']) {
        None => vec![plain],
        Some((whole, decimals)) => {
            let mut all = vec![format!("{}.{decimals}", without_marks(whole))];
            // `1.234` may be the beginning of `1.234,56`.
            if decimals.len() == 3 {
                all.push(without_marks(&plain));
            }
            all
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spelling_of_letters_make_no_difference() {
        let found = |needle: &str, text: &str| Needle::new(needle).expect("a needle").is_in(text);
        assert!(found("müller", "Frau MÜLLER"));
        assert!(found("MU\u{308}LLER", "Frau Müller"));
        assert!(found("müller", "Frau Mu\u{308}ller"));
        assert!(found(" rechnung 2026 ", "RECHNUNG 2026-0815"));
        assert!(!found("muller", "Müller"));
        assert!(!found("x", ""));
        assert!(Needle::new(" \t").is_none());
    }

    #[test]
    fn amounts_are_found_as_people_write_them() {
        let found = |needle: &str, cents: i64| {
            Needle::new(needle).expect("a needle").is_in_amount(Some(Money::from_cents(cents)))
        };
        for needle in ["88,19", "88.19", "€88.19", "88,19 €", "88", "8,19", "88,19 EUR"] {
            assert!(found(needle, 8819), "{needle}");
        }
        for needle in ["1.234,56", "1,234.56", "1234,56", "1 234,5", "1.234", "1,234", "1'234.56"] {
            assert!(found(needle, 123_456), "{needle}");
        }
        assert!(found("\u{2212}24,90", -2490));
        assert!(found("-24.9", -2490));
        assert!(found("24,90", -2490));
        assert!(!found("-24,90", 2490));
        assert!(!found("88,20", 8819));
        assert!(!found("88a", 8819));
        assert!(!found("€", 8819));
        assert!(!Needle::new("88").expect("a needle").is_in_amount(None));
    }

    #[test]
    fn ids_are_found_by_their_digits() {
        let found = |needle: &str, id| Needle::new(needle).expect("a needle").is_in_id(id);
        assert!(found("99290", 99_290) && found("929", 99_290));
        assert!(!found("99,290", 99_290) && !found("0992", 99_290));
    }
}
