//! The budget of requests a minute, for one key at one address. Long reads and long rows of writes get the least of it, so
//! that the window stays usable and the merchant's own shop is not locked out; some is kept for single writes. The window
//! and the `export` command share it through a small locked file. Called by the client before each attempt; it sends
//! nothing itself.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::limits::Rates;
use crate::clock::Clock;
use crate::files::SharedFile;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// Page after page of a long read.
    Bulk,
    /// A read that somebody waits for.
    Interactive,
    /// A write that somebody waits for.
    Write,
    /// A write of which many were asked for at once. It shares what long reads have.
    Queued,
}

/// What was sent in the last minute, by every process that shares the file. Milliseconds since 1970, UTC.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Taken {
    sent: Vec<(i64, Pace)>,
    /// Until when the bulk rate is halved.
    slow_until: i64,
}

/// The budget of a scope.
pub struct Budget {
    rates: Rates,
    clock: Arc<dyn Clock>,
    file: Option<SharedFile>,
    /// Used alone where there is no file, and where the file fails: a full disk stops no request.
    memory: Mutex<Taken>,
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Budget").field("rates", &self.rates).finish_non_exhaustive()
    }
}

impl Budget {
    /// Counted in this process only.
    pub fn in_memory(rates: Rates, clock: Arc<dyn Clock>) -> Self {
        Self { rates, clock, file: None, memory: Mutex::default() }
    }

    /// Counted together with every process that uses the same file.
    pub fn shared(rates: Rates, clock: Arc<dyn Clock>, file: SharedFile) -> Self {
        Self { rates, clock, file: Some(file), memory: Mutex::default() }
    }

    /// Takes one request, or says how long there is none.
    pub(super) fn try_take(&self, pace: Pace) -> Result<(), Duration> {
        let now = self.clock.timestamp().as_millisecond();
        self.change(|taken| {
            taken.forget(now, self.rates.window);
            let wait = taken.wait(pace, now, &self.rates);
            if wait.is_none() {
                taken.sent.push((now, pace));
            }
            wait.map_or(Ok(()), Err)
        })
    }

    /// The service said "too many": long reads go at half the pace for a while.
    pub(super) fn slow_down(&self) {
        let until = self.clock.timestamp().as_millisecond().saturating_add(millis(self.rates.slow_for));
        self.change(|taken| taken.slow_until = taken.slow_until.max(until));
    }

    /// Changes what was sent, read from the file and written back where there is one.
    fn change<R>(&self, change: impl FnOnce(&mut Taken) -> R) -> R {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let mut shared = self.file.as_ref().and_then(|file| match file.lock() {
            Ok(shared) => Some(shared),
            Err(error) => {
                tracing::debug!(%error, "the request budget is not shared");
                None
            }
        });
        if let Some(taken) = shared.as_ref().and_then(|shared| read(shared.text())) {
            *memory = taken;
        }
        let result = change(&mut memory);
        if let Some(shared) = &mut shared
            && let Err(error) = shared.write(&serde_json::to_string(&*memory).unwrap_or_default())
        {
            tracing::debug!(%error, "the request budget is not written");
        }
        result
    }
}

/// What stands in the file, whatever a killed process left behind it.
fn read(text: &str) -> Option<Taken> {
    serde_json::Deserializer::from_str(text).into_iter().next()?.ok()
}

impl Taken {
    /// Drops what is older than the window. What is from the future was sent before the computer's clock was put back:
    /// by less than the window, it counts as sent now; by more, it would lock everybody out for as long.
    fn forget(&mut self, now: i64, window: Duration) {
        let (oldest, latest) = (now.saturating_sub(millis(window)), now.saturating_add(millis(window)));
        self.sent.retain(|(at, _)| *at > oldest && *at <= latest);
        self.sent.iter_mut().for_each(|(at, _)| *at = (*at).min(now));
        if self.slow_until.saturating_sub(now) > 24 * 3_600_000 {
            self.slow_until = 0;
        }
    }

    fn wait(&self, pace: Pace, now: i64, rates: &Rates) -> Option<Duration> {
        let but_writes = rates.total.saturating_sub(rates.kept_for_writes);
        let bulk = if now < self.slow_until { rates.bulk / 2 } else { rates.bulk };
        let is_other = |pace: Pace| pace != Pace::Write;
        let until = match pace {
            Pace::Write => self.room(rates.total, |_| true),
            Pace::Interactive => self
                .room(rates.total, |_| true)
                .max(self.room(but_writes, is_other))
                .max(self.room(rates.interactive, |pace| pace == Pace::Interactive)),
            Pace::Bulk | Pace::Queued => self
                .room(rates.total, |_| true)
                .max(self.room(but_writes, is_other))
                .max(self.room(bulk, |pace| matches!(pace, Pace::Bulk | Pace::Queued))),
        };
        let left = until?.saturating_add(millis(rates.window)).saturating_sub(now).max(1);
        Some(Duration::from_millis(u64::try_from(left).unwrap_or(1)))
    }

