//! The rows of Pay-ins for the table widget: which columns there are in this width, and what stands in each cell. Only
//! visible rows are asked for. It must not copy rows, nor walk through them.

use egui::Ui;

use super::{TABLE, arg, pay_ins};
use crate::model::{Money, PayIn, PayInState, TransactionType};
use crate::state::{Action, Now, PayInsAction, Session};
use crate::text::{self, Texts};
use crate::ui::screens::list::reveal;
use crate::ui::screens::loading;
use crate::ui::screens::no_note::{note_cell, note_words};
use crate::ui::screens::rows::{self, Doings, Ordered, RowView};
use crate::ui::theme::{Type, icons};
use crate::ui::widgets::table::{Cell, Column, Table};
use crate::ui::widgets::{Status, paint};
use crate::ui::words::refund_word;
use crate::ui::{Actions, View};

/// Width of the page below which type, method and payout are left out, points.
const ALL_FROM: f32 = 1000.0;
/// Width of the page below which figures stand closer, points.
const WIDE_FROM: f32 = 800.0;
/// Room of the shape before a status, with the gap behind it and the edge of the cell, points.
const SHAPE: f32 = 24.0;

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Date,
    Note,
    Kind,
    Method,
    Amount,
    Fees,
    Net,
    Status,
    Payout,
}

impl Field {
    const ALL: [Self; 9] = [
        Self::Date,
        Self::Note,
        Self::Kind,
        Self::Method,
        Self::Amount,
        Self::Fees,
        Self::Net,
        Self::Status,
        Self::Payout,
    ];
    const FEW: [Self; 6] = [Self::Date, Self::Note, Self::Amount, Self::Fees, Self::Net, Self::Status];

    /// The column's id, for sorting, and the key of its header.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Date => ("created_at", "column-date"),
            Self::Note => ("recipient_note", "column-note"),
            Self::Kind => ("transaction_type", "column-type"),
            Self::Method => ("payment_method", "column-method"),
            Self::Amount => ("amount", "column-amount"),
            Self::Fees => ("fees", "column-fees"),
            Self::Net => ("net_amount", "column-net"),
            Self::Status => ("status", "column-status"),
            Self::Payout => ("payout_status", "column-payout"),
        }
    }

    /// `words` is the room that the longest status takes, points; a type is one of the same words.
    fn column(self, texts: &Texts, wide: bool, words: f32) -> Column<'_> {
        let title = texts.get(self.names().1);
        let pick = |broad, narrow| if wide { broad } else { narrow };
        match self {
            Self::Date => Column::text(title, 96.0),
            Self::Note => Column::flex(title, 120.0).least(64.0),
            Self::Kind => Column::text(title, words.max(76.0)),
            Self::Method => Column::text(title, 94.0),
            Self::Amount => Column::number(title, pick(92.0, 80.0)),
            Self::Fees => Column::number(title, pick(72.0, 64.0)).spare(),
            Self::Net => Column::number(title, pick(86.0, 78.0)),
            Self::Status => Column::text(title, pick(96.0, 88.0_f32).max(words + SHAPE)),
            Self::Payout => Column::text(title, 88.0),
        }
        .sortable()
    }

    /// Whether the first press on its header shows the greatest first.
    const fn falls_first(self) -> bool {
        matches!(self, Self::Date | Self::Amount | Self::Net)
    }
}

/// A fee as it is shown: what is taken off has a minus.
pub fn taken_off(fee: Money) -> Money {
    Money::ZERO.saturating_sub(fee)
}

/// How a row looks: shape and colour.
pub const fn status(row: PayInState<'_>) -> Status {
    match row {
        PayInState::Paid => Status::Paid,
        PayInState::Pending => Status::Pending,
        PayInState::Refunded => Status::Refunded,
        PayInState::Disputed => Status::Disputed,
        PayInState::WonBack => Status::WonBack,
        PayInState::Unknown(_) => Status::Other,
    }
}

struct PayInLook<'a> {
    fields: &'static [Field],
    texts: &'a Texts,
    now: Now,
    session: &'a Session,
}

