//! The worst that people type and a service sends: words without an end, letters of other scripts, pictures, marks that
//! turn the reading round, rows in which nothing was sent. On every screen that shows such words, in the smallest window,
//! in both languages: nothing lies over anything else, and nothing is cut at a side.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::journal::{Entry, RecordedOutcome, RecordedRequest};
use secpaid_desktop::model::{
    Environment, Invoice, KeyState, LinkId, LinkKind, LinkList, LinkMode, PaidLink, PayIn, PayInStatus, Payout,
    PayoutState, PayoutStatus, Recipient, RecipientId, RecipientToken, ServiceTime, Share, Template, TransactionType,
    UnpaidLink,
};
use secpaid_desktop::settings::ColumnSet;
use secpaid_desktop::state::{
    Action, ActivityAction, BookAction, ColumnsAction, CreateAction, ExportAction, InvoicesAction, LinksAction,
    PaletteAction, PayInsAction, PayoutsAction, QrAction, Screen, SettingsPage, SharingAction, TemplateAction, Whose,
};
use secpaid_desktop::text::Language;

use crate::crowding::findings;
use crate::desk::{Desk, rows};
use crate::every::{opened, with};
use crate::exports::open_export;
use crate::ledger_shop::{bare_invoice, bare_payout, invoice, payout};
use crate::overview_shop::{overview, row};
use crate::refunds;
use crate::shop::{paid, pay_in, pay_ins, unpaid};
use crate::stage::{drawing, picture, tour_folder};
use crate::writes::entries;

