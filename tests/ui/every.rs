//! Every screen and every dialog, each in the states in which it has most to show. Walked through by the tests of
//! accessibility and of the zoom; a screen that comes is added here.

use secpaid_desktop::backend::{Event, Opened, Table, Ticket};
use secpaid_desktop::journal::Entry;
use secpaid_desktop::model::{
    Environment, KeyState, LinkId, LinkList, LinkMode, Recipient, RecipientId, RecipientToken, Scope, Template,
};
use secpaid_desktop::state::{
    Action, ActivityAction, BookAction, BookTarget, ColumnsAction, CreateAction, DataAction, Dialog, ExportAction,
    InvoicesAction, LinksAction, PaletteAction, PayInsAction, PayoutsAction, QrAction, Screen, SettingsPage,
    SharingAction, TemplateAction, Whose,
};
use secpaid_desktop::text::Language;

use crate::desk::Desk;
use crate::exports::open_export;
use crate::ledger_shop::{invoices, payouts};
use crate::overview_shop::{few, overview};
use crate::refunds;
use crate::shop::{links, paid, pay_in, pay_ins};
use crate::writes::entries;

/// A screen in a state, and what is done to it before it is looked at.
pub type Stage = (&'static str, fn() -> Desk);

pub fn with(mut desk: Desk, actions: Vec<Action>) -> Desk {
    for action in actions {
        desk.act(action);
    }
    desk
}

fn dialog(dialog: Dialog) -> Desk {
    with(pay_ins(Environment::Demo, 21), vec![Action::Open(Box::new(dialog))])
}

/// Another environment, or the same once more, with this key and journal.
pub fn opened(mut desk: Desk, environment: Environment, key: KeyState, entries: Vec<Entry>) -> Desk {
    let ticket = Ticket { id: 0, scope: Scope::of(environment), generation: 0 };
    let opened = Opened {
        key,
        pay_host: "app.secpaid.com".into(),
        journal: Ok(entries.into_iter().map(std::sync::Arc::new).collect()),
        journal_notices: Vec::new(),
        book: Vec::new(),
        first_seen: std::sync::Arc::default(),
    };
    desk.act(Action::Backend(Event::Opened(ticket, opened)));
    desk
}

fn settings(page: SettingsPage) -> Desk {
    Desk::new(Environment::Demo, Screen::Settings(page))
}

/// Three recipients and two templates.
fn stocked(mut desk: Desk) -> Desk {
    let scope = desk.state.active.clone();
    let names = ["Kurier Ritter", "Floristik Aydın", "Marktstand Nord"];
    let recipient = |(id, label): (u32, &str)| Recipient {
        id: RecipientId(id),
        label: label.into(),
        token: RecipientToken::new(&format!("rt_canary_{id:04}")).ok(),
        session_only: false,
    };
    let session = desk.state.sessions.get_mut(&scope).expect("a session");
    session.book.recipients = (1..).zip(names).map(recipient).collect();
    session.book.own_told = true;
    let template = |name: &str, split| Template {
        name: name.into(),
        split,
        amount: "49,90".into(),
        note: "Blumenabo".into(),
        ..Template::default()
    };
    desk.state.settings.scope_mut(&scope).templates =
        vec![template("Abo", false), template("Hochzeit mit Lieferung", true)];
    desk
}

fn activity() -> Desk {
    let desk = Desk::new(Environment::Demo, Screen::Activity);
    opened(desk, Environment::Demo, KeyState::Present, entries(Environment::Demo))
}

fn payout() -> Desk {
    let mut desk = with(payouts(Environment::Demo, 30), vec![Action::Payouts(PayoutsAction::Detail(Some(0)))]);
    desk.compared((0..21).map(pay_in).collect());
    desk
}

fn invoice() -> Desk {
    let actions = vec![InvoicesAction::Detail(Some(0)), InvoicesAction::Compare];
    let mut desk = with(invoices(Environment::Demo, 18), actions.into_iter().map(Action::Invoices).collect());
    desk.compared((0..21).map(pay_in).collect());
    desk
}

fn exporting() -> Desk {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    desk
}

fn ids() -> Vec<LinkId> {
    vec![LinkId(18_601), LinkId(18_602)]
}

/// The screens without a dialog.
pub const SCREENS: &[Stage] = &[
    ("overview", || overview(Environment::Demo, &few())),
    ("create", || Desk::new(Environment::Demo, Screen::Create)),
    ("create, split", || {
        let actions = [CreateAction::New(LinkMode::Split), CreateAction::ToggleMore];
        let desk = stocked(Desk::new(Environment::Demo, Screen::Create));
        with(desk, actions.into_iter().map(Action::Create).collect())
    }),
    ("links", || links(Environment::Demo, 22)),
    ("links, some selected", || {
        with(links(Environment::Demo, 22), vec![Action::Links(LinksAction::Select([1, 2].into()))])
    }),
    ("links, paid", || {
        let mut desk = with(links(Environment::Demo, 5), vec![Action::Links(LinksAction::Tab(LinkList::Paid))]);
        desk.paid((0..8).map(paid).collect());
        desk
    }),
    ("pay-ins", || pay_ins(Environment::Demo, 60)),
    ("pay-ins, empty", || pay_ins(Environment::Development, 0)),
    ("pay-ins with a detail", || {
        with(pay_ins(Environment::Demo, 60), vec![Action::PayIns(PayInsAction::Detail(Some(12)))])
    }),
    ("pay-ins without a key", || Desk::with_key(Environment::Production, Screen::PayIns, KeyState::None)),
    ("payouts", || payouts(Environment::Demo, 30)),
    ("payouts with a detail", payout),
    ("invoices", || invoices(Environment::Demo, 18)),
    ("invoices with a detail", invoice),
    ("activity, empty", || Desk::new(Environment::Demo, Screen::Activity)),
    ("activity", activity),
    ("activity with a detail", || with(activity(), vec![Action::Activity(ActivityAction::Detail(Some(0)))])),
    ("settings", || settings(SettingsPage::Environments)),
    ("settings, with keys", || {
        let desk = settings(SettingsPage::Environments);
        let desk = opened(desk, Environment::Production, KeyState::Locked, Vec::new());
        opened(desk, Environment::Development, KeyState::Present, Vec::new())
    }),
    ("settings, no keyring", || {
        let desk = settings(SettingsPage::Environments);
        let desk = opened(desk, Environment::Production, KeyState::Unavailable, Vec::new());
        opened(desk, Environment::Development, KeyState::SessionOnly, Vec::new())
    }),
    ("settings, sharing", || settings(SettingsPage::Sharing)),
    ("settings, no recipients", || settings(SettingsPage::Recipients)),
    ("settings, recipients", || stocked(settings(SettingsPage::Recipients))),
    ("settings, recipient changed", || {
        let change = BookAction::Enter(Some(BookTarget::Change(RecipientId(2))));
        with(stocked(settings(SettingsPage::Recipients)), vec![Action::Book(change)])
    }),
    ("settings, no templates", || settings(SettingsPage::NewLinks)),
    ("settings, templates", || stocked(settings(SettingsPage::NewLinks))),
    ("settings, exports", || settings(SettingsPage::Exports)),
    ("settings, appearance", || settings(SettingsPage::Appearance)),
    ("settings, data", || settings(SettingsPage::Data)),
    ("settings, about", || settings(SettingsPage::About)),
];

/// The dialogs.
pub const DIALOGS: &[Stage] = &[
    ("switch", || dialog(Dialog::ConfirmSwitch(Environment::Production))),
    ("remove key", || dialog(Dialog::ConfirmRemoveKey(Environment::Production))),
    ("allow changes", || dialog(Dialog::ConfirmAllowChanges(Environment::Production))),
    ("reset demo", || dialog(Dialog::ConfirmResetDemo)),
    ("close", || dialog(Dialog::ConfirmClose)),
    ("shortcuts", || dialog(Dialog::Shortcuts)),
    ("palette", || {
        let open = [PaletteAction::Open, PaletteAction::Query("li".to_owned())];
        with(pay_ins(Environment::Demo, 21), open.into_iter().map(Action::Palette).collect())
    }),
    ("export", exporting),
    ("export, columns", || with(exporting(), vec![Action::Export(ExportAction::Columns(ColumnsAction::Open(true)))])),
    ("forget exports", || dialog(Dialog::ConfirmForgetExports(Table::PayIns))),
    ("refund", || refunds::open(refunds::desk(Environment::Demo, Vec::new()), refunds::PLAIN.0)),
    ("refund with real money", || refunds::open(refunds::desk(Environment::Production, Vec::new()), refunds::SPLIT.0)),
    ("delete", || with(links(Environment::Demo, 5), vec![Action::Links(LinksAction::AskDelete(ids()))])),
    ("qr", || with(links(Environment::Demo, 5), vec![Action::Qr(QrAction::Open(LinkId(18_602)))])),
    ("share", || {
        let share = SharingAction::Share(Whose::Rows(ids()), Language::English);
        with(links(Environment::Demo, 5), vec![Action::Sharing(share)])
    }),
    ("sheet", || {
        let sheet = [
            SharingAction::Print(Whose::Rows(ids()), Language::English),
            SharingAction::Path("documents/sheet.pdf".into()),
        ];
        with(links(Environment::Demo, 5), sheet.into_iter().map(Action::Sharing).collect())
    }),
    ("save template", || {
        let desk = stocked(Desk::new(Environment::Demo, Screen::Create));
        with(desk, vec![Action::Template(TemplateAction::AskSave)])
    }),
    ("rename template", || {
        let rename = TemplateAction::AskRename("Abo".into());
        with(stocked(settings(SettingsPage::NewLinks)), vec![Action::Template(rename)])
    }),
    ("remove template", || {
        let remove = TemplateAction::AskRemove("Abo".into());
        with(stocked(settings(SettingsPage::NewLinks)), vec![Action::Template(remove)])
    }),
    ("remove recipient", || {
        let remove = BookAction::AskRemove(RecipientId(2));
        with(stocked(settings(SettingsPage::Recipients)), vec![Action::Book(remove)])
    }),
    ("pick recipient", || {
        let desk = stocked(Desk::new(Environment::Demo, Screen::Create));
        with(
            desk,
            vec![Action::Create(CreateAction::New(LinkMode::Split)), Action::Book(BookAction::Pick(String::new()))],
        )
    }),
    ("clear data", || with(settings(SettingsPage::Data), vec![Action::Data(DataAction::AskClear)])),
    ("not known", || {
        let id = entries(Environment::Demo)[0].intent.id;
        with(activity(), vec![Action::Activity(ActivityAction::Open(id))])
    }),
];
