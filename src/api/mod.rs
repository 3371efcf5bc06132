//! The client of the service: HTTPS calls to the nine V2 endpoints, what they send and what came back, in typed
//! values. Called by the backend.
//! It knows no channels, no window and no sentences, and it never repeats a write.

mod blot;
mod client;
mod endpoint;
pub mod error;
mod http;
mod limits;
mod pages;
mod ranges;
mod rate;
mod refusal;
mod retry;
pub mod wire;

pub use client::{Client, Page, Waiting};
pub use endpoint::{AddressError, BaseUrl, Endpoint};
pub use error::{ApiError, WriteOutcome};
pub use limits::{Limits, Rates};
pub use ranges::{Finished, LinkRows, Progress, Sink};
pub use rate::{Budget, Pace};
pub use wire::{InvoiceQuery, LinkQuery, PayInQuery, PayoutQuery};
