//! Numbers, money, percent, dates, ages and sizes as people of a language write them. Called by screens, the command
//! line and messages. For files that programs read, see `export`: nothing here is meant to be read back.
//! It must not ask a clock: what "this year" is comes from the caller.

use std::fmt::Write as _;

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use crate::model::{Money, ServiceTime};

const NO_BREAK: char = '\u{A0}';
const MINUS: char = '\u{2212}';
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const GERMAN_MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// A way of writing numbers and dates; several languages may share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// `€1,234.56`, `12.50%`, `20 May 13:48`.
    English,
    /// `1.234,56 €`, `12,50 %`, `20.05. 13:48`.
    German,
}

impl NumberStyle {
    /// An amount with its currency: `−€24.90`, `−24,90 €`. At least two decimals, more where the service sent more.
    pub fn money(self, money: Money) -> String {
        let mut out = String::with_capacity(16);
        if money.is_negative() {
            out.push(MINUS);
        }
        if self == Self::English {
            out.push('€');
        }
        self.push_decimal(&mut out, money.decimal().abs(), 2);
        if self == Self::German {
            out.push(NO_BREAK);
            out.push('€');
        }
        out
    }

    /// An amount without its currency: `1,234.56`. For fields that show the currency beside them.
    pub fn amount(self, money: Money) -> String {
        self.decimal(money.decimal(), 2)
    }

    /// A percentage: `12.50%`, `12,50 %`.
    pub fn percent(self, percent: Decimal) -> String {
        self.percent_with(percent, 2)
    }

    /// A percentage with so many decimals, more where it has more: `8.4%`, `8,4 %`.
    pub fn percent_with(self, percent: Decimal, decimals: u32) -> String {
        let number = self.decimal(percent, decimals);
        match self {
            Self::English => format!("{number}%"),
            Self::German => format!("{number}{NO_BREAK}%"),
        }
    }

    /// An amount for an axis, without decimals where it is whole: `€2,400`, `2.400 €`.
    pub fn round_money(self, money: Money) -> String {
        let decimals = if money.decimal().normalize().scale() == 0 { 0 } else { 2 };
        let amount = self.decimal(money.decimal(), decimals);
        match self {
            Self::English => format!("€{amount}"),
            Self::German => format!("{amount}{NO_BREAK}€"),
        }
    }

    /// A number with at least `decimals` decimals and thousands separators.
    pub fn decimal(self, number: Decimal, decimals: u32) -> String {
        let mut out = String::with_capacity(16);
        if number.is_sign_negative() && !number.is_zero() {
            out.push(MINUS);
        }
        self.push_decimal(&mut out, number.abs(), decimals);
        out
    }

    /// A count: `1,204`.
    pub fn count(self, count: u64) -> String {
        let mut out = String::with_capacity(16);
        self.push_grouped(&mut out, &count.to_string());
        out
    }

    /// A time as sent, short: `20 May 13:48`, with its year where that is not this one. A text that is no date is shown
    /// as it came, a missing one as nothing.
    pub fn time(self, time: &ServiceTime, today: Date) -> String {
        match time {
            ServiceTime::Missing => String::new(),
            ServiceTime::Raw(text) => super::visible(text).into_owned(),
            ServiceTime::Day(day) => self.day(*day, today),
            ServiceTime::At(at) => {
                let mut out = self.day(at.date(), today);
                push(&mut out, format_args!(" {:02}:{:02}", at.hour(), at.minute()));
                out
            }
        }
    }

    /// A time as sent for the cell of a table: as `time`, but of another year its day alone, which takes the room of a time.
    pub fn cell_time(self, time: &ServiceTime, today: Date) -> String {
        match time {
            ServiceTime::At(at) if at.year() != today.year() => self.full_day(at.date()),
            _ => self.time(time, today),
        }
    }

    /// A time as sent, with year and seconds: `20 May 2026 13:48:09`.
    pub fn full_time(self, time: &ServiceTime) -> String {
        match time {
            ServiceTime::Missing => String::new(),
            ServiceTime::Raw(text) => super::visible(text).into_owned(),
            ServiceTime::Day(day) => self.full_day(*day),
            ServiceTime::At(at) => self.full_date_time(*at),
        }
    }

    /// `20 May 2026 13:48:09`.
    pub fn full_date_time(self, at: DateTime) -> String {
        let mut out = self.full_day(at.date());
        push(&mut out, format_args!(" {:02}:{:02}:{:02}", at.hour(), at.minute(), at.second()));
        out
    }

    /// A time as a spreadsheet of the language takes it for one: `20.05.2026 18:56:08`, `2026-05-20 18:56:08`.
    pub fn sheet_time(self, at: DateTime) -> String {
        let clock = at.strftime("%H:%M:%S");
        format!("{} {clock}", self.sheet_day(at.date()))
    }

