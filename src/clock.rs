//! The time, handed in. Everything that asks what time it is gets a [`Clock`], so that tests and the simulator can
//! hold it still. [`SystemClock`] is the only place that asks the computer. Days and times of day are Berlin's, as
//! the service's are; it must not know anything else of the application.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The point in time, UTC: for our own records.
    fn timestamp(&self) -> jiff::Timestamp;
    /// A monotonic instant: for durations and deadlines.
    fn instant(&self) -> Instant;
}

/// The date and time of day in Berlin.
pub fn berlin_now(clock: &dyn Clock) -> DateTime {
    berlin(clock.timestamp())
}

/// Today in Berlin.
pub fn berlin_today(clock: &dyn Clock) -> Date {
    berlin_now(clock).date()
}

/// A point in time as Berlin's wall clocks show it.
pub fn berlin(at: jiff::Timestamp) -> DateTime {
    // The time-zone data is part of the program, so that Berlin is always known.
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    zone.to_datetime(at)
}

/// The moment at which a day begins in Berlin.
pub fn berlin_day_start(day: Date) -> jiff::Timestamp {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    zone.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(jiff::Timestamp::MIN)
}

/// The same time of day in Berlin, on another day.
pub fn on_day(at: jiff::Timestamp, day: Date) -> jiff::Timestamp {
    let now = berlin(at);
    if now.date() == day {
        // When clocks go back an hour comes twice: there and back it would be the first of both.
        return at;
    }
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    zone.to_timestamp(day.to_datetime(now.time())).unwrap_or(at)
}

/// The computer's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the computer for the date")]
    fn timestamp(&self) -> jiff::Timestamp {
        jiff::Timestamp::now()
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that asks the computer for an instant")]
    fn instant(&self) -> Instant {
        Instant::now()
    }
}

/// A clock that stands still until it is moved: for tests and for the simulator's `--date`.
pub struct FixedClock {
    start: (jiff::Timestamp, Instant),
    passed: Mutex<Duration>,
}

impl FixedClock {
    /// Stands at this point in time.
    pub fn at(start: jiff::Timestamp) -> Self {
        Self { start: (start, SystemClock.instant()), passed: Mutex::default() }
    }

    /// Stands at this date and time of day in Berlin; `None` where no such time exists in the calendar.
    pub fn at_berlin(time: DateTime) -> Option<Self> {
        let zone = TimeZone::get("Europe/Berlin").ok()?;
        zone.to_timestamp(time).ok().map(Self::at)
    }

    /// Moves on.
    pub fn advance(&self, by: Duration) {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        *passed = passed.saturating_add(by);
    }

    fn passed(&self) -> Duration {
        *self.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for FixedClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FixedClock({})", self.timestamp())
    }
}

impl Clock for FixedClock {
    fn timestamp(&self) -> jiff::Timestamp {
        self.start.0.saturating_add(self.passed()).unwrap_or(self.start.0)
    }

    fn instant(&self) -> Instant {
        self.start.1.checked_add(self.passed()).unwrap_or(self.start.1)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::civil::date;

    use super::{Clock as _, FixedClock, berlin_now, berlin_today};

    #[test]
    fn today_is_berlins_on_every_machine() {
        let winter = FixedClock::at("2026-01-31T22:59:59Z".parse().unwrap());
        assert_eq!(berlin_today(&winter), date(2026, 1, 31));
        winter.advance(Duration::from_secs(1));
        assert_eq!(berlin_today(&winter), date(2026, 2, 1));
        let summer = FixedClock::at("2026-07-31T22:00:00Z".parse().unwrap());
        assert_eq!(berlin_now(&summer), date(2026, 8, 1).at(0, 0, 0, 0));
    }

    #[test]
    fn another_day_keeps_the_time_of_day() {
        let winter = "2026-03-28T19:30:15Z".parse().unwrap();
        assert_eq!(super::on_day(winter, date(2026, 3, 29)), "2026-03-29T18:30:15Z".parse().unwrap());
        assert_eq!(super::on_day(winter, date(2026, 3, 28)), winter);
        // 02:30 for the second time that night.
        let twice = "2026-10-25T01:30:00Z".parse().unwrap();
        assert_eq!(super::on_day(twice, date(2026, 10, 25)), twice);
    }

    #[test]
    fn it_stands_still_until_it_is_moved() {
        let clock = FixedClock::at_berlin(date(2026, 5, 20).at(18, 56, 8, 0)).unwrap();
        let start = clock.instant();
        assert_eq!(clock.timestamp(), "2026-05-20T16:56:08Z".parse().unwrap());
        assert_eq!(clock.instant(), start);
        clock.advance(Duration::from_mins(1));
        assert_eq!(clock.instant() - start, Duration::from_mins(1));
        assert_eq!(clock.timestamp(), "2026-05-20T16:57:08Z".parse().unwrap());
    }
}
