//! What commands do, and when they can: the words that the list is written in. Read by the list alone.
//! It must not know a single command, nor change anything: it answers with actions, and with reasons.

use super::Deed;
use crate::model::{Environment, LinkId, LinkList, RowSource as _, UnpaidLink, verify_pay_link};
use crate::settings::ThemeChoice;
use crate::state::{
    Action, Dialog, LinksAction, LinksView, QrAction, Screen, SettingsAction, SettingsPage, State, Whose,
};
use crate::text::Language;

pub(super) fn act(action: Action) -> Deed {
    Deed::Act(vec![action])
}

pub(super) fn open(dialog: Dialog) -> Deed {
    act(Action::Open(Box::new(dialog)))
}

pub(super) fn links(list: LinkList) -> Deed {
    Deed::Act(vec![Action::Go(Screen::Links), Action::Links(LinksAction::Tab(list))])
}

pub(super) fn settings(page: SettingsPage) -> Deed {
    act(Action::Go(Screen::Settings(page)))
}

pub(super) fn zoom(percent: u16) -> Deed {
    act(Action::Settings(SettingsAction::Zoom(percent)))
}

/// Whether a link may be begun.
pub(super) fn may_create(state: &State) -> Result<(), &'static str> {
    if state.is_view_only() { Err("create-before-view-only") } else { Ok(()) }
}

/// A screen with rows that can be searched and exported.
pub(super) const fn has_rows(state: &State) -> bool {
    is_list(state) || matches!(state.screen, Screen::Activity)
}

/// A screen with rows of the service.
const fn is_list(state: &State) -> bool {
    matches!(state.screen, Screen::Links | Screen::PayIns | Screen::Payouts | Screen::Invoices)
}

/// A screen whose rows or figures say how old they are, and can be read again.
pub(super) const fn can_reload(state: &State) -> bool {
    is_list(state) || matches!(state.screen, Screen::Overview)
}

/// The pay-in that is meant: that of the open panel, else the only one that is selected.
pub(super) fn chosen_pay_in(state: &State) -> Option<u32> {
    let pay_ins = &state.session().pay_ins;
    let mut selected = pay_ins.selected.iter().copied();
    let only = selected.next().filter(|_| selected.next().is_none());
    pay_ins.detail.or(only).filter(|_| state.screen == Screen::PayIns)
}

pub(super) fn elsewhere(state: &State, environment: Environment) -> Result<(), &'static str> {
    if state.active == state.scope_of(environment) { Err("command-here-already") } else { Ok(()) }
}

pub(super) fn other_theme(state: &State, theme: ThemeChoice) -> Result<(), &'static str> {
    if state.settings.theme == theme { Err("command-theme-already") } else { Ok(()) }
}

pub(super) fn other_language(state: &State, language: Option<Language>) -> Result<(), &'static str> {
    let chosen = state.settings.language.as_deref().and_then(Language::from_id);
    if chosen == language { Err("command-theme-already") } else { Ok(()) }
}

pub(super) fn language(language: Option<Language>) -> Deed {
    act(Action::Settings(SettingsAction::Language(language)))
}

/// The address of the newest link of this session that leads where it should.
pub(super) fn last_link(state: &State) -> Option<String> {
    state.session().create.last_link.clone()
}

/// Whether rows of the screen are selected.
pub(super) fn has_selection(state: &State) -> Result<(), &'static str> {
    let session = state.session();
    let none = match (state.screen, session.links.tab) {
        (Screen::Links, LinkList::Unpaid) => session.links.unpaid.selected.is_empty(),
        (Screen::Links, LinkList::Paid) => session.links.paid.selected.is_empty(),
        (Screen::PayIns, _) => session.pay_ins.selected.is_empty(),
        (Screen::Payouts, _) => session.payouts.table.selected.is_empty(),
        (Screen::Invoices, _) => session.invoices.table.selected.is_empty(),
        (Screen::Activity, _) => session.activity.list.selected.is_empty(),
        _ => return Err("command-not-here"),
    };
    if none { Err("command-no-rows") } else { Ok(()) }
}

/// The list of unpaid links, while it is on the screen and some of them are selected.
fn selected_links(state: &State) -> Option<&LinksView> {
    let links = &state.session().links;
    let shown = state.screen == Screen::Links && links.tab == LinkList::Unpaid;
    (shown && !links.unpaid.selected.is_empty()).then_some(links)
}

fn row(links: &LinksView, row: u32) -> Option<&UnpaidLink> {
    links.unpaid.rows.value()?.get(usize::try_from(row).ok()?)
}

/// The one link that is meant, if it leads where it should: that just created, else the only one that is selected.
pub(super) fn one_link(state: &State) -> Option<Whose> {
    if state.screen == Screen::Create {
        let shown = state.session().create.created.as_ref();
        return shown.filter(|created| created.verified.is_ok()).map(|_| Whose::Created);
    }
    let links = selected_links(state)?;
    let mut selected = links.unpaid.selected.iter().copied();
    let only = selected.next().filter(|_| selected.next().is_none())?;
    let link = row(links, only)?;
    verify_pay_link(link.pay_link.as_deref()?, link.id, &state.session().pay_host).ok()?;
    Some(Whose::Rows(vec![link.id]))
}

/// Whether there are links to print: that just created, or some that are selected.
pub(super) fn has_links(state: &State) -> bool {
    one_link(state).is_some() || selected_links(state).is_some_and(|links| links.unpaid.selected.len() > 1)
}

/// All links that are meant, in the order of the table.
pub(super) fn chosen_links(state: &State) -> Whose {
    one_link(state).unwrap_or_else(|| {
        let ids = selected_links(state).map(|links| {
            let chosen = links.unpaid.index.iter().filter(|row| links.unpaid.selected.contains(row));
            chosen.filter_map(|number| row(links, *number)).map(|link| link.id).collect::<Vec<LinkId>>()
        });
        Whose::Rows(ids.unwrap_or_default())
    })
}

/// Shows the QR code of this link.
pub(super) fn qr(whose: &Whose) -> Action {
    Action::Qr(match whose {
        Whose::Rows(ids) => ids.first().map_or(QrAction::OpenCreated, |id| QrAction::Open(*id)),
        Whose::Created | Whose::Shown => QrAction::OpenCreated,
    })
}
