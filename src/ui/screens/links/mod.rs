//! Links: the unpaid ones with what can be done to them, and the used ones, which lead to their pay-ins. The frame calls
//! it. It reads the state and pushes actions; it deletes nothing without the dialog.

mod header;
mod paid;
mod selection;
mod unpaid;

use egui::{Key, Modifiers, Popup, Rect, Ui, UiBuilder};

use super::list::{Footer, Places, row_ui};
use super::pay_ins::quiet_ui;
use super::{copy, loading};
use crate::model::{Column, LinkKind, LinkList, LinkMode, PAID_LINK_COLUMNS, RowSource, UNPAID_LINK_COLUMNS};
use crate::state::{Action, CreateAction, LinkTable, LinksAction, LinksView, NoticeKind, Remote};
use crate::text::Arg;
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, icons, size};
use crate::ui::widgets::{Button, Empty};
use crate::ui::{Actions, View, commands};

/// The lists on the screen.
fn links<'a>(view: &View<'a>) -> &'a LinksView {
    &view.state.session().links
}

/// An argument from a text that was just made.
fn arg(text: &str) -> Arg<'_> {
    Arg::Text(text)
}

/// The types a link can have, in the order of the list.
const KINDS: [LinkKind; 3] = [LinkKind::Basic, LinkKind::Split, LinkKind::PersonalQr];

/// Draws the screen.
pub fn links_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    let places = Places::of(room);
    keys_ui(ui, view, actions);
    row_ui(ui, places.header, size::SCREEN_HEADER, |ui| header::header_ui(ui, view, actions));
    if !view.state.is_connected() {
        loading::not_connected_ui(ui, view, places.filters.union(places.footer), actions);
        return;
    }
    row_ui(ui, places.filters, size::CONTROL, |ui| header::filters_ui(ui, view, fields, actions));
    let mut body = ui.new_child(UiBuilder::new().max_rect(places.body));
    body.spacing_mut().item_spacing.y = 0.0;
    let links = links(view);
    match links.tab {
        LinkList::Unpaid => {
            body_ui(&mut body, view, &links.unpaid, unpaid::table_ui, actions);
            unpaid_foot_ui(ui, view, places.footer, actions);
        }
        LinkList::Paid => {
            body_ui(&mut body, view, &links.paid, paid::table_ui, actions);
            footer_ui(ui, view, &links.paid, places.footer);
        }
    }
}

fn unpaid_foot_ui(ui: &mut Ui, view: &View<'_>, place: Rect, actions: &mut Actions) {
    let unpaid = &links(view).unpaid;
    if unpaid.selected.is_empty() {
        footer_ui(ui, view, unpaid, place);
    } else {
        selection::bar_ui(ui, view, place, actions);
    }
}

