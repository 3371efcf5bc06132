//! Typed values of the lower layers as sentences for the screens. Called by frame, screens and dialogs; the words
//! themselves stand in the message file. It must not decide anything.

mod notice;

pub use notice::{Tone, notice_text};
