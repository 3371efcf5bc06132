//! Pay-ins: tabs, filters, table, sums, and the panel with every field of one row. The frame calls it. It reads the
//! state and pushes actions; what a frame costs depends on the rows that can be seen, never on how many there are.

mod detail;
mod filters;
mod foot;
mod table;
mod whose;

use egui::{Rect, Ui, UiBuilder};

use super::body::{Aside, Body, Sums, foot_ui};
use super::list::{Footer, Places, row_ui, title_ui};
use super::{copy, loading, panel, range, rows};
use crate::model::{Money, PAY_IN_COLUMNS, PayInTab, PayInTotals, RowSource as _, Tally};
use crate::state::{Action, ExportAction, PayInsAction, PayInsView};
use crate::text::Arg;
use crate::ui::fields::Fields;
use crate::ui::theme::{icons, size};
use crate::ui::widgets::{Button, Empty};
use crate::ui::{Actions, View, commands};

/// What tells the table apart from others.
pub const TABLE: &str = "pay-ins";

/// The pay-ins on the screen.
fn pay_ins<'a>(view: &View<'a>) -> &'a PayInsView {
    &view.state.session().pay_ins
}

/// Draws the screen.
pub fn pay_ins_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    keys_ui(ui, view, fields, actions);
    let open = pay_ins(view).detail_row().is_some() && view.state.is_connected();
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
    let export = row_ui(ui, places.header, size::SCREEN_HEADER, |ui| header_ui(ui, view, actions));
    if !view.state.is_connected() {
        loading::not_connected_ui(ui, view, places.filters.union(places.footer), actions);
        return;
    }
    let told = row_ui(ui, places.filters, size::CONTROL, |ui| filters::filters_ui(ui, view, fields, actions));
    if let Some(wait) = loading::wait(view, &pay_ins(view).rows).filter(|_| !told) {
        // The filter row is full: the place of "Updated" is free while rows come.
        row_ui(ui, places.header, size::SCREEN_HEADER, |ui| wait.show_ui(ui, view, export + 8.0, actions));
    }
    let mut inside = ui.new_child(UiBuilder::new().max_rect(places.body));
    let pay_ins = pay_ins(view);
    let body = Body {
        remote: &pay_ins.rows,
        has_rows: !pay_ins.index.is_empty(),
        indexing: pay_ins.indexing.is_some(),
        quiet: quiet_words(view),
    };
    body.show_ui(&mut inside, view, actions, table::table_ui, empty_ui);
    footer_ui(ui, view, split.free(places.footer, open));
}

/// Draws the header; returns the width of what stands at its right end, points.
fn header_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) -> f32 {
    let texts = view.texts;
    title_ui(ui, texts.get("pay-ins-title"));
    let pay_ins = pay_ins(view);
    let tip = commands::with_keys(texts, texts.get("command-export"), "export");
    let export = Button::secondary(texts.get("action-export")).icon(icons::EXPORT).tip(&tip);
    let export = export.enabled(!pay_ins.index.is_empty() && !pay_ins.so_far() && !pay_ins.rows.is_loading());
    let width = export.width(ui);
    loading::freshness_ui(ui, view, &pay_ins.rows, width, actions);
    if export.show(ui).clicked() {
        actions.push(Action::Export(ExportAction::Open));
    }
    width
}

