//! The one test binary for everything that is drawn: the gallery of widgets, the screens, the tour.
//!
//! Tests find things by role and label. Pictures go to `target/tour`, and the few that are compared to `tests/ui/snapshots`.

#[cfg(test)]
mod access;
#[cfg(test)]
mod activity;
#[cfg(test)]
mod create;
#[cfg(test)]
mod crowding;
#[cfg(test)]
mod data;
#[cfg(test)]
mod deleting;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod errands;
#[cfg(test)]
mod every;
#[cfg(test)]
mod expected;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod exports_tour;
#[cfg(test)]
mod flows;
#[cfg(test)]
mod fold;
#[cfg(test)]
mod gallery;
#[cfg(test)]
mod handing;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod invoices;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod language;
#[cfg(test)]
mod ledger_shop;
#[cfg(test)]
mod ledger_tour;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod lists_tour;
#[cfg(test)]
mod overview;
#[cfg(test)]
mod overview_shop;
#[cfg(test)]
mod overview_tour;
#[cfg(test)]
mod palette;
#[cfg(test)]
mod parts;
#[cfg(test)]
mod payouts;
#[cfg(test)]
mod places;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod recipients;
#[cfg(test)]
mod refund_dialog;
#[cfg(test)]
mod refunds;
#[cfg(test)]
mod refunds_tour;
#[cfg(test)]
mod restart;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod shop;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod table;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod view_only;
#[cfg(test)]
mod waiting_keyring;
#[cfg(test)]
mod window;
#[cfg(test)]
mod writes;
#[cfg(test)]
mod zoom;
