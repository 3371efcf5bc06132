//! How times are taken and compared: both sides in turn, so that a machine that gets slower does so for both, and the
//! median of the rounds. Used by every part. It must not decide what is good enough.

use std::time::{Duration, Instant};

use secpaid_desktop::clock::{Clock as _, SystemClock};

use crate::report::Outcome;

/// Now.
pub fn now() -> Instant {
    SystemClock.instant()
}

/// How long since then.
pub fn since(start: Instant) -> Duration {
    now().duration_since(start)
}

/// Lets this thread rest.
pub fn pause(time: Duration) {
    let until = now() + time;
    while let Some(left) = until.checked_duration_since(now()).filter(|left| !left.is_zero()) {
        std::thread::park_timeout(left);
    }
}

/// The middle of the times; zero when there are none.
pub fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// The medians of ours and of what it is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// Ours.
    pub ours: Duration,
    /// The other side's.
    pub theirs: Duration,
}

impl Pair {
    /// How many times longer ours takes.
    pub fn times_longer(self) -> f64 {
        self.ours.div_duration_f64(self.theirs)
    }

    /// How fast ours is, the other being 1.
    pub fn speed(self) -> f64 {
        self.theirs.div_duration_f64(self.ours)
    }
}

/// Runs both in turn; each says how long it took. The first round warms up and does not count.
pub fn alternate(
    rounds: usize,
    mut ours: impl FnMut() -> Outcome<Duration>,
    mut theirs: impl FnMut() -> Outcome<Duration>,
) -> Outcome<Pair> {
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for round in 0..=rounds {
        let (our, their) = if round % 2 == 0 {
            let our = ours()?;
            (our, theirs()?)
        } else {
            let their = theirs()?;
            (ours()?, their)
        };
        if round > 0 {
            our_times.push(our);
            their_times.push(their);
        }
    }
    Ok(Pair { ours: median(&our_times), theirs: median(&their_times) })
}

/// Runs it once.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = now();
    let result = work();
    (since(start), result)
}
