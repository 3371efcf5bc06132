//! The export dialog. Choosing, picking a path, writing; closing it does not end the writing.
//! Called by `apply`. The name offered follows the choice until another one is typed.
//! It must not touch a file.

use std::path::{Path, PathBuf};

use crate::backend::{Command, ExportJob, ExportRows, IndexJob, Local, Progress, Table, TableRows};
use crate::clock::berlin;
use crate::export::FileName;
use crate::model::{DateRange, Filter, InvoiceMonth, LinkList, Listed, Rows};

use super::{Effects, export_dialog, local, save_settings, session, ticket};
use crate::settings::documents_folder;
use crate::state::{
    ColumnChoice, Dialog, ExportAction, ExportDialog, ExportState, ExportWhat, ExportsChoice, Extent, ListTable,
    Screen, State,
};

pub(super) fn apply(state: &mut State, action: ExportAction, effects: &mut Effects) {
    match action {
        ExportAction::Open => open(state, Extent::Filtered, effects),
        ExportAction::OpenSelected => open(state, Extent::Selected, effects),
        ExportAction::PickPath => pick(state, effects),
        ExportAction::Start(words) => start(state, words, effects),
        ExportAction::Cancel => {
            if let Some(ExportDialog { state: ExportState::Running { ticket, .. }, .. }) = export_dialog(state) {
                effects.commands.push(Command::Cancel(*ticket));
            }
        }
        ExportAction::ShowFolder => {
            if let Some(ExportDialog { state: ExportState::Done(done), .. }) = export_dialog(state) {
                effects.show_folder = done.path.parent().map(PathBuf::from);
            }
        }
        ExportAction::Columns(action) => super::columns::apply(state, action, effects),
        ExportAction::What(_) | ExportAction::Format(_) | ExportAction::Path(_) | ExportAction::Overwrite(_) => {
            choose(state, action);
        }
    }
}

fn open(state: &mut State, extent: Extent, effects: &mut Effects) {
    let Some((job, index)) = shown(state) else {
        return;
    };
    let table = job.rows.table();
    let mut shown_rows = index.len();
    let mut only = None;
    if extent == Extent::Selected {
        let selected = selected(state, table);
        shown_rows = index.iter().filter(|row| selected.contains(row)).count();
        only = Some(std::sync::Arc::new(selected.clone()));
    }
    let defaults = state.settings.export_defaults(&state.active);
    let mut dialog = ExportDialog {
        table,
        what: ExportWhat::Shown,
        extent,
        shown_rows,
        shown: ExportRows::Shown { job: Box::new(job), only, may_lack_rows: may_lack_rows(state, table) },
        format: defaults.format,
        columns: ColumnChoice::used(table, &state.settings.columns(&state.active, table.export_kind().id()).used),
        folder_gone: false,
        path: String::new(),
        overwrite: false,
        picking: None,
        nothing_picked: false,
        state: ExportState::Choosing,
    };
    let folder = defaults.folder.clone().or_else(documents_folder).unwrap_or_default();
    dialog.path = folder.join(file_name(state, &dialog)).to_string_lossy().into_owned();
    state.dialog = Some(Dialog::Export(Box::new(dialog)));
    if let Some(folder) = defaults.folder {
        local(state, effects, Local::LookForFolder(folder));
    }
}

/// The folder of the last export is not there any more: the documents are offered, unless another one was chosen.
pub(super) fn folder_gone(state: &mut State, folder: &Path) {
    let Some(Dialog::Export(mut dialog)) = state.dialog.take() else {
        return;
    };
    let offered = folder.join(file_name(state, &dialog));
    if Path::new(&dialog.path) == offered {
        let instead = documents_folder().unwrap_or_default();
        dialog.path = instead.join(file_name(state, &dialog)).to_string_lossy().into_owned();
        dialog.folder_gone = true;
    }
    state.dialog = Some(Dialog::Export(dialog));
}

