//! Obstacles that are no answer of the service, in words: keyring, activity record, files, a write that was not sent.
//! Called by notices, screens and dialogs. What happened to the money stands first where a write is told of.

use std::path::Path;

use crate::backend::{ClearFailed, KeyDoubt, NotSent, NotWritten};
use crate::export::ExportError;
use crate::files::FileError;
use crate::journal::JournalError;
use crate::secrets::KeyStoreError;
use crate::state::WriteProblem;
use crate::text::{Arg, Fate, Said, Texts, api_error_text, export_error_text, file_error_text, visible};

/// Why the keyring did not do it.
pub fn key_store_error_text<'a>(texts: &'a Texts, error: &KeyStoreError) -> &'a str {
    texts.get(match error {
        KeyStoreError::Unavailable(_) => "key-error-keyring-missing",
        KeyStoreError::Locked(_) => "key-error-keyring-locked",
        KeyStoreError::Busy => "key-error-keyring-busy",
        KeyStoreError::NoAnswer => "key-error-keyring-no-answer",
        KeyStoreError::SessionOnly => "key-error-session-only",
        KeyStoreError::Clearing => "key-error-clearing",
        KeyStoreError::NotAKey(_) => "key-error-not-a-key",
        KeyStoreError::Failed(_) => "key-error-keyring-refused",
    })
}

/// Why the activity record could not be written.
pub fn journal_error_text(texts: &Texts, error: &JournalError) -> String {
    match error {
        JournalError::File(error) => file_error_text(texts, error),
        JournalError::ReadOnly => texts.get("journal-error-read-only").to_owned(),
        JournalError::NoWord => texts.get("unknown-settle-why-missing").to_owned(),
        JournalError::NothingToSettle | JournalError::NoSuchIntent => texts.get("journal-error-settled").to_owned(),
        JournalError::NoRandom | JournalError::NotWritable | JournalError::Duplicate | JournalError::AlreadyEnded => {
            texts.with("journal-error-other", &[("reason", Arg::Text(&visible(&error.to_string())))])
        }
    }
}

/// Why a file was not written; `path` is where it should have gone.
pub fn not_written_text(texts: &Texts, error: &NotWritten, path: &Path) -> String {
    match error {
        NotWritten::Exists => {
            let file = path.to_string_lossy();
            texts.with("notice-file-exists", &[("file", Arg::Text(&visible(&file)))])
        }
        NotWritten::File(error) => file_failed(texts, error, path),
        NotWritten::Content(error) => export_error_text(texts, error, path),
    }
}

fn file_failed(texts: &Texts, error: &FileError, path: &Path) -> String {
    export_error_text(texts, &ExportError::File(error.clone()), path)
}

/// Why nothing was sent, in the order in which it is read. `money` says what that means for the money.
pub fn not_sent_text(texts: &Texts, why: &NotSent, money: &str) -> Said {
    let said = |why: String, advice: &str| Said { money: money.to_owned(), why, advice: texts.get(advice).to_owned() };
    match why {
        NotSent::Network(error) | NotSent::Unprepared(error) => {
            Said { money: money.to_owned(), ..api_error_text(texts, error, Fate::DidNotHappen) }
        }
        NotSent::Journal(error) => {
            let reason = journal_error_text(texts, error);
            said(texts.with("not-sent-journal", &[("reason", Arg::Text(&reason))]), "not-sent-journal-advice")
        }
        NotSent::NoKey(_) => said(texts.get("not-sent-no-key").to_owned(), "refusal-do-enter-key"),
        NotSent::KeyChanged => said(texts.get("not-sent-key-changed").to_owned(), "not-sent-key-changed-advice"),
        NotSent::OtherKey(KeyDoubt::Other) => {
            said(texts.get("not-sent-other-key").to_owned(), "not-sent-other-key-advice")
        }
        NotSent::OtherKey(KeyDoubt::Lost) => {
            said(texts.get("not-sent-key-lost").to_owned(), "not-sent-key-lost-advice")
        }
        NotSent::RefundAsked(fact) => {
            let amount =
                fact.amount.map_or_else(|| texts.get("word-missing").to_owned(), |amount| texts.style().money(amount));
            let time = texts.style().full_time(&crate::model::ServiceTime::At(crate::clock::berlin(fact.at)));
            let args = [("amount", Arg::Text(&amount)), ("time", Arg::Text(&time))];
            said(texts.with("refund-asked", &args), "refund-off-one-request")
        }
        NotSent::ViewOnly => said(texts.get("not-sent-view-only").to_owned(), "not-sent-view-only-advice"),
        NotSent::Stopped => said(texts.get("not-sent-stopped").to_owned(), "not-sent-stopped-advice"),
        NotSent::Clearing => said(texts.get("not-sent-clearing").to_owned(), "not-sent-clearing-advice"),
        NotSent::ReadOnly => said(texts.get("not-sent-read-only").to_owned(), "not-sent-read-only-advice"),
    }
}

/// Why a write did not happen; `money` stands first, for instance `error-money-delete` in words.
pub fn write_problem_text(texts: &Texts, problem: &WriteProblem, money: &str) -> Said {
    match problem {
        WriteProblem::NotSent(why) => not_sent_text(texts, why, money),
        WriteProblem::Refused(error) => api_error_text(texts, error, Fate::DidNotHappen),
    }
}

/// Why the data was not cleared.
pub fn clear_failed_text(texts: &Texts, error: &ClearFailed) -> String {
    match error {
        ClearFailed::ReadOnly => texts.get("notice-second-window").to_owned(),
        ClearFailed::Running => texts.get("data-not-cleared-running").to_owned(),
        ClearFailed::Unknown(count) => texts.with("data-clear-unknown", &[("count", Arg::from(*count))]),
        ClearFailed::Keyring(error) => {
            let reason = [("reason", Arg::Text(key_store_error_text(texts, error)))];
            texts.with("data-not-cleared-keyring", &reason)
        }
        ClearFailed::File(error) => {
            let reason = file_error_text(texts, error);
            texts.with("data-not-cleared-file", &[("reason", Arg::Text(&reason))])
        }
    }
}
