//! Every deadline, size and rate of the client, in one place and handed in: production takes the values of the
//! design, tests and the simulator take shorter ones.
//! Nothing else in `api` holds a number of seconds.

use std::time::Duration;

/// How often the service may be asked. The limit is per key and address, and the merchant's shop shares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// The time in which requests are counted.
    pub window: Duration,
    /// Requests of every kind in a window, as the service allows.
    pub total: u32,
    /// Pages of long reads, and writes of which many were asked for at once, in a window.
    pub bulk: u32,
    /// Reads that somebody waits for, in a window.
    pub interactive: u32,
    /// Requests of a window that only single writes take, so that one never waits for a long read or a long row of writes.
    pub kept_for_writes: u32,
    /// How long the bulk rate is halved after the service said "too many".
    pub slow_for: Duration,
}

/// Deadlines and sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands, its name looked up and TLS agreed.
    pub connect: Duration,
    /// Without a byte of an answer.
    pub stall: Duration,
    /// One attempt in all.
    pub attempt: Duration,
    /// All attempts of a call, and the waiting between them.
    pub call: Duration,
    /// Attempts of a read.
    pub read_attempts: u32,
    /// The wait before the second attempt; it doubles with each further one.
    pub backoff: Duration,
    /// The longest `Retry-After` that is waited for.
    pub retry_after: Duration,
    /// Bytes of an answer.
    pub answer_bytes: usize,
    /// Levels of arrays and objects in an answer.
    pub json_depth: usize,
    /// See [`Rates`].
    pub rates: Rates,
}

impl Limits {
    /// The values for Development and Production.
    pub const fn production() -> Self {
        Self {
            connect: Duration::from_secs(10),
            stall: Duration::from_secs(20),
            attempt: Duration::from_mins(1),
            call: Duration::from_secs(150),
            read_attempts: 3,
            backoff: Duration::from_secs(1),
            retry_after: Duration::from_mins(1),
            answer_bytes: 64 * 1024 * 1024,
            json_depth: 64,
            rates: Rates {
                window: Duration::from_mins(1),
                total: 60,
                bulk: 30,
                interactive: 45,
                kept_for_writes: 10,
                slow_for: Duration::from_mins(5),
            },
        }
    }

    /// The same with every duration divided, for tests and the simulator; sizes and counts stay. 0 counts as 1.
    #[must_use]
    pub fn scaled(self, divisor: u32) -> Self {
        let divisor = divisor.max(1);
        Self {
            connect: self.connect / divisor,
            stall: self.stall / divisor,
            attempt: self.attempt / divisor,
            call: self.call / divisor,
            backoff: self.backoff / divisor,
            retry_after: self.retry_after / divisor,
            rates: Rates { window: self.rates.window / divisor, slow_for: self.rates.slow_for / divisor, ..self.rates },
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Limits;

    #[test]
    fn production_has_the_values_of_the_design() {
        let limits = Limits::production();
        assert_eq!(limits.connect, Duration::from_secs(10));
        assert_eq!(limits.stall, Duration::from_secs(20));
        assert_eq!(limits.attempt, Duration::from_mins(1));
        assert_eq!(limits.call, Duration::from_secs(150));
        assert_eq!(limits.read_attempts, 3);
        assert_eq!(limits.retry_after, Duration::from_mins(1));
        assert_eq!(limits.answer_bytes, 67_108_864);
        assert_eq!(limits.json_depth, 64);
        assert_eq!(limits.rates.window, Duration::from_mins(1));
        assert_eq!(limits.rates.total, 60);
        assert_eq!(limits.rates.bulk, 30);
        assert_eq!(limits.rates.interactive, 45);
        assert_eq!(limits.rates.kept_for_writes, 10);
        assert_eq!(limits.rates.slow_for, Duration::from_mins(5));
    }

    #[test]
    fn a_hundredth_shortens_every_wait_and_no_size() {
        let limits = Limits::production().scaled(100);
        assert_eq!(limits.connect, Duration::from_millis(100));
        assert_eq!(limits.stall, Duration::from_millis(200));
        assert_eq!(limits.call, Duration::from_millis(1500));
        assert_eq!(limits.rates.window, Duration::from_millis(600));
        assert_eq!((limits.rates.total, limits.answer_bytes, limits.json_depth), (60, 67_108_864, 64));
        assert_eq!(Limits::production().scaled(0), Limits::production());
    }
}
