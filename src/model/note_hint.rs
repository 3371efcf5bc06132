//! Says when a note looks as if it told of somebody's health or person: the payer reads it, and so may whoever sees the
//! payer's bank statement. Pure; it guesses from words and shapes, in German and English, and rather misses one than
//! cries at an ordinary invoice. Called by the form; it must not stand in the way of anything.

/// What a note looks as if it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteHint {
    /// Medicines, diagnoses, treatment.
    Health,
    /// A date of birth.
    BirthDate,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account.
    Iban,
    /// The number of a health insurance card: a letter and nine digits.
    InsuranceNumber,
    /// Somebody by name: `Frau Schulz`.
    Name,
}

/// Parts of words that tell of health wherever they stand in a word.
const HEALTH_INSIDE: &[&str] = &[
    "diagnos",
    "krankenkass",
    "krankenversich",
    "krankenhaus",
    "medikament",
    "arzneimittel",
    "antibiotik",
    "psychother",
    "physiother",
    "ergother",
    "logopäd",
    "chemother",
    "schwangerschaft",
    "depression",
    "diabet",
    "insulin",
    "krebs",
    "karzinom",
    "allergi",
    "rezeptgeb",
    "kassenrezept",
    "privatrezept",
    "rezeptpflicht",
    "zuzahlung",
    "blutdruck",
    "blutzucker",
    "blutbild",
    "schmerzmittel",
    "schmerzther",
    "impfung",
    "impfstoff",
    "herzinfarkt",
    "schlaganfall",
    "ibuprofen",
    "paracetamol",
    "metformin",
    "bisoprolol",
    "ramipril",
    "pantoprazol",
    "amoxicillin",
    "cortison",
    "kortison",
    "prednisolon",
    "antidepress",
    "sertralin",
    "citalopram",
    "metoprolol",
    "thyroxin",
    "novamin",
    "tilidin",
    "oxycodon",
    "fentanyl",
    "methadon",
    "viagra",
    "sildenafil",
    "antibiotic",
    "medication",
    "prescription",
    "pregnan",
    "chemotherap",
    "psychiatr",
    "physiotherap",
    "health insur",
    "vaccinat",
    "blood test",
    "blood pressure",
    "antidepr",
    "endoskop",
    "röntgen",
    "hausarzt",
    "zahnarzt",
    "facharzt",
    "frauenarzt",
    "ärztlich",
    "patient",
];

/// Whole words that tell of health.
const HEALTH_WORDS: &[&str] = &[
    "rezept",
    "rezepte",
    "rezeptgebühr",
    "befund",
    "befunde",
    "laborbefund",
    "arztbrief",
    "attest",
    "hiv",
    "aids",
    "adhs",
    "mrt",
    "covid",
    "corona-test",
    "pzn",
    "e-rezept",
    "erezept",
    "asthma",
    "migräne",
    "epilepsie",
    "demenz",
    "hepatitis",
    "tumor",
    "onkologie",
    "urologie",
    "gynäkologie",
    "pille",
    "abtreibung",
    "op-termin",
    "surgery",
    "cancer",
    "diagnosis",
    "therapy",
    "therapie",
    "rehab",
    "aspirin",
    "antigen-test",
    "dialyse",
    "inkontinenz",
    "überweisungsschein",
];

/// Words that are health elsewhere and ordinary in a shop.
const HARMLESS: &[&str] = &[
    "krebsfleisch",
    "flusskrebs",
    "flusskrebse",
    "krebssuppe",
    "patientin-hilfe",
    "fehlerdiagnose",
    "fahrzeugdiagnose",
    "kfz-diagnose",
];

/// Titles before a name.
const TITLES: &[&str] = &["herr", "herrn", "frau", "hr", "mr", "mrs", "ms", "miss"];

/// Words after a title that are no name. `Fr.` is a day as well.
const NO_NAMES: &[&str] = &[
    "und",
    "and",
    "doktor",
    "dr",
    "prof",
    "für",
    "im",
    "in",
    "am",
    "des",
    "der",
    "ab",
    "bis",
    "abholung",
    "lieferung",
    "termin",
    "vormittag",
    "nachmittag",
    "abend",
];

/// Words that say that the date beside them is one of birth.
const BIRTH_WORDS: &[&str] =
    &["geb", "geboren", "geburtsdatum", "geburtstag", "geb.datum", "born", "birth", "birthday", "dob", "birthdate"];

/// Whether words hold something.
type Test = fn(&[&str]) -> bool;

