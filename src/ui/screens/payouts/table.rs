//! The rows of Payouts for the table widget: which columns there are, and what stands in each cell. Only visible rows are
//! asked for. It must not copy rows, nor walk through them.

use egui::Ui;

use super::{TABLE, arg, payouts};
use crate::model::{Money, Payout, PayoutStatus};
use crate::state::{Action, PayoutsAction};
use crate::text::{self, Texts, visible};
use crate::ui::screens::list::reveal;
use crate::ui::screens::loading;
use crate::ui::screens::rows::{self, Doings, Ordered, RowView};
use crate::ui::widgets::Status;
use crate::ui::widgets::table::{Cell, Column, Table};
use crate::ui::{Actions, View};

/// Width of the page below which figures stand closer, points.
const WIDE_FROM: f32 = 900.0;

/// Ids of the columns, for sorting.
const COLUMNS: [&str; 6] =
    ["request_date", "payout_amount", "service_fee", "net_amount", "payout_status", "transaction_id"];

/// A fee as it is shown: what is taken off has a minus.
pub fn taken_off(fee: Money) -> Money {
    Money::ZERO.saturating_sub(fee)
}

/// How a payout looks: shape and colour.
pub const fn status(status: &PayoutStatus) -> Status {
    match status {
        PayoutStatus::InProgress => Status::InProgress,
        PayoutStatus::Approved => Status::Paid,
        PayoutStatus::Other(_) => Status::Other,
    }
}

struct Look<'a> {
    texts: &'a Texts,
    today: jiff::civil::Date,
}

impl Look<'_> {
    fn money(&self, money: Option<Money>) -> String {
        money.map_or_else(|| self.texts.get("word-missing").to_owned(), |money| self.texts.style().money(money))
    }

    fn day(&self, row: &Payout) -> String {
        let day = self.texts.style().time(&row.request_date, self.today);
        if day.is_empty() { self.texts.get("word-missing").to_owned() } else { day }
    }
}

impl RowView<Payout> for Look<'_> {
    fn cell<'r>(&'r self, row: &'r Payout, column: usize) -> Cell<'r> {
        match column {
            0 => Cell::second(self.day(row)),
            1 => Cell::text(self.money(row.payout_amount)),
            2 => {
                let words = self.money(row.service_fee.map(taken_off));
                if row.service_fee.is_none_or(Money::is_zero) { Cell::third(words) } else { Cell::second(words) }
            }
            3 => Cell::text(self.money(row.net_amount)),
            4 => Cell::status(status(&row.status), text::payout_status(self.texts, &row.status)),
            _ => match row.transaction_id.as_deref() {
                Some(reference) => Cell::second(visible(reference)).small(),
                None => Cell::third(self.texts.get("word-missing")),
            },
        }
    }

    fn summary(&self, row: &Payout) -> String {
        let (net, status) = (self.money(row.net_amount), text::payout_status(self.texts, &row.status));
        let reference = visible(row.transaction_id.as_deref().unwrap_or(self.texts.get("word-missing")));
        let day = self.day(row);
        let args = [("day", arg(&day)), ("net", arg(&net)), ("status", arg(&status)), ("reference", arg(&reference))];
        self.texts.with("payouts-row", &args)
    }
}

/// Draws the table.
pub fn table_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, list) = (view.texts, &payouts(view).table);
    let Some(source) = list.rows.value() else { return };
    let pick = |broad, narrow| if ui.available_width() >= WIDE_FROM { broad } else { narrow };
    let columns = [
        Column::text(texts.get("column-request-date"), pick(104.0, 88.0)).sortable(),
        Column::number(texts.get("column-payout-amount"), pick(116.0, 90.0)).sortable(),
        Column::number(texts.get("column-fees"), pick(100.0, 72.0)).spare().sortable(),
        Column::number(texts.get("column-net"), pick(116.0, 90.0)).sortable(),
        Column::text(texts.get("column-status"), pick(136.0, 104.0)).sortable(),
        Column::flex(texts.get("column-reference"), 120.0).least(64.0).sortable(),
    ];
    let sorted = rows::sorted_by(list.sort, |id| COLUMNS.iter().position(|own| *own == id));
    let look = Look { texts, today: view.state.today() };
    let source = Ordered { rows: source, index: &list.index, look };
    reveal(ui, view, crate::backend::Table::Payouts, TABLE);
    let table = Table::new(TABLE, texts.get("payouts-title"), &columns).several().sorted_by(sorted);
    let events = table.replaced(loading::is_replaced(view, &list.rows)).show(ui, &source, &list.selected);
    let sort = |at: usize| {
        let column = COLUMNS.get(at)?;
        let falls = !matches!(*column, "payout_status" | "transaction_id");
        Some(Action::Payouts(PayoutsAction::Sort(rows::next_sort(list.sort, column, falls))))
    };
    let doings = Doings {
        select: |rows| Action::Payouts(PayoutsAction::Select(rows)),
        detail: |row| Action::Payouts(PayoutsAction::Detail(row)),
        sort,
    };
    doings.carry_out(events, list.detail.is_some(), actions);
}