/// Texts of 300 characters and more of each kind.
fn texts() -> [(&'static str, String); 6] {
    [
        ("one word", "W".repeat(300)),
        ("many words", "Kranzbinden für Frau Öztürk und ".repeat(10)),
        ("pictures", "💐👩‍👩‍👧‍👦🇩🇪🏳️‍🌈".repeat(30)),
        ("right to left", "תשלום עבור 100 € دفعة أولى ".repeat(12)),
        ("hidden marks", "\u{202e}fdp.ec\u{202c}\u{200b}\u{200d}\u{feff}a\u{0}b\u{7}c\r\nd\te\u{2066}".repeat(20)),
        ("letters piled up", "Z\u{351}\u{36b}\u{343}\u{32f}\u{348}\u{31e}".repeat(60)),
    ]
}

fn odd_pay_in(number: usize, text: &str) -> PayIn {
    PayIn {
        note: text.into(),
        transaction_id: Some(text.into()),
        payment_method: Some(text.into()),
        kind: TransactionType::read(text),
        status: PayInStatus::read(if number.is_multiple_of(2) { "Success" } else { text }),
        created_at: if number == 2 { ServiceTime::Raw(text.into()) } else { pay_in(number).created_at },
        ..pay_in(number)
    }
}

fn odd_unpaid(number: u64, text: &str) -> UnpaidLink {
    let link = unpaid(number);
    let pay_link = if number.is_multiple_of(2) { Some(text.into()) } else { link.pay_link.clone() };
    UnpaidLink { note: text.into(), kind: LinkKind::read(text), pay_link, ..link }
}

fn odd_paid(number: u64, text: &str) -> PaidLink {
    let mut link = paid(number);
    for recipient in &mut link.recipients {
        recipient.token_tail = text.into();
    }
    PaidLink { note: text.into(), kind: LinkKind::read(text), ..link }
}

fn odd_payout(number: u64, text: &str) -> Payout {
    let (transaction_id, transaction_type) = (Some(text.into()), Some(text.into()));
    Payout { transaction_id, transaction_type, status: PayoutStatus::read(text), ..payout(number) }
}

fn odd_invoice(number: usize, text: &str) -> Invoice {
    let text = || Some(text.into());
    Invoice {
        company: text(),
        name: text(),
        street: text(),
        house_no: text(),
        city: text(),
        country: text(),
        zipcode: text(),
        invoice_id: text(),
        service_month: text(),
        ..invoice(number)
    }
}

/// The journal with this text wherever somebody's words stand.
fn odd_entries(text: &str) -> Vec<Entry> {
    let mut entries = entries(Environment::Demo);
    for entry in &mut entries {
        if let RecordedRequest::Link(link) = &mut entry.intent.body {
            link.note = Some(text.into());
            link.bank_statement = Some(text.into());
            for recipient in link.split.iter_mut().flat_map(|split| &mut split.recipients) {
                recipient.label = Some(text.into());
            }
        }
        if let Some((_, RecordedOutcome::Refused { text: said, .. })) = &mut entry.outcome {
            *said = text.into();
        }
    }
    entries
}

/// Fifty recipients and two templates with names out of this text, and a set of columns.
fn stocked(mut desk: Desk, text: &str) -> Desk {
    let scope = desk.state.active.clone();
    let session = desk.state.sessions.get_mut(&scope).expect("a session");
    session.book.own_told = true;
    session.book.recipients = (1..=50_u32)
        .map(|id| Recipient {
            id: RecipientId(id),
            label: format!("{id} {text}").into(),
            token: RecipientToken::new(&format!("rt_odd_{id:04}")).ok(),
            session_only: false,
        })
        .collect();
    let template =
        |name: String, split| Template { name: name.into(), split, note: text.into(), ..Template::default() };
    desk.state.settings.scope_mut(&scope).templates =
        vec![template(format!("1 {text}"), false), template(format!("2 {text}"), true)];
    let set = ColumnSet { name: text.into(), columns: vec!["note".into(), "amount".into()] };
    let columns = desk.state.settings.columns_mut(&scope, "pay-ins");
    columns.used = set.clone();
    columns.sets = vec![set];
    desk
}

fn lists(text: &str) -> Vec<(&'static str, Desk)> {
    let new = |screen| Desk::new(Environment::Demo, screen);
    let pay_ins = |rows: Vec<PayIn>| {
        let mut desk = new(Screen::PayIns);
        desk.page(rows);
        desk.read(false, 0);
        desk
    };
    let odd = || (0..6).map(|number| odd_pay_in(number, text)).collect();
    let links = || {
        let mut desk = new(Screen::Links);
        desk.unpaid((0..6).map(|number| odd_unpaid(number, text)).collect(), &[]);
        desk
    };
    let mut used = with(links(), vec![Action::Links(LinksAction::Tab(LinkList::Paid))]);
    used.paid((0..6).map(|number| odd_paid(number, text)).collect());
    let mut payouts = new(Screen::Payouts);
    payouts.payouts((0..4).map(|number| odd_payout(number, text)).collect());
    let mut compared = new(Screen::Payouts);
    compared.payouts((0..4).map(|number| odd_payout(number, text)).collect());
    compared.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    compared.compared(odd());
    let mut invoices = new(Screen::Invoices);
    invoices.invoices((0..4).map(|number| odd_invoice(number, text)).collect());
    invoices.act(Action::Invoices(InvoicesAction::Detail(Some(0))));
    let ids = || vec![LinkId(18_601), LinkId(18_602)];
    let activity = || opened(new(Screen::Activity), Environment::Demo, KeyState::Present, odd_entries(text));
    let unknown = Action::Activity(ActivityAction::Open(odd_entries(text)[0].intent.id));
    let share = SharingAction::Share(Whose::Rows(ids()), Language::English);
    let print = SharingAction::Print(Whose::Rows(ids()), Language::English);
    let path = SharingAction::Path(text.into());
    let methods = (1..6).map(|id| row(id, 3, 4_200, "Basic", "Success", text)).chain([row(9, 1, -500, text, text, "")]);
    vec![
        ("pay-ins", pay_ins(odd())),
        ("pay-in", with(pay_ins(odd()), vec![Action::PayIns(PayInsAction::Detail(Some(1)))])),
        ("overview", overview(Environment::Demo, &methods.collect::<Vec<_>>())),
        ("links", links()),
        ("used links", used),
        ("payouts", payouts),
        ("payout", compared),
        ("invoice", invoices),
        ("activity", activity()),
        ("activity entry", with(activity(), vec![Action::Activity(ActivityAction::Detail(Some(0)))])),
        ("not known", with(activity(), vec![unknown])),
        ("delete", with(links(), vec![Action::Links(LinksAction::AskDelete(ids()))])),
        ("QR", with(links(), vec![Action::Qr(QrAction::Open(LinkId(18_601)))])),
        ("share", with(links(), vec![Action::Sharing(share)])),
        ("sheet", with(links(), vec![Action::Sharing(print), Action::Sharing(path)])),
        ("palette", {
            let query: String = text.chars().take(12).collect();
            let open = [PaletteAction::Open, PaletteAction::Query(query)];
            with(pay_ins(odd()), open.into_iter().map(Action::Palette).collect())
        }),
    ]
}

fn own_words(text: &str) -> Vec<(&'static str, Desk)> {
    let new = |screen| stocked(Desk::new(Environment::Demo, screen), text);
    let name: Box<str> = format!("1 {text}").into();
    let exporting = |more: Vec<ColumnsAction>| {
        let mut desk = stocked(pay_ins(Environment::Demo, 21), text);
        open_export(&mut desk);
        with(desk, more.into_iter().map(|action| Action::Export(ExportAction::Columns(action))).collect())
    };
    let mut created = refunds::split_link(Environment::Demo);
    if let RecordedRequest::Link(link) = &mut created.intent.body {
        link.note = Some(text.into());
        let split = link.split.as_mut().expect("a split");
        let one = split.recipients[0].clone();
        split.recipients = (0..50)
            .map(|number| {
                let mut recipient = one.clone();
                recipient.label = Some(format!("{number} {text}").into());
                recipient.share = Share::from_hundredths(150);
                recipient
            })
            .collect();
    }
    let refund = refunds::open(refunds::desk(Environment::Demo, vec![created]), refunds::SPLIT.0);
    vec![
        ("recipients", new(Screen::Settings(SettingsPage::Recipients))),
        ("recipient taken away", {
            let remove = BookAction::AskRemove(RecipientId(2));
            with(new(Screen::Settings(SettingsPage::Recipients)), vec![Action::Book(remove)])
        }),
        ("recipient picked", {
            let pick = Action::Book(BookAction::Pick(String::new()));
            with(new(Screen::Create), vec![Action::Create(CreateAction::New(LinkMode::Split)), pick])
        }),
        ("templates", new(Screen::Settings(SettingsPage::NewLinks))),
        ("template renamed", {
            let rename = TemplateAction::AskRename(name.clone());
            with(new(Screen::Settings(SettingsPage::NewLinks)), vec![Action::Template(rename)])
        }),
        ("form of a template", with(new(Screen::Create), vec![Action::Template(TemplateAction::Apply(name))])),
        ("export", exporting(Vec::new())),
        ("export, columns", exporting(vec![ColumnsAction::Open(true)])),
        ("settings of exports", new(Screen::Settings(SettingsPage::Exports))),
        ("refund among fifty", refund),
    ]
}

/// Pictures of these are for the tour.
const LOOKED_AT: [&str; 2] = ["one word", "right to left"];

#[test]
fn words_without_an_end_stay_in_their_place() {
    let mut all = Vec::new();
    for (kind, text) in texts() {
        for (name, desk) in lists(&text).into_iter().chain(own_words(&text)) {
            // The longer words of the screen itself leave less room.
            let mut window = desk.speaking(Language::German).odd_window(900.0, 600.0);
            let fields: Vec<egui::Rect> =
                window.query_all_by_role(egui::Role::TextInput).map(|field| field.rect()).collect();
            let found = findings(&window.output().shapes, &fields);
            all.extend(found.into_iter().map(|fault| format!("{kind}, {name}: {fault:.120}")));
            if LOOKED_AT.contains(&kind) {
                let file = format!("hostile-{kind}-{name}-small.png").replace(' ', "-").replace(',', "");
                drawn(&mut window, &file);
            }
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

fn drawn(window: &mut Harness<'_, Desk>, file: &str) {
    let _one_at_a_time = drawing();
    std::fs::create_dir_all(tour_folder()).expect("a folder for the tour");
    window.render().expect("a picture").save(tour_folder().join(file)).expect("a picture on the disk");
}

#[test]
fn rows_in_which_nothing_was_sent_and_a_thousand_of_them() {
    let bare = |number: usize| PayIn {
        creator_id: None,
        user_id: None,
        transaction_id: None,
        amount: None,
        net_amount: None,
        service_fee: None,
        service_fee_psp: None,
        note: "".into(),
        created_at: ServiceTime::Missing,
        is_split: None,
        is_dispute: None,
        is_refund: None,
        payment_method: None,
        kind: TransactionType::read(""),
        status: PayInStatus::read(""),
        payout_status: PayoutState::read(""),
        ..pay_in(number)
    };
    let mut pay_ins = Desk::new(Environment::Demo, Screen::PayIns);
    pay_ins.page((0..1_000).map(bare).collect());
    pay_ins.read(false, 0);
    pay_ins.act(Action::PayIns(PayInsAction::Detail(Some(0))));
    let mut payouts = Desk::new(Environment::Demo, Screen::Payouts);
    payouts.payouts((0..1_000).map(|id| Payout { payout_id: id, ..bare_payout() }).collect());
    let mut invoices = Desk::new(Environment::Demo, Screen::Invoices);
    invoices.invoices((0..1_000).map(|id| Invoice { sf_id: id, ..bare_invoice() }).collect());
    for (name, desk) in [("pay-ins", pay_ins), ("payouts", payouts), ("invoices", invoices)] {
        let mut window = desk.window(false, 900.0, 600.0);
        picture(&mut window, &format!("hostile-bare-{name}-small"));
        let rows = rows(&window);
        assert!(rows.iter().all(|row| !row.contains("0.00")), "a missing amount is not nothing: {rows:#?}");
    }
}
