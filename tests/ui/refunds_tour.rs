//! Pictures of the refund of a payment in all its states, in both languages, themes and sizes, to be looked at.

use secpaid_desktop::model::Environment;
use secpaid_desktop::state::{Action, RefundAction};
use secpaid_desktop::text::Language;

use crate::desk::Desk;
use crate::refunds::{
    PLAIN, SPLIT, desk, detail, done, end, offline, open, refund, refused_outcome, split_link, unknown,
};
use crate::stage::picture_once;

/// A form with a part typed, with real money also typed again.
fn part(mut desk: Desk, amount: &str, again: &str) -> Desk {
    desk.act(Action::Refund(RefundAction::Full(false)));
    desk.act(Action::Refund(RefundAction::Amount(amount.to_owned())));
    desk.act(Action::Refund(RefundAction::Confirm(again.to_owned())));
    desk
}

#[test]
fn the_refund_is_drawn_to_be_looked_at() {
    let looks = [
        (Language::English, "en", false, 900.0, 600.0),
        (Language::German, "de", false, 1280.0, 800.0),
        (Language::German, "de", true, 900.0, 600.0),
    ];
    for (language, name, dark, width, height) in looks {
        let shoot = |desk: Desk, state: &str| {
            let mut window = desk.speaking(language).window(dark, width, height);
            let (theme, size) = (if dark { "-dark" } else { "" }, if width < 1000.0 { "-small" } else { "" });
            picture_once(&mut window, &format!("refund-tour-{name}-{state}{theme}{size}"));
        };
        let (live, demo) = (Environment::Production, Environment::Demo);
        let split = || open(desk(live, vec![split_link(live)]), SPLIT.0);
        shoot(split(), "split");
        shoot(part(split(), "100", "100"), "split-part");
        shoot(open(desk(live, Vec::new()), SPLIT.0), "split-unknown");
        shoot(part(open(desk(live, Vec::new()), PLAIN.0), "1.234", ""), "ambiguous");
        let mut sent = open(desk(demo, Vec::new()), PLAIN.0);
        sent.act(Action::Refund(RefundAction::Send));
        sent.wait(4_000);
        shoot(sent, "sending");
        let mut asked = open(desk(demo, Vec::new()), PLAIN.0);
        asked.act(Action::Refund(RefundAction::Send));
        end(&mut asked, secpaid_desktop::backend::Outcome::RefundRequested(secpaid_desktop::model::LinkId(PLAIN.1)));
        shoot(asked, "done");
        let mut lost = part(open(desk(live, Vec::new()), PLAIN.0), "20", "20");
        lost.act(Action::Refund(RefundAction::Send));
        end(&mut lost, offline());
        shoot(lost, "not-sent");
        let rows = |row: u32, outcome| {
            let id = 88_300 - u64::from(row);
            refund(live, id, 2000, outcome)
        };
        let entries = vec![rows(PLAIN.0, done()), rows(5, unknown()), rows(7, refused_outcome())];
        shoot(open(desk(live, entries.clone()), PLAIN.0), "blocked");
        shoot(detail(desk(live, entries.clone()), 5), "panel-unknown");
        shoot(detail(desk(live, entries.clone()), 7), "panel-refused");
        shoot(detail(desk(live, entries.clone()), 12), "panel-made");
        shoot(desk(live, entries), "rows");
    }
}
