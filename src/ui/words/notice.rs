//! Notices in words. Called by the frame, which draws the environment's badge beside a notice of another one.
//! The words stand in the message file; nothing here decides what is a notice.

use std::path::Path;

use super::trouble::{clear_failed_text, journal_error_text, key_store_error_text, not_sent_text, not_written_text};
use crate::backend::{DemoFailed, ExportFailed, KeyDoubt, SavedFile};
use crate::journal::JournalNotice;
use crate::model::{Environment, LinkId, Scope};
use crate::secrets::KeyStoreError;
use crate::settings::SettingsNotice;
use crate::state::{Notice, NoticeKind};
use crate::text::{Arg, Fate, Texts, api_error_text, file_error_text, visible};

/// How a notice sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Good,
    /// To look at.
    Warning,
    /// It failed.
    Bad,
}

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How it sounds.
    pub tone: Tone,
    /// Where it happened, when that is not the scope on the screen.
    pub elsewhere: Option<Environment>,
    /// The sentence.
    pub words: String,
}

/// The notice in words; `active` is the scope on the screen.
pub fn notice_text(texts: &Texts, notice: &Notice, active: &Scope) -> Told {
    let elsewhere = notice.scope.as_ref().filter(|scope| *scope != active).map(|scope| scope.environment);
    let (tone, words) = told(texts, &notice.kind);
    Told { tone, elsewhere, words }
}

