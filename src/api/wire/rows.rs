//! How the rows of the lists become the model's: pay-ins, payouts and invoices, field by field, in both generations
//! of their names. Called by the envelope's reader.
//! The order of names and of slots is the same in each; the array's length keeps them together.

use super::envelope::Shape;
use super::row::Faults;
use super::scalar::Scalar;
use crate::model::{Invoice, LinkId, PayIn, PayInStatus, Payout, PayoutState, PayoutStatus, TransactionType};

/// A row of `getPayInTransactions`.
pub(in crate::api) const PAY_IN: Shape<PayIn, 17> = Shape {
    names: &[
        "pay_id",
        "creator_id",
        "user_id",
        "transaction_id",
        "amount",
        "net_amount",
        "service_fee",
        "service_fee_psp",
        "status",
        "recipient_note",
        "payout_status",
        "created_at",
        "is_split_link",
        "is_dispute",
        "is_refund",
        "payment_method",
        "transaction_type",
    ],
    build: pay_in,
};

fn pay_in(slots: &[Scalar<'_>; 17], faults: &mut Faults) -> Option<PayIn> {
    let [
        id,
        creator,
        user,
        transaction,
        amount,
        net,
        fee,
        fee_psp,
        status,
        note,
        payout,
        created,
        split,
        dispute,
        refund,
        method,
        kind,
    ] = slots;
    Some(PayIn {
        pay_id: LinkId(id.unsigned().ok()??),
        creator_id: faults.number(creator),
        user_id: faults.number(user),
        transaction_id: faults.text(transaction),
        amount: faults.money(amount),
        net_amount: faults.money(net),
        service_fee: faults.money(fee),
        service_fee_psp: faults.money(fee_psp),
        status: faults.word(status, PayInStatus::read),
        note: faults.note(note),
        payout_status: faults.word(payout, PayoutState::read),
        created_at: faults.time(created),
        is_split: faults.flag(split),
        is_dispute: faults.flag(dispute),
        is_refund: faults.flag(refund),
        payment_method: faults.text(method),
        kind: faults.word(kind, TransactionType::read),
    })
}

/// A row of `getPayOutTransactions`.
pub(in crate::api) const PAYOUT: Shape<Payout, 13> = Shape {
    names: &[
        "payout_id",
        "user_id",
        "transaction_id",
        "payout_amount",
        "service_fee",
        "net_amount",
        "payout_status",
        "request_date",
        "created_at",
        "is_split_link",
        "is_dispute",
        "is_refund",
        "transaction_type",
    ],
    build: payout,
};

fn payout(slots: &[Scalar<'_>; 13], faults: &mut Faults) -> Option<Payout> {
    let [id, user, transaction, amount, fee, net, status, day, created, split, dispute, refund, kind] = slots;
    Some(Payout {
        payout_id: id.unsigned().ok()??,
        user_id: faults.number(user),
        transaction_id: faults.text(transaction),
        payout_amount: faults.money(amount),
        service_fee: faults.money(fee),
        net_amount: faults.money(net),
        status: faults.word(status, PayoutStatus::read),
        request_date: faults.time(day),
        created_at: faults.time(created),
        is_split: faults.flag(split),
        is_dispute: faults.flag(dispute),
        is_refund: faults.flag(refund),
        transaction_type: faults.text(kind),
    })
}

/// A row of `getTaxInvoiceList`.
pub(in crate::api) const INVOICE: Shape<Invoice, 16> = Shape {
    names: &[
        "sf_id",
        "user_id",
        "company",
        "name",
        "street",
        "house_no",
        "city",
        "country",
        "zipcode",
        "invoice_id",
        "invoice_date",
        "service_month",
        "total_secpaid_fee",
        "total_psp_fee",
        "vat",
        "created_at",
    ],
    build: invoice,
};

fn invoice(slots: &[Scalar<'_>; 16], faults: &mut Faults) -> Option<Invoice> {
    let [id, user, company, name, street, house, city, country, zip, number, date, month, fee, fee_psp, vat, created] =
        slots;
    Some(Invoice {
        sf_id: id.unsigned().ok()??,
        user_id: faults.number(user),
        company: faults.text(company),
        name: faults.text(name),
        street: faults.text(street),
        house_no: faults.text(house),
        city: faults.text(city),
        country: faults.text(country),
        zipcode: faults.text(zip),
        invoice_id: faults.text(number),
        invoice_date: faults.time(date),
        service_month: faults.text(month),
        total_secpaid_fee: faults.money(fee),
        total_psp_fee: faults.money(fee_psp),
        vat: faults.money(vat),
        created_at: faults.time(created),
    })
}