/// What is on the screen: which rows, and the order as it was last worked out.
fn shown(state: &State) -> Option<(IndexJob, std::sync::Arc<[u32]>)> {
    let session = state.session();
    match (state.screen, session.links.tab) {
        (Screen::PayIns, _) => {
            let view = &session.pay_ins;
            let rows = TableRows::PayIns(view.rows.value()?.clone());
            let job = IndexJob {
                rows,
                filter: Filter::PayIns(view.filter.clone()),
                sort: view.sort,
                words: std::sync::Arc::default(),
            };
            // Neither a part nor rows that are being replaced are offered as if they were what was asked for.
            (!view.so_far() && !view.rows.is_loading()).then(|| (job, std::sync::Arc::clone(&view.index)))
        }
        (Screen::Links, LinkList::Unpaid) => shown_of(&session.links.unpaid),
        (Screen::Links, LinkList::Paid) => shown_of(&session.links.paid),
        (Screen::Payouts, _) => shown_of(&session.payouts.table),
        (Screen::Invoices, _) => shown_of(&session.invoices.table),
        (Screen::Activity, _) => shown_of(&session.activity.list),
        _ => None,
    }
}

fn shown_of<T: Listed>(table: &ListTable<T>) -> Option<(IndexJob, std::sync::Arc<[u32]>)>
where
    TableRows: From<Rows<T>>,
    Filter: From<T::Filter>,
{
    if table.rows.is_loading() {
        return None;
    }
    let rows = table.rows.value()?.clone().into();
    let job =
        IndexJob { rows, filter: table.filter.clone().into(), sort: table.sort, words: std::sync::Arc::default() };
    Some((job, std::sync::Arc::clone(&table.index)))
}

/// The selected rows of a table.
fn selected(state: &State, table: Table) -> &std::collections::HashSet<u32> {
    let session = state.session();
    match table {
        Table::PayIns => &session.pay_ins.selected,
        Table::Unpaid => &session.links.unpaid.selected,
        Table::Paid => &session.links.paid.selected,
        Table::Payouts => &session.payouts.table.selected,
        Table::Invoices => &session.invoices.table.selected,
        Table::Activity => &session.activity.list.selected,
    }
}

/// Whether the service may have more than is in the rows of a table.
fn may_lack_rows(state: &State, table: Table) -> bool {
    let session = state.session();
    match table {
        Table::PayIns => session.pay_ins.may_be_incomplete || session.pay_ins.unreadable > 0,
        Table::Payouts => session.payouts.table.may_lack_rows(),
        Table::Invoices => session.invoices.table.may_lack_rows(),
        Table::Unpaid => session.links.unpaid.may_lack_rows(),
        Table::Paid => session.links.paid.may_lack_rows(),
        Table::Activity => false,
    }
}

fn file_name(state: &State, dialog: &ExportDialog) -> String {
    let session = state.session();
    let range = match dialog.table {
        _ if dialog.what != ExportWhat::Shown => DateRange::EVERYTHING,
        Table::PayIns => session.pay_ins.days(state.today()),
        Table::Payouts => session.payouts.table.reach.range,
        Table::Invoices => {
            let month = session.invoices.table.filter.month.and_then(InvoiceMonth::first_day);
            let days = month.map(|first| DateRange { from: Some(first), to: Some(first.last_of_month()) });
            days.unwrap_or_default()
        }
        Table::Unpaid | Table::Paid | Table::Activity => DateRange::EVERYTHING,
    };
    let may_be_incomplete = dialog.what == ExportWhat::Shown && may_lack_rows(state, dialog.table);
    FileName {
        scope: &state.active,
        kind: dialog.table.export_kind(),
        range,
        today: state.today(),
        may_be_incomplete,
        only_new: (dialog.what == ExportWhat::New).then(|| of_today(state, dialog.table)),
    }
    .build(dialog.format)
}

/// How many files of what is new were written today.
fn of_today(state: &State, table: Table) -> usize {
    let (today, kind) = (state.today(), table.export_kind().id());
    let files = state.session().exports.files.iter();
    files.filter(|file| file.only_new && *file.kind == *kind && berlin(file.at).date() == today).count()
}