/// What a note looks as if it held, the gravest first; nothing for an ordinary one.
pub fn note_hint(note: &str) -> Option<NoteHint> {
    let words: Vec<&str> = note.split_whitespace().collect();
    let tests: [(NoteHint, Test); 7] = [
        (NoteHint::Iban, holds_iban),
        (NoteHint::InsuranceNumber, holds_insurance_number),
        (NoteHint::Health, holds_health),
        (NoteHint::BirthDate, holds_birth_date),
        (NoteHint::Email, holds_email),
        (NoteHint::Phone, holds_phone),
        (NoteHint::Name, holds_name),
    ];
    tests.into_iter().find(|(_, holds)| holds(&words)).map(|(hint, _)| hint)
}

/// Small letters without the signs around them.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn holds_health(words: &[&str]) -> bool {
    let lower: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let one = |word: &String| {
        !HARMLESS.contains(&word.as_str())
            && (HEALTH_WORDS.contains(&word.as_str())
                || word.split(['-', '/', ',', '.', ':']).any(|part| HEALTH_WORDS.contains(&part))
                || HEALTH_INSIDE.iter().any(|part| word.contains(part)))
    };
    lower.iter().any(one) || {
        let whole = lower.join(" ");
        HEALTH_INSIDE.iter().any(|part| part.contains(' ') && whole.contains(part))
    }
}

/// A date such as `12.03.1985`, with a year somebody alive may be born in. Older than ten years: recent ones are those of
/// orders and invoices. A younger one counts beside a word that says so.
fn holds_birth_date(words: &[&str]) -> bool {
    let said = words.iter().any(|word| {
        let word = plain(word);
        BIRTH_WORDS.contains(&word.as_str()) || word.starts_with("geburtsd") || word.starts_with("geb.")
    });
    words.iter().filter_map(|word| year_of_date(word)).any(|year| (1900..=2010).contains(&year) || said)
}

/// The year of a whole date: `12.03.1985`, `1985-03-12`, `12/03/1985`.
fn year_of_date(word: &str) -> Option<u32> {
    let start = word.find(|c: char| c.is_ascii_digit())?;
    let rest = word.get(start..)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '/'))).unwrap_or(rest.len());
    let date = rest.get(..end)?.trim_end_matches(['.', '-', '/']);
    let separator = ['.', '-', '/'].into_iter().find(|separator| date.contains(*separator))?;
    let parts: Vec<&str> = date.split(separator).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let number = |part: &&str| part.parse::<u32>().ok();
    let in_year = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    match (first.len(), middle.len(), last.len()) {
        (1..=2, 1..=2, 4) if in_year(number(first)?, number(middle)?) => number(last),
        (4, 1..=2, 1..=2) if in_year(number(last)?, number(middle)?) => number(first),
        _ => None,
    }
}

fn holds_email(words: &[&str]) -> bool {
    words.iter().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.split_once('@').is_some_and(|(name, host)| {
            let (domain, end) = host.rsplit_once('.').unwrap_or_default();
            !name.is_empty() && !domain.is_empty() && end.len() >= 2 && end.chars().all(char::is_alphabetic)
        })
    })
}

/// A number as it is dialled: `+49 170 1234567`, `0170/1234567`, or digits beside a word such as `Tel.`. An order number
/// has neither a plus nor a leading zero with so many digits.
fn holds_phone(words: &[&str]) -> bool {
    let said = |word: &str| {
        let word = plain(word);
        ["tel", "telefon", "handy", "mobil", "phone", "fon", "whatsapp", "mobile"].contains(&word.as_str())
    };
    let mut after_word = false;
    let mut number = String::new();
    let mut dialled = false;
    let whole = |number: &str, after: bool| {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let plus = number.starts_with('+') && digits >= 8;
        // Numbers of parts may begin with zeros as well: those of telephones are longer.
        let zeros = (number.starts_with("00") && digits >= 11) || (number.starts_with('0') && digits >= 10);
        digits <= 15 && (plus || zeros || (after && digits >= 6))
    };
    for word in words {
        let part = word.trim_matches([',', ';', ')', ':']);
        let dial = |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '/' | '-');
        if !part.is_empty() && part.chars().all(dial) && part.contains(|c: char| c.is_ascii_digit()) {
            number.extend(part.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
            continue;
        }
        dialled |= whole(&number, after_word);
        number.clear();
        after_word = said(word) || word.split([':', '.']).next().is_some_and(said) && word.len() < 12;
        let behind = word.split_once([':', '.']).map(|(_, behind)| behind).filter(|behind| behind.chars().all(dial));
        if let Some(behind) = behind.filter(|_| after_word) {
            number.extend(behind.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
        }
    }
    dialled || whole(&number, after_word)
}

/// An account number whose check digits are right, with or without spaces.
fn holds_iban(words: &[&str]) -> bool {
    (0..words.len()).any(|start| {
        let mut joined = String::new();
        words.iter().skip(start).take(9).any(|word| {
            joined.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()));
            is_iban(&joined) || word.split(':').next_back().is_some_and(|part| is_iban(&part.to_ascii_uppercase()))
        })
    })
}

