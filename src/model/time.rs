//! The service's local times (Berlin, kept as sent) and the day ranges that screens and exports ask for.
//! Called by screens, exports and the planner of requests.
//! They must not be converted, and must not ask what day it is: today is handed in.

use jiff::civil::{Date, DateTime, Time};

/// A time as the service sent it: Berlin, never converted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServiceTime {
    /// The field was missing, `null` or empty.
    Missing,
    /// A text that is no date, as it came.
    Raw(Box<str>),
    /// A day without a time.
    Day(Date),
    /// `2026-05-20 18:56:08`.
    At(DateTime),
}

impl ServiceTime {
    /// Reads `2026-05-20 18:56:08`, `2026-05-20T18:56:08` or `2026-05-20`; anything else is kept as it came.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Missing;
        }
        if let Some(time) = read_usual(text.as_bytes()) {
            return time;
        }
        if let Ok(day) = Date::strptime("%Y-%m-%d", text) {
            return Self::Day(day);
        }
        DateTime::strptime("%Y-%m-%d %H:%M:%S", text)
            .or_else(|_| DateTime::strptime("%Y-%m-%dT%H:%M:%S", text))
            .map_or_else(|_| Self::Raw(Box::from(text)), Self::At)
    }

    /// The day, where there is one.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::At(time) => Some(time.date()),
            Self::Day(day) => Some(*day),
            Self::Raw(_) | Self::Missing => None,
        }
    }
}

/// The two spellings that nearly every row has, read without the cost of a format string: a page has thousands.
fn read_usual(text: &[u8]) -> Option<ServiceTime> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, ref time @ ..] = text else { return None };
    let year = i16::from(pair(y1, y2)?).checked_mul(100)?.checked_add(i16::from(pair(y3, y4)?))?;
    let day = Date::new(year, pair(m1, m2)?, pair(d1, d2)?).ok()?;
    match *time {
        [] => Some(ServiceTime::Day(day)),
        [b' ' | b'T', h1, h2, b':', n1, n2, b':', s1, s2] => {
            let time = Time::new(pair(h1, h2)?, pair(n1, n2)?, pair(s1, s2)?, 0).ok()?;
            Some(ServiceTime::At(day.to_datetime(time)))
        }
        _ => None,
    }
}

/// Two digits as a number.
fn pair(tens: u8, ones: u8) -> Option<i8> {
    let digit = |byte: u8| char::from(byte).to_digit(10).and_then(|digit| i8::try_from(digit).ok());
    digit(tens)?.checked_mul(10)?.checked_add(digit(ones)?)
}

/// Days from the first to the last, both included, Berlin. `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct DateRange {
    /// First day, included.
    pub from: Option<Date>,
    /// Last day, included.
    pub to: Option<Date>,
}

impl DateRange {
    /// No bounds.
    pub const EVERYTHING: Self = Self { from: None, to: None };

    /// Whether the day lies in it. A row without a day belongs only to a range without bounds.
    pub fn contains(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to),
            None => self.from.is_none() && self.to.is_none(),
        }
    }
}

/// A day as people type it: `2026-05-20`, `20.05.2026`, `20.5.26`.
pub fn typed_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let number = |part: &str| {
        let plain = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (mark, year_first) = if text.contains('.') { ('.', false) } else { ('-', true) };
    let mut parts = text.split(mark).map(|part| number(part.trim()));
    let (Some(a), Some(month), Some(b), None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let (year, day) = if year_first { (a, b) } else { (b, a) };
    let year = if !year_first && year < 100 { year.saturating_add(2000) } else { year };
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    // Four digits of a year were meant: `202` is a slip.
    (2000..=2999).contains(&day.year()).then_some(day)
}

/// What the range menu offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RangeChoice {
    /// Today, Berlin.
    Today,
    /// Today and the six days before.
    Days7,
    /// Today and the 29 days before.
    #[default]
    Days30,
    /// Today and the 89 days before.
    Days90,
    /// From the first of this month.
    ThisMonth,
    /// From 1 January.
    ThisYear,
    /// The calendar month before this one.
    LastMonth,
    /// Everything there is.
    Everything,
    /// Two days typed by the user.
    Custom {
        /// First day, included.
        from: Date,
        /// Last day, included.
        to: Date,
    },
}

