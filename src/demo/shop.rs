//! The simulated merchant: a pharmacy-and-flowers shop in Germany, its customers, prices, recipients and fees.
//! The history throws the dice over them; `recipients` fills the Demo's book.
//! Fixed texts and numbers only: no state, no time.

use crate::model::{BookEntry, RecipientId, RecipientToken};

use super::dice::Dice;
use super::rows::{Kind, Party};

/// The key that the Demo's client sends; it opens nothing else.
pub const DEMO_KEY: &str = "DEMO4secpaid2simulator8x";

/// The shop owner's own recipient token: an error in the owner's own split.
pub const OWNER_TOKEN: &str = "rt_demo_7hWq2ZpLx9Kc1105";

/// Account number of the shop.
pub(super) const OWNER: u64 = 2041;

/// Account number of a neighbour who now and then pays the shop its share.
pub(super) const NEIGHBOUR: u64 = 3117;

/// The three regular recipients: name, token.
const REGULARS: [(&str, &str); 3] = [
    ("Kurier Ritter", "rt_demo_9fK2mQx7Lw3V4711"),
    ("Floristik Aydın", "rt_demo_Tb5nR8sYc6Jd0815"),
    ("Marktstand Nord", "rt_demo_Hg1vP4eXu7Zk2290"),
];

const CUSTOMERS: &[&str] = &[
    "Café Lindner",
    "Kanzlei Behrens",
    "Hotel Seeblick",
    "Trauerfloristik Weber",
    "Praxis Dr. Yıldız",
    "Autohaus Krüger",
    "Kita Sonnenhof",
    "Restaurant Olive",
    "Pension Möwe",
    "Bäckerei Groß",
    "Zahnärzte am Markt",
    "Yogaraum Süd",
];
const COUPLES: &[&str] = &["Sommer", "Kowalski", "Öztürk", "Brandt", "Nguyen", "Jäger", "Petrović"];
const COUNTERS: &[&str] = &["Laden, Kasse 1", "Laden, Kasse 1", "Laden, Kasse 2", "Wochenmarkt, Stand 14"];
const SHELF: &[i64] = &[
    990, 1490, 1990, 2490, 2890, 2990, 3490, 3990, 4490, 4500, 5490, 5800, 6490, 7250, 7640, 7990, 8819, 9800, 12_990,
    14_950,
];

/// The shop's regular recipients, for the recipients book of the Demo.
pub fn recipients() -> Vec<BookEntry> {
    let entry = |(id, (label, token)): (u32, &(&str, &str))| {
        RecipientToken::new(token).ok().map(|token| BookEntry { id: RecipientId(id), label: Box::from(*label), token })
    };
    (1..).zip(REGULARS.iter()).filter_map(entry).collect()
}

/// Whether the service knows the token: the regulars, and `rt_demo_` with at least 24 characters for long splits.
pub(super) fn knows_recipient(token: &str) -> bool {
    let well_formed = token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    token != OWNER_TOKEN && well_formed && token.len() >= 24 && token.starts_with("rt_demo_")
}

/// Counters behind the running numbers of orders and invoices; they begin anew each year.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    year: i16,
    order: u32,
    invoice: u32,
}

/// What a link is for.
#[derive(Debug)]
pub(super) struct Sale {
    pub(super) note: String,
    pub(super) cents: i64,
    pub(super) parties: Vec<Party>,
    pub(super) is_invoice: bool,
}

/// A sale of the kind, on a day of the year and week.
pub(super) fn sale(kind: Kind, day: jiff::civil::Date, numbers: &mut Numbers, dice: &mut Dice) -> Sale {
    if numbers.year != day.year() {
        *numbers = Numbers { year: day.year(), ..Numbers::default() };
    }
    match kind {
        Kind::PersonalQr => Sale {
            note: dice.pick(COUNTERS).to_owned(),
            cents: 450 + 10 * dice.below(420),
            parties: Vec::new(),
            is_invoice: false,
        },
        Kind::Split => split_sale(day, dice),
        _ => basic_sale(day, numbers, dice),
    }
}

fn split_sale(day: jiff::civil::Date, dice: &mut Dice) -> Sale {
    let note = match dice.below(4) {
        0 => format!("Hochzeit {}, Anzahlung", dice.pick(COUPLES)),
        1 => format!("Hochzeit {}, Rest", dice.pick(COUPLES)),
        2 => format!("Lieferung {}, KW {}", dice.pick(CUSTOMERS), day.iso_week_date().week()),
        _ => "Aushilfe Markt Nord, Auslage".to_owned(),
    };
    let count = usize::try_from(1 + dice.below(3)).unwrap_or(1);
    let shares = [4000, 3000, 1750];
    let parties = REGULARS.iter().zip(shares).take(count).map(|((_, token), share)| Party {
        token: (*token).to_owned(),
        share: rust_decimal::Decimal::new(share, 2).normalize(),
    });
    Sale { note, cents: 100 * (96 + dice.below(560)), parties: parties.collect(), is_invoice: false }
}

fn basic_sale(day: jiff::civil::Date, numbers: &mut Numbers, dice: &mut Dice) -> Sale {
    let year = day.year();
    let (note, cents, is_invoice) = match dice.below(100) {
        0..62 => {
            numbers.order += 1;
            (format!("Bestellung {year}-{:04}", numbers.order), dice.pick(SHELF), false)
        }
        62..82 => {
            numbers.invoice += 1;
            let customer = dice.pick(CUSTOMERS);
            (format!("RE-{year}-{:04} {customer}", numbers.invoice), 50 * (90 + dice.below(1200)), false)
        }
        82..86 => {
            numbers.invoice += 1;
            (format!("Rechnung {year}-{:04}", numbers.invoice), 100 * (40 + dice.below(300)), true)
        }
        86..91 => (format!("Abo {}, {}", month(day), dice.pick(CUSTOMERS)), 6000, false),
        91..95 => {
            let course = day.saturating_add(jiff::Span::new().days(17));
            (format!("Kranzbinden-Kurs {}, 1 Platz", course.strftime("%d.%m.")), 4900, false)
        }
        95..98 => (format!("Trauerkranz {}", dice.pick(COUPLES)), 500 * (14 + dice.below(30)), false),
        _ => ("Gutschein 50, Frau Thoma".to_owned(), 5000, false),
    };
    Sale { note, cents, parties: Vec::new(), is_invoice }
}

/// The German name of a day's month.
fn month(day: jiff::civil::Date) -> &'static str {
    match day.month() {
        1 => "Januar",
        2 => "Februar",
        3 => "März",
        4 => "April",
        5 => "Mai",
        6 => "Juni",
        7 => "Juli",
        8 => "August",
        9 => "September",
        10 => "Oktober",
        11 => "November",
        _ => "Dezember",
    }
}

/// How a customer pays, as the service names it.
pub(super) fn method(dice: &mut Dice) -> Option<&'static str> {
    match dice.below(100) {
        0..58 => Some("card"),
        58..78 => Some("paypal"),
        78..95 => Some("Bank Transfer"),
        _ => None,
    }
}

/// The service's fee and the payment provider's, in cents: 1.2 %, and a percentage that depends on the method.
pub(super) fn fees(cents: i64, method: Option<&str>) -> (i64, i64) {
    let per_mille = |rate: i64| (cents * rate + 500).div_euclid(1000);
    let provider = match method {
        Some("paypal") => per_mille(25) + 35,
        Some("Bank Transfer") => per_mille(5),
        _ => per_mille(15),
    };
    (per_mille(12), provider)
}
