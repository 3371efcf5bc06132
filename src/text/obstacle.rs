//! Sentences for keys, keyrings and files that cannot be used. Called by screens, notices and the command line.
//! Each names the obstacle; what to do stands where the sentence is shown.
//! It must not show the system's own words but where there are no better ones.

use super::{Arg, Texts, visible};
use crate::export::ExportError;
use crate::files::{FileError, FileErrorKind};
use crate::model::{KeyState, KeyringKind};
use crate::secrets::KeyError;

/// The sentence for a typed API key that was not taken.
pub fn api_key_error_text(texts: &Texts, error: KeyError) -> &str {
    texts.get(match error {
        KeyError::Empty => "key-error-empty",
        KeyError::LineBreak => "key-error-line-break",
        KeyError::NotAscii | KeyError::BadCharacter => "key-error-characters",
        KeyError::TooShort(_) => "key-error-too-short",
        KeyError::TooLong(_) => "key-error-too-long",
    })
}

/// The short word for the state of a key: `Connected`, `No key`.
pub fn key_state(texts: &Texts, state: KeyState) -> &str {
    texts.get(match state {
        KeyState::Looking => "key-looking",
        KeyState::Present => "key-saved",
        KeyState::None => "key-none",
        KeyState::Unavailable => "key-unavailable",
        KeyState::Locked => "key-locked",
        KeyState::NotAnswering => "key-not-answering",
        KeyState::SessionOnly => "key-session",
    })
}

/// Where keys are kept: `the GNOME keyring`.
pub fn keyring_name(texts: &Texts, kind: KeyringKind) -> &str {
    texts.get(match kind {
        KeyringKind::Gnome => "key-place-gnome",
        KeyringKind::SecretService => "key-place-keyring",
        KeyringKind::MacKeychain => "key-place-macos",
        KeyringKind::WindowsCredentials => "key-place-windows",
        KeyringKind::Memory => "key-place-memory",
    })
}

/// The sentence for a file or folder that could not be used.
pub fn file_error_text(texts: &Texts, error: &FileError) -> String {
    let file = error.path.to_string_lossy();
    let key = match error.kind {
        FileErrorKind::NotFound => "file-not-found",
        FileErrorKind::Denied => "file-denied",
        FileErrorKind::ReadOnly => "file-read-only",
        FileErrorKind::Full => "file-full",
        FileErrorKind::Exists => "file-exists",
        FileErrorKind::IsDirectory => "file-is-directory",
        FileErrorKind::NotADirectory => "file-not-a-directory",
        FileErrorKind::Link => "file-link",
        FileErrorKind::NoHome => "file-no-home",
        FileErrorKind::OtherWindow => "file-other-window",
        FileErrorKind::TooLarge => "file-too-large",
        FileErrorKind::Other => "file-other",
    };
    texts.with(key, &[("file", Arg::Text(&visible(&file))), ("reason", Arg::Text(&visible(&error.detail)))])
}

/// The sentences for an export that wrote nothing. `file` is where it should have gone.
pub fn export_error_text(texts: &Texts, error: &ExportError, file: &std::path::Path) -> String {
    let file = file.to_string_lossy();
    let file = visible(&file);
    let about_file = |key| texts.with(key, &[("file", Arg::Text(&file))]);
    match error {
        ExportError::Cancelled => texts.get("export-cancelled").to_owned(),
        ExportError::TooManyRows => texts.get("export-error-too-many-rows").to_owned(),
        ExportError::TextTooLong { row, column } => {
            let row = texts.style().count((*row).into());
            texts.with("export-error-long-text", &[("row", Arg::Text(&row)), ("column", Arg::Text(column))])
        }
        ExportError::Exists => about_file("export-error-exists"),
        ExportError::NotOrdinary => about_file("export-error-special"),
        ExportError::File(error) => {
            let advice = texts.get(match error.kind {
                FileErrorKind::IsDirectory => "export-error-do-name",
                FileErrorKind::Full => "export-error-do-space",
                FileErrorKind::NotFound | FileErrorKind::Denied | FileErrorKind::ReadOnly => "export-error-do-folder",
                _ => "export-error-do-other",
            });
            let why = file_error_text(texts, error);
            texts.with("export-error-file", &[("why", Arg::Text(&why)), ("advice", Arg::Text(advice))])
        }
        ExportError::Io(error) => {
            texts.with("export-error-internal", &[("reason", Arg::Text(&visible(&error.to_string())))])
        }
        ExportError::Workbook(reason) => {
            texts.with("export-error-internal", &[("reason", Arg::Text(&visible(reason)))])
        }
    }
}