impl PayInLook<'_> {
    fn money(&self, money: Option<Money>) -> String {
        money.map_or_else(|| self.texts.get("word-missing").to_owned(), |money| self.texts.style().money(money))
    }

    /// The state of the row, and how far the refund of a payment is.
    fn status<'r>(&'r self, row: &'r PayIn) -> Cell<'r> {
        let cell = Cell::status(status(row.state()), text::pay_in_status(self.texts, row));
        match refund_word(self.texts, self.session, row, self.now) {
            Some((shape, word)) => cell.mark_status(shape, word),
            None => cell,
        }
    }

    fn note<'r>(&'r self, row: &'r PayIn) -> Cell<'r> {
        let note = note_cell(self.texts, &row.note);
        if self.fields.contains(&Field::Kind) {
            return note;
        }
        match row.kind {
            TransactionType::Split => note.mark(icons::ARROWS_SPLIT, self.texts.get("pay-ins-split-mark").to_owned()),
            TransactionType::PersonalQr => note.mark(icons::QR_CODE, self.texts.get("pay-ins-qr-mark").to_owned()),
            _ => note,
        }
    }
}

impl RowView<PayIn> for PayInLook<'_> {
    fn cell<'r>(&'r self, row: &'r PayIn, column: usize) -> Cell<'r> {
        let Some(field) = self.fields.get(column) else { return Cell::empty() };
        match field {
            Field::Date => Cell::second(self.texts.style().cell_time(&row.created_at, self.now.berlin.date())),
            Field::Note => self.note(row),
            Field::Kind => Cell::second(text::transaction_type(self.texts, &row.kind)),
            Field::Method => Cell::second(text::method(self.texts, row.payment_method.as_deref())),
            Field::Amount => Cell::text(self.money(row.amount)),
            Field::Fees => {
                let fees = row.fees();
                let words = self.money(fees.map(taken_off));
                if fees.is_none_or(Money::is_zero) { Cell::third(words) } else { Cell::second(words) }
            }
            Field::Net => Cell::text(self.money(row.net_amount)),
            Field::Status => self.status(row),
            Field::Payout => Cell::second(text::payout_state(self.texts, &row.payout_status)),
        }
    }

    fn summary(&self, row: &PayIn) -> String {
        let (amount, mut status) = (self.money(row.amount), text::pay_in_status(self.texts, row));
        if let Some((_, word)) = refund_word(self.texts, self.session, row, self.now) {
            status = format!("{status}, {word}").into();
        }
        let date = self.texts.style().time(&row.created_at, self.now.berlin.date());
        self.texts.with(
            "pay-ins-row",
            &[
                ("note", arg(&note_words(self.texts, &row.note))),
                ("amount", arg(&amount)),
                ("status", arg(&status)),
                ("date", arg(&date)),
            ],
        )
    }
}

/// How wide the longest of the statuses is that rows often have, points: words of another language are longer.
fn words_width(ui: &Ui, texts: &Texts) -> f32 {
    let often = ["status-paid", "status-pending", "status-refunded", "status-disputed", "status-won-back"];
    let width = |key| paint::line(ui, Type::Body, texts.get(key), egui::Color32::PLACEHOLDER).size().x;
    often.into_iter().map(width).fold(0.0, f32::max)
}

/// Draws the table.
pub fn table_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let pay_ins = pay_ins(view);
    let width = ui.available_width();
    let fields: &'static [Field] = if width >= ALL_FROM { &Field::ALL } else { &Field::FEW };
    let columns: Vec<Column<'_>> = {
        let words = words_width(ui, view.texts);
        fields.iter().map(|field| field.column(view.texts, width >= WIDE_FROM, words)).collect()
    };
    let sorted = rows::sorted_by(pay_ins.sort, |id| fields.iter().position(|field| field.names().0 == id));
    let look = PayInLook { fields, texts: view.texts, now: view.state.moment(), session: view.state.session() };
    let source = Ordered { rows: pay_ins.shown(), index: &pay_ins.index, look };
    reveal(ui, view, crate::backend::Table::PayIns, TABLE);
    let table = Table::new(TABLE, view.texts.get("pay-ins-title"), &columns).several().sorted_by(sorted);
    let replaced = loading::is_replaced(view, &pay_ins.rows);
    let events = table.replaced(replaced).show(ui, &source, &pay_ins.selected);
    let sort = |at: usize| {
        let field: &Field = fields.get(at)?;
        let sort = rows::next_sort(pay_ins.sort, field.names().0, field.falls_first());
        Some(Action::PayIns(PayInsAction::Sort(sort)))
    };
    let doings = Doings {
        select: |rows| Action::PayIns(PayInsAction::Select(rows)),
        detail: |row| Action::PayIns(PayInsAction::Detail(row)),
        sort,
    };
    doings.carry_out(events, pay_ins.detail.is_some(), actions);
}
