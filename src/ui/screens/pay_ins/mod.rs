//! Pay-ins: tabs, filters, table, sums, and the panel with every field of one row. The frame calls it. It reads the
//! state and pushes actions; what a frame costs depends on the rows that can be seen, never on how many there are.

mod detail;
mod filters;
mod foot;
mod range;
mod table;

use egui::{Id, Key, Modifiers, Popup, Rect, Ui, UiBuilder};

use super::list::{Footer, Places, row_ui, title_ui};
use super::{copy, loading};
use crate::model::{PAY_IN_COLUMNS, PayInTab, RangeChoice, RowSource as _};
use crate::state::{Action, ExportAction, PayInsAction, PayInsView, Remote};
use crate::text::Arg;
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::table::Table;
use crate::ui::widgets::{Button, Empty, paint};
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
    let covers = ui.ctx().content_rect().width() < size::PANEL_COVERS_BELOW;
    let (left, panel) = room.split_left_right_at_x((room.right() - size::PANEL).max(room.left()));
    let page = if open && !covers { left } else { room };
    page_ui(ui, view, page, fields, actions);
    if open {
        detail::panel_ui(ui, view, panel, covers, actions);
    }
}

fn page_ui(ui: &mut Ui, view: &View<'_>, page: Rect, fields: &mut Fields, actions: &mut Actions) {
    let places = Places::of(page);
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
    let mut body = ui.new_child(UiBuilder::new().max_rect(places.body));
    body.spacing_mut().item_spacing.y = 0.0;
    body_ui(&mut body, view, actions);
    footer_ui(ui, view, places.footer);
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

fn body_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let pay_ins = pay_ins(view);
    if matches!(pay_ins.rows, Remote::Failed { .. }) {
        let frame = egui::Frame::new().inner_margin(egui::Margin { left: 24, right: 24, top: 0, bottom: 12 });
        frame.show(ui, |ui| loading::failed_ui(ui, view, &pay_ins.rows, actions));
    }
    let quiet = quiet_words(view);
    let mut room = ui.available_rect_before_wrap();
    if let Some(words) = &quiet {
        let (above, line) = room.split_top_bottom_at_y(room.bottom() - 32.0);
        room = above;
        quiet_ui(ui, line, words);
    }
    let mut rows = ui.new_child(UiBuilder::new().max_rect(room));
    if pay_ins.index.is_empty() {
        if matches!(pay_ins.rows, Remote::Ready { .. }) && pay_ins.indexing.is_none() {
            empty_ui(&mut rows, view, actions);
        }
        return;
    }
    table::table_ui(&mut rows, view, actions);
}

/// What is not quite right with rows that are there, in one line.
fn quiet_words(view: &View<'_>) -> Option<String> {
    let pay_ins = pay_ins(view);
    let mut words = Vec::new();
    if pay_ins.may_be_incomplete {
        words.push(view.texts.get("pay-ins-may-be-incomplete").to_owned());
    }
    if pay_ins.unreadable > 0 {
        words.push(view.texts.with("list-unreadable", &[("count", pay_ins.unreadable.into())]));
    }
    if pay_ins.totals.incomplete > 0 {
        words.push(view.texts.with("pay-ins-incomplete", &[("count", pay_ins.totals.incomplete.into())]));
    }
    (!words.is_empty()).then(|| words.join(" · "))
}

