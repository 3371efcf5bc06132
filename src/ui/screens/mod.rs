//! The screens. Each reads the state through a [`View`](super::View) and pushes actions; it is called by the frame
//! when it is the one to be shown. A screen must not draw what belongs to another, nor keep anything between frames.

pub mod activity;
mod body;
mod compare;
mod copy;
pub mod create;
pub mod invoices;
pub mod key_form;
pub mod links;
mod list;
mod loading;
mod no_note;
pub mod overview;
mod panel;
pub mod pay_ins;
pub mod payouts;
mod range;
mod rows;
pub mod settings;
pub mod welcome;

pub use settings::forget_recipient;

pub use copy::selected_rows as copied_rows;