fn body_ui<T: Send + Sync>(
    ui: &mut Ui,
    view: &View<'_>,
    table: &LinkTable<T>,
    table_ui: fn(&mut Ui, &View<'_>, &mut Actions),
    actions: &mut Actions,
) {
    if matches!(table.rows, Remote::Failed { .. }) {
        let frame = egui::Frame::new().inner_margin(egui::Margin { left: 24, right: 24, top: 0, bottom: 12 });
        frame.show(ui, |ui| loading::failed_ui(ui, view, &table.rows, actions));
    }
    let mut words = Vec::new();
    if table.cut {
        words.push(view.texts.with("links-cut", &[("limit", Arg::Count(table.asked.into()))]));
    }
    if table.unreadable > 0 {
        words.push(view.texts.with("list-unreadable", &[("count", table.unreadable.into())]));
    }
    let mut room = ui.available_rect_before_wrap();
    if !words.is_empty() {
        let (above, line) = room.split_top_bottom_at_y(room.bottom() - 32.0);
        room = above;
        quiet_ui(ui, line, &words.join(" · "));
    }
    let mut rows = ui.new_child(UiBuilder::new().max_rect(room));
    if !table.index.is_empty() {
        table_ui(&mut rows, view, actions);
    } else if matches!(table.rows, Remote::Ready { .. }) && table.indexing.is_none() {
        let is_empty = table.rows.value().is_none_or(RowSource::is_empty);
        empty_ui(&mut rows, view, is_empty, actions);
    }
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, is_empty: bool, actions: &mut Actions) {
    let texts = view.texts;
    if !is_empty {
        let empty = Empty::new(icons::MAGNIFYING_GLASS, texts.get("links-no-match-title"));
        let clear = vec![Button::secondary(texts.get("action-clear-filters"))];
        if empty.sentence(texts.get("links-no-match-body")).show(ui, clear).is_some() {
            actions.push(Action::Links(LinksAction::Kind(None)));
            actions.push(Action::Links(LinksAction::Search(String::new())));
        }
        return;
    }
    if links(view).tab == LinkList::Paid {
        let empty = Empty::new(icons::LINK_SIMPLE, texts.get("links-empty-paid-title"));
        empty.sentence(texts.get("links-empty-paid-body")).show(ui, Vec::new());
        return;
    }
    let empty = Empty::new(icons::LINK_SIMPLE, texts.get("links-empty-unpaid-title"));
    let buttons = vec![
        Button::primary(texts.get("links-empty-create")).icon(icons::PLUS),
        Button::secondary(texts.get("links-empty-split")).icon(icons::ARROWS_SPLIT),
    ];
    let keys = commands::caps_of(texts, "new-link");
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mode = match empty.sentence(texts.get("links-empty-unpaid-body")).keys(&keys).show(ui, buttons) {
        Some(0) => LinkMode::Single,
        Some(_) => LinkMode::Split,
        None => return,
    };
    actions.push(Action::Create(CreateAction::New(mode)));
}

fn footer_ui<T>(ui: &mut Ui, view: &View<'_>, table: &LinkTable<T>, place: Rect) {
    let (texts, style, theme) = (view.texts, view.texts.style(), Theme::of(ui));
    let mut footer = Footer::begin_ui(ui, place);
    if table.rows.value().is_none() {
        return;
    }
    let rows = table.totals.rows;
    let number = |rows: usize| style.count(u64::try_from(rows).unwrap_or(u64::MAX));
    footer.count(&number(rows), &texts.with("links-footer", &[("count", rows.into())]));
    if rows > 0 {
        footer.figure(texts.get("table-amount"), &style.money(table.totals.amount));
    }
    if let Some((words, colour)) = loading::age_of_rows(view, &table.rows, theme) {
        footer.words_right(&words, colour);
    } else if table.selected_totals.rows > 0 {
        let selected = &table.selected_totals;
        if selected.rows > 1 {
            footer.figure_right(texts.get("table-amount"), &style.money(selected.amount));
        }
        footer.figure_right(texts.get("table-selected"), &number(selected.rows));
    }
}

/// The keys of the screen: copy, and forget the selection. None under a dialog or an open list.
fn keys_ui(ui: &Ui, view: &View<'_>, actions: &mut Actions) {
    if view.state.dialog.is_some() || !ui.is_enabled() {
        return;
    }
    let links = links(view);
    let selected = match links.tab {
        LinkList::Unpaid => !links.unpaid.selected.is_empty(),
        LinkList::Paid => !links.paid.selected.is_empty(),
    };
    let typing = ui.memory(egui::Memory::focused) == Some(header::search_id());
    if selected && copy::is_asked(ui, !typing) {
        let text = match links.tab {
            LinkList::Unpaid => copied(view, UNPAID_LINK_COLUMNS, &links.unpaid),
            LinkList::Paid => copied(view, PAID_LINK_COLUMNS, &links.paid),
        };
        ui.copy_text(text);
        actions.push(Action::Notify(NoticeKind::Copied));
    }
    if selected
        && !typing
        && !Popup::is_any_open(ui.ctx())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        actions.push(Action::Links(LinksAction::Select(std::collections::HashSet::new())));
    }
}

/// The selected rows of a list as text.
fn copied<T: Send + Sync>(view: &View<'_>, columns: &[Column<T>], table: &LinkTable<T>) -> String {
    let Some(rows) = table.rows.value() else { return String::new() };
    copy::selected_rows(view.texts, columns, rows, &table.index, &table.selected)
}
