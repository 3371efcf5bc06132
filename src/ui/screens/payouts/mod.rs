//! Payouts: the days, search, table, sums, and the panel with every field of one payout and the pay-ins of its day. The
//! frame calls it. It reads the state and pushes actions; what a frame costs depends on the rows that can be seen.

mod day;
mod detail;
mod table;

use egui::{Id, Rect, Ui, UiBuilder};

use super::body::{Body, Sums, foot_ui, quiet_words};
use super::list::{Footer, Places, row_ui, search_ui, title_ui};
use super::{copy, loading, panel, range, rows};
use crate::model::{PAYOUT_COLUMNS, PayoutTotals, RowSource as _};
use crate::state::{Action, ExportAction, NoticeKind, PayoutsAction, PayoutsView};
use crate::text::Arg;
use crate::ui::fields::Fields;
use crate::ui::theme::{icons, size};
use crate::ui::widgets::{Button, Empty};
use crate::ui::{Actions, View, commands};

/// What tells the table apart from others.
const TABLE: &str = "payouts";
/// The search field is never wider, points.
const SEARCH: f32 = 320.0;

/// The payouts on the screen.
fn payouts<'a>(view: &View<'a>) -> &'a PayoutsView {
    &view.state.session().payouts
}

/// An argument from a text that was just made.
fn arg(text: &str) -> Arg<'_> {
    Arg::Text(text)
}

/// Draws the screen.
pub fn payouts_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    keys_ui(ui, view, fields, actions);
    let open = payouts(view).table.detail_row().is_some() && view.state.is_connected();
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
    let places = Places::of(split.page);
    row_ui(ui, places.header, size::SCREEN_HEADER, |ui| header_ui(ui, view, actions));
    if !view.state.is_connected() {
        loading::not_connected_ui(ui, view, places.filters.union(places.footer), actions);
        return;
    }
    row_ui(ui, places.filters, size::CONTROL, |ui| filters_ui(ui, view, fields, actions));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(places.body));
    let table = &payouts(view).table;
    let body = Body {
        remote: &table.rows,
        has_rows: !table.index.is_empty(),
        indexing: table.indexing.is_some(),
        quiet: quiet_words(view, table, table.totals.incomplete),
    };
    body.show_ui(&mut inside, view, actions, table::table_ui, empty_ui);
    footer_ui(ui, view, split.free(places.footer, open));
}

fn header_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let table = &payouts(view).table;
    title_ui(ui, view.texts.get("payouts-title"));
    let tip = commands::with_keys(view.texts, view.texts.get("command-export"), "export");
    let export = Button::secondary(view.texts.get("action-export")).icon(icons::EXPORT).tip(&tip);
    let export = export.enabled(table.can_be_exported());
    loading::freshness_ui(ui, view, &table.rows, export.width(ui), actions);
    if export.show(ui).clicked() {
        actions.push(Action::Export(ExportAction::Open));
    }
}

fn filters_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let payouts = payouts(view);
    if let Some(choice) = range::range_ui(ui, view, payouts.choice, fields) {
        actions.push(Action::Payouts(PayoutsAction::Range(choice)));
    }
    let wait = loading::wait(view, &payouts.table.rows);
    let behind = wait.map_or(0.0, |wait| wait.width(ui, view));
    let width = (ui.available_width() - behind - 8.0).clamp(96.0, SEARCH);
    let hint = (Id::unique("search-payouts"), view.texts.get("payouts-search"));
    if let Some(search) = search_ui(ui, view.texts, fields, hint, &payouts.table.filter.search, width) {
        actions.push(Action::Payouts(PayoutsAction::Search(search)));
    }
    if let Some(wait) = wait {
        wait.show_ui(ui, view, 0.0, actions);
    }
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, payouts) = (view.texts, payouts(view));
    if payouts.table.rows.value().is_some_and(|rows| !rows.is_empty()) {
        let empty = Empty::new(icons::MAGNIFYING_GLASS, texts.get("payouts-no-match-title"));
        let clear = vec![Button::secondary(texts.get("action-clear-search"))];
        if empty.sentence(texts.get("payouts-no-match-body")).show(ui, clear).is_some() {
            actions.push(Action::Payouts(PayoutsAction::Search(String::new())));
        }
        return;
    }
    let longer = range::longer(payouts.choice);
    let empty = Empty::new(icons::BANK, texts.get("payouts-empty-title")).sentence(texts.get("payouts-empty-body"));
    let button = longer.map(|_| Button::secondary(texts.get("pay-ins-empty-longer"))).into_iter().collect();
    let pressed = empty.show(ui, button).is_some();
    if let Some(longer) = longer.filter(|_| pressed) {
        actions.push(Action::Payouts(PayoutsAction::Range(longer)));
    }
}

fn footer_ui(ui: &mut Ui, view: &View<'_>, place: Rect) {
    let (texts, table) = (view.texts, &payouts(view).table);
    if table.rows.value().is_none() {
        Footer::begin_ui(ui, place);
        return;
    }
    let sums = |totals: &PayoutTotals, names: &[&'static str]| {
        let figure = |name: &&'static str| match *name {
            "column-payout-amount" => (texts.get(name), totals.gross),
            "table-fees" => (texts.get(name), table::taken_off(totals.fees)),
            _ => (texts.get(name), totals.net),
        };
        Sums { rows: totals.rows, figures: names.iter().map(figure).collect(), asides: Vec::new() }
    };
    let word = texts.with("table-rows", &[("count", table.totals.rows.into())]);
    let shown = sums(&table.totals, &["column-payout-amount", "table-fees", "table-net"]);
    let selected = sums(&table.selected_totals, &["column-payout-amount", "table-net"]);
    foot_ui(ui, view, place, &table.rows, &word, &shown, &selected);
}

fn keys_ui(ui: &Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let table = &payouts(view).table;
    match rows::keys_ui(ui, view, fields, TABLE, (table.detail.is_some(), !table.selected.is_empty())) {
        Some(rows::Pressed::Close) => actions.push(Action::Payouts(PayoutsAction::Detail(None))),
        Some(rows::Pressed::Copy) => {
            if let Some(rows) = table.rows.value() {
                ui.copy_text(copy::selected_rows(view.texts, PAYOUT_COLUMNS, rows, &table.index, &table.selected));
                actions.push(Action::Notify(NoticeKind::Copied));
            }
        }
        None => {}
    }
}
