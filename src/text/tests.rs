use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::date;

use super::*;
use crate::model::{
    Field, Money, MoneyError, Problem, ProblemKind, ServiceTime, Share, ShareError, SplitRowId, TokenError,
};

/// Keys built at run time, with who builds them.
const BUILT_AT_RUN_TIME: &[&str] = &[];

fn english() -> Texts {
    Texts::new(Language::English)
}

fn german() -> Texts {
    Texts::new(Language::German)
}

fn keys(language: Language) -> Vec<String> {
    FluentResource::try_new(language.source().to_owned()).expect("a message file without faults");
    message_ids(language.source()).map(String::from).collect()
}

#[test]
fn every_message_file_is_whole_and_no_key_stands_twice() {
    for language in Language::ALL {
        let all = keys(language);
        let unique: BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), unique.len(), "a key stands twice in {}", language.id());
    }
}

/// What is typed by habit and wrong in German: quotation marks of other languages, an ordinary space where the line
/// must not break, and words that address the merchant as a child.
#[test]
fn german_is_set_as_german() {
    for (number, line) in Language::German.source().lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let number = number + 1;
        assert_eq!(line.matches('„').count(), line.matches('“').count(), "de.ftl {number}: „…“");
        assert!(!line.contains(['"', '”', '’']), "de.ftl {number}: a quotation mark of another language");
        assert!(!line.contains("...") && !line.contains(" …"), "de.ftl {number}: an ellipsis stands at its word");
        let pieces: Vec<_> = line.split(' ').collect();
        let may_break = pieces.windows(2).any(|pair| {
            let unit = pair[1].trim_end_matches(['.', ',', ')']);
            pair[0].ends_with(|c: char| c == '}' || c.is_ascii_digit()) && ["€", "%", "s"].contains(&unit)
        });
        assert!(!may_break, "de.ftl {number}: a plain space before a unit");
        let words: Vec<_> = line.split(|c: char| !c.is_alphabetic() && c != '-').collect();
        let informal = ["du", "dein", "deine", "deinen", "dir", "dich"];
        assert!(!words.iter().any(|word| informal.contains(word)), "de.ftl {number}: Sie");
    }
}

/// Names of the arguments of each message of a file.
fn arguments(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in language.source().lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.contains([' ', '{'])) {
            key = name.to_owned();
        }
        let names = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or_default().to_owned());
        found.entry(key.clone()).or_default().extend(names);
    }
    found
}

#[test]
fn every_key_resolves_with_its_arguments() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let arguments = arguments(language);
        for key in keys(language) {
            let names = &arguments[&key];
            for count in [0, 1, 2, 1000] {
                let args: Vec<_> = names
                    .iter()
                    .map(|name| (name.as_str(), if name == "count" { Arg::Count(count) } else { Arg::Text("x") }))
                    .collect();
                let text = texts.with(&key, &args);
                assert!(!text.is_empty() && text != key && !text.contains('$'), "{key}: {text}");
                assert!(!text.contains(['\u{2068}', '\u{2069}']), "{key} has isolation marks");
                assert!(!text.trim_end().ends_with(':') || key.starts_with("share-pay"), "{key}: a colon label");
            }
            if names.is_empty() {
                assert_eq!(texts.get(&key), texts.with(&key, &[]));
            }
        }
    }
}

#[test]
fn plurals_and_counts_follow_the_language() {
    let texts = english();
    assert_eq!(texts.with("export-done", &[("count", Arg::Count(1))]), "1 row exported");
    assert_eq!(texts.with("export-done", &[("count", Arg::Count(1204))]), "1,204 rows exported");
    assert_eq!(texts.with("links-at-most", &[("count", Arg::Count(22))]), "Only the first 22 are loaded");
    let texts = german();
    assert_eq!(texts.with("export-done", &[("count", Arg::Count(0))]), "0 Zeilen exportiert");
    assert_eq!(texts.with("export-done", &[("count", Arg::Count(1))]), "1 Zeile exportiert");
    assert_eq!(texts.with("export-done", &[("count", Arg::Count(1204))]), "1.204 Zeilen exportiert");
    assert_eq!(texts.with("delete-title", &[("count", Arg::Count(1))]), "Diesen Link löschen?");
    assert_eq!(texts.with("delete-title", &[("count", Arg::Count(2))]), "2 Links löschen?");
    assert_eq!(texts.with("links-at-most", &[("count", Arg::Count(22))]), "Nur die ersten 22 sind geladen");
}

#[test]
fn a_missing_key_shows_itself_and_never_fails() {
    let texts = english();
    assert_eq!(texts.get("nothing-of-this-name"), "nothing-of-this-name");
    assert_eq!(texts.with("nothing-of-this-name", &[]), "nothing-of-this-name");
    assert!(!texts.has("nothing-of-this-name"));
}