impl RangeChoice {
    /// The days of the choice, seen from `today` in Berlin.
    pub fn range(self, today: Date) -> DateRange {
        let back = |days: i64| today.checked_sub(jiff::Span::new().days(days)).ok();
        let (from, to) = match self {
            Self::Today => (Some(today), Some(today)),
            Self::Days7 => (back(6), Some(today)),
            Self::Days30 => (back(29), Some(today)),
            Self::Days90 => (back(89), Some(today)),
            Self::ThisMonth => (Some(today.first_of_month()), Some(today)),
            Self::ThisYear => (Some(today.first_of_year()), Some(today)),
            Self::LastMonth => {
                let last = today.first_of_month().yesterday().ok();
                (last.map(Date::first_of_month), last)
            }
            Self::Everything => (None, None),
            Self::Custom { from, to } => (Some(from), Some(to)),
        };
        DateRange { from, to }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_are_read_as_sent_or_kept_as_they_came() {
        let at = date(2026, 5, 20).at(18, 56, 8, 0);
        assert_eq!(ServiceTime::read("2026-05-20 18:56:08"), ServiceTime::At(at));
        assert_eq!(ServiceTime::read(" 2026-05-20T18:56:08 "), ServiceTime::At(at));
        assert_eq!(ServiceTime::read("2026-05-20"), ServiceTime::Day(date(2026, 5, 20)));
        assert_eq!(ServiceTime::read(""), ServiceTime::Missing);
        for text in [
            "soon",
            "0000-00-00 00:00:00",
            "2026-02-30",
            "2026-05-20 24:00:00",
            "20.05.2026",
            "2026-05-20 18:56:08 CEST",
            "２０２６-05-20",
        ] {
            assert_eq!(ServiceTime::read(text), ServiceTime::Raw(text.into()));
        }
        // The hour that the autumn change repeats, and the one that spring leaves out, are kept as sent.
        assert!(matches!(ServiceTime::read("2026-10-25 02:30:00"), ServiceTime::At(_)));
        assert!(matches!(ServiceTime::read("2026-03-29 02:30:00"), ServiceTime::At(_)));
    }

    #[test]
    fn ranges_include_both_days() {
        let range = DateRange { from: Some(date(2026, 5, 1)), to: Some(date(2026, 5, 31)) };
        assert!(range.contains(Some(date(2026, 5, 1))) && range.contains(Some(date(2026, 5, 31))));
        assert!(!range.contains(Some(date(2026, 4, 30))) && !range.contains(Some(date(2026, 6, 1))));
        assert!(!range.contains(None) && DateRange::EVERYTHING.contains(None));
    }

    #[test]
    fn choices_count_back_from_today() {
        let range = |choice: RangeChoice, today| choice.range(today);
        let days = |from, to| DateRange { from: Some(from), to: Some(to) };
        let today = date(2026, 3, 31);
        assert_eq!(range(RangeChoice::Today, today), days(today, today));
        assert_eq!(range(RangeChoice::Days7, today), days(date(2026, 3, 25), today));
        assert_eq!(range(RangeChoice::Days30, today), days(date(2026, 3, 2), today));
        assert_eq!(range(RangeChoice::Days90, today), days(date(2026, 1, 1), today));
        assert_eq!(range(RangeChoice::ThisYear, today), days(date(2026, 1, 1), today));
        assert_eq!(range(RangeChoice::LastMonth, today), days(date(2026, 2, 1), date(2026, 2, 28)));
        let new_year = date(2026, 1, 1);
        assert_eq!(range(RangeChoice::LastMonth, new_year), days(date(2025, 12, 1), date(2025, 12, 31)));
        assert_eq!(range(RangeChoice::Everything, today), DateRange::EVERYTHING);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_loss(text in "[-0-9T: .]{0,22}|\\PC{0,12}") {
            match ServiceTime::read(&text) {
                ServiceTime::Missing => prop_assert!(text.trim().is_empty()),
                ServiceTime::Raw(raw) => prop_assert_eq!(&*raw, text.trim()),
                ServiceTime::Day(_) | ServiceTime::At(_) => {}
            }
        }
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let day = Some(jiff::civil::date(2026, 5, 20));
        for text in ["2026-05-20", " 2026-5-20 ", "20.05.2026", "20.5.26", "20. 5. 2026"] {
            assert_eq!(typed_day(text), day, "{text}");
        }
        for text in ["", "20.05.", "31.02.2026", "202-05-20", "20-05-2026", "today", "2026-05-20-1", "20.05.2026.1"] {
            assert_eq!(typed_day(text), None, "{text}");
        }
    }
}
