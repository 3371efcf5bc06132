//! The tables of a scope: their rows as jobs carry them, and the columns a file of each can have.
//! Named by state and by the jobs of the backend. It must not know how a row comes or where it goes.

use crate::export::ExportKind;
use crate::journal::ActivityRow;
use crate::model::{
    Column, ColumnName, Columns, Invoice, Listed, PAY_IN_COLUMNS, PAY_IN_FIELDS, PaidLink, PayIn, Payout,
    RowSource as _, Rows, UnpaidLink,
};

/// Rows of a table, as a job carries them: shared, not copied.
#[derive(Debug, Clone)]
pub enum TableRows {
    /// Pay-ins.
    PayIns(Rows<PayIn>),
    /// Unpaid links.
    Unpaid(Rows<UnpaidLink>),
    /// Paid links.
    Paid(Rows<PaidLink>),
    /// Payouts.
    Payouts(Rows<Payout>),
    /// Invoices.
    Invoices(Rows<Invoice>),
    /// What this application did.
    Activity(Rows<ActivityRow>),
}

impl From<Rows<ActivityRow>> for TableRows {
    fn from(rows: Rows<ActivityRow>) -> Self {
        Self::Activity(rows)
    }
}

impl From<Rows<UnpaidLink>> for TableRows {
    fn from(rows: Rows<UnpaidLink>) -> Self {
        Self::Unpaid(rows)
    }
}

impl From<Rows<PaidLink>> for TableRows {
    fn from(rows: Rows<PaidLink>) -> Self {
        Self::Paid(rows)
    }
}

impl From<Rows<Payout>> for TableRows {
    fn from(rows: Rows<Payout>) -> Self {
        Self::Payouts(rows)
    }
}

impl From<Rows<Invoice>> for TableRows {
    fn from(rows: Rows<Invoice>) -> Self {
        Self::Invoices(rows)
    }
}

/// Which table of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// Pay-ins.
    PayIns,
    /// Unpaid links.
    Unpaid,
    /// Paid links.
    Paid,
    /// Payouts.
    Payouts,
    /// Invoices.
    Invoices,
    /// What this application did.
    Activity,
}

impl Table {
    /// What an export of it is called.
    pub const fn export_kind(self) -> ExportKind {
        match self {
            Self::PayIns => ExportKind::PayIns,
            Self::Unpaid => ExportKind::UnpaidLinks,
            Self::Paid => ExportKind::PaidLinks,
            Self::Payouts => ExportKind::Payouts,
            Self::Invoices => ExportKind::Invoices,
            Self::Activity => ExportKind::Activity,
        }
    }
}

impl Table {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 6] = [Self::PayIns, Self::Payouts, Self::Invoices, Self::Unpaid, Self::Paid, Self::Activity];

    /// Every column a file of it can have, once each; the columns on the screen come first.
    pub fn columns(self) -> Vec<ColumnName> {
        match self {
            Self::PayIns => PAY_INS.names(),
            Self::Unpaid => listed::<UnpaidLink>().names(),
            Self::Paid => listed::<PaidLink>().names(),
            Self::Payouts => listed::<Payout>().names(),
            Self::Invoices => listed::<Invoice>().names(),
            Self::Activity => listed::<ActivityRow>().names(),
        }
    }

    /// The ids of the columns on the screen, in their order.
    pub fn shown_columns(self) -> Vec<&'static str> {
        match self {
            Self::PayIns => ids(PAY_INS.table),
            Self::Unpaid => ids(listed::<UnpaidLink>().table),
            Self::Paid => ids(listed::<PaidLink>().table),
            Self::Payouts => ids(listed::<Payout>().table),
            Self::Invoices => ids(listed::<Invoice>().table),
            Self::Activity => ids(listed::<ActivityRow>().table),
        }
    }

    /// The ids of all documented fields, in the order of the API.
    pub fn fields(self) -> Vec<&'static str> {
        match self {
            Self::PayIns => ids(PAY_INS.fields),
            Self::Unpaid => ids(listed::<UnpaidLink>().fields),
            Self::Paid => ids(listed::<PaidLink>().fields),
            Self::Payouts => ids(listed::<Payout>().fields),
            Self::Invoices => ids(listed::<Invoice>().fields),
            Self::Activity => ids(listed::<ActivityRow>().fields),
        }
    }
}

/// The columns of pay-ins.
pub(super) const PAY_INS: Columns<PayIn> = Columns { table: PAY_IN_COLUMNS, fields: PAY_IN_FIELDS };

/// The columns of a list.
pub(super) fn listed<T: Listed>() -> Columns<T> {
    let [table, fields] = T::columns();
    Columns { table, fields }
}

fn ids<T>(columns: &[Column<T>]) -> Vec<&'static str> {
    columns.iter().map(|column| column.id).collect()
}

impl TableRows {
    /// How many rows.
    pub fn count(&self) -> usize {
        match self {
            Self::PayIns(rows) => rows.len(),
            Self::Unpaid(rows) => rows.len(),
            Self::Paid(rows) => rows.len(),
            Self::Payouts(rows) => rows.len(),
            Self::Invoices(rows) => rows.len(),
            Self::Activity(rows) => rows.len(),
        }
    }

    /// Which table these rows belong to.
    pub const fn table(&self) -> Table {
        match self {
            Self::PayIns(_) => Table::PayIns,
            Self::Unpaid(_) => Table::Unpaid,
            Self::Paid(_) => Table::Paid,
            Self::Payouts(_) => Table::Payouts,
            Self::Invoices(_) => Table::Invoices,
            Self::Activity(_) => Table::Activity,
        }
    }
}