    /// When the request was sent that must be out of the window before one more of these fits.
    fn room(&self, limit: u32, counts: impl Fn(Pace) -> bool) -> Option<i64> {
        let mut times: Vec<i64> = self.sent.iter().filter(|(_, pace)| counts(*pace)).map(|(at, _)| *at).collect();
        let limit = usize::try_from(limit.max(1)).unwrap_or(usize::MAX);
        let over = times.len().checked_sub(limit)?;
        times.sort_unstable();
        times.get(over).copied()
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::{Budget, Pace};
    use crate::api::Limits;
    use crate::clock::FixedClock;
    use crate::files::SharedFile;

    fn budget() -> (Budget, Arc<FixedClock>) {
        let clock = Arc::new(FixedClock::at("2026-11-21T12:00:00Z".parse().unwrap()));
        (Budget::in_memory(Limits::production().rates, Arc::<FixedClock>::clone(&clock)), clock)
    }

    fn takes(budget: &Budget, pace: Pace) -> u32 {
        let mut count = 0;
        while budget.try_take(pace).is_ok() {
            count += 1;
        }
        count
    }

    #[test]
    fn each_kind_has_its_rate() {
        assert_eq!(takes(&budget().0, Pace::Bulk), 30);
        assert_eq!(takes(&budget().0, Pace::Interactive), 45);
        assert_eq!(takes(&budget().0, Pace::Write), 60);
        assert_eq!(takes(&budget().0, Pace::Queued), 30);
    }

    #[test]
    fn many_writes_at_once_share_what_long_reads_have_and_leave_room_for_a_single_one() {
        let (budget, _) = budget();
        for _ in 0..20 {
            budget.try_take(Pace::Bulk).unwrap();
        }
        assert_eq!(takes(&budget, Pace::Queued), 10);
        assert_eq!(takes(&budget, Pace::Bulk), 0);
        assert_eq!(takes(&budget, Pace::Interactive), 20);
        assert_eq!(takes(&budget, Pace::Write), 10);
    }

    #[test]
    fn ten_are_kept_for_writes() {
        let (budget, _) = budget();
        assert_eq!(takes(&budget, Pace::Bulk), 30);
        assert_eq!(takes(&budget, Pace::Interactive), 20);
        assert_eq!(takes(&budget, Pace::Write), 10);
    }

    #[test]
    fn room_comes_back_when_the_oldest_is_a_minute_old() {
        let (budget, clock) = budget();
        budget.try_take(Pace::Bulk).unwrap();
        clock.advance(Duration::from_secs(10));
        assert_eq!(takes(&budget, Pace::Bulk), 29);
        assert_eq!(budget.try_take(Pace::Bulk), Err(Duration::from_secs(50)));
        clock.advance(Duration::from_secs(50));
        assert_eq!(takes(&budget, Pace::Bulk), 1);
        assert_eq!(budget.try_take(Pace::Bulk), Err(Duration::from_secs(10)));
    }

    #[test]
    fn too_many_halves_the_bulk_rate_for_five_minutes() {
        let (budget, clock) = budget();
        budget.slow_down();
        assert_eq!(takes(&budget, Pace::Bulk), 15);
        assert_eq!(takes(&budget, Pace::Interactive), 35);
        clock.advance(Duration::from_secs(299));
        assert_eq!(takes(&budget, Pace::Bulk), 15);
        clock.advance(Duration::from_secs(61));
        assert_eq!(takes(&budget, Pace::Bulk), 30);
    }

    #[test]
    fn two_processes_share_a_file_and_a_broken_one_stops_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rate.json");
        let clock = Arc::new(FixedClock::at("2026-11-21T12:00:00Z".parse().unwrap()));
        let shared = || {
            let clock = Arc::<FixedClock>::clone(&clock);
            Budget::shared(Limits::production().rates, clock, SharedFile::new(path.clone()))
        };
        let (window, export) = (shared(), shared());
        for _ in 0..20 {
            window.try_take(Pace::Bulk).unwrap();
        }
        assert_eq!(takes(&export, Pace::Bulk), 10);
        assert!(window.try_take(Pace::Bulk).is_err());
        assert!(window.try_take(Pace::Queued).is_err());
        std::fs::write(&path, "no json").unwrap();
        assert!(export.try_take(Pace::Interactive).is_ok());
        std::fs::write(&path, "").unwrap();
        assert_eq!(takes(&window, Pace::Bulk), 0, "a process that was killed while it wrote frees nobody else");
        let nowhere = SharedFile::new(folder.path().join("no/where/rate.json"));
        let lonely = Budget::shared(Limits::production().rates, clock, nowhere);
        assert_eq!(takes(&lonely, Pace::Bulk), 30);
    }

    #[test]
    fn a_clock_that_is_put_back_a_little_gives_no_second_minute_of_requests() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rate.json");
        let at = |time: &str| {
            let clock = Arc::new(FixedClock::at(time.parse().unwrap()));
            Budget::shared(Limits::production().rates, clock, SharedFile::new(path.clone()))
        };
        assert_eq!(takes(&at("2026-11-21T12:00:40Z"), Pace::Write), 60);
        assert_eq!(takes(&at("2026-11-21T12:00:10Z"), Pace::Write), 0, "they were sent within this minute");
        assert_eq!(takes(&at("2026-11-21T12:01:09Z"), Pace::Write), 0, "and count as sent when the clock was put back");
        assert_eq!(takes(&at("2026-11-21T12:01:10Z"), Pace::Write), 60);
    }

    #[test]
    fn what_a_killed_process_left_and_a_clock_that_was_put_back_lock_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rate.json");
        let at = |time: &str| {
            let clock = Arc::new(FixedClock::at(time.parse().unwrap()));
            Budget::shared(Limits::production().rates, clock, SharedFile::new(path.clone()))
        };
        let noon = at("2026-11-21T12:00:00Z");
        assert_eq!(takes(&noon, Pace::Bulk), 30);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{text}1763726400000,\"bulk\"]],\"slow_until\":0}}")).unwrap();
        assert_eq!(takes(&at("2026-11-21T12:00:30Z"), Pace::Bulk), 0, "the requests are read, the rest is not");
        assert_eq!(takes(&at("2026-11-21T11:00:00Z"), Pace::Bulk), 30);
        assert_eq!(takes(&at("2026-11-21T11:00:59Z"), Pace::Bulk), 0);
        assert_eq!(takes(&at("2026-11-21T11:01:00Z"), Pace::Bulk), 30);
    }
}