#[test]
fn locales_choose_the_language() {
    assert_eq!(Language::of_locale("en_US.UTF-8"), Some(Language::English));
    assert_eq!(Language::of_locale("en-GB"), Some(Language::English));
    assert_eq!(Language::of_locale("de_DE.UTF-8"), Some(Language::German));
    assert_eq!(Language::of_locale("de-AT"), Some(Language::German));
    assert_eq!(Language::of_locale("fr-FR"), None);
    assert_eq!(Language::from_id("en"), Some(Language::English));
    assert_eq!(Language::from_id("de"), Some(Language::German));
}

fn money(text: &str) -> Money {
    Money::from_service(text).expect("an amount")
}

#[test]
fn money_is_written_as_the_language_writes_it() {
    use NumberStyle::{English, German};
    let cases = [
        ("1234.56", "€1,234.56", "1.234,56\u{A0}€"),
        ("-24.9", "\u{2212}€24.90", "\u{2212}24,90\u{A0}€"),
        ("0", "€0.00", "0,00\u{A0}€"),
        ("-0", "€0.00", "0,00\u{A0}€"),
        ("999999.99", "€999,999.99", "999.999,99\u{A0}€"),
        ("1234567", "€1,234,567.00", "1.234.567,00\u{A0}€"),
        ("0.735", "€0.735", "0,735\u{A0}€"),
        ("2.500", "€2.50", "2,50\u{A0}€"),
    ];
    for (amount, english, german) in cases {
        assert_eq!(English.money(money(amount)), english);
        assert_eq!(German.money(money(amount)), german);
    }
    assert_eq!(English.amount(money("-1234.5")), "\u{2212}1,234.50");
    assert_eq!(English.percent(Share::from_hundredths(1250).decimal()), "12.50%");
    assert_eq!(German.percent(Share::HUNDRED.decimal()), "100,00\u{A0}%");
    assert_eq!(English.count(12_040), "12,040");
    assert_eq!(German.count(100), "100");
}

#[test]
fn times_are_short_this_year_and_full_in_another() {
    use NumberStyle::{English, German};
    let today = date(2026, 5, 20);
    let at = ServiceTime::read("2026-05-20 13:48:09");
    assert_eq!(English.time(&at, today), "20 May 13:48");
    assert_eq!(German.time(&at, today), "20.05. 13:48");
    assert_eq!(English.time(&ServiceTime::read("2025-05-02"), today), "2 May 2025");
    assert_eq!(German.time(&ServiceTime::read("2025-12-02 00:00:00"), today), "02.12.2025 00:00");
    assert_eq!(English.cell_time(&at, today), "20 May 13:48");
    assert_eq!(English.cell_time(&ServiceTime::read("2025-07-31 13:48:09"), today), "31 Jul 2025");
    assert_eq!(English.full_time(&at), "20 May 2026 13:48:09");
    assert_eq!(German.full_time(&at), "20.05.2026 13:48:09");
    assert_eq!(English.time(&ServiceTime::read("soon\u{202E}"), today), "soon‹U+202E›");
    assert_eq!(English.time(&ServiceTime::Missing, today), "");
}

#[test]
fn ages_and_sizes_are_short() {
    use NumberStyle::{English, German};
    let ages =
        [(0, 0, "0 min"), (0, 59, "59 min"), (0, 60, "1 h"), (0, 1439, "23 h"), (1, 2, "1 day"), (2, 2881, "2 days")];
    for (days, minutes, age) in ages {
        assert_eq!(English.age(days, minutes), age.replace(' ', "\u{A0}"));
    }
    assert_eq!(German.age(1, 1440), "1\u{A0}Tag");
    let sizes = [(312, "312 B"), (48_249, "48.2 kB"), (1_300_000, "1.3 MB"), (2_000_000_000, "2.0 GB")];
    for (bytes, size) in sizes {
        assert_eq!(English.bytes(bytes), size.replace(' ', "\u{A0}"));
    }
    assert_eq!(German.bytes(48_249), "48,2\u{A0}kB");
}

#[test]
fn problems_say_what_to_do() {
    let texts = english();
    let say = |field, kind| problem_text(&texts, &Problem { field, kind });
    let row = Field::RowToken(SplitRowId(1));
    let ambiguous = MoneyError::Ambiguous { grouped: money("1234"), decimal: money("1.23") };
    assert_eq!(say(Field::Amount, ProblemKind::Amount(ambiguous)), "Do you mean 1,234.00 or 1.23?");
    assert_eq!(
        say(Field::Amount, ProblemKind::Amount(MoneyError::TooLarge)),
        "The largest amount this application takes is €999,999.99."
    );
    assert_eq!(say(Field::Split, ProblemKind::StillToGive(Share::from_hundredths(350))), "3.50% still to give");
    assert_eq!(
        say(Field::Note, ProblemKind::TextTooLong { length: 10_000, limit: 1000 }),
        "This is 10,000 characters long. At most 1,000 are possible."
    );
    assert_eq!(say(row, ProblemKind::Token(TokenError::Empty)), "Enter the recipient token.");
    assert_eq!(
        say(Field::EncryptionKey, ProblemKind::Token(TokenError::WrongLength)),
        "An encryption key has exactly 32 characters."
    );
    assert_eq!(
        say(Field::OwnerShare, ProblemKind::Share(ShareError::NotANumber)),
        "This is not a number. Write it like 12.50."
    );
    assert_eq!(
        say(Field::CallbackUrl, ProblemKind::BadAddress("ftp://x".to_owned())),
        "“ftp://x” is neither an address that begins with https:// nor the number of a saved one."
    );
}

