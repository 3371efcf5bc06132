//! SecPaid Desktop: runs a SecPaid account from the merchant's own computer.
//! Each module is a layer; which may see which is in `ARCHITECTURE.md` and proved by `tests/house.rs`.
//! It must not hold more than the layers and the application's id.

pub mod api;
pub mod backend;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod export;
pub mod files;
pub mod journal;
pub mod launch;
pub mod model;
pub mod print;
pub mod secrets;
pub mod settings;
pub mod state;
pub mod text;
pub mod ui;

/// The application's one id: desktop file, window, bundle and keyring service are all named by it.
pub const APP_ID: &str = "io.github.secpaiddesktop.SecPaidDesktop";