fn choose(state: &mut State, action: ExportAction) {
    let Some(Dialog::Export(mut dialog)) = state.dialog.take() else {
        return;
    };
    if !matches!(dialog.state, ExportState::Running { .. }) {
        let offered = file_name(state, &dialog);
        dialog.state = ExportState::Choosing;
        match action {
            ExportAction::What(what) => dialog.what = what,
            ExportAction::Format(format) => dialog.format = format,
            ExportAction::Overwrite(overwrite) => dialog.overwrite = overwrite,
            ExportAction::Path(path) => {
                dialog.path = path;
                dialog.overwrite = false;
                dialog.nothing_picked = false;
                dialog.folder_gone = false;
            }
            _ => {}
        }
        rename(state, &mut dialog, &offered);
    }
    state.dialog = Some(Dialog::Export(dialog));
}

/// Follows the choice with the name offered, unless the user has typed another; a typed ending follows the format. That
/// one file may be replaced says nothing of another.
fn rename(state: &State, dialog: &mut ExportDialog, offered: &str) {
    let path = PathBuf::from(&dialog.path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name == offered {
        let named = file_name(state, dialog);
        if named != offered {
            dialog.path = path.with_file_name(named).to_string_lossy().into_owned();
            dialog.overwrite = false;
        }
        return;
    }
    let typed = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let ours = ["xlsx", "csv"];
    if typed.as_deref().is_some_and(|typed| ours.contains(&typed) && typed != dialog.format.extension()) {
        dialog.path = path.with_extension(dialog.format.extension()).to_string_lossy().into_owned();
        dialog.overwrite = false;
    }
}

fn pick(state: &mut State, effects: &mut Effects) {
    let Some(dialog) = export_dialog(state) else {
        return;
    };
    let path = PathBuf::from(&dialog.path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(PathBuf::from);
    let id = local(state, effects, Local::PickPath { name, folder });
    if let Some(dialog) = export_dialog(state) {
        dialog.picking = Some(id);
        dialog.nothing_picked = false;
    }
}

fn start(state: &mut State, words: crate::backend::ExportWords, effects: &mut Effects) {
    let scope = state.active.clone();
    let Some(Dialog::Export(mut dialog)) = state.dialog.take() else {
        return;
    };
    if matches!(dialog.state, ExportState::Running { .. }) || dialog.path.trim().is_empty() {
        state.dialog = Some(Dialog::Export(dialog));
        return;
    }
    let ticket = ticket(state, &scope);
    let rows = match dialog.what {
        ExportWhat::Shown => dialog.shown.clone(),
        ExportWhat::All => ExportRows::All(dialog.table),
        ExportWhat::New => ExportRows::New(dialog.table),
    };
    let path = PathBuf::from(dialog.path.trim());
    let (id, format, kind) = (ticket.id, dialog.format, dialog.table.export_kind().id());
    let (used, columns) = (super::columns::used(&dialog), dialog.columns.ids());
    let total = (dialog.what == ExportWhat::Shown).then_some(dialog.shown_rows);
    let job = ExportJob { rows, columns, format, words, path: path.clone(), overwrite: dialog.overwrite };
    effects.commands.push(Command::Export(ticket, job));
    session(state, &scope).exporting.insert(id);
    let progress = Progress { total, ..Progress::default() };
    dialog.state = ExportState::Running { ticket: id, progress, since: state.now.utc };
    state.dialog = Some(Dialog::Export(dialog));
    state.settings.columns_mut(&scope, kind).used = used;
    let defaults = state.settings.export_defaults_mut(&scope);
    defaults.format = format;
    defaults.folder = path.parent().map(PathBuf::from);
    save_settings(state, effects);
}

/// How exports of the active scope begin.
pub(super) fn begin_with(state: &mut State, choice: &ExportsChoice, effects: &mut Effects) {
    let scope = state.active.clone();
    let defaults = state.settings.export_defaults_mut(&scope);
    match choice {
        ExportsChoice::Format(format) => defaults.format = *format,
        ExportsChoice::Folder(folder) => defaults.folder.clone_from(folder),
        ExportsChoice::RenameSet { table, from, to } => {
            let columns = state.settings.columns_mut(&scope, table.export_kind().id());
            if let Ok(name) = columns.name_for(to, Some(from)) {
                columns.rename(from, &name);
            }
        }
        ExportsChoice::DeleteSet(table, name) => {
            state.settings.columns_mut(&scope, table.export_kind().id()).delete(name);
        }
        ExportsChoice::Forget(table) => {
            state.dialog = None;
            local(state, effects, Local::ForgetExports(table.export_kind().id()));
        }
    }
}
