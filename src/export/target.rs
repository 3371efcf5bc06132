//! The file an export goes to. Called by the backend and the command line: first to ask whether the place will do,
//! before anything is read from the service, then to write. An older file stays as it was until the new one is whole.
//! It must not replace what is no ordinary file, nor anything unasked.

use std::fs::{self, File};
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::Path;

use super::{ExportError, Format, Layout, write};
use crate::files::{Access, Existing, FileError, FileErrorKind, try_folder, write_whole};

/// Whether a file can be written there: so that nobody waits for a million rows to hear that the folder is missing.
pub fn check_target(path: &Path, replace: bool) -> Result<(), ExportError> {
    let kind = |kind| Err(ExportError::File(FileError::new(kind, path)));
    if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return kind(FileErrorKind::IsDirectory);
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return kind(FileErrorKind::IsDirectory),
        Ok(found) if !found.is_file() => return Err(ExportError::NotOrdinary),
        Ok(_) if !replace => return Err(ExportError::Exists),
        Ok(found) if found.permissions().readonly() => return kind(FileErrorKind::ReadOnly),
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(FileError::from_io(path, &error).into()),
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    try_folder(folder).map_err(|error| FileError::from_io(path, &error).into())
}

/// Writes all rows into a file; see [`write`](super::write). On any failure an older file is as it was.
pub fn write_file<'r, T: 'static>(
    path: &Path,
    replace: bool,
    format: Format,
    layout: &Layout<'_, T>,
    rows: impl Iterator<Item = &'r T>,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<u64, ExportError> {
    check_target(path, replace)?;
    put(path, replace, |file| write(file, format, layout, rows, progress))
}

/// Puts a whole file there, made by `write`. One that came since the place was asked for is replaced only where that was
/// asked.
pub fn put<T>(
    path: &Path,
    replace: bool,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let existing = if replace { Existing::Replace } else { Existing::Keep };
    write_whole(path, (Access::Ordinary, existing), write).map_err(|error| match error {
        ExportError::Io(error) => FileError::from_io(path, &error).into(),
        ExportError::File(FileError { kind: FileErrorKind::Exists, .. }) => ExportError::Exists,
        other => other,
    })
}