#[test]
fn marks_that_turn_a_line_around_are_shown() {
    assert_eq!(visible("Order 1"), "Order 1");
    assert_eq!(visible("a\u{202E}b\u{7}c"), "a‹U+202E›b‹U+0007›c");
    assert_eq!(visible("two\nlines"), "two lines");
    assert_eq!(visible("👩\u{200D}🌾"), "👩\u{200D}🌾");
}

#[test]
fn unknown_words_of_the_service_are_shown_as_sent() {
    let texts = english();
    assert_eq!(method(&texts, Some("Bank Transfer")), "Bank transfer");
    assert_eq!(method(&texts, Some("sofort")), "sofort");
    assert_eq!(method(&texts, None), "–");
    let kind = crate::model::TransactionType::Other("Tip".into());
    assert_eq!(transaction_type(&texts, &kind), "Tip");
    let range = crate::model::RangeChoice::Custom { from: date(2026, 1, 1), to: date(2026, 1, 31) };
    assert_eq!(range_choice(&texts, range), "1 Jan 2026 to 31 Jan 2026");
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("text/tests.rs") {
            found.push(path);
        }
    }
}

/// Every string literal that looks like a key, and whether it stands where only a key can stand.
fn literals() -> Vec<(String, bool, PathBuf)> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let source = std::fs::read_to_string(&file).expect("a source file");
        let pieces: Vec<&str> = source.split('"').collect();
        for pair in pieces.windows(2) {
            let (before, literal) = (pair[0].trim_end(), pair[1]);
            let is_key = literal.contains('-')
                && literal.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            let for_sure = (before.ends_with(".get(") || before.ends_with(".with(") || before.ends_with("title:"))
                && !before.ends_with("headers().get(")
                && !before.ends_with("headers.get(");
            if is_key {
                found.push((literal.to_owned(), for_sure, file.clone()));
            }
        }
    }
    found
}

#[test]
fn every_key_in_the_code_is_in_the_message_file() {
    let known: BTreeSet<_> = keys(Language::English).into_iter().collect();
    let missing: Vec<_> =
        literals().into_iter().filter(|(key, for_sure, _)| *for_sure && !known.contains(key)).collect();
    assert!(missing.is_empty(), "not in en.ftl: {missing:#?}");
}

#[test]
fn every_key_of_the_message_file_is_used() {
    let used: BTreeSet<_> = literals().into_iter().map(|(key, ..)| key).collect();
    let unused: Vec<_> = keys(Language::English)
        .into_iter()
        .filter(|key| !used.contains(key) && !BUILT_AT_RUN_TIME.contains(&key.as_str()))
        .collect();
    assert!(unused.is_empty(), "used by nobody: {unused:#?}");
}

#[test]
fn an_error_says_money_then_why_then_what_to_do() {
    use crate::api::Endpoint;
    use crate::api::error::{ApiError, Cause, NotSent, Refusal, Stage};
    use std::time::Duration;
    let texts = english();
    let say = |endpoint, cause, status, fate| {
        let error = ApiError { endpoint, cause, status, retry_after: None, attempts: 1 };
        api_error_text(&texts, &error, fate).paragraph()
    };
    let late = Cause::Timeout { stage: Stage::Answer, after: Duration::from_secs(20) };
    assert_eq!(
        say(Endpoint::Payouts, late.clone(), None, Fate::Unknown),
        "No money is affected. The service did not answer within 20\u{A0}s. Try again."
    );
    assert_eq!(
        say(Endpoint::CreateLink, late, None, Fate::Unknown),
        "No money has moved. It is not known whether the link was created. The service did not answer within \
         20\u{A0}s. Look under Activity and use Check. Nothing is sent again by itself."
    );
    assert_eq!(
        say(Endpoint::DeleteLink, Cause::NotSent(NotSent::Dns), None, Fate::DidNotHappen),
        "No money has moved. The link was not deleted. The address of the service was not found. This computer may be \
         offline. Check the network and try again."
    );
    let recipient = Cause::Refused(Refusal::UnknownRecipient { index: Some(2) });
    assert!(
        say(Endpoint::CreateSplitLink, recipient, Some(200), Fate::DidNotHappen)
            .contains("the token of recipient 3 of the split")
    );
    let german = Cause::Refused(Refusal::Other("Ungültiger Betrag\u{202E}".into()));
    assert_eq!(
        say(Endpoint::CreateLink, german, Some(200), Fate::DidNotHappen),
        "No money has moved. The link was not created. The service says “Ungültiger Betrag‹U+202E›”."
    );
}
