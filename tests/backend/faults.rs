//! What the merchant reads of every fault, word for word, and what stays of what was typed: each of the nine endpoints
//! meets each fault over real HTTP, through the state. How a fault is sorted by the client alone is in the tests of the
//! API. `cargo test --test backend faults -- --nocapture` prints the matrix.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use secpaid_desktop::api::error::{ApiError, Cause, Endpoint};
use secpaid_desktop::backend::{Command, Event, NotSent, Outcome, Written};
use secpaid_desktop::state::{Action, Attempt, CreateAction, apply};
use secpaid_desktop::text::{Fate, Language, Texts, api_error_text};

mod place;
mod rows;

use place::{Place, Told, problem_told};
use rows::{all_rows, expected, unsent};

const NINE: [Endpoint; 9] = [
    Endpoint::CreateLink,
    Endpoint::CreateSplitLink,
    Endpoint::DeleteLink,
    Endpoint::RefundPayment,
    Endpoint::UnpaidLinks,
    Endpoint::PaidLinks,
    Endpoint::PayIns,
    Endpoint::Payouts,
    Endpoint::Invoices,
];

/// Whether German words are words: none is missing and falls back to English or to its key.
fn is_german(told: &Told) -> bool {
    !told.german.is_empty()
        && told.german != told.english
        && !["error-", "refusal-", "unknown-", "not-sent-", "{", "$"].iter().any(|mark| told.german.contains(mark))
        && ["Geld", "Erstattung"].iter().any(|word| told.german.contains(word))
}

#[test]
fn every_fault_is_said_in_words_and_takes_nothing_that_was_typed() {
    let told: Vec<Vec<Told>> = std::thread::scope(|scope| {
        let start = |endpoint: Endpoint| {
            let meet_all = move || {
                let mut place = Place::new(endpoint);
                all_rows().into_iter().map(|row| place.meet(row.fault)).collect::<Vec<Told>>()
            };
            std::thread::Builder::new().name(endpoint.name().to_owned()).spawn_scoped(scope, meet_all).unwrap()
        };
        let running: Vec<_> = NINE.into_iter().map(start).collect();
        running.into_iter().map(|place| place.join().unwrap()).collect()
    });
    let names = NINE.map(Endpoint::name).join(" | ");
    let mut table = format!("| fault | {names} | cause | why | advice |\n|{}\n", "---|".repeat(13));
    let (mut wrong, mut counts) = (Vec::new(), BTreeMap::<&str, usize>::new());
    for (at, row) in all_rows().iter().enumerate() {
        write!(table, "| {}", row.name).unwrap();
        for (endpoint, told) in NINE.into_iter().zip(&told) {
            let told = &told[at];
            *counts.entry(told.class).or_default() += 1;
            write!(table, " | {}", told.class).unwrap();
            let (class, cause, english) = expected(row, endpoint);
            if (told.class, &told.cause, &told.english) != (class, &cause, &english) || !is_german(told) {
                let place = format!("{} × {}", row.name, endpoint.name());
                wrong.push(format!("{place}: {told:?}\n  in place of {class}, {cause}, {english}"));
            }
        }
        writeln!(table, " | {} | {} | {} |", row.cause, row.why, row.advice).unwrap();
    }
    let cells: usize = counts.values().sum();
    println!("{table}\n{cells} cells: {counts:?}");
    assert!(wrong.is_empty(), "{} of {cells} cells are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_never_left_this_computer_is_said_and_can_be_sent_at_once() {
    let mut create = Place::new(Endpoint::CreateLink);
    let mut pay_ins = Place::new(Endpoint::PayIns);
    for (why, sentence, advice) in unsent() {
        let error =
            |endpoint| ApiError { endpoint, cause: Cause::NotSent(why), status: None, retry_after: None, attempts: 1 };
        let typed = create.window.state.session().create.draft.clone();
        // Sent by the state; what the network says of it is made up.
        let effects = apply(&mut create.window.state, Action::Create(CreateAction::Send));
        let ticket = effects.writes[0].ticket.clone();
        let outcome = Outcome::NotSent(NotSent::Network(error(Endpoint::CreateLink)));
        let written = Written { intent: None, outcome, recorded: Ok(()) };
        create.window.act(Action::Backend(Event::Written(ticket, Box::new(written))));
        let form = &create.window.state.session().create;
        assert!(form.draft == typed, "{why:?}");
        let Attempt::Problem(problem) = &form.attempt else { panic!("{:?}", form.attempt) };
        let told = problem_told(problem, "error-money-create");
        let expected = format!("No money has moved. The link was not created. {sentence} {advice}");
        assert_eq!((told.class, &told.english, is_german(&told)), ("not sent", &expected, true), "{told:?}");
        assert_eq!(create.window.state.unsettled(), 0);

        let before = pay_ins.look().0;
        let effects = apply(&mut pay_ins.window.state, Action::Reload);
        let asked = effects.commands.into_iter().find_map(|command| match command {
            Command::Read(ticket, _) => Some(ticket),
            _ => None,
        });
        pay_ins.window.act(Action::Backend(Event::ReadFailed(asked.unwrap(), error(Endpoint::PayIns))));
        pay_ins.window.quiet();
        let (after, failed) = pay_ins.look();
        assert_eq!(after, before, "{why:?}");
        let said = api_error_text(&Texts::new(Language::English), &failed.unwrap(), Fate::DidNotHappen).paragraph();
        assert_eq!(said, format!("No money is affected. {sentence} {advice}"));
    }
}
