//! The simulator over real HTTP on 127.0.0.1, asked by a plain client: the nine endpoints, their refusals, the money that
//! must add up, the actions, and the faults. The application's own client is not used here, so that each is tested by
//! itself.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that does not find what it needs fails"
)]

mod actions;
mod bulk;
#[cfg(unix)]
mod command;
mod endpoints;
mod faults;
mod money;
mod refusals;
mod shop;