fn told(texts: &Texts, kind: &NoticeKind) -> (Tone, String) {
    let fixed = |tone, key| (tone, texts.get(key).to_owned());
    match kind {
        NoticeKind::LinkCreated { id, amount } => {
            let (amount, id) = (texts.style().money(*amount), id.to_string());
            let args = [("amount", Arg::Text(&amount)), ("id", Arg::Text(&id))];
            (Tone::Good, texts.with("notice-link-created", &args))
        }
        NoticeKind::LinkDeleted(id) => (Tone::Good, about_link(texts, "notice-link-deleted", *id)),
        NoticeKind::DeletionStopped(count) => {
            (Tone::Warning, texts.with("notice-deletion-stopped", &[("count", Arg::from(*count))]))
        }
        NoticeKind::RefundRequested(id) => (Tone::Good, about_link(texts, "notice-refund-requested", *id)),
        NoticeKind::NotDone => fixed(Tone::Bad, "notice-not-done"),
        NoticeKind::NotSent(why) => (Tone::Bad, not_sent_text(texts, why, texts.get("notice-not-sent")).paragraph()),
        NoticeKind::KeyGone => fixed(Tone::Bad, "notice-key-gone"),
        NoticeKind::OtherKey(KeyDoubt::Other) => fixed(Tone::Bad, "notice-other-key"),
        NoticeKind::OtherKey(KeyDoubt::Lost) => fixed(Tone::Bad, "notice-key-lost"),
        NoticeKind::OutcomeUnknown => fixed(Tone::Warning, "notice-outcome-unknown"),
        NoticeKind::NotRecorded(error) => {
            let reason = journal_error_text(texts, error);
            (Tone::Bad, texts.with("notice-not-recorded", &[("reason", Arg::Text(&reason))]))
        }
        NoticeKind::Exported { path, rows, may_be_incomplete, not_noted } => {
            let args = [("count", Arg::from(*rows)), ("file", Arg::Text(&shown(path)))];
            let words = texts.with("notice-exported", &args);
            if *may_be_incomplete {
                (Tone::Warning, format!("{words} {}", texts.get("export-incomplete")))
            } else if not_noted.is_some() {
                (Tone::Warning, format!("{words} {}", texts.get("export-not-noted-title")))
            } else {
                (Tone::Good, words)
            }
        }
        NoticeKind::ExportFailed(why) => (Tone::Bad, export_failed(texts, why)),
        NoticeKind::QrSaved(path) => (Tone::Good, about_file(texts, "created-qr-saved", path)),
        NoticeKind::SheetSaved(path) => (Tone::Good, about_file(texts, "sheet-saved", path)),
        NoticeKind::NotSaved { what, path, error } => {
            let reason = not_written_text(texts, error, path);
            let key = match what {
                SavedFile::Qr => "notice-qr-not-saved",
                SavedFile::Sheet => "notice-sheet-not-saved",
            };
            (Tone::Bad, texts.with(key, &[("reason", Arg::Text(&reason))]))
        }
        NoticeKind::TemplateSaved(name) => {
            (Tone::Good, texts.with("notice-template-saved", &[("name", Arg::Text(&visible(name)))]))
        }
        NoticeKind::Copied => fixed(Tone::Good, "action-copied"),
        NoticeKind::Busy => fixed(Tone::Bad, "notice-busy"),
        NoticeKind::DataFolder(error) => {
            let reason = file_error_text(texts, error);
            (Tone::Bad, texts.with("notice-data-folder", &[("reason", Arg::Text(&reason))]))
        }
        NoticeKind::FolderOpen(folder) => {
            let folder = folder.to_string_lossy();
            (Tone::Warning, texts.with("notice-folder-open", &[("folder", Arg::Text(&visible(&folder)))]))
        }
        NoticeKind::NoLog(error) => {
            let reason = file_error_text(texts, error);
            (Tone::Warning, texts.with("notice-no-log", &[("reason", Arg::Text(&reason))]))
        }
        NoticeKind::ViewOnly => fixed(Tone::Warning, "notice-view-only"),
        NoticeKind::ReadOnly => fixed(Tone::Warning, "notice-second-window"),
        NoticeKind::ClockDiffers(seconds) => {
            let minutes = texts.style().count(seconds.unsigned_abs().div_ceil(60));
            (Tone::Warning, texts.with("notice-clock", &[("minutes", Arg::Text(&minutes))]))
        }
        NoticeKind::DemoPaid(_) | NoticeKind::DemoNextDay(_) | NoticeKind::DemoReset | NoticeKind::DemoFailed(_) => {
            demo(texts, kind)
        }
        NoticeKind::KeyRemoved => fixed(Tone::Good, "key-removed"),
        NoticeKind::KeyNotRemoved(error) => (Tone::Bad, because(texts, "notice-key-not-removed", error)),
        NoticeKind::KeyNotKept(error) => (Tone::Warning, because(texts, "notice-key-not-kept", error)),
        NoticeKind::KeyLeft(error) => (Tone::Warning, because(texts, "notice-key-left", error)),
        NoticeKind::KeyWhileClearing => fixed(Tone::Warning, "notice-key-while-clearing"),
        NoticeKind::RecipientsGone(count) => {
            (Tone::Warning, texts.with("notice-recipients-gone", &[("count", Arg::from(*count))]))
        }
        NoticeKind::DataCleared => fixed(Tone::Good, "data-cleared"),
        NoticeKind::DataNotCleared(error) => {
            (Tone::Bad, format!("{} {}", texts.get("data-not-cleared-sentence"), clear_failed_text(texts, error)))
        }
        NoticeKind::RecipientNotKept(error) => (Tone::Bad, because(texts, "notice-recipient-not-kept", error)),
        NoticeKind::RecipientNotRemoved(error) => (Tone::Bad, because(texts, "notice-recipient-not-removed", error)),
        NoticeKind::KeyIgnoredInDemo => fixed(Tone::Warning, "key-session-ignored-in-demo"),
        NoticeKind::Settings(notice) => (Tone::Warning, settings(texts, notice)),
        NoticeKind::SettingsNotSaved(error) => {
            let reason = file_error_text(texts, error);
            (Tone::Warning, texts.with("settings-not-saved", &[("reason", Arg::Text(&reason))]))
        }
        NoticeKind::Journal(notice) => (Tone::Warning, journal(texts, notice)),
        NoticeKind::JournalUnusable(error) => {
            let reason = journal_error_text(texts, error);
            (Tone::Bad, texts.with("notice-journal-unavailable", &[("reason", Arg::Text(&reason))]))
        }
    }
}

