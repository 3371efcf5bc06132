//! How links become the model's: rows of the two lists and the answer to a creation. Called by the envelope's reader.
//! `recipients` comes as `null`, as a text that holds JSON, or as an array; tokens are cut to their last characters
//! as soon as they are read.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::envelope::Shape;
use super::row::{Faults, LONGEST};
use super::scalar::{Scalar, of_value};
use crate::model::{CreatedLink, LinkId, LinkKind, PaidLink, RecipientShare, RowNote, Share, UnpaidLink};

/// A row of `getMyUnusedLinks`.
pub(in crate::api) const UNPAID: Shape<UnpaidLink, 11> = Shape {
    names: &[
        "linktopay_id",
        "id",
        "user_id",
        "recipient_note",
        "amount",
        "is_cancelled",
        "recipients",
        "is_split_link",
        "transaction_type",
        "pay_link",
        "qr_img",
    ],
    build: unpaid,
};

fn unpaid(slots: &[Scalar<'_>; 11], faults: &mut Faults) -> Option<UnpaidLink> {
    let [id, other_id, user, note, amount, cancelled, recipients, split, kind, pay_link, qr_img] = slots;
    Some(UnpaidLink {
        id: link_id(id, other_id)?,
        user_id: faults.number(user),
        note: RowNote::read(faults.echo(note)),
        amount: faults.money(amount),
        is_cancelled: faults.flag(cancelled),
        recipients: parties(recipients, faults),
        is_split: faults.flag(split),
        kind: faults.word(kind, LinkKind::read),
        pay_link: faults.text(pay_link),
        qr_img: faults.picture(qr_img),
    })
}

/// A row of `getMyUsedLinks`.
pub(in crate::api) const PAID: Shape<PaidLink, 10> = Shape {
    names: &[
        "linktopay_id",
        "id",
        "user_id",
        "recipient_note",
        "amount",
        "is_cancelled",
        "recipients",
        "is_split_link",
        "transaction_type",
        "paid_on",
    ],
    build: paid,
};

fn paid(slots: &[Scalar<'_>; 10], faults: &mut Faults) -> Option<PaidLink> {
    let [id, other_id, user, note, amount, cancelled, recipients, split, kind, paid_on] = slots;
    Some(PaidLink {
        id: link_id(id, other_id)?,
        user_id: faults.number(user),
        note: RowNote::read(faults.echo(note)),
        amount: faults.money(amount),
        is_cancelled: faults.flag(cancelled),
        recipients: parties(recipients, faults),
        is_split: faults.flag(split),
        kind: faults.word(kind, LinkKind::read),
        paid_on: faults.time(paid_on),
    })
}

/// The answer to `createLink` and `createSplitLink`.
pub(in crate::api) const CREATED: Shape<CreatedLink, 22> = Shape {
    names: &[
        "id",
        "linktopay_id",
        "pay_link",
        "qr_img",
        "amount",
        "recipient_note",
        "status",
        "paymentEndpoint",
        "payment_endpoint",
        "callback_url",
        "servicefee",
        "recipients",
        "is_split_link",
        "split_type",
        "bank_transfer",
        "is_qr_link",
        "is_cancellation",
        "cancellable",
        "payment_config",
        "bank_statement_description",
        "created_at",
        "user_id",
    ],
    build: created,
};

/// Nothing of an answer that says two things of one field is believed: which link it is would be a guess.
fn created(slots: &[Scalar<'_>; 22], faults: &mut Faults) -> Option<CreatedLink> {
    if slots.contains(&Scalar::Twice) {
        return None;
    }
    let [
        id,
        other_id,
        pay_link,
        qr_img,
        amount,
        note,
        status,
        hook,
        other_hook,
        callback,
        fee,
        recipients,
        split,
        split_type,
        transfer,
        qr,
        cancel,
        other_cancel,
        config,
        statement,
        created_at,
        user,
    ] = slots;
    let payment_config = match config {
        Scalar::Nested(value) => Some(value.to_string()).filter(|text| text.len() <= LONGEST).map(Box::from),
        plain => faults.text(plain),
    };
    let (hook, other_hook) = (faults.echo(hook), faults.echo(other_hook));
    let (cancel, other_cancel) = (faults.flag(cancel), faults.flag(other_cancel));
    Some(CreatedLink {
        id: link_id(id, other_id)?,
        pay_link: faults.text(pay_link),
        qr_img: faults.picture(qr_img),
        amount: faults.money(amount),
        note: faults.echo(note),
        status: faults.text(status),
        payment_endpoint: hook.or(other_hook),
        callback_url: faults.echo(callback),
        service_fee: faults.money(fee),
        recipients: parties(recipients, faults),
        is_split: faults.flag(split),
        split_type: faults.text(split_type),
        bank_transfer: faults.flag(transfer),
        is_qr_link: faults.flag(qr),
        cancellable: cancel.or(other_cancel),
        payment_config,
        bank_statement: faults.echo(statement),
        created_at: faults.time(created_at),
        user_id: faults.number(user),
    })
}

/// The id under either of its names, whichever can be read; none where one of them says two things.
fn link_id(first: &Scalar<'_>, second: &Scalar<'_>) -> Option<LinkId> {
    if [first, second].contains(&&Scalar::Twice) {
        return None;
    }
    let read = |slot: &Scalar<'_>| slot.unsigned().ok().flatten();
    read(first).or_else(|| read(second)).map(LinkId)
}

/// Nothing is read from the answer to a deletion or a refund but its verdict.
pub(in crate::api) const NOTHING: Shape<(), 0> = Shape { names: &[], build: |_, _| Some(()) };

fn parties(slot: &Scalar<'_>, faults: &mut Faults) -> Box<[RecipientShare]> {
    match slot {
        Scalar::Missing => Box::default(),
        Scalar::Text(text) if text.trim().is_empty() => Box::default(),
        Scalar::Text(text) => of_json(serde_json::from_str(text).ok().as_ref(), faults),
        Scalar::Nested(value) => of_json(Some(value), faults),
        Scalar::Bool(_) | Scalar::Unsigned(_) | Scalar::Signed(_) | Scalar::Number(_) | Scalar::Twice => {
            faults.0 += 1;
            Box::default()
        }
    }
}

fn of_json(value: Option<&Value>, faults: &mut Faults) -> Box<[RecipientShare]> {
    match value {
        Some(Value::Array(entries)) => entries.iter().filter_map(|entry| party(entry, faults)).collect(),
        Some(Value::Null) => Box::default(),
        _ => {
            faults.0 += 1;
            Box::default()
        }
    }
}

fn party(entry: &Value, faults: &mut Faults) -> Option<RecipientShare> {
    let Value::Object(fields) = entry else {
        faults.0 += 1;
        return None;
    };
    let slot = |name: &str| fields.get(name).map_or(Scalar::Missing, of_value);
    let token = faults.note(&slot("token"));
    let share = faults.take(slot("share").decimal()).map(Share::from_decimal);
    Some(RecipientShare { token_tail: tail(&token), token_digest: digest(&token), share })
}

/// The last four characters of a token longer than eight, else nothing.
fn tail(token: &str) -> Box<str> {
    let length = token.chars().count();
    if length > 8 { token.chars().skip(length - 4).collect::<String>().into() } else { Box::default() }
}

/// Hex SHA-256, to compare with what was asked for.
fn digest(token: &str) -> Box<str> {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(token.as_bytes()) {
        // Writing to a string cannot fail.
        write!(hex, "{byte:02x}").unwrap_or_default();
    }
    hex.into()
}
