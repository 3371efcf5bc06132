//! The parts screens are made of: every state of them is in the tests' gallery, in both themes.
//!
//! Widgets take words, never make them; they return what was done to them and change nothing but what they are handed.
//! Each has an accessible name and role, a focus ring for the keyboard and a disabled look. Colours come from the theme.

pub mod badge;
pub mod bars;
pub mod button;
pub mod choice;
pub mod field;
pub mod note;
pub mod paint;
pub mod segments;
pub mod status;
pub mod table;

pub use badge::{Badge, strip_ui};
pub use bars::{key_caps_at, key_caps_ui, progress_ui, qr_ui, split_bar_ui};
pub use button::{Button, IconButton};
pub use choice::{Tick, check_ui, radio_card_ui, radio_ui, switch_ui};
pub use field::Field;
pub use note::{Note, notice_ui};
pub use segments::{Segment, chip_ui, segments_ui};
pub use status::{Status, status_ui};
pub use table::Table;
