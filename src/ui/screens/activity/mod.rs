//! What this application did, newest first, with what became of it: links created and deleted, refunds asked, files
//! written. What is not known stands on top until it is settled. Called by the frame. Nothing here is sent; a row opens
//! its panel, one of unknown outcome its dialog.

mod detail;
mod filters;
mod table;
mod unsettled;

use egui::{Frame, Margin, Rect, Ui, UiBuilder};

use super::body::{Body, Sums, foot_ui};
use super::list::{Footer, Places, push_right_ui, row_ui, title_ui};
use super::{copy, panel, rows};
use crate::journal::{ACTIVITY_COLUMNS, ActivityRow, Entry, EntryState};
use crate::model::{LinkMode, RowSource};
use crate::state::{Action, Activity, ActivityAction, CreateAction, ExportAction, NoticeKind};
use crate::ui::fields::Fields;
use crate::ui::theme::{icons, size};
use crate::ui::widgets::{Button, Empty, Note};
use crate::ui::words::journal_error_text;
use crate::ui::{Actions, View, commands};

/// What tells the table apart from others.
const TABLE: &str = "activity";

/// What was done in the scope on the screen.
fn activity<'a>(view: &View<'a>) -> &'a Activity {
    &view.state.session().activity
}

/// Draws the screen.
pub fn activity_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    keys_ui(ui, view, fields, actions);
    let open = activity(view).list.detail_row().is_some();
    let split = panel::split(ui, room, open);
    page_ui(ui, view, (&split, open), fields, actions);
    if open {
        detail::panel_ui(ui, view, &split, actions);
    }
}

fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (split, open): (&panel::Split, bool),
    fields: &mut Fields,
    actions: &mut Actions,
) {
    let (places, list) = (Places::of(split.page), &activity(view).list);
    row_ui(ui, places.header, size::SCREEN_HEADER, |ui| header_ui(ui, view, actions));
    row_ui(ui, places.filters, size::CONTROL, |ui| filters::filters_ui(ui, view, fields, actions));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(places.body));
    inside.spacing_mut().item_spacing.y = 0.0;
    above_ui(&mut inside, view, actions);
    let body = Body {
        remote: &list.rows,
        has_rows: !list.index.is_empty(),
        indexing: list.indexing.is_some(),
        quiet: Vec::new(),
    };
    body.show_ui(&mut inside, view, actions, table::table_ui, empty_ui);
    footer_ui(ui, view, split.free(places.footer, open));
}

fn header_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    title_ui(ui, view.texts.get("activity-title"));
    let tip = commands::with_keys(view.texts, view.texts.get("command-export"), "export");
    let export = Button::secondary(view.texts.get("action-export")).icon(icons::EXPORT).tip(&tip);
    let export = export.enabled(activity(view).list.can_be_exported());
    push_right_ui(ui, export.width(ui));
    if export.show(ui).clicked() {
        actions.push(Action::Export(ExportAction::Open));
    }
}

/// What stands over the table: why nothing can be written down, and what nobody knows.
fn above_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let activity = activity(view);
    if let Some(error) = &activity.broken {
        let reason = journal_error_text(view.texts, error);
        let margin = Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 16 });
        margin.show(ui, |ui| Note::error(view.texts.get("activity-broken-title")).body(&reason).show(ui));
    }
    let unknown = |entry: &&std::sync::Arc<Entry>| entry.state() == EntryState::Unknown;
    let unsettled: Vec<&Entry> = activity.entries.iter().filter(unknown).map(|entry| &**entry).collect();
    if !unsettled.is_empty() {
        unsettled::unsettled_ui(ui, view, &unsettled, actions);
    }
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    if activity(view).list.filter.is_set() {
        let empty = Empty::new(icons::MAGNIFYING_GLASS, texts.get("activity-no-match-title"));
        let clear = vec![Button::secondary(texts.get("action-clear-filters"))];
        if empty.sentence(texts.get("activity-no-match-body")).show(ui, clear).is_some() {
            actions.push(Action::Activity(ActivityAction::ClearFilter));
        }
        return;
    }
    let empty = Empty::new(icons::CLOCK_COUNTER_CLOCKWISE, texts.get("activity-empty-title"));
    let create = Button::secondary(texts.get("nav-create")).icon(icons::PLUS);
    let create = (!view.state.is_view_only()).then_some(create).into_iter().collect();
    if empty.sentence(texts.get("activity-empty-body")).show(ui, create).is_some() {
        actions.push(Action::Create(CreateAction::New(LinkMode::Single)));
    }
}

fn footer_ui(ui: &mut Ui, view: &View<'_>, place: Rect) {
    let (texts, list) = (view.texts, &activity(view).list);
    if list.rows.value().is_none_or(RowSource::is_empty) {
        Footer::begin_ui(ui, place);
        return;
    }
    let word = texts.with("activity-rows", &[("count", list.totals.rows.into())]);
    let sums = |rows: usize| Sums { rows, ..Sums::default() };
    foot_ui(ui, view, place, &list.rows, &word, &sums(list.totals.rows), &sums(list.selected_totals.rows));
}

fn keys_ui(ui: &Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let list = &activity(view).list;
    match rows::keys_ui(ui, view, fields, TABLE, (list.detail.is_some(), !list.selected.is_empty())) {
        Some(rows::Pressed::Close) => actions.push(Action::Activity(ActivityAction::Detail(None))),
        Some(rows::Pressed::Copy) => {
            if let Some(rows) = list.rows.value() {
                ui.copy_text(copy::selected_rows(view.texts, ACTIVITY_COLUMNS, rows, &list.index, &list.selected));
                actions.push(Action::Notify(NoticeKind::Copied));
            }
        }
        None => {}
    }
}

/// Whether it may be looked up what became of a row: nobody knows, or something before the service refused it.
fn can_be_checked(row: &ActivityRow) -> Option<crate::journal::IntentId> {
    match row.done() {
        Some(crate::journal::Done::Write(entry)) if entry.is_doubtful() => Some(entry.intent.id),
        _ => None,
    }
}
