//! What the lists say in cases in which they say it badly: without an end, with a row that cannot be read, without notes,
//! with notes that are cut off.
//! Called by the table before each check.

use secpaid_desktop::demo::{Canned, Fault};
use secpaid_desktop::model::LinkId;

use super::cells::Case::{self, ListCut, NoteShortened, NotesGone, RowUnreadable};
use crate::shop::Shop;

/// Prepares the answers of the case; `newest` is the link made last.
pub fn prepare(shop: &Shop, case: Case, newest: LinkId) {
    if case == ListCut {
        // Every answer is as long as the limit it was asked with: the list has no end.
        for limit in [10, 100, 1000, 10_000] {
            shop.fault("getMyUnusedLinks", rows(limit, r#"{"linktopay_id":1}"#));
        }
        shop.fault("getPayInTransactions", rows(1000, r#"{"pay_id":1,"amount":-1,"is_refund":true}"#));
    }
    if case == RowUnreadable {
        // All that is listed is one row whose number has no type that a number can have.
        shop.fault("getMyUnusedLinks", rows(1, r#"{"linktopay_id":{"is":1},"amount":88.19}"#));
    }
    if case == NoteShortened {
        let ours = newest.0;
        let rows = [(88.19, "Bestellung 20…"), (88.19, "Tischdecke"), (88.18, "Bestellung 2026-0135")];
        let row = |(number, (amount, note)): (u64, (f64, &str))| {
            format!(r#"{{"linktopay_id":{number},"amount":{amount},"recipient_note":"{note}"}}"#)
        };
        let rows: Vec<String> = (ours..).zip(rows).map(row).collect();
        shop.fault("getMyUnusedLinks", answer(&rows.join(",")));
    }
    if case == NotesGone {
        let ours = newest.0;
        // As sent by a service that leaves notes out, or gives them as something else; the last has none, in words.
        let rows = [r#","recipient_note":{"is":1}"#, r#","recipient_note":null"#, "", r#","recipient_note":"" "#];
        let row = |(number, note): (u64, &str)| format!(r#"{{"linktopay_id":{number},"amount":88.19{note}}}"#);
        let rows: Vec<String> = (ours..).zip(rows).map(row).collect();
        shop.fault("getMyUnusedLinks", answer(&rows.join(",")));
    }
}

/// An answer of so many rows.
fn rows(count: usize, row: &str) -> Fault {
    answer(&vec![row; count].join(","))
}

/// An answer of these rows.
fn answer(rows: &str) -> Fault {
    let body = format!(r#"{{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","data":[{rows}]}}"#);
    Fault::Answer(Canned::new(200, "application/json", body))
}
