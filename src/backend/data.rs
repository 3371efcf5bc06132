//! The data folder as a whole: how large it is, and clearing it. Called by `local`. Only files that this application
//! writes are removed, by name: a given folder may hold others. Nothing is removed while a write is on its way, nor, unless
//! the merchant said so, while the outcome of one is unknown; and none is begun until it has ended. It must not
//! touch the lock.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::context::Context;
use super::{ClearFailed, ClearJob, DataNews, DataSize, DataWork, Event, Ticket};
use crate::files::{FileError, FileErrorKind};
use crate::journal::{Journal, JournalError};
use crate::model::{Environment, Scope};
use crate::secrets::KeyStoreError;

/// Names of files in the folder: they begin like this and end like that.
const OURS: &[(&str, &str)] = &[
    ("settings", ".json"),
    ("window", ".ron"),
    ("ledger", ".jsonl"),
    ("rate-", ".json"),
    ("rate-", ".lock"),
    ("salt", ""),
    // Last: while it is there, an interrupted clearing leaves what is not known to be asked about.
    ("journal", ".jsonl"),
];

/// Does the work and tells its result.
pub(super) async fn run(context: &Arc<Context>, ticket: Ticket, work: DataWork) {
    match work {
        DataWork::Measure => {
            let folder = context.setup.data_dir.clone();
            let size = tokio::task::spawn_blocking(move || measure(&folder)).await;
            context.tell(Event::Data(ticket, DataNews::Measured(size.unwrap_or_default()))).await;
        }
        DataWork::Clear(job) => {
            let no_write_begins = context.clearing.write().await;
            let cleared = clear(context, &ticket, job).await;
            // Before it is told: what is asked for after that is done, in a journal that begins anew.
            drop(no_write_begins);
            context.tell(Event::Data(ticket, DataNews::Cleared(cleared))).await;
        }
    }
}

fn measure(folder: &Path) -> DataSize {
    let mut size = DataSize::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(data) if data.is_dir() => folders.push(entry.path()),
                Ok(data) => {
                    size.files = size.files.saturating_add(1);
                    size.bytes = size.bytes.saturating_add(data.len());
                }
                Err(_) => {}
            }
        }
    }
    size
}

async fn clear(context: &Arc<Context>, ticket: &Ticket, job: ClearJob) -> Result<(), ClearFailed> {
    if context.setup.read_only {
        return Err(ClearFailed::ReadOnly);
    }
    let (of_disk, despite_unknown) = (Scope::of(Environment::Production), job.despite_unknown);
    let open = context.with_journal(&of_disk, |journal| Ok(journal.open_writes())).await;
    nothing_open(open.ok(), despite_unknown)?;
    let forgotten = tokio::time::timeout(context.setup.keyring_patience, forget_secrets(context, ticket, &job)).await;
    forgotten.unwrap_or(Err(ClearFailed::Keyring(KeyStoreError::NoAnswer)))?;
    let (shared, asked) = (Arc::clone(context), ticket.id);
    let done = tokio::task::spawn_blocking(move || {
        // The keyring may have taken its time: what was true before it need not be any more.
        let may = |journal: Result<&Journal, JournalError>| {
            nothing_open(journal.ok().map(Journal::open_writes), despite_unknown)
        };
        shared.without_files(asked, may, |folder| remove_ours(folder).map_err(ClearFailed::File))
    });
    let other = || FileError::new(FileErrorKind::Other, &context.setup.data_dir);
    done.await.unwrap_or_else(|_| Err(ClearFailed::File(other())))
}

/// Nothing is on its way, and nothing unknown that the merchant does not know of.
const fn nothing_open(open: Option<(usize, usize)>, despite_unknown: bool) -> Result<(), ClearFailed> {
    match open {
        Some((running, _)) if running > 0 => Err(ClearFailed::Running),
        Some((_, unknown)) if unknown > 0 && !despite_unknown => Err(ClearFailed::Unknown(unknown)),
        // A journal that cannot be read tells nothing of what is open: it may be cleared by decision alone.
        None if !despite_unknown => Err(ClearFailed::Unknown(0)),
        _ => Ok(()),
    }
}

/// Tokens of recipients go with their labels; keys only where that was chosen. A keyring that does not answer ends it
/// before any file is gone.
async fn forget_secrets(context: &Arc<Context>, ticket: &Ticket, job: &ClearJob) -> Result<(), ClearFailed> {
    let _one_at_a_time = context.changing_keyring.lock().await;
    for (scope, id) in &job.recipients {
        let removed = context.ask_keyring(|keys, answer| keys.remove_token(scope, *id, answer)).await;
        nothing_left(removed)?;
    }
    if job.keys {
        for environment in Environment::ALL.into_iter().filter(|environment| environment.needs_key()) {
            let scope = Scope::of(environment);
            nothing_left(context.ask_keyring(|keys, answer| keys.remove(&scope, answer)).await)?;
        }
        // Before anybody else may change the keyring: a key that is being tried is not kept in it afterwards.
        context.forget_clients(ticket.id);
    }
    Ok(())
}

/// Where there is no keyring, nothing is in it.
fn nothing_left(removed: Result<bool, KeyStoreError>) -> Result<(), ClearFailed> {
    match removed {
        Ok(_) | Err(KeyStoreError::Unavailable(_) | KeyStoreError::SessionOnly) => Ok(()),
        Err(error) => Err(ClearFailed::Keyring(error)),
    }
}

/// Removes what this application wrote into the folder.
fn remove_ours(folder: &Path) -> Result<(), FileError> {
    for path in logs(folder) {
        // The log of today is open, and some systems do not let an open file go: then it is emptied.
        if std::fs::remove_file(&path).is_err()
            && let Err(error) = std::fs::OpenOptions::new().write(true).truncate(true).open(&path)
        {
            tracing::warn!(%error, "a log file could not be removed");
        }
    }
    for (begins, ends) in OURS {
        for path in named(folder, begins, ends) {
            std::fs::remove_file(&path).map_err(|error| FileError::from_io(&path, &error))?;
        }
    }
    Ok(())
}

fn logs(folder: &Path) -> Vec<PathBuf> {
    named(&folder.join("log"), "secpaid-desktop", ".log")
}

fn named(folder: &Path, begins: &str, ends: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let fits = |name: &str| {
        name.strip_prefix(begins).and_then(|rest| rest.strip_suffix(ends)).is_some_and(|between| match begins {
            "rate-" | "secpaid-desktop" => true,
            _ => between.is_empty() || between.starts_with(".broken-") || between.starts_with(".bad"),
        })
    };
    let ours = entries.filter(|entry| entry.file_name().to_str().is_some_and(fits));
    ours.map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}