/// A line above the footer.
pub fn quiet_ui(ui: &mut Ui, place: Rect, words: &str) {
    let theme = Theme::of(ui);
    row_ui(ui, place, place.height(), |ui| {
        let (rect, response) = ui.allocate_exact_size(ui.available_size(), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
        let y = rect.center().y;
        paint::icon(ui, egui::pos2(rect.left() + 7.0, y), icons::INFO, 14.0, theme.warn);
        let line = paint::line_cut(ui, Type::Small, words, theme.text2, rect.width() - 20.0);
        let cut = line.elided;
        paint::left(ui, line, rect.left() + 20.0, y);
        if cut {
            response.on_hover_text(words);
        }
    });
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let pay_ins = pay_ins(view);
    if !pay_ins.shown().is_empty() {
        let sentence = if pay_ins.filter.search.trim().is_empty() { "" } else { texts.get("pay-ins-no-match-body") };
        let empty = Empty::new(icons::MAGNIFYING_GLASS, texts.get("pay-ins-no-match-title")).sentence(sentence);
        let filtered = filters::is_filtered(&pay_ins.filter) || pay_ins.filter.tab != PayInTab::All;
        let clear = filtered.then(|| Button::secondary(texts.get("action-clear-filters"))).into_iter().collect();
        if empty.show(ui, clear).is_some() {
            actions.push(Action::PayIns(PayInsAction::ClearFilter));
        }
        return;
    }
    let longer = match pay_ins.choice {
        RangeChoice::Today => Some(RangeChoice::Days7),
        RangeChoice::Days7 => Some(RangeChoice::Days30),
        RangeChoice::Days30 | RangeChoice::LastMonth => Some(RangeChoice::Days90),
        RangeChoice::Days90 | RangeChoice::ThisYear | RangeChoice::Custom { .. } => Some(RangeChoice::Everything),
        RangeChoice::Everything => None,
    };
    let empty = Empty::new(icons::ARROW_LINE_DOWN, texts.get("pay-ins-empty-title"));
    let button = longer.map(|_| Button::secondary(texts.get("pay-ins-empty-longer"))).into_iter().collect();
    let pressed = empty.sentence(texts.get("pay-ins-empty-body")).show(ui, button).is_some();
    if let Some(longer) = longer.filter(|_| pressed) {
        actions.push(Action::PayIns(PayInsAction::Range(longer)));
    }
}

fn footer_ui(ui: &mut Ui, view: &View<'_>, place: Rect) {
    let pay_ins = pay_ins(view);
    let (texts, style, theme) = (view.texts, view.texts.style(), Theme::of(ui));
    let mut footer = Footer::begin_ui(ui, place);
    if pay_ins.rows.is_idle() || (pay_ins.rows.value().is_none() && pay_ins.index.is_empty()) {
        return;
    }
    let totals = &pay_ins.totals;
    let rows = totals.rows;
    let count = style.count(u64::try_from(rows).unwrap_or(u64::MAX));
    let mut word = texts.with("table-rows", &[("count", rows.into())]);
    if pay_ins.so_far() {
        word = format!("{word} {}", texts.get("table-so-far"));
    }
    footer.count(&count, &word);
    if rows > 0 {
        footer.figure(texts.get("table-amount"), &style.money(totals.amount));
        footer.figure(texts.get("table-fees"), &style.money(table::taken_off(totals.fees)));
        footer.figure(texts.get("table-net"), &style.money(totals.net));
    }
    if let Some((words, colour)) = loading::age_of_rows(view, &pay_ins.rows, theme) {
        footer.words_right(&words, colour);
        return;
    }
    let selected = &pay_ins.selected_totals;
    if selected.rows == 0 {
        return;
    }
    let figures = [
        (texts.get("table-selected"), style.count(u64::try_from(selected.rows).unwrap_or(u64::MAX))),
        (texts.get("table-amount"), style.money(selected.amount)),
        (texts.get("table-net"), style.money(selected.net)),
    ];
    let width: f32 = figures.iter().map(|(name, figure)| footer.width(name, figure) + 20.0).sum();
    let shown = if selected.rows > 1 && footer.has_room(width) { figures.len() } else { 1 };
    for (name, figure) in figures.iter().take(shown).rev() {
        footer.figure_right(name, figure);
    }
}

/// The keys of the screen: close the panel, copy what is selected. None under a dialog or an open list.
fn keys_ui(ui: &Ui, view: &View<'_>, fields: &Fields, actions: &mut Actions) {
    if view.state.dialog.is_some() || !ui.is_enabled() {
        return;
    }
    if Popup::is_any_open(ui.ctx()) || fields.range.is_some() {
        return;
    }
    let table: Id = Table::focus_id(TABLE);
    let focused = ui.memory(egui::Memory::focused);
    let free = focused.is_none_or(|focus| focus == table);
    let pay_ins = pay_ins(view);
    if pay_ins.detail.is_some() && free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(Action::PayIns(PayInsAction::Detail(None)));
    }
    if copy::is_asked(ui, free) && !pay_ins.selected.is_empty() {
        let (rows, index) = (pay_ins.shown(), &pay_ins.index);
        ui.copy_text(copy::selected_rows(view.texts, PAY_IN_COLUMNS, rows, index, &pay_ins.selected));
        actions.push(Action::Notify(crate::state::NoticeKind::Copied));
    }
}

/// An argument from a text that was just made.
fn arg(text: &str) -> Arg<'_> {
    Arg::Text(text)
}
