//! The parts screens are made of: every state of them is in the tests' gallery, in both themes.
//!
//! Widgets take words, never make them; they return what was done to them and change nothing but what they are handed.
//! Each has an accessible name and role, a focus ring for the keyboard and a disabled look. Colours come from the theme.

pub mod badge;
pub mod bars;
pub mod button;
pub mod choice;
pub mod details;
pub mod dialog;
pub mod empty;
pub mod field;
pub mod menu;
pub mod note;
pub mod paint;
pub mod reach;
pub mod segments;
pub mod status;
pub mod table;
pub mod undo;

pub use badge::{Badge, strip_ui};
pub use bars::{key_caps_at, key_caps_ui, key_caps_width, progress_ui, qr_ui, split_bar_ui};
pub use button::{Button, IconButton};
pub use choice::{Tick, check_ui, radio_card_ui, radio_ui, switch_ui};
pub use details::{Pair, Stat, lines_ui, separator_ui, text_ui};
pub use dialog::{Dialog, card_ui};
pub use empty::Empty;
pub use field::Field;
pub use menu::{Dropdown, Item, menu_ui};
pub use note::{Note, notice_ui};
pub use reach::{reach_ui, reveal_focus_ui};
pub use segments::{Segment, chip_ui, chip_width, segments_ui, segments_width};
pub use status::{Status, status_ui};
pub use table::Table;
