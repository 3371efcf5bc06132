//! A shop for the tests of the overview: pay-ins of many days whose figures can be worked out by hand, and as many more
//! as a picture needs.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use secpaid_desktop::model::{
    Environment, LinkId, Money, PayIn, PayInStatus, PayoutState, ServiceTime, TransactionType,
};
use secpaid_desktop::state::Screen;

use crate::desk::{Desk, noon};
use crate::shop::{pay_in, unpaid};

/// Today.
pub const TODAY: Date = date(2026, 5, 20);

/// A row so many days ago: number of the payment, amount in cents, type, status, method.
pub fn row(id: u64, days: i64, cents: i64, kind: &str, status: &str, method: &str) -> PayIn {
    let day = TODAY.checked_sub(days.days()).expect("a day");
    PayIn {
        pay_id: LinkId(id),
        created_at: ServiceTime::At(day.at(9, 30, 0, 0)),
        amount: Some(Money::from_cents(cents)),
        net_amount: Some(Money::from_cents(cents)),
        kind: TransactionType::read(kind),
        status: PayInStatus::read(status),
        payment_method: (!method.is_empty()).then(|| method.into()),
        note: format!("Bestellung 2026-{id:04}").into(),
        ..pay_in(3)
    }
}

/// Rows of the last 30 days, of the 30 before, and two before those.
pub fn few() -> Vec<PayIn> {
    vec![
        row(1, 0, 5_000, "Basic", "Success", "card"),
        row(2, 1, 10_000, "Split", "Success", "Bank Transfer"),
        row(3, 1, 2_500, "Personal QR", "Success", "card"),
        row(4, 5, 32_500, "Basic", "Success", "paypal"),
        row(5, 2, 4_700, "Basic", "Pending", "card"),
        row(4, 3, -1_500, "Refund", "Success", "paypal"),
        row(2, 1, -2_000, "Refund", "Success", "Bank Transfer"),
        row(88_206, 4, -7_250, "Dispute", "Success", "card"),
        row(7, 8, -900, "Dispute", "Success", "card"),
        row(7, 6, 900, "Dispute Refund", "Success", "card"),
        row(8, 7, -333, "Chargeback fee", "Success", "card"),
        row(11, 30, 20_000, "Basic", "Success", "card"),
        row(12, 59, 20_000, "Basic", "Success", "card"),
        row(13, 40, -4_000, "Refund", "Success", "card"),
        row(14, 45, -800, "Dispute", "Success", "card"),
        row(21, 60, 99_900, "Basic", "Success", "card"),
        row(22, 300, 77_700, "Basic", "Success", "card"),
    ]
}

/// Numbers that look like chance and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A busy shop over so many days.
pub fn busy(days: i64) -> Vec<PayIn> {
    let mut dice = Dice(7);
    let mut rows = Vec::new();
    let mut id = 90_000;
    for day in 0..days {
        for _ in 0..=dice.below(if day == 0 { 2 } else { 13 }) {
            id += 1;
            let method =
                ["card", "card", "card", "Bank Transfer", "paypal"][usize::try_from(dice.below(5)).expect("five")];
            let cents = 1_200 + i64::try_from(dice.below(180) * dice.below(180)).expect("a few");
            let kind =
                ["Basic", "Basic", "Basic", "Split", "Personal QR"][usize::try_from(dice.below(5)).expect("five")];
            rows.push(row(
                id,
                day,
                cents,
                kind,
                if day < 2 && dice.below(4) == 0 { "Pending" } else { "Success" },
                method,
            ));
            if dice.below(50) == 0 {
                rows.push(row(id, day, -cents, "Refund", "Success", method));
            }
        }
    }
    rows.push(PayIn { note: "Bestellung 2026-0139".into(), ..row(71, 2, -7_250, "Dispute", "Success", "card") });
    let note = "RE-2026-0330 Praxis Dr. Yıldız, zweite Mahnung".into();
    rows.push(PayIn { note, ..row(72, 6, -22_200, "Dispute", "Success", "card") });
    rows.push(row(73, 34, -3_000, "Dispute", "Success", "card"));
    rows
}

/// The overview with these rows and some unpaid links of every age.
pub fn overview(environment: Environment, rows: &[PayIn]) -> Desk {
    let mut desk = Desk::new(environment, Screen::Overview);
    desk.figures(rows, Some(Money::from_cents(77_854)));
    let ages: [i64; 13] = [0, 3, 20, 30, 70, 80, 100, 160, 200, 300, 320, 400, 900];
    let seen: Vec<_> =
        (18_600..).zip(ages).map(|(id, hours)| (id, noon() - jiff::SignedDuration::from_hours(hours))).collect();
    desk.unpaid((0..15).map(unpaid).collect(), &seen);
    desk
}

/// Rows of which three are not paid out yet: one of yesterday, two of today.
pub fn waiting() -> Desk {
    waiting_with(Vec::new(), Some(Money::from_cents(12_500)))
}

/// The same, with these besides, and with this expected payout.
pub fn waiting_with(more: Vec<PayIn>, expected_payout: Option<Money>) -> Desk {
    let paid_out = |row: PayIn| PayIn { payout_status: PayoutState::PaidOut, ..row };
    let mut all: Vec<PayIn> = few().into_iter().skip(1).map(paid_out).collect();
    let open = |id, days, cents| PayIn {
        payout_status: PayoutState::Pending,
        ..row(id, days, cents, "Basic", "Success", "card")
    };
    all.extend([open(91, 1, 9_000), open(92, 0, 4_000), open(93, 0, -500)]);
    all.extend(more.into_iter().map(|row| PayIn { payout_status: PayoutState::Pending, ..row }));
    let mut desk = Desk::new(Environment::Demo, Screen::Overview);
    desk.figures(&all, expected_payout);
    desk.unpaid(Vec::new(), &[]);
    desk
}
