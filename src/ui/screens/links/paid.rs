//! The used links as a table: when, note, type, amount, recipients, and whether the payment was seen. *Paid* is only said
//! when a confirmed pay-in of the link is among the pay-ins that are loaded; a row leads there.

use egui::Ui;

use super::{arg, links};
use crate::clock::berlin;
use crate::model::{PaidLink, RowSource as _, ServiceTime};
use crate::state::{Action, CreateAction, LinksAction};
use crate::text;
use crate::ui::screens::list::reveal;
use crate::ui::screens::loading;
use crate::ui::screens::no_note::{note_cell, note_words};
use crate::ui::screens::rows::{self, Ordered, RowView};
use crate::ui::theme::icons;
use crate::ui::widgets::Status;
use crate::ui::widgets::table::{Cell, Column, Event, RowAction, Table};
use crate::ui::{Actions, View};

/// Ids of the columns, for sorting; whether a payment was seen is not in the rows.
const COLUMNS: [&str; 6] = ["paid_on", "recipient_note", "transaction_type", "amount", "recipients", ""];

/// The place of *New like this one* among what can be done to a row.
const AGAIN: usize = 1;

/// Points in which the end of an order's number can still be read: it is what tells two links apart.
pub(super) const NOTE: f32 = 168.0;

struct PaidLook<'v, 's> {
    view: &'v View<'s>,
}

impl PaidLook<'_, '_> {
    fn amount(&self, row: &PaidLink) -> String {
        let texts = self.view.texts;
        row.amount.map_or_else(|| texts.get("word-missing").to_owned(), |amount| texts.style().money(amount))
    }

    /// Whether its payment was seen. That it was not is only said where it would be among the pay-ins there are: they
    /// reach back to its day and were read after it was used.
    fn state(&self, row: &PaidLink) -> (Status, &str) {
        let (texts, pay_ins) = (self.view.texts, &self.view.state.session().pay_ins);
        let reach_back =
            pay_ins.read.is_some_and(|(_, days)| days.from.is_none_or(|from| row.paid_on.day() >= Some(from)));
        let read_after = pay_ins.rows.as_of().map(berlin).is_some_and(|at| match row.paid_on {
            ServiceTime::At(used) => used < at,
            ServiceTime::Day(day) => day < at.date(),
            ServiceTime::Missing | ServiceTime::Raw(_) => false,
        });
        if pay_ins.occurring().is_paid(row.id) {
            (Status::Paid, texts.get("status-paid"))
        } else if reach_back && read_after {
            (Status::Pending, texts.get("status-pending"))
        } else {
            (Status::Other, texts.get("word-missing"))
        }
    }
}

impl RowView<PaidLink> for PaidLook<'_, '_> {
    fn cell<'r>(&'r self, row: &'r PaidLink, column: usize) -> Cell<'r> {
        let texts = self.view.texts;
        match column {
            0 => Cell::second(texts.style().cell_time(&row.paid_on, self.view.state.today())),
            1 => note_cell(texts, &row.note),
            2 => Cell::second(text::link_kind(texts, &row.kind)),
            3 => Cell::text(self.amount(row)),
            4 => {
                // Who gets how much is in the panel of the pay-in: here it would be cut.
                let count = row.recipients.len();
                if count == 0 {
                    Cell::third(texts.get("word-missing"))
                } else {
                    Cell::second(texts.with("links-recipients", &[("count", count.into())]))
                }
            }
            _ => {
                let (status, words) = self.state(row);
                Cell::status(status, words)
            }
        }
    }

    fn summary(&self, row: &PaidLink) -> String {
        let (note, amount, (_, status)) = (note_words(self.view.texts, &row.note), self.amount(row), self.state(row));
        let date = self.view.texts.style().time(&row.paid_on, self.view.state.today());
        self.view.texts.with(
            "pay-ins-row",
            &[("note", arg(&note)), ("amount", arg(&amount)), ("status", arg(status)), ("date", arg(&date))],
        )
    }
}

/// Draws the table.
pub fn table_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, paid) = (view.texts, &links(view).paid);
    let Some(source) = paid.rows.value() else { return };
    let wide = ui.available_width() >= 1000.0;
    let columns = [
        Column::text(texts.get("column-paid-on"), 98.0).spare().sortable(),
        Column::flex(texts.get("column-note"), 120.0).least(64.0).readable(NOTE).sortable(),
        Column::text(texts.get("column-type"), if wide { 84.0 } else { 72.0 }).spare().sortable(),
        Column::number(texts.get("column-amount"), 88.0).sortable(),
        Column::text(texts.get("column-recipients"), 96.0).spare().sortable(),
        Column::text(texts.get("column-status"), 164.0),
    ];
    let sorted = rows::sorted_by(paid.sort, |id| COLUMNS.iter().position(|column| *column == id));
    let doings = [
        RowAction { icon: icons::ARROW_LINE_DOWN, name: texts.get("links-show-pay-in") },
        RowAction { icon: icons::PLUS, name: texts.get("created-again") },
    ];
    let ordered = Ordered { rows: source, index: &paid.index, look: PaidLook { view } };
    reveal(ui, view, crate::backend::Table::Paid, "links-paid");
    let table = Table::new("links-paid", texts.get("links-paid"), &columns)
        .several()
        .actions(4, &doings)
        .sorted_by(sorted)
        .replaced(loading::is_replaced(view, &paid.rows));
    for event in table.show(ui, &ordered, &paid.selected) {
        match event {
            Event::Selected(rows) => actions.push(Action::Links(LinksAction::Select(rows))),
            Event::Action(row, AGAIN) => {
                if let Some(link) = usize::try_from(row).ok().and_then(|row| source.get(row)) {
                    actions.push(Action::Create(CreateAction::LikeLink(link.id)));
                }
            }
            Event::Activated(row) | Event::Action(row, _) => {
                if let Some(link) = usize::try_from(row).ok().and_then(|row| source.get(row)) {
                    actions.push(Action::Links(LinksAction::OpenPayIns(link.id)));
                }
            }
            Event::Sort(at) => {
                let Some(column) = COLUMNS.get(at).copied() else { continue };
                let sort = rows::next_sort(paid.sort, column, matches!(column, "paid_on" | "amount"));
                actions.push(Action::Links(LinksAction::Sort(sort)));
            }
            Event::Clicked(_) | Event::Focused(_) => {}
        }
    }
}
