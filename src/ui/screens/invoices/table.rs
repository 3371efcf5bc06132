//! The rows of Invoices for the table widget: which columns there are in this width, and what stands in each cell. Only
//! visible rows are asked for. It must not copy rows, nor walk through them.

use egui::Ui;

use super::{TABLE, arg, invoices, month_words};
use crate::model::{Invoice, InvoiceMonth, Money, ServiceTime};
use crate::state::{Action, InvoicesAction};
use crate::text::{Texts, visible};
use crate::ui::screens::list::reveal;
use crate::ui::screens::loading;
use crate::ui::screens::rows::{self, Doings, Ordered, RowView};
use crate::ui::widgets::table::{Cell, Column, Table};
use crate::ui::{Actions, View};

/// Width of the page below which the date is left out, points.
const ALL_FROM: f32 = 1000.0;

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Month,
    Number,
    SecPaid,
    Provider,
    Vat,
    Total,
    Date,
}

impl Field {
    const ALL: [Self; 7] =
        [Self::Month, Self::Number, Self::SecPaid, Self::Provider, Self::Vat, Self::Total, Self::Date];
    const FEW: [Self; 6] = [Self::Month, Self::Number, Self::SecPaid, Self::Provider, Self::Vat, Self::Total];

    /// The column's id, for sorting, and the key of its header.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Month => ("month", "column-service-month"),
            Self::Number => ("invoice_id", "column-invoice-id"),
            Self::SecPaid => ("total_secpaid_fee", "column-total-secpaid-fee"),
            Self::Provider => ("total_psp_fee", "column-total-psp-fee"),
            Self::Vat => ("vat", "column-vat"),
            Self::Total => ("total", "column-total"),
            Self::Date => ("invoice_date", "column-invoice-date"),
        }
    }

    fn column(self, texts: &Texts) -> Column<'_> {
        let title = texts.get(if self == Self::Vat { "invoices-vat-short" } else { self.names().1 });
        match self {
            Self::Month => Column::text(title, 124.0),
            Self::Date => Column::text(title, 112.0),
            Self::Number => Column::flex(title, 120.0).least(56.0),
            Self::SecPaid | Self::Provider => Column::number(title, 102.0),
            Self::Vat => Column::number(title, 66.0).spare(),
            Self::Total => Column::number(title, 82.0),
        }
        .sortable()
    }

    /// Whether the first press on its header shows the greatest first.
    const fn falls_first(self) -> bool {
        !matches!(self, Self::Number)
    }
}

struct Look<'a> {
    texts: &'a Texts,
    fields: &'static [Field],
}

impl Look<'_> {
    fn money(&self, money: Option<Money>) -> String {
        money.map_or_else(|| self.texts.get("word-missing").to_owned(), |money| self.texts.style().money(money))
    }

    fn sent<'r>(&'r self, text: Option<&'r str>) -> Cell<'r> {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => Cell::second(visible(text)),
            None => Cell::third(self.texts.get("word-missing")),
        }
    }
}

impl RowView<Invoice> for Look<'_> {
    fn cell<'r>(&'r self, row: &'r Invoice, column: usize) -> Cell<'r> {
        let Some(field) = self.fields.get(column) else { return Cell::empty() };
        match field {
            Field::Month => {
                let month = row.month();
                let words = month_words(self.texts, month);
                if month == InvoiceMonth::Unknown { Cell::third(words) } else { Cell::text(words) }
            }
            Field::Number => self.sent(row.invoice_id.as_deref()).small(),
            Field::SecPaid => Cell::second(self.money(row.total_secpaid_fee)),
            Field::Provider => Cell::second(self.money(row.total_psp_fee)),
            Field::Vat => {
                let words = self.money(row.vat);
                if row.is_reverse_charge() || row.vat.is_none() { Cell::third(words) } else { Cell::second(words) }
            }
            Field::Total => Cell::text(self.money(row.total())),
            Field::Date => {
                // On a tax document always with the year.
                let date = match &row.invoice_date {
                    ServiceTime::At(at) => self.texts.style().full_day(at.date()),
                    other => self.texts.style().full_time(other),
                };
                if date.is_empty() { Cell::third(self.texts.get("word-missing")) } else { Cell::second(date) }
            }
        }
    }

    fn summary(&self, row: &Invoice) -> String {
        let (month, total) = (month_words(self.texts, row.month()), self.money(row.total()));
        let number = visible(row.invoice_id.as_deref().unwrap_or(self.texts.get("word-missing")));
        self.texts.with("invoices-row", &[("month", arg(&month)), ("number", arg(&number)), ("total", arg(&total))])
    }
}

/// Draws the table.
pub fn table_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, list) = (view.texts, &invoices(view).table);
    let Some(source) = list.rows.value() else { return };
    let fields: &'static [Field] = if ui.available_width() >= ALL_FROM { &Field::ALL } else { &Field::FEW };
    let columns: Vec<Column<'_>> = fields.iter().map(|field| field.column(texts)).collect();
    let sorted = rows::sorted_by(list.sort, |id| fields.iter().position(|field| field.names().0 == id));
    let look = Look { texts, fields };
    let source = Ordered { rows: source, index: &list.index, look };
    reveal(ui, view, crate::backend::Table::Invoices, TABLE);
    let table = Table::new(TABLE, texts.get("invoices-title"), &columns).several().sorted_by(sorted);
    let events = table.replaced(loading::is_replaced(view, &list.rows)).show(ui, &source, &list.selected);
    let sort = |at: usize| {
        let field: &Field = fields.get(at)?;
        let sort = rows::next_sort(list.sort, field.names().0, field.falls_first());
        Some(Action::Invoices(InvoicesAction::Sort(sort)))
    };
    let doings = Doings {
        select: |rows| Action::Invoices(InvoicesAction::Select(rows)),
        detail: |row| Action::Invoices(InvoicesAction::Detail(row)),
        sort,
    };
    doings.carry_out(events, list.detail.is_some(), actions);
}