fn is_iban(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let shape = (15..=34).contains(&letters.len())
        && letters.iter().take(2).all(char::is_ascii_uppercase)
        && letters.iter().skip(2).take(2).all(char::is_ascii_digit)
        && letters.iter().all(char::is_ascii_alphanumeric);
    // Each letter is two digits; the remainder of the whole number by 97 is 1.
    let turned = letters.iter().skip(4).chain(letters.iter().take(4));
    shape
        && turned.fold(0_u32, |rest, c| {
            let value = c.to_digit(36).unwrap_or(0);
            let factor = if value > 9 { 100 } else { 10 };
            (rest * factor + value) % 97
        }) == 1
}

/// `A123456789`: a capital and nine digits, alone. The last one is a check digit, so that article numbers of the same
/// shape are mostly told apart.
fn holds_insurance_number(words: &[&str]) -> bool {
    words.iter().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let mut letters = word.chars();
        let first = letters.next().filter(char::is_ascii_uppercase);
        let digits: Vec<u32> = letters.map(|c| c.to_digit(10).unwrap_or(10)).collect();
        match first {
            Some(first) if digits.len() == 9 && digits.iter().all(|digit| *digit < 10) => checks(first, &digits),
            _ => false,
        }
    })
}

/// The letter counts as two digits, each second digit is doubled and its own digits added up; the sum's last digit is the
/// ninth.
fn checks(letter: char, digits: &[u32]) -> bool {
    let place = u32::from(letter).saturating_sub(u32::from('A')) + 1;
    let all = [place / 10, place % 10].into_iter().chain(digits.iter().take(8).copied());
    let sum: u32 = all
        .enumerate()
        .map(|(index, digit)| if index % 2 == 1 { digit * 2 } else { digit })
        .map(|value| value / 10 + value % 10)
        .sum();
    digits.last() == Some(&(sum % 10))
}

/// Whether a word stands before a name. `Fr` without its full stop is a day, and `MS` a maker of programs.
fn is_title(word: &str) -> bool {
    let known = TITLES.contains(&plain(word).as_str()) || word.to_lowercase().ends_with("fr.") && plain(word) == "fr";
    let letters = word.chars().filter(|c| c.is_alphabetic());
    known && (letters.clone().count() > 2 || letters.skip(1).all(char::is_lowercase))
}

