//! Handing links over: the text for a payer, and printed sheets. Called by `apply`.
//! Only a verified link is shown, copied, sent or printed. It must not touch a file.

use std::path::PathBuf;

use super::{Effects, local, save_settings, ticket};
use crate::backend::{Command, Local, SheetJob};
use crate::export::LinkFileName;
use crate::model::{LinkId, Mark, verify_pay_link};
use crate::print::{Paper, Sheet};
use crate::settings::SharingWords;
use crate::state::{Dialog, ShareDialog, SharedLink, SharingAction, SheetDialog, State, Whose};
use crate::text::{Arg, Language, Texts};

pub(super) fn apply(state: &mut State, action: SharingAction, effects: &mut Effects) {
    match action {
        SharingAction::Share(whose, language) => {
            let (links, _) = shared(state, &whose);
            if let Some(link) = links.into_iter().next() {
                state.dialog = Some(Dialog::Share(ShareDialog { link, language }));
            }
        }
        SharingAction::Print(whose, language) => open_sheets(state, &whose, language),
        SharingAction::Language(language) => match &mut state.dialog {
            Some(Dialog::Share(dialog)) => dialog.language = language,
            Some(Dialog::Sheet(dialog)) => {
                dialog.language = language;
                dialog.saved = None;
            }
            _ => {}
        },
        SharingAction::Paper(paper) => set_paper(state, paper, effects),
        SharingAction::Path(path) => {
            if let Some(dialog) = sheet_dialog(state) {
                dialog.path = path;
                forget_outcome(dialog);
            }
        }
        SharingAction::PickPath => pick(state, effects),
        SharingAction::Overwrite(overwrite) => {
            if let Some(dialog) = sheet_dialog(state) {
                dialog.overwrite = overwrite;
            }
        }
        SharingAction::OpenAfter(open) => {
            if let Some(dialog) = sheet_dialog(state) {
                dialog.open = open;
            }
        }
        SharingAction::Save => save(state, effects),
        SharingAction::ShopName(name) => set_words(state, effects, |words| words.shop_name = name),
        SharingAction::Closing(closing) => set_words(state, effects, |words| words.closing = closing),
    }
}

/// The dialog, when it is this one.
pub(super) fn sheet_dialog(state: &mut State) -> Option<&mut SheetDialog> {
    match &mut state.dialog {
        Some(Dialog::Sheet(dialog)) => Some(dialog),
        _ => None,
    }
}

/// The links whose addresses are trusted, and how many are not.
fn shared(state: &State, whose: &Whose) -> (Vec<SharedLink>, usize) {
    let links: Vec<Option<SharedLink>> = match whose {
        Whose::Created => vec![created(state)],
        Whose::Rows(ids) => ids.iter().map(|id| row(state, *id)).collect(),
        Whose::Shown => match &state.dialog {
            Some(Dialog::Qr(dialog)) => vec![dialog.link.as_ref().ok().map(|link| SharedLink {
                id: dialog.id,
                note: dialog.note.clone(),
                amount: dialog.amount,
                link: link.clone(),
            })],
            Some(Dialog::Share(dialog)) => vec![Some(dialog.link.clone())],
            _ => Vec::new(),
        },
    };
    let all = links.len();
    let trusted: Vec<SharedLink> = links.into_iter().flatten().collect();
    let left_out = all - trusted.len();
    (trusted, left_out)
}

fn created(state: &State) -> Option<SharedLink> {
    let session = state.session();
    let created = session.create.created.as_deref()?;
    Some(SharedLink {
        id: created.link.id,
        note: created.link.note.clone().unwrap_or_default(),
        amount: created.link.amount.or_else(|| session.asked().map(|asked| asked.amount)),
        link: created.verified.clone().ok()?,
    })
}

fn row(state: &State, id: LinkId) -> Option<SharedLink> {
    let session = state.session();
    let row = session.links.unpaid.rows.value()?.iter().find(|link| link.id == id)?;
    let link = verify_pay_link(row.pay_link.as_deref()?, id, &session.pay_host).ok()?;
    Some(SharedLink { id, note: (*row.note).into(), amount: row.amount, link })
}

