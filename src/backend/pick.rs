//! The system's dialog for a path to save to, asynchronous. It may not exist on a computer: the dialogs of the
//! window have a field for a path as well.
//! Called by `local`. It must not write anything.

use std::path::PathBuf;
use std::sync::Arc;

use super::context::Context;
use super::{Event, Ticket};

/// Asks and tells the path; `None` is "cancelled" or "there is no such dialog", which the system does not tell apart.
pub(super) async fn run(context: &Arc<Context>, ticket: Ticket, name: String, folder: Option<PathBuf>) {
    let mut dialog = rfd::AsyncFileDialog::new().set_file_name(&name);
    if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some((_, extension)) = name.rsplit_once('.') {
        dialog = dialog.add_filter(extension.to_uppercase(), &[extension]);
    }
    let picked = dialog.save_file().await.map(|file| file.path().to_owned());
    context.tell(Event::PathPicked(ticket, picked)).await;
}