/// The words, with why the keyring did not do it.
fn because(texts: &Texts, words: &'static str, error: &KeyStoreError) -> String {
    texts.with(words, &[("reason", Arg::Text(key_store_error_text(texts, error)))])
}

fn demo(texts: &Texts, kind: &NoticeKind) -> (Tone, String) {
    match kind {
        NoticeKind::DemoPaid(id) => (Tone::Good, about_link(texts, "notice-demo-paid", *id)),
        NoticeKind::DemoNextDay(day) => {
            let day = texts.style().full_day(*day);
            (Tone::Good, texts.with("notice-demo-next-day", &[("day", Arg::Text(&day))]))
        }
        NoticeKind::DemoFailed(DemoFailed::NotRunning) => (Tone::Bad, texts.get("notice-demo-not-running").to_owned()),
        NoticeKind::DemoFailed(DemoFailed::NoSuchLink) => (Tone::Bad, texts.get("notice-demo-no-link").to_owned()),
        _ => (Tone::Good, texts.get("notice-demo-reset").to_owned()),
    }
}

fn export_failed(texts: &Texts, why: &ExportFailed) -> String {
    match why {
        ExportFailed::Read(error) => {
            let said = api_error_text(texts, error, Fate::DidNotHappen).paragraph();
            texts.with("notice-export-not-read", &[("said", Arg::Text(&said))])
        }
        ExportFailed::Write(error) => not_written_text(texts, error, Path::new("")),
        ExportFailed::NoKey(_) => texts.get("notice-export-no-key").to_owned(),
        ExportFailed::Cancelled => texts.get("export-cancelled").to_owned(),
        ExportFailed::NothingNew => texts.get("export-new-nothing").to_owned(),
        ExportFailed::NoRecord(error) => {
            format!("{}. {}", texts.get("export-new-no-record"), journal_error_text(texts, error))
        }
    }
}

fn settings(texts: &Texts, notice: &SettingsNotice) -> String {
    match notice {
        SettingsNotice::Broken { kept: Some(kept) } => about_file(texts, "settings-broken", kept),
        SettingsNotice::Broken { kept: None } => texts.get("settings-broken-in-place").to_owned(),
        SettingsNotice::FromTheFuture { .. } => texts.get("settings-from-future").to_owned(),
        SettingsNotice::Unreadable(error) => {
            let reason = file_error_text(texts, error);
            texts.with("settings-unreadable", &[("reason", Arg::Text(&reason))])
        }
    }
}

fn journal(texts: &Texts, notice: &JournalNotice) -> String {
    match notice {
        JournalNotice::TornLine(_) => texts.get("notice-journal-torn").to_owned(),
        JournalNotice::BadLines { count, kept: Some(kept), .. } => {
            let args = [("count", Arg::from(*count)), ("file", Arg::Text(&shown(kept)))];
            texts.with("notice-journal-bad-line", &args)
        }
        JournalNotice::BadLines { count, kept: None, .. } => {
            texts.with("notice-journal-bad-line-in-place", &[("count", Arg::from(*count))])
        }
        JournalNotice::FromTheFuture { count, .. } => {
            texts.with("notice-journal-from-future", &[("count", Arg::from(*count))])
        }
        JournalNotice::SaltRenewed => texts.get("notice-journal-salt").to_owned(),
    }
}

fn about_link(texts: &Texts, key: &str, id: LinkId) -> String {
    texts.with(key, &[("id", Arg::Text(&id.to_string()))])
}

fn about_file(texts: &Texts, key: &str, path: &Path) -> String {
    texts.with(key, &[("file", Arg::Text(&shown(path)))])
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}