    /// A day as a spreadsheet of the language takes it for one: `20.05.2026`, `2026-05-20`.
    pub fn sheet_day(self, day: Date) -> String {
        match self {
            Self::German => day.strftime("%d.%m.%Y").to_string(),
            Self::English => day.strftime("%Y-%m-%d").to_string(),
        }
    }

    /// Whether decimals stand behind a comma.
    pub const fn has_comma(self) -> bool {
        matches!(self, Self::German)
    }

    /// A figure as it is typed into a field: `1234,56`, at least two decimals, without thousands.
    pub fn typed(self, plain: &str) -> String {
        if self.has_comma() { plain.replace('.', ",") } else { plain.to_owned() }
    }

    /// An amount as a spreadsheet of the language takes it for a number: `-1234,56`, `-1234.56`.
    pub fn sheet_amount(self, money: Money) -> String {
        match self {
            Self::German => money.to_string().replace('.', ","),
            Self::English => money.to_string(),
        }
    }

    /// A day: `20 May`, `20 May 2025` in another year than `today`; `20.05.`, `20.05.2025`.
    pub fn day(self, day: Date, today: Date) -> String {
        if day.year() != today.year() {
            return self.full_day(day);
        }
        match self {
            Self::English => format!("{} {}", day.day(), month(day)),
            Self::German => format!("{:02}.{:02}.", day.day(), day.month()),
        }
    }

    /// A day with its year: `20 May 2026`, `20.05.2026`.
    pub fn full_day(self, day: Date) -> String {
        match self {
            Self::English => format!("{} {} {}", day.day(), month(day), day.year()),
            Self::German => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
        }
    }

    /// The month of a day: `April 2026`.
    pub fn month(self, day: Date) -> String {
        let names = match self {
            Self::English => MONTH_NAMES,
            Self::German => GERMAN_MONTHS,
        };
        let name = usize::try_from(day.month()).ok().and_then(|month| names.get(month.checked_sub(1)?));
        format!("{} {}", name.unwrap_or(&""), day.year())
    }

    /// The month of a day, short: `Apr 2026`, `04.2026`.
    pub fn short_month(self, day: Date) -> String {
        match self {
            Self::English => format!("{} {}", month(day), day.year()),
            Self::German => format!("{:02}.{}", day.month(), day.year()),
        }
    }

    /// A day as it is typed into a field: `2026-05-20`, `20.05.2026`.
    pub fn typed_day(self, day: Date) -> String {
        match self {
            Self::English => day.to_string(),
            Self::German => self.full_day(day),
        }
    }

    /// A time of day: `13:48`.
    pub fn clock(self, time: DateTime) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// An age: of today in minutes or whole hours (`5 min`, `22 h`), else in calendar days (`1 day`, `13 days`).
    pub fn age(self, days: u64, minutes: u64) -> String {
        let (number, unit) = match (days, minutes, self) {
            (0, 0..60, _) => (minutes, "min"),
            (0, _, _) => (minutes / 60, "h"),
            (1, _, Self::English) => (1, "day"),
            (1, _, Self::German) => (1, "Tag"),
            (_, _, Self::English) => (days, "days"),
            (_, _, Self::German) => (days, "Tage"),
        };
        format!("{}{NO_BREAK}{unit}", self.count(number))
    }

    /// A size of a file: `312 B`, `48.2 kB`, `1.3 MB`.
    pub fn bytes(self, bytes: u64) -> String {
        let (unit, name) = match bytes {
            0..1000 => return format!("{bytes}{NO_BREAK}B"),
            1000..1_000_000 => (1000, "kB"),
            1_000_000..1_000_000_000 => (1_000_000, "MB"),
            _ => (1_000_000_000, "GB"),
        };
        let tenths = bytes / (unit / 10);
        let point = if self == Self::English { '.' } else { ',' };
        format!("{}{point}{}{NO_BREAK}{name}", self.count(tenths / 10), tenths % 10)
    }

    fn push_decimal(self, out: &mut String, mut number: Decimal, decimals: u32) {
        if number.scale() > decimals {
            let short = number.normalize();
            number = short;
        }
        if number.scale() < decimals {
            number.rescale(decimals);
        }
        let text = number.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        self.push_grouped(out, whole);
        if !fraction.is_empty() {
            out.push(if self == Self::English { '.' } else { ',' });
            out.push_str(fraction);
        }
    }

    fn push_grouped(self, out: &mut String, digits: &str) {
        let separator = if self == Self::English { ',' } else { '.' };
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
    }
}

fn month(day: Date) -> &'static str {
    usize::try_from(day.month()).ok().and_then(|number| MONTHS.get(number.wrapping_sub(1))).copied().unwrap_or_default()
}

/// Writing to a string cannot fail.
fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).unwrap_or_default();
}
