//! The QR code of a link: shown large, and saved as a picture.
//! Called by `apply`. Only a verified link is drawn or saved.
//! It must not touch a file.

use std::path::PathBuf;

use crate::backend::{Command, Local, QrJob};
use crate::export::LinkFileName;
use crate::model::{LinkId, LinkSuspicion, Mark, verify_pay_link};

use super::{Effects, local, ticket};
use crate::state::{Dialog, QrAction, QrDialog, State};

pub(super) fn apply(state: &mut State, action: QrAction, effects: &mut Effects) {
    match action {
        QrAction::Open(link) => open(state, link),
        QrAction::OpenCreated => open_created(state),
        QrAction::PickPath => pick(state, effects),
        QrAction::Save => save(state, effects),
        QrAction::Path(path) => set_path(state, path),
        QrAction::Drawing(drawing) => {
            if let Some(dialog) = qr_dialog(state) {
                let path = PathBuf::from(&dialog.path).with_extension(if drawing { "svg" } else { "png" });
                set_path(state, path.to_string_lossy().into_owned());
            }
        }
        QrAction::Overwrite(overwrite) => {
            if let Some(dialog) = qr_dialog(state) {
                dialog.overwrite = overwrite;
            }
        }
    }
}

/// What was said of the path before is no longer true.
fn set_path(state: &mut State, path: String) {
    if let Some(dialog) = qr_dialog(state) {
        dialog.path = path;
        dialog.overwrite = false;
        dialog.nothing_picked = false;
        dialog.error = None;
        dialog.saved = None;
    }
}

/// The dialog, when it is this one.
pub(super) fn qr_dialog(state: &mut State) -> Option<&mut QrDialog> {
    match &mut state.dialog {
        Some(Dialog::Qr(dialog)) => Some(dialog),
        _ => None,
    }
}

fn open(state: &mut State, id: LinkId) {
    let Some(row) = state.session().links.unpaid.rows.value().and_then(|rows| rows.iter().find(|link| link.id == id))
    else {
        return;
    };
    let link = match &row.pay_link {
        Some(pay_link) => verify_pay_link(pay_link, id, &state.session().pay_host),
        None => Err(LinkSuspicion::Missing),
    };
    let (note, amount) = ((*row.note).into(), row.amount);
    show(state, id, note, amount, link);
}

fn open_created(state: &mut State) {
    let Some(created) = state.session().create.created.as_deref() else {
        return;
    };
    let note = created.link.note.clone().unwrap_or_default();
    let (id, amount, link) = (created.link.id, created.link.amount, created.verified.clone());
    show(state, id, note, amount, link);
}

fn show(
    state: &mut State,
    id: LinkId,
    note: Box<str>,
    amount: Option<crate::model::Money>,
    link: Result<crate::model::VerifiedLink, LinkSuspicion>,
) {
    let folder = state.settings.export_defaults(&state.active).folder.clone();
    let folder = folder.or_else(crate::settings::documents_folder).unwrap_or_default();
    let name = LinkFileName { scope: &state.active, links: &[id], today: state.today() }.picture();
    let path = folder.join(name).to_string_lossy().into_owned();
    state.dialog = Some(Dialog::Qr(QrDialog {
        id,
        note,
        amount,
        link,
        path,
        overwrite: false,
        picking: None,
        nothing_picked: false,
        saving: None,
        saved: None,
        error: None,
    }));
}

fn pick(state: &mut State, effects: &mut Effects) {
    let Some(dialog) = qr_dialog(state) else {
        return;
    };
    let path = PathBuf::from(&dialog.path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(PathBuf::from);
    let id = local(state, effects, Local::PickPath { name, folder });
    if let Some(dialog) = qr_dialog(state) {
        dialog.picking = Some(id);
        dialog.nothing_picked = false;
    }
}

fn save(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let Some(dialog) = qr_dialog(state) else {
        return;
    };
    let Ok(link) = dialog.link.clone() else {
        return;
    };
    if dialog.saving.is_some() || dialog.path.trim().is_empty() {
        return;
    }
    dialog.saving = Some(ticket.id);
    dialog.saved = None;
    dialog.error = None;
    let mark = Mark::of(scope.environment);
    let job = QrJob { link, mark, path: PathBuf::from(dialog.path.trim()), overwrite: dialog.overwrite };
    effects.commands.push(Command::SaveQr(ticket, job));
}