/// A title, and behind it a word with a capital.
fn holds_name(words: &[&str]) -> bool {
    words.windows(2).any(|pair| {
        let [title, name] = pair else { return false };
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let letters = name.chars().count() >= 2 && name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
        is_title(title)
            && title.chars().next().is_some_and(char::is_uppercase)
            && capital
            && letters
            && !NO_NAMES.contains(&name.to_lowercase().as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::NoteHint::{BirthDate, Email, Health, Iban, InsuranceNumber, Name, Phone};
    use super::{checks, note_hint};
    use proptest::prelude::*;

    #[test]
    fn what_tells_of_somebody_is_named() {
        for (note, hint) in [
            ("Rezept 4711", Health),
            ("Rezeptgebühr Mai", Health),
            ("E-Rezept vom Dienstag", Health),
            ("Privatrezept abgeholt", Health),
            ("Zuzahlung Ibuprofen 600", Health),
            ("Befund Labor", Health),
            ("Laborbefund per Post", Health),
            ("Diagnose F32.1", Health),
            ("Ihre Krankenkasse zahlt nicht", Health),
            ("Blutdruckmessgerät Rückgabe", Health),
            ("Blutzucker-Teststreifen", Health),
            ("Metformin 500 mg", Health),
            ("Insulinpens Mai", Health),
            ("Diabetikerschuhe", Health),
            ("Physiotherapie 6x", Health),
            ("Psychotherapie, Sitzung 3", Health),
            ("Schwangerschaftstest", Health),
            ("Attest Sport", Health),
            ("Corona-Test 12 Uhr", Health),
            ("HIV-Schnelltest", Health),
            ("Impfung Tetanus", Health),
            ("prescription no. 12", Health),
            ("Health insurance copay", Health),
            ("blood test March", Health),
            ("Cancer screening", Health),
            ("Zahnarztrechnung", Health),
            ("Patient 4711", Health),
            ("Asthma-Spray", Health),
            ("geb. 12.03.1985", BirthDate),
            ("Müller, 3.7.1962", BirthDate),
            ("Geburtsdatum 01.02.2015", BirthDate),
            ("1985-03-12 Abholung", BirthDate),
            ("born 12/03/1979", BirthDate),
            ("Rechnung an anna.schulz@example.org", Email),
            ("mail: a@b.de", Email),
            ("Tel. 0170 1234567", Phone),
            ("Rückruf 0170/1234567", Phone),
            ("+49 30 901820", Phone),
            ("Handy 01511234567", Phone),
            ("Tel.: 901820", Phone),
            ("0049 170 1234567", Phone),
            ("DE89370400440532013000", Iban),
            ("IBAN DE89 3704 0044 0532 0130 00", Iban),
            ("Rückzahlung AT611904300234573201", Iban),
            ("gb29nwbk60161331926819", Iban),
            ("IBAN:DE89370400440532013000", Iban),
            ("Versicherter A123456780", InsuranceNumber),
            ("Frau Schulz", Name),
            ("Bestellung für Herrn Aydın", Name),
            ("Kuchen Hr. Meier", Name),
            ("Mrs Dalloway, flowers", Name),
            ("Lieferung Frau Müller-Lüdenscheidt", Name),
            ("Fr. Schulz, Torte", Name),
            ("FRAU SCHULZ", Name),
            ("Ms Dalloway", Name),
            ("Termin Fr. Yılmaz", Name),
            ("ADHS-Beratung", Health),
        ] {
            assert_eq!(note_hint(note), Some(hint), "{note}");
        }
    }

    #[test]
    fn an_ordinary_note_is_left_alone() {
        for note in [
            "",
            "Rechnung 2026-0815",
            "Bestellung 2026-0139",
            "Order 2026-0135",
            "Tisch 4",
            "Tisch 4, 2 Kaffee",
            "Hochzeit Sommer, Anzahlung",
            "Abo Mai 2026",
            "Lieferung 20.05.2026",
            "Termin 2026-05-20 14:00",
            "Miete 05/2026",
            "Angebot 4711-0815",
            "Kunde 100234567",
            "Auftrag 20260520001",
            "Re. 12345678",
            "Los 0815",
            "Gutschein über 50 €",
            "Strauß Rosen, rot",
            "Frauentag Blumen",
            "Der Herr der Ringe, Band 1",
            "Herrenschuhe Gr. 43",
            "für die Frau des Hauses",
            "Fr 14 Uhr Lieferung",
            "Fr. 22.05. Abholung",
            "Artikel B123456789",
            "Flusskrebse 2 kg",
            "Kochbuch Suppen",
            "Tomaten 3,50 €/kg",
            "Standgebühr Markt Nord",
            "Adventskranz groß",
            "Pilates 10er-Karte",
            "Workshop 12.–14.06.",
            "www.example.org/shop",
            "@home Deko",
            "Größe 38/40",
            "12 x 12,50 €",
            "Ersatzteil 0030-4410",
            "Herr und Hund Leine",
            "EC-Karte statt bar",
            "🌷 Tulpen",
            "2 Std. Beratung",
            "Google Ads Mai",
            "Fr Abholung 14 Uhr",
            "Fr. Abholung ab 14 Uhr",
            "3,5 Std Webdesign",
            "Std.-Satz Juni, 12 Std.",
            "Facebook-Ads Kampagne KW 21",
            "Meta ads, setup fee",
            "MS Office Lizenz",
            "Fehlerdiagnose Waschmaschine",
            "Reifenwechsel 4 x 205/55 R16",
            "Social Media Betreuung Q2",
            "Änderung Hose, Fr bis Mo",
            "Gutschein Massage 60 min",
            "Consulting 2 hrs, May",
            "Logo design, 2nd draft",
            "Hosting 12 months",
            "Haircut Sat 10 am",
            "Deposit cabin, 2 nights",
            "Retainer June 2026",
            "Photo shoot Fri 22 May",
        ] {
            assert_eq!(note_hint(note), None, "{note}");
        }
    }

    #[test]
    fn the_check_digit_of_a_card_is_known() {
        assert!(checks('A', &[1, 2, 3, 4, 5, 6, 7, 8, 0]));
        assert!(!checks('A', &[1, 2, 3, 4, 5, 6, 7, 8, 9]));
    }

    proptest! {
        #[test]
        fn no_text_upsets_it(note in "\\PC{0,200}") {
            let _hint = note_hint(&note);
        }

        #[test]
        fn numbers_of_orders_are_never_a_hint(year in 2015_u32..2100, number in 0_u32..100_000) {
            for word in ["Rechnung", "Bestellung", "Order", "Invoice", "Auftrag", "Beleg"] {
                prop_assert_eq!(note_hint(&format!("{word} {year}-{number:04}")), None);
                prop_assert_eq!(note_hint(&format!("{word} {number}")), None);
            }
        }

        #[test]
        fn a_hint_stays_one_among_other_words(before in "[a-z ]{0,20}", behind in "[a-z ]{0,20}") {
            for told in ["Rezept", "a.b@example.org"] {
                let note = format!("{before} {told} {behind}");
                prop_assert!(note_hint(&note).is_some(), "{}", note);
            }
        }
    }
}