fn open_sheets(state: &mut State, whose: &Whose, language: Language) {
    let (links, left_out) = shared(state, whose);
    if links.is_empty() {
        return;
    }
    let paper = state.settings.sharing(&state.active).map(|words| words.paper).unwrap_or_default();
    let folder = state.settings.export_defaults(&state.active).folder.clone();
    let folder = folder.or_else(crate::settings::documents_folder).unwrap_or_default();
    let path = folder.join(file_name(state, &links, paper)).to_string_lossy().into_owned();
    state.dialog = Some(Dialog::Sheet(SheetDialog {
        links,
        left_out,
        paper,
        language,
        path,
        overwrite: false,
        open: true,
        picking: None,
        nothing_picked: false,
        saving: None,
        saved: None,
        error: None,
    }));
}

fn file_name(state: &State, links: &[SharedLink], paper: Paper) -> String {
    let links: Vec<LinkId> = links.iter().map(|link| link.id).collect();
    LinkFileName { scope: &state.active, links: &links, today: state.today() }.sheet(paper.id())
}

/// What was said of the file before is no longer true.
fn forget_outcome(dialog: &mut SheetDialog) {
    dialog.overwrite = false;
    dialog.nothing_picked = false;
    dialog.error = None;
    dialog.saved = None;
}

/// Another size is another file, unless the merchant gave it a name of their own.
fn set_paper(state: &mut State, paper: Paper, effects: &mut Effects) {
    let Some(Dialog::Sheet(dialog)) = &state.dialog else { return };
    let (before, after) = (dialog.paper, paper);
    let names = [before, after].map(|paper| file_name(state, &dialog.links, paper));
    let path = PathBuf::from(&dialog.path);
    let [old, new] = names;
    let own = path.file_name().is_some_and(|name| name.to_string_lossy() != old);
    if let Some(dialog) = sheet_dialog(state) {
        dialog.paper = paper;
        if !own {
            dialog.path = path.with_file_name(new).to_string_lossy().into_owned();
        }
        forget_outcome(dialog);
    }
    if !state.read_only {
        set_words(state, effects, |words| words.paper = paper);
    }
}

fn pick(state: &mut State, effects: &mut Effects) {
    let Some(dialog) = sheet_dialog(state) else { return };
    let path = PathBuf::from(&dialog.path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(PathBuf::from);
    let id = local(state, effects, Local::PickPath { name, folder });
    if let Some(dialog) = sheet_dialog(state) {
        dialog.picking = Some(id);
        dialog.nothing_picked = false;
    }
}

fn save(state: &mut State, effects: &mut Effects) {
    let Some(Dialog::Sheet(dialog)) = &state.dialog else { return };
    if dialog.saving.is_some() || dialog.path.trim().is_empty() {
        return;
    }
    let sheets: Vec<Sheet> = dialog.links.iter().map(|link| state.sheet(link, dialog.language)).collect();
    let title = Texts::of(dialog.language).with("sheet-document", &[("count", Arg::from(sheets.len()))]);
    let title = match Mark::of(state.active.environment).word() {
        None => title,
        Some(word) => format!("{word} {title}"),
    };
    let job = SheetJob {
        sheets,
        paper: dialog.paper,
        language: dialog.language.id(),
        title,
        path: PathBuf::from(dialog.path.trim()),
        overwrite: dialog.overwrite,
    };
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    if let Some(dialog) = sheet_dialog(state) {
        dialog.saving = Some(ticket.id);
        dialog.saved = None;
        dialog.error = None;
    }
    effects.commands.push(Command::SaveSheet(ticket, job));
}

fn set_words(state: &mut State, effects: &mut Effects, change: impl FnOnce(&mut SharingWords)) {
    let scope = state.active.clone();
    change(state.settings.sharing_mut(&scope));
    save_settings(state, effects);
}