/// What is not quite right with rows that are there, in one line.
fn quiet_words(view: &View<'_>) -> Vec<String> {
    let pay_ins = pay_ins(view);
    let mut words = Vec::new();
    if pay_ins.may_be_incomplete {
        words.push(view.texts.get("pay-ins-may-be-incomplete").to_owned());
    }
    if pay_ins.unreadable > 0 {
        words.push(view.texts.with("list-unreadable", &[("count", pay_ins.unreadable.into())]));
    }
    if pay_ins.totals.incomplete > 0 {
        words.push(view.texts.with("list-incomplete", &[("count", pay_ins.totals.incomplete.into())]));
    }
    let unknown = pay_ins.totals.unknown;
    if unknown.rows > 0 && unknown.rows < pay_ins.totals.rows {
        let sum = view.texts.style().money(unknown.amount);
        words.push(view.texts.with("pay-ins-unknown", &[("count", unknown.rows.into()), ("sum", arg(&sum))]));
    }
    words
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let pay_ins = pay_ins(view);
    let filtered = filters::is_filtered(&pay_ins.filter) || pay_ins.filter.tab != PayInTab::All;
    // Rows there are may all be of later days, which are not asked for.
    if filtered && !pay_ins.shown().is_empty() {
        let sentence = if pay_ins.filter.search.trim().is_empty() { "" } else { texts.get("pay-ins-no-match-body") };
        let empty = Empty::new(icons::MAGNIFYING_GLASS, texts.get("pay-ins-no-match-title")).sentence(sentence);
        let clear = Button::secondary(texts.get("action-clear-filters"));
        if empty.show(ui, vec![clear]).is_some() {
            actions.push(Action::PayIns(PayInsAction::ClearFilter));
        }
        return;
    }
    let longer = range::longer(pay_ins.choice);
    let empty = Empty::new(icons::ARROW_LINE_DOWN, texts.get("pay-ins-empty-title"));
    let button = longer.map(|_| Button::secondary(texts.get("pay-ins-empty-longer"))).into_iter().collect();
    let pressed = empty.sentence(texts.get("pay-ins-empty-body")).show(ui, button).is_some();
    if let Some(longer) = longer.filter(|_| pressed) {
        actions.push(Action::PayIns(PayInsAction::Range(longer)));
    }
}

fn footer_ui(ui: &mut Ui, view: &View<'_>, place: Rect) {
    let (texts, pay_ins) = (view.texts, pay_ins(view));
    if pay_ins.rows.is_idle() || (pay_ins.rows.value().is_none() && pay_ins.index.is_empty()) {
        Footer::begin_ui(ui, place);
        return;
    }
    let (shown, selected) = (&pay_ins.totals, &pay_ins.selected_totals);
    let mut word = texts.with("table-rows", &[("count", shown.rows.into())]);
    if pay_ins.so_far() {
        word = format!("{word} {}", texts.get("table-so-far"));
    }
    let (amount, net) = (texts.get("table-amount"), texts.get("table-net"));
    let fees = (texts.get("table-fees"), table::taken_off(shown.fees));
    let pending = part_of(shown.pending, shown.rows).map(|sum| Aside::new(texts.get("table-pending"), sum));
    let split = (shown.split.rows > 0).then_some(shown.split.amount);
    let split = split.map(|sum| Aside::new(texts.get("table-split"), sum).long(texts.get("table-split-long")));
    let asides = pending.into_iter().chain(split).collect();
    let figures = sums_of(shown, vec![(amount, shown.amount), fees, (net, shown.net)]);
    let shown = Sums { rows: shown.rows, figures, asides };
    let figures = sums_of(selected, vec![(amount, selected.amount), (net, selected.net)]);
    let selected = Sums { rows: selected.rows, figures, asides: Vec::new() };
    foot_ui(ui, view, place, &pay_ins.rows, &word, &shown, &selected);
}

/// The sum of rows that are a part of all only.
fn part_of(part: Tally, rows: usize) -> Option<Money> {
    (part.rows > 0 && part.rows < rows).then_some(part.amount)
}

/// The sums of rows. Rows of types we do not know have none but their own, when there are no others.
fn sums_of<'s>(totals: &PayInTotals, figures: Vec<(&'s str, Money)>) -> Vec<(&'s str, Money)> {
    if totals.rows == 0 || totals.unknown.rows < totals.rows {
        return figures;
    }
    figures.into_iter().take(1).map(|(name, _)| (name, totals.unknown.amount)).collect()
}

/// The keys of the screen: close the panel, copy what is selected.
fn keys_ui(ui: &Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let pay_ins = pay_ins(view);
    let what = (pay_ins.detail.is_some(), !pay_ins.selected.is_empty());
    match rows::keys_ui(ui, view, fields, TABLE, what) {
        Some(rows::Pressed::Close) => actions.push(Action::PayIns(PayInsAction::Detail(None))),
        Some(rows::Pressed::Copy) => {
            let (rows, index) = (pay_ins.shown(), &pay_ins.index);
            ui.copy_text(copy::selected_rows(view.texts, PAY_IN_COLUMNS, rows, index, &pay_ins.selected));
            actions.push(Action::Notify(crate::state::NoticeKind::Copied));
        }
        None => {}
    }
}

/// An argument from a text that was just made.
fn arg(text: &str) -> Arg<'_> {
    Arg::Text(text)
}
