//! The log's files: a new one every day and whenever one is full, the oldest removed beyond a number, so that the log
//! never grows without end. Each is the owner's alone. Opened by the start of the window, written to by `tracing`.
//! It must not know what is written, and a line that is longer than a whole file is cut.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{FileError, create_private_dir, open_private_append};

const PREFIX: &str = "secpaid-desktop.";
const SUFFIX: &str = ".log";

/// How much the log may hold in all: `bytes` times `files`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogLimits {
    /// Bytes of one file.
    pub bytes: u64,
    /// Files that are kept, the one being written included.
    pub files: usize,
}

impl LogLimits {
    /// What the window keeps: seven files of a mebibyte.
    pub const ORDINARY: Self = Self { bytes: 1 << 20, files: 7 };
}

/// The file that is being written, and when to begin another.
pub struct LogFile {
    folder: PathBuf,
    limits: LogLimits,
    today: Box<dyn Fn() -> Date + Send>,
    name: LogName,
    file: File,
    length: u64,
}

impl std::fmt::Debug for LogFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LogFile").field("name", &self.name).field("length", &self.length).finish_non_exhaustive()
    }
}

/// `secpaid-desktop.2026-05-20.log`, and `secpaid-desktop.2026-05-20.2.log` for the second of that day. In order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct LogName {
    day: Date,
    /// From 1.
    part: u32,
}

impl LogName {
    fn path(self, folder: &Path) -> PathBuf {
        let Self { day, part } = self;
        folder.join(if part == 1 { format!("{PREFIX}{day}{SUFFIX}") } else { format!("{PREFIX}{day}.{part}{SUFFIX}") })
    }

    fn read(name: &str) -> Option<Self> {
        let between = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
        let (day, part) = between.split_once('.').unwrap_or((between, "1"));
        Some(Self { day: day.parse().ok()?, part: part.parse().ok()? })
    }
}

impl LogFile {
    /// Opens the newest file of today, or begins it, in a folder that is made where it is missing.
    pub fn open(
        folder: &Path,
        limits: LogLimits,
        today: impl Fn() -> Date + Send + 'static,
    ) -> Result<Self, FileError> {
        create_private_dir(folder)?;
        let day = today();
        let newest = names(folder).into_iter().filter(|name| name.day == day).max();
        let mut name = newest.unwrap_or(LogName { day, part: 1 });
        let (mut file, mut length) = open(name, folder)?;
        if length >= limits.bytes {
            name.part = name.part.saturating_add(1);
            (file, length) = open(name, folder)?;
        }
        let log = Self { folder: folder.to_owned(), limits, today: Box::new(today), name, file, length };
        log.remove_oldest();
        Ok(log)
    }

    /// Goes on in the next file. Where it cannot be made, the one there is goes on.
    fn turn_over(&mut self, day: Date) {
        let part = if day == self.name.day { self.name.part.saturating_add(1) } else { 1 };
        let name = LogName { day, part };
        if let Ok((file, length)) = open(name, &self.folder) {
            (self.name, self.file, self.length) = (name, file, length);
            self.remove_oldest();
        }
    }

    fn remove_oldest(&self) {
        let mut names = names(&self.folder);
        names.sort_unstable();
        let surplus = names.len().saturating_sub(self.limits.files.max(1));
        for name in names.into_iter().take(surplus).filter(|name| *name != self.name) {
            // One that cannot go now goes another time.
            drop(fs::remove_file(name.path(&self.folder)));
        }
    }
}

impl Write for LogFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let more = |length: u64| length.saturating_add(u64::try_from(line.len()).unwrap_or(u64::MAX));
        let today = (self.today)();
        if today != self.name.day || (self.length > 0 && more(self.length) > self.limits.bytes) {
            self.turn_over(today);
        }
        let room = usize::try_from(self.limits.bytes.saturating_sub(self.length)).unwrap_or(usize::MAX);
        let piece = line.get(..room.min(line.len())).unwrap_or_default();
        self.file.write_all(piece)?;
        self.length = self.length.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        // What is cut off is gone: the rest of a line alone would say nothing.
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn open(name: LogName, folder: &Path) -> Result<(File, u64), FileError> {
    let path = name.path(folder);
    let file = open_private_append(&path)?;
    let length = file.metadata().map_err(|error| FileError::from_io(&path, &error))?.len();
    Ok((file, length))
}

fn names(folder: &Path) -> Vec<LogName> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| LogName::read(entry.file_name().to_str()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::{LogFile, LogLimits, LogName};
    use jiff::civil::{Date, date};
    use std::fs;
    use std::io::Write as _;
    use std::sync::{Arc, Mutex};

    const DAY: Date = date(2026, 5, 20);

    fn listed(folder: &std::path::Path) -> Vec<(String, usize)> {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let mut listed: Vec<_> = entries
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap().len()))
            .collect();
        listed.sort();
        listed
    }

    #[test]
    fn a_full_file_and_a_new_day_begin_another_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let day = Arc::new(Mutex::new(DAY));
        let today = {
            let day = Arc::clone(&day);
            move || *day.lock().unwrap()
        };
        let limits = LogLimits { bytes: 100, files: 3 };
        fs::write(folder.path().join("notes.txt"), "keep").unwrap();
        let mut log = LogFile::open(folder.path(), limits, today.clone()).unwrap();
        for _ in 0..10 {
            log.write_all(&[b'x'; 40]).unwrap();
        }
        let name = |part: &str| format!("secpaid-desktop.2026-05-20.{part}log");
        let keep = ("notes.txt".to_owned(), 4);
        assert_eq!(listed(folder.path()), [keep.clone(), (name("3."), 80), (name("4."), 80), (name("5."), 80)]);
        *day.lock().unwrap() = date(2026, 5, 21);
        log.write_all(&[b'x'; 1000]).unwrap();
        let tomorrow = ("secpaid-desktop.2026-05-21.log".to_owned(), 100);
        assert_eq!(listed(folder.path()), [keep, (name("4."), 80), (name("5."), 80), tomorrow]);
        drop(log);
        LogFile::open(folder.path(), limits, today).unwrap().write_all(b"again").unwrap();
        assert_eq!(fs::read(folder.path().join("secpaid-desktop.2026-05-21.2.log")).unwrap(), b"again");
    }

    #[test]
    fn the_tenth_file_of_a_day_is_later_than_the_ninth() {
        let name = |text: &str| LogName::read(text).unwrap();
        assert!(name("secpaid-desktop.2026-05-20.10.log") > name("secpaid-desktop.2026-05-20.9.log"));
        assert!(name("secpaid-desktop.2026-05-20.9.log") > name("secpaid-desktop.2026-05-20.log"));
        assert_eq!(LogName::read("secpaid-desktop.2026-13-20.log"), None);
        assert_eq!(LogName::read("secpaid-desktop.log"), None);
    }
}
