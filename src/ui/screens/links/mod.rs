//! Links: the unpaid ones with what can be done to them, and the used ones, which lead to their pay-ins. The frame calls
//! it. It reads the state and pushes actions; it deletes nothing without the dialog.

mod deleting;
mod header;
mod paid;
mod selection;
mod unpaid;

use egui::{Key, Modifiers, Popup, Rect, Ui, UiBuilder};

use super::body::{Body, Sums, foot_ui, quiet_words};
use super::list::{Footer, Places, row_ui};
use super::{copy, loading};
use crate::model::{
    Column, LinkKind, LinkList, LinkMode, LinkTotals, Listed, PAID_LINK_COLUMNS, RowSource, UNPAID_LINK_COLUMNS,
};
use crate::state::{Action, CreateAction, LinksAction, LinksView, ListTable, NoticeKind};
use crate::text::Arg;
use crate::ui::fields::{Fields, Wish};
use crate::ui::theme::{icons, size};
use crate::ui::widgets::{Button, Empty};
use crate::ui::{Actions, View, commands};

pub use header::can_show_more;

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
    keys_ui(ui, view, fields, actions);
    row_ui(ui, places.header, size::SCREEN_HEADER, |ui| header::header_ui(ui, view, actions));
    if !view.state.is_connected() {
        loading::not_connected_ui(ui, view, places.filters.union(places.footer), actions);
        return;
    }
    row_ui(ui, places.filters, size::CONTROL, |ui| header::filters_ui(ui, view, fields, actions));
    let mut body = ui.new_child(UiBuilder::new().max_rect(places.body));
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
    if !unpaid.selected.is_empty() {
        selection::bar_ui(ui, view, place, actions);
    } else if deleting::is_shown(view) {
        deleting::bar_ui(ui, view, place, actions);
    } else {
        footer_ui(ui, view, unpaid, place);
    }
}

fn body_ui<T: Listed>(
    ui: &mut Ui,
    view: &View<'_>,
    table: &ListTable<T>,
    table_ui: fn(&mut Ui, &View<'_>, &mut Actions),
    actions: &mut Actions,
) {
    let is_empty = table.rows.value().is_none_or(RowSource::is_empty);
    let body = Body {
        remote: &table.rows,
        has_rows: !table.index.is_empty(),
        indexing: table.indexing.is_some(),
        quiet: quiet_words(view, table, 0),
    };
    let empty = |ui: &mut Ui, view: &View<'_>, actions: &mut Actions| empty_ui(ui, view, is_empty, actions);
    body.show_ui(ui, view, actions, table_ui, empty);
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, is_empty: bool, actions: &mut Actions) {
    let texts = view.texts;
    if !is_empty {
        let empty = Empty::new(icons::MAGNIFYING_GLASS, texts.get("links-no-match-title"));
        let clear = vec![Button::secondary(texts.get("action-clear-filters"))];
        if empty.sentence(texts.get("links-no-match-body")).show(ui, clear).is_some() {
            actions.push(Action::Links(LinksAction::Kind(None)));
            actions.push(Action::Links(LinksAction::Age(None)));
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
    let may = !view.state.is_view_only();
    let buttons = vec![
        Button::primary(texts.get("links-empty-create")).icon(icons::PLUS).enabled(may),
        Button::secondary(texts.get("links-empty-split")).icon(icons::ARROWS_SPLIT).enabled(may),
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

fn footer_ui<T: Listed<Totals = LinkTotals>>(ui: &mut Ui, view: &View<'_>, table: &ListTable<T>, place: Rect) {
    if table.rows.value().is_none() {
        Footer::begin_ui(ui, place);
        return;
    }
    let amount = view.texts.get("table-amount");
    let sums =
        |totals: &LinkTotals| Sums { rows: totals.rows, figures: vec![(amount, totals.amount)], asides: Vec::new() };
    let word = view.texts.with("links-footer", &[("count", table.totals.rows.into())]);
    foot_ui(ui, view, place, &table.rows, &word, &sums(&table.totals), &sums(&table.selected_totals));
}

/// The keys of the screen: copy, and forget the selection. None under a dialog or an open list.
fn keys_ui(ui: &Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    if view.state.dialog.is_some() || !ui.is_enabled() {
        return;
    }
    let links = links(view);
    let selected = match links.tab {
        LinkList::Unpaid => !links.unpaid.selected.is_empty(),
        LinkList::Paid => !links.paid.selected.is_empty(),
    };
    let typing = ui.memory(egui::Memory::focused) == Some(header::search_id());
    let asked = fields.takes(Wish::CopyRows) || copy::is_asked(ui, !typing);
    if selected && asked {
        let text = match links.tab {
            // An address that does not lead where it should is copied nowhere.
            LinkList::Unpaid => copied(view, UNPAID_LINK_COLUMNS, &links.unpaid, |link, column| {
                column == "pay_link" && unpaid::verified(link, &view.state.session().pay_host).is_none()
            }),
            LinkList::Paid => copied(view, PAID_LINK_COLUMNS, &links.paid, |_, _| false),
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
fn copied<T: Listed>(
    view: &View<'_>,
    columns: &[Column<T>],
    table: &ListTable<T>,
    hides: impl Fn(&T, &str) -> bool,
) -> String {
    let Some(rows) = table.rows.value() else { return String::new() };
    copy::selected_rows_but(view.texts, columns, rows, &table.index, &table.selected, hides)
}
