//! Everything that is drawn: the theme and the widgets. Screens read views of the state and push actions.
//!
//! Nothing here knows HTTP, files or the keyring, nothing blocks, and nothing repaints without a reason.

pub mod theme;
pub mod widgets;
