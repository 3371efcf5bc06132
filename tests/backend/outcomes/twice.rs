//! A write that is lost, sent again by decision and lost again, with the list of links read in between. *Check* of the
//! second is the only one left: it must show what came of either.

use super::cells::Case::{self, LostAfter, LostBefore};
use super::cells::Kind::{self, Create, Delete, Refund, Split};
use super::cells::{DONE, NOT_DONE, OPEN, UNKNOWN};
use super::table::begin;

/// What, how the first was lost, how the second; what *Check* of the second finds, what comes of taking that over, and how
/// many unpaid links more there are.
type Twice = (Kind, [Case; 2], &'static str, &'static str, i64);

const CELLS: [Twice; 16] = [
    (Create, [LostBefore, LostBefore], "none", NOT_DONE, 0),
    (Create, [LostBefore, LostAfter], "ours unpaid", OPEN, 1),
    (Create, [LostAfter, LostBefore], "first unpaid", OPEN, 1),
    (Create, [LostAfter, LostAfter], "ours unpaid + first unpaid", OPEN, 2),
    (Split, [LostBefore, LostBefore], "none", NOT_DONE, 0),
    (Split, [LostBefore, LostAfter], "ours unpaid", OPEN, 1),
    (Split, [LostAfter, LostBefore], "first unpaid", OPEN, 1),
    (Split, [LostAfter, LostAfter], "ours unpaid + first unpaid", OPEN, 2),
    (Delete, [LostBefore, LostBefore], "still there", NOT_DONE, 0),
    (Delete, [LostBefore, LostAfter], "deleted", DONE, -1),
    (Delete, [LostAfter, LostBefore], "deleted", DONE, -1),
    (Delete, [LostAfter, LostAfter], "deleted", DONE, -1),
    (Refund, [LostBefore, LostBefore], "not known", OPEN, 0),
    (Refund, [LostBefore, LostAfter], "not known", OPEN, 0),
    (Refund, [LostAfter, LostBefore], "not known", OPEN, 0),
    (Refund, [LostAfter, LostAfter], "not known", OPEN, 0),
];

fn run((kind, [first, second], ..): Twice) -> (String, &'static str, i64) {
    let (mut place, intent, ended) = begin(kind, first);
    assert_eq!(ended, UNKNOWN);
    let again = place.again_lost(intent, second);
    let found = place.check(again);
    (found, place.take(again), place.more_links())
}

#[test]
fn what_came_of_the_first_write_is_found_by_the_check_of_the_second() {
    let ran: Vec<_> = std::thread::scope(|scope| {
        let cells: Vec<_> = CELLS.into_iter().map(|cell| scope.spawn(move || run(cell))).collect();
        cells.into_iter().map(|cell| cell.join().unwrap()).collect()
    });
    let mut wrong = Vec::new();
    for ((kind, cases, finds, taken, links), (of_finds, of_taken, of_links)) in CELLS.into_iter().zip(ran) {
        if (finds, taken, links) != (of_finds.as_str(), of_taken, of_links) {
            wrong.push(format!("{kind:?} × {cases:?}: {of_finds} | {of_taken} | {of_links:+}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cells are wrong:\n{}", wrong.len(), CELLS.len(), wrong.join("\n"));
}
