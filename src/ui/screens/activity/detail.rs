//! The panel beside the table: one action with all that is recorded of it. Recipients stand there by label or the last four
//! characters of their token: the record has no more. In a narrow window it covers the table.

use egui::Ui;

use super::{activity, can_be_checked, table};
use crate::journal::{ACTIVITY_FIELDS, ActivityRow, Done, Entry, Intent, RecordedRequest};
use crate::model::{Cell, Column, Money, SplitType};
use crate::state::{Action, ActivityAction, NoticeKind};
use crate::text::{Texts, visible};
use crate::ui::screens::panel::{Panel, Pressed, Split, fields_text, fields_ui};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Pair, separator_ui, status_ui, text_ui};
use crate::ui::{Actions, View};

/// Draws the panel.
pub(super) fn panel_ui(ui: &mut Ui, view: &View<'_>, split: &Split, actions: &mut Actions) {
    let texts = view.texts;
    let Some(row) = activity(view).list.detail_row() else { return };
    let seen = table::refund_words(texts, view.state.session(), row, view.state.moment());
    // That it was requested would contradict what became of it.
    let told = |column: &&Column<ActivityRow>| seen.is_none() || column.id != "outcome";
    let there = ACTIVITY_FIELDS.iter().filter(|column| (column.cell)(row) != Cell::Missing);
    let recorded: Vec<Column<ActivityRow>> = there.filter(told).copied().collect();
    let body = |ui: &mut Ui, _: &mut Actions| {
        summary_ui(ui, view, row, seen.as_deref());
        ui.add_space(6.0);
        separator_ui(ui, 8.0);
        let (shares, others): (Vec<_>, Vec<_>) = recorded.iter().copied().partition(|column| column.id == "recipients");
        fields_ui(ui, texts, &others, row);
        if !shares.is_empty() {
            recipients_ui(ui, texts, row);
        }
    };
    let (check, folder) = (can_be_checked(row), folder_of(row));
    let foot = |ui: &mut Ui, actions: &mut Actions| {
        if let Some(intent) = check {
            let button = Button::secondary(texts.get("activity-check")).icon(icons::MAGNIFYING_GLASS).fill_width();
            if button.show(ui).clicked() {
                actions.push(Action::Activity(ActivityAction::Open(intent)));
            }
        } else if let Some(folder) = folder {
            let button = Button::secondary(texts.get("export-open-folder")).icon(icons::FOLDER).fill_width();
            if button.show(ui).clicked() {
                actions.push(Action::Activity(ActivityAction::ShowFolder(folder.to_owned())));
            }
        }
    };
    let what = table::what(texts, row);
    let foot_height = if check.is_some() || folder.is_some() { 64.0 } else { 0.0 };
    let panel = Panel { id: "activity-detail", title: &what, foot: foot_height };
    match panel.show_ui(ui, view, split, actions, body, foot) {
        Some(Pressed::Copy) => {
            ui.copy_text(fields_text(texts, &recorded, row));
            actions.push(Action::Notify(NoticeKind::Copied));
        }
        Some(Pressed::Close) => actions.push(Action::Activity(ActivityAction::Detail(None))),
        None => {}
    }
}

/// Who gets what of a split, one in a line, in the numbers of the language.
fn recipients_ui(ui: &mut Ui, texts: &Texts, row: &ActivityRow) {
    let Some(Done::Write(Entry { intent: Intent { body: RecordedRequest::Link(link), .. }, .. })) = row.done() else {
        return;
    };
    let Some(split) = &link.split else { return };
    separator_ui(ui, 8.0);
    text_ui(ui, Type::Small, texts.get("column-recipients"), Theme::of(ui).text3);
    for recipient in &split.recipients {
        let name = match (&recipient.label, &*recipient.tail) {
            (Some(label), _) => visible(label).into_owned(),
            (None, "") => texts.get("split-recipient").to_owned(),
            (None, tail) => texts.with("split-token-tail", &[("tail", tail.into())]),
        };
        let share = match split.split_type {
            SplitType::Normal => texts.style().percent(recipient.share.decimal()),
            SplitType::Absolute => texts.style().money(Money::from_decimal(recipient.share.decimal())),
        };
        Pair::new(&name, &share).show(ui);
    }
}

/// The folder of a file that was written.
fn folder_of(row: &ActivityRow) -> Option<&std::path::Path> {
    match row.done() {
        Some(Done::Export(export)) => std::path::Path::new(&*export.file).parent(),
        _ => None,
    }
}

fn summary_ui(ui: &mut Ui, view: &View<'_>, row: &ActivityRow, seen: Option<&str>) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    if let Some(amount) = row.amount() {
        let figure = Type::Figure.rich(texts.style().money(amount)).color(theme.text);
        ui.add(egui::Label::new(figure).selectable(true));
    }
    if let Some(note) = row.note() {
        ui.add(egui::Label::new(Type::Body.rich(visible(note)).color(theme.text)).selectable(true).wrap());
    }
    ui.add_space(4.0);
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.set_height(20.0);
        let (shape, word) = table::status(texts, view.state.session(), row);
        status_ui(ui, shape, word);
        text_ui(ui, Type::Body, &table::when(texts, row, view.state.moment()), theme.text2);
    });
    if let Some(seen) = seen {
        text_ui(ui, Type::Small, seen, theme.text2);
    }
}
