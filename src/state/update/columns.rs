//! Choosing the columns of a file: in and out, up and down, and the named sets they are kept as. Called by `export`.
//! What was used is kept with the export, not before. It must not leave a file without columns.

use super::{Effects, export_dialog, save_settings};
use crate::backend::Table;
use crate::settings::ColumnSet;
use crate::state::{ColumnsAction, ExportDialog, Naming, State};

pub(super) fn apply(state: &mut State, action: ColumnsAction, effects: &mut Effects) {
    let scope = state.active.clone();
    let Some(dialog) = export_dialog(state) else {
        return;
    };
    let (table, kind) = (dialog.table, dialog.table.export_kind().id());
    match action {
        ColumnsAction::Open(open) => {
            dialog.columns.open = open;
            dialog.columns.naming = None;
        }
        ColumnsAction::Tick(id) => dialog.columns.tick(id),
        ColumnsAction::Move { id, up } => dialog.columns.shift(id, up),
        ColumnsAction::Table => dialog.columns.take(table, &table.shown_columns()),
        ColumnsAction::Fields => dialog.columns.take(table, &table.fields()),
        ColumnsAction::Use(name) => {
            if let Some(set) = state.settings.columns(&scope, kind).set(&name)
                && let Some(dialog) = export_dialog(state)
            {
                dialog.columns.take(table, &set.columns);
                dialog.columns.set = Some(name);
            }
        }
        ColumnsAction::AskName { rename } => {
            let text = dialog.columns.set.clone().filter(|_| rename).unwrap_or_default();
            dialog.columns.naming = Some(Naming { text, rename, error: None });
        }
        ColumnsAction::Name(text) => {
            if let Some(naming) = &mut dialog.columns.naming {
                naming.text = text;
                naming.error = None;
            }
        }
        ColumnsAction::NameCancel => dialog.columns.naming = None,
        ColumnsAction::NameDone => name(state, effects),
        ColumnsAction::Save => save(state, effects),
        ColumnsAction::Delete => {
            if let Some(name) = dialog.columns.set.take() {
                state.settings.columns_mut(&scope, kind).delete(&name);
                save_settings(state, effects);
            }
        }
    }
}

/// Takes the name that was typed: for a new set of what is chosen, or for the set in use.
fn name(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let Some(dialog) = export_dialog(state) else { return };
    let (table, choice) = (dialog.table, dialog.columns.clone());
    let Some(naming) = &choice.naming else { return };
    let columns = state.settings.columns_mut(&scope, table.export_kind().id());
    let old = choice.set.as_deref().filter(|_| naming.rename);
    let taken = columns.name_for(&naming.text, old);
    match (&taken, old) {
        (Ok(name), Some(old)) => columns.rename(old, name),
        (Ok(name), None) => columns.save(name, owned(&choice.ids()), |id| is_known(table, id)),
        (Err(_), _) => {}
    }
    let saved = taken.is_ok();
    if let Some(ExportDialog { columns: choice, .. }) = export_dialog(state) {
        match taken {
            Ok(name) => {
                choice.set = Some(name);
                choice.naming = None;
            }
            Err(error) => {
                if let Some(naming) = &mut choice.naming {
                    naming.error = Some(error);
                }
            }
        }
    }
    if saved {
        save_settings(state, effects);
    }
}

fn save(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let Some(dialog) = export_dialog(state) else { return };
    let (table, ids) = (dialog.table, owned(&dialog.columns.ids()));
    if let Some(name) = dialog.columns.set.clone() {
        let columns = state.settings.columns_mut(&scope, table.export_kind().id());
        columns.save(&name, ids, |id| is_known(table, id));
        save_settings(state, effects);
    }
}

/// What an export was begun with is what the next one opens with; no columns stands for those of the table.
pub(super) fn used(dialog: &ExportDialog) -> ColumnSet {
    let choice = &dialog.columns;
    let columns = if choice.is_table(dialog.table) { Vec::new() } else { owned(&choice.ids()) };
    ColumnSet { name: choice.set.clone().unwrap_or_default(), columns }
}

fn is_known(table: Table, id: &str) -> bool {
    table.columns().iter().any(|column| column.id == id)
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}
