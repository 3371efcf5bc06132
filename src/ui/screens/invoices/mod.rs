//! Invoices: month, search, table, sums, and the panel with every field of one invoice and the fees of its month. The
//! frame calls it. It reads the state and pushes actions; what a frame costs depends on the rows that can be seen.

mod detail;
mod table;

use egui::{Id, Rect, Ui, UiBuilder};

use super::body::{Body, Sums, foot_ui, quiet_words};
use super::list::{Footer, Places, row_ui, search_ui, title_ui};
use super::{copy, loading, panel, rows};
use crate::model::{INVOICE_COLUMNS, InvoiceMonth, InvoiceTotals, RowSource as _};
use crate::state::{Action, ExportAction, InvoicesAction, InvoicesView, NoticeKind, Screen};
use crate::text::{Arg, Texts};
use crate::ui::fields::Fields;
use crate::ui::theme::{icons, size};
use crate::ui::widgets::{Button, Dropdown, Empty, Item};
use crate::ui::{Actions, View, commands};

/// What tells the table apart from others.
const TABLE: &str = "invoices";
/// The search field is never wider, points.
const SEARCH: f32 = 320.0;

/// The invoices on the screen.
fn invoices<'a>(view: &View<'a>) -> &'a InvoicesView {
    &view.state.session().invoices
}

/// An argument from a text that was just made.
fn arg(text: &str) -> Arg<'_> {
    Arg::Text(text)
}

/// `April 2026`, or that it is not known.
fn month_words(texts: &Texts, month: InvoiceMonth) -> String {
    match month {
        InvoiceMonth::Of(first) => texts.style().month(first),
        InvoiceMonth::Unknown => texts.get("invoices-month-unknown").to_owned(),
    }
}

/// Draws the screen.
pub fn invoices_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    keys_ui(ui, view, fields, actions);
    let open = invoices(view).table.detail_row().is_some() && view.state.is_connected();
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
    let table = &invoices(view).table;
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
    let table = &invoices(view).table;
    title_ui(ui, view.texts.get("invoices-title"));
    let tip = commands::with_keys(view.texts, view.texts.get("command-export"), "export");
    let export = Button::secondary(view.texts.get("action-export")).icon(icons::EXPORT).tip(&tip);
    let export = export.enabled(table.can_be_exported());
    loading::freshness_ui(ui, view, &table.rows, export.width(ui), actions);
    if export.show(ui).clicked() {
        actions.push(Action::Export(ExportAction::Open));
    }
}

fn filters_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let table = &invoices(view).table;
    month_ui(ui, view, actions);
    let wait = loading::wait(view, &table.rows);
    let behind = wait.map_or(0.0, |wait| wait.width(ui, view));
    let width = (ui.available_width() - behind - 8.0).clamp(96.0, SEARCH);
    let hint = (Id::unique("search-invoices"), view.texts.get("invoices-search"));
    if let Some(search) = search_ui(ui, view.texts, fields, hint, &table.filter.search, width) {
        actions.push(Action::Invoices(InvoicesAction::Search(search)));
    }
    if let Some(wait) = wait {
        wait.show_ui(ui, view, 0.0, actions);
    }
}

fn month_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, invoices) = (view.texts, invoices(view));
    let chosen = invoices.table.filter.month;
    let all = texts.get("invoices-all-months");
    let words: Vec<String> = invoices.months.iter().map(|month| month_words(texts, *month)).collect();
    let current = chosen.map_or_else(|| all.to_owned(), |month| month_words(texts, month));
    let mut items = vec![Item::new(all).checked(chosen.is_none())];
    let months = words.iter().zip(&invoices.months);
    items.extend(months.map(|(word, month)| Item::new(word).checked(chosen == Some(*month))));
    let name = texts.get("column-service-month");
    if let Some(picked) = Dropdown::new(name, &current).icon(icons::CALENDAR_BLANK).show(ui, &items) {
        let month = picked.checked_sub(1).and_then(|at| invoices.months.get(at)).copied();
        actions.push(Action::Invoices(InvoicesAction::Month(month)));
    }
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    if invoices(view).table.rows.value().is_some_and(|rows| !rows.is_empty()) {
        let empty = Empty::new(icons::MAGNIFYING_GLASS, texts.get("invoices-no-match-title"));
        let clear = vec![Button::secondary(texts.get("action-clear-filters"))];
        if empty.sentence(texts.get("invoices-no-match-body")).show(ui, clear).is_some() {
            actions.push(Action::Invoices(InvoicesAction::ClearFilter));
        }
        return;
    }
    let empty = Empty::new(icons::RECEIPT, texts.get("invoices-empty-title"));
    let next = vec![Button::secondary(texts.get("invoices-empty-pay-ins")).icon(icons::ARROW_LINE_DOWN)];
    if empty.sentence(texts.get("invoices-empty-body")).show(ui, next).is_some() {
        actions.push(Action::Go(Screen::PayIns));
    }
}

fn footer_ui(ui: &mut Ui, view: &View<'_>, place: Rect) {
    let (texts, table) = (view.texts, &invoices(view).table);
    if table.rows.value().is_none() {
        Footer::begin_ui(ui, place);
        return;
    }
    let total = |totals: &InvoiceTotals| (texts.get("column-total"), totals.total);
    let all = &table.totals;
    let word = texts.with("table-rows", &[("count", all.rows.into())]);
    let figures = vec![
        (texts.get("column-total-secpaid-fee"), all.secpaid),
        (texts.get("column-total-psp-fee"), all.provider),
        (texts.get("column-vat"), all.vat),
        total(all),
    ];
    let shown = Sums { rows: all.rows, figures, asides: Vec::new() };
    let selected = &table.selected_totals;
    let selected = Sums { rows: selected.rows, figures: vec![total(selected)], asides: Vec::new() };
    foot_ui(ui, view, place, &table.rows, &word, &shown, &selected);
}

fn keys_ui(ui: &Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let table = &invoices(view).table;
    match rows::keys_ui(ui, view, fields, TABLE, (table.detail.is_some(), !table.selected.is_empty())) {
        Some(rows::Pressed::Close) => actions.push(Action::Invoices(InvoicesAction::Detail(None))),
        Some(rows::Pressed::Copy) => {
            if let Some(rows) = table.rows.value() {
                ui.copy_text(copy::selected_rows(view.texts, INVOICE_COLUMNS, rows, &table.index, &table.selected));
                actions.push(Action::Notify(NoticeKind::Copied));
            }
        }
        None => {}
    }
}
