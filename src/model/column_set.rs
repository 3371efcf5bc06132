//! Which columns a file can have and which of them it has, by their ids: the table's own come first, then the documented
//! fields that are not among them. Dialogs offer them, exports write them, settings keep them by id.
//! It must not know a row.

use super::Column;

/// A column as it is offered, without its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnName {
    /// The key it is kept by.
    pub id: &'static str,
    /// Fluent key of its header.
    pub title: &'static str,
}

/// The columns of a kind of rows.
#[derive(Debug)]
pub struct Columns<T: 'static> {
    /// Those of the table on the screen.
    pub table: &'static [Column<T>],
    /// All documented fields, in the order of the API.
    pub fields: &'static [Column<T>],
}

impl<T> Columns<T> {
    /// The columns of the table, and the fields that are not among them.
    fn offered(&self) -> impl Iterator<Item = &'static Column<T>> {
        let table = self.table;
        let others = self.fields.iter().filter(|field| table.iter().all(|column| column.id != field.id));
        table.iter().chain(others)
    }

    /// Every column a file can have, once each.
    pub fn names(&self) -> Vec<ColumnName> {
        self.offered().map(|column| ColumnName { id: column.id, title: column.title }).collect()
    }

    /// The columns of these ids, in their order; what is not known here is left out.
    pub fn picked(&self, ids: &[&str]) -> Vec<Column<T>> {
        ids.iter().filter_map(|id| self.offered().find(|column| column.id == *id).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PAY_IN_COLUMNS, PAY_IN_FIELDS};

    const PAY_INS: Columns<crate::model::PayIn> = Columns { table: PAY_IN_COLUMNS, fields: PAY_IN_FIELDS };

    #[test]
    fn the_table_comes_first_and_every_field_once() {
        let ids: Vec<&str> = PAY_INS.names().iter().map(|column| column.id).collect();
        assert_eq!(
            ids.join(" "),
            "created_at recipient_note transaction_type payment_method amount fees net_amount status status_shown \
             payout_status payout_status_shown pay_id transaction_id creator_id user_id service_fee service_fee_psp is_split_link is_dispute is_refund"
        );
    }

    #[test]
    fn columns_come_in_the_order_asked_for_and_unknown_ones_are_left_out() {
        let picked = PAY_INS.picked(&["user_id", "of_a_newer_version", "amount"]);
        assert_eq!(picked.iter().map(|column| column.id).collect::<Vec<_>>(), ["user_id", "amount"]);
    }
}
