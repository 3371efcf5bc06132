//! Typed values of the lower layers as sentences for the screens. Called by frame, screens and dialogs; the words
//! themselves stand in the message file. It must not decide anything.

mod created;
mod diagnostics;
mod draft;
mod journal;
mod keys;
mod notice;
mod refund;
mod trouble;

pub use created::{difference_text, suspicion_text};
pub use diagnostics::diagnostics_text;
pub use draft::{address_text, is_only_empty, obstacle_text, options_text, recipient_name, row_number};
pub use journal::{entry_status, entry_what, local_time, settlement_hint, status_of, unknown_body, unknown_title};
pub use keys::key_words;
pub use notice::{Tone, notice_text};
pub use refund::{refund_amount_error_text, refund_obstacle_text, refund_told_text, refund_word};
pub use trouble::{clear_failed_text, journal_error_text, key_store_error_text, not_written_text, write_problem_text};
