//! The data folder as a whole: how large it is, and clearing it. Called by `local`. Only files that this application
//! writes are removed, by name: a given folder may hold others. Nothing is removed while a write is on its way, nor, unless
//! the merchant said so, while the outcome of one is unknown; and none is begun until it has ended. It must not
//! touch the lock.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{MutexGuard, RwLockWriteGuard};

use super::context::Context;
use super::patience::told_late;
use super::{ClearFailed, ClearJob, DataNews, DataSize, DataWork, Event, Gone, Ticket};
use crate::files::{FileError, FileErrorKind};
use crate::journal::{Journal, JournalError};
use crate::model::{Environment, KeyState, Scope};
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
            clear(context, &ticket, job, no_write_begins).await;
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

/// Clears and tells so, or why not; and what the keyring had forgotten by then, or does so late.
async fn clear(context: &Arc<Context>, ticket: &Ticket, job: ClearJob, no_write_begins: RwLockWriteGuard<'_, ()>) {
    let tell = |cleared| context.tell(Event::Data(ticket.clone(), DataNews::Cleared(cleared)));
    let mut no_write_begins = Some(no_write_begins);
    let despite_unknown = job.despite_unknown;
    if let Err(why) = may_begin(context, despite_unknown).await {
        drop(no_write_begins);
        return tell(Err(why)).await;
    }
    let given_up = AtomicBool::new(false);
    let late = async {
        given_up.store(true, Ordering::SeqCst);
        // No file is removed any more.
        drop(no_write_begins.take());
        tell(Err(ClearFailed::Keyring(KeyStoreError::NoAnswer))).await;
    };
    let work = forget_secrets(context, ticket, &job, &given_up);
    let (forgotten, was_late) = told_late(context.setup.keyring_patience, work, late).await;
    let Forgotten { result, gone, _one_at_a_time } = forgotten;
    let cleared = match result {
        Ok(()) if !was_late => remove_files(context, ticket, despite_unknown).await,
        result => result,
    };
    if cleared.is_ok() && !was_late {
        context.cleared.fetch_add(1, Ordering::SeqCst);
    }
    // Late, it was told that nothing is cleared.
    if was_late || cleared.is_err() {
        tell_gone(context, ticket, gone).await;
    }
    // Before it is told: what is asked for after that is done, in a journal that begins anew.
    drop(no_write_begins);
    if !was_late {
        tell(cleared).await;
    }
}

async fn may_begin(context: &Arc<Context>, despite_unknown: bool) -> Result<(), ClearFailed> {
    if context.setup.read_only {
        return Err(ClearFailed::ReadOnly);
    }
    let of_disk = Scope::of(Environment::Production);
    let open = context.with_journal(&of_disk, |journal| Ok(journal.open_writes())).await;
    nothing_open(open.ok(), despite_unknown)
}

async fn remove_files(context: &Arc<Context>, ticket: &Ticket, despite_unknown: bool) -> Result<(), ClearFailed> {
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

/// What was gone already when it ended otherwise than cleared is used no longer, and told. Not a key that was replaced
/// meanwhile.
async fn tell_gone(context: &Arc<Context>, ticket: &Ticket, mut gone: Gone) {
    let by = |scope: &Scope| Ticket { scope: scope.clone(), ..ticket.clone() };
    gone.keys.retain(|scope| context.decide(&by(scope), None, KeyState::None));
    if !gone.keys.is_empty() || !gone.recipients.is_empty() {
        context.tell(Event::Data(ticket.clone(), DataNews::Gone(gone))).await;
    }
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

/// How far the keyring came.
struct Forgotten<'a> {
    result: Result<(), ClearFailed>,
    gone: Gone,
    /// Nobody else asks the keyring for a change before it is told.
    _one_at_a_time: MutexGuard<'a, ()>,
}

/// Tokens of recipients go with their labels; keys only where that was chosen. A keyring that does not answer ends it
/// before any file is gone: what it was asked last it may still do, and is asked for nothing more.
async fn forget_secrets<'a>(
    context: &'a Arc<Context>,
    ticket: &Ticket,
    job: &ClearJob,
    given_up: &AtomicBool,
) -> Forgotten<'a> {
    let one_at_a_time = context.changing_keyring.lock().await;
    let mut gone = Gone::default();
    let result = forget_each(context, job, given_up, &mut gone).await;
    if job.keys && result.is_ok() && !given_up.load(Ordering::SeqCst) {
        // Before anybody else may change the keyring: a key that is being tried is not kept in it afterwards.
        let used = context.forget_clients(ticket.id);
        // One for the session was in no keyring.
        let others: Vec<_> = used.into_iter().filter(|scope| !gone.keys.contains(scope)).collect();
        gone.keys.extend(others);
    }
    Forgotten { result, gone, _one_at_a_time: one_at_a_time }
}

async fn forget_each(
    context: &Arc<Context>,
    job: &ClearJob,
    given_up: &AtomicBool,
    gone: &mut Gone,
) -> Result<(), ClearFailed> {
    let go_on = || {
        let no_answer = ClearFailed::Keyring(KeyStoreError::NoAnswer);
        if given_up.load(Ordering::SeqCst) { Err(no_answer) } else { Ok(()) }
    };
    for (scope, id) in &job.recipients {
        go_on()?;
        if was_there(context.ask_keyring(|keys, answer| keys.remove_token(scope, *id, answer)).await)? {
            gone.recipients.push((scope.clone(), *id));
        }
    }
    if job.keys {
        for environment in Environment::ALL.into_iter().filter(|environment| environment.needs_key()) {
            go_on()?;
            let scope = Scope::of(environment);
            if was_there(context.ask_keyring(|keys, answer| keys.remove(&scope, answer)).await)? {
                gone.keys.push(scope);
            }
        }
    }
    Ok(())
}

/// Where there is no keyring, nothing is in it.
fn was_there(removed: Result<bool, KeyStoreError>) -> Result<bool, ClearFailed> {
    match removed {
        Ok(was_there) => Ok(was_there),
        Err(KeyStoreError::Unavailable(_) | KeyStoreError::SessionOnly) => Ok(false),
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
