//! A value that comes from elsewhere. Old rows stay on the screen while new ones are read or when reading failed.
//! Held by the views of the screens. It knows when, not how, the value is read.
//! A failed or ended read never takes away what was there.

use jiff::Timestamp;

use crate::api::ApiError;
use crate::backend::Progress;

/// What is known of a value from the service. Times are UTC.
#[derive(Debug, Default)]
pub enum Remote<T> {
    /// Not asked yet.
    #[default]
    Idle,
    /// Being read.
    Loading {
        /// What was there before, and from when.
        previous: Option<(T, Timestamp)>,
        /// How far it is.
        progress: Progress,
        /// Since when.
        since: Timestamp,
        /// Ticket number of the read.
        ticket: u64,
    },
    /// There.
    Ready {
        /// The value.
        value: T,
        /// From when.
        at: Timestamp,
    },
    /// Reading failed.
    Failed {
        /// Why.
        error: ApiError,
        /// What was there before, and from when.
        previous: Option<(T, Timestamp)>,
        /// When.
        at: Timestamp,
    },
}

impl<T> Remote<T> {
    /// The newest value there is, old or not.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Idle => None,
            Self::Loading { previous, .. } | Self::Failed { previous, .. } => previous.as_ref().map(|(value, _)| value),
            Self::Ready { value, .. } => Some(value),
        }
    }

    /// From when [`value`](Self::value) is.
    pub fn as_of(&self) -> Option<Timestamp> {
        match self {
            Self::Idle => None,
            Self::Loading { previous, .. } | Self::Failed { previous, .. } => previous.as_ref().map(|(_, at)| *at),
            Self::Ready { at, .. } => Some(*at),
        }
    }

    /// Whether nothing was asked yet.
    pub const fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// Whether it is being read.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Loading { .. })
    }

    /// The ticket number of the running read.
    pub const fn ticket(&self) -> Option<u64> {
        match self {
            Self::Loading { ticket, .. } => Some(*ticket),
            Self::Idle | Self::Ready { .. } | Self::Failed { .. } => None,
        }
    }

    /// Begins a read, keeping what is there.
    pub fn begin(&mut self, ticket: u64, now: Timestamp) {
        let previous = self.take_previous();
        *self = Self::Loading { previous, progress: Progress::default(), since: now, ticket };
    }

    /// Notes how far the read with this ticket number is.
    pub fn progressed(&mut self, of: u64, news: Progress) {
        if let Self::Loading { ticket, progress, .. } = self
            && *ticket == of
        {
            *progress = news;
        }
    }

    /// Ends the read with a value.
    pub fn finish(&mut self, value: T, at: Timestamp) {
        *self = Self::Ready { value, at };
    }

    /// Ends the read with an error, keeping what was there.
    pub fn fail(&mut self, error: ApiError, at: Timestamp) {
        let previous = self.take_previous();
        *self = Self::Failed { error, previous, at };
    }

    /// Ends the read as if it had not been begun.
    pub fn cancel(&mut self) {
        *self = match self.take_previous() {
            Some((value, at)) => Self::Ready { value, at },
            None => Self::Idle,
        };
    }

    fn take_previous(&mut self) -> Option<(T, Timestamp)> {
        match std::mem::take(self) {
            Self::Idle => None,
            Self::Loading { previous, .. } | Self::Failed { previous, .. } => previous,
            Self::Ready { value, at } => Some((value, at)),
        }
    }
}

/// A read under way, whatever it reads.
pub trait Reading {
    /// The ticket number of the running read.
    fn running(&self) -> Option<u64>;
    /// Ends the read with an error, keeping what was there.
    fn ended_by(&mut self, error: ApiError, at: Timestamp);
    /// Ends the read as if it had not been begun.
    fn given_up(&mut self);
    /// Notes how far the read with this ticket number is.
    fn came_to(&mut self, of: u64, news: Progress);
}

impl<T> Reading for Remote<T> {
    fn running(&self) -> Option<u64> {
        self.ticket()
    }

    fn ended_by(&mut self, error: ApiError, at: Timestamp) {
        self.fail(error, at);
    }

    fn given_up(&mut self) {
        self.cancel();
    }

    fn came_to(&mut self, of: u64, news: Progress) {
        self.progressed(of, news);
    }
}
