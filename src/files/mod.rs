//! Files on disk: the data folder, owner-only permissions, writing that leaves the old file whole, and the lock that
//! makes one window the only writer. Called by `settings`, `journal`, `export` and the backend. It knows bytes and
//! paths only; every failure is a typed [`FileError`] that the screens can put into words.

mod atomic;
mod closed;
mod data_dir;
mod error;
mod leftover;
mod lock;
mod log_file;
mod private;
mod shared;

pub use atomic::{Access, Existing, write_atomic, write_whole};
pub use data_dir::{DataDir, rates_file};
pub use error::{FileError, FileErrorKind};
pub use leftover::{sweep, try_folder};
pub use lock::Lock;
pub use log_file::{LogFile, LogLimits};
pub use private::{create_private_dir, open_private_append, open_private_write, read_own, read_whole, set_aside};
pub use shared::{SharedFile, SharedText};
