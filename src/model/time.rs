//! The service's local times (Berlin, kept as sent) and the day ranges that screens and exports ask for.
//! Called by screens, exports and the planner of requests.
//! They must not be converted, and must not ask what day it is: today is handed in.

use jiff::civil::{Date, DateTime};

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
