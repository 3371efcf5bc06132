//! Every command there is, in the order in which the palette and the sheet of shortcuts list them. A screen that comes
//! adds its commands here, and nowhere else. Read by the other parts of this folder.
//! Screen numbers are final: 1 Overview, 2 Create link, 3 Links, 4 Pay-ins, 5 Payouts, 6 Invoices, 7 Activity, 8 Settings.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, Deed, Group};
use crate::model::{Environment, LinkList, LinkMode};
use crate::settings::ThemeChoice;
use crate::state::{
    Action, CreateAction, Dialog, ExportAction, LinksAction, PaletteAction, RefundAction, Screen, SettingsAction,
    SettingsPage, State,
};
use crate::text::visible;
use crate::ui::theme::icons;

/// Control, ⌘ on macOS.
const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const CTRL_SHIFT_N: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
const CTRL_SHIFT_R: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
const F1: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::F1);

/// What most commands have in common.
const PLAIN: Command = Command {
    id: "",
    title: "",
    keys: &[],
    group: Group::Run,
    icon: icons::LIST,
    listed: true,
    can: |_| Ok(()),
    deed: |_| Deed::Act(Vec::new()),
    about: |_| None,
};

/// All of them.
pub const COMMANDS: &[Command] = &[
    Command {
        id: "palette",
        title: "command-palette",
        keys: &[ctrl(Key::K)],
        icon: icons::MAGNIFYING_GLASS,
        listed: false,
        deed: |_| act(Action::Palette(PaletteAction::Open)),
        ..PLAIN
    },
    Command {
        id: "new-link",
        title: "command-new-link",
        keys: &[ctrl(Key::N)],
        icon: icons::PLUS_CIRCLE,
        deed: |_| Deed::Form(LinkMode::Single),
        ..PLAIN
    },
    Command {
        id: "new-split",
        title: "command-new-split",
        keys: &[CTRL_SHIFT_N],
        icon: icons::ARROWS_SPLIT,
        deed: |_| Deed::Form(LinkMode::Split),
        ..PLAIN
    },
    Command {
        id: "copy-last-link",
        title: "command-copy-last-link",
        icon: icons::COPY,
        can: |state| last_link(state).map(|_| ()).ok_or("command-no-link-yet"),
        deed: |state| last_link(state).map_or_else(|| Deed::Act(Vec::new()), Deed::Copy),
        about: |view| {
            let created = view.state.session().create.created.as_deref()?;
            let amount = created.link.amount.map(|amount| view.texts.style().money(amount));
            let note = created.link.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(visible);
            Some([amount, note.map(String::from)].into_iter().flatten().collect::<Vec<_>>().join(", "))
        },
        ..PLAIN
    },
    Command {
        id: "send",
        title: "command-send",
        keys: &[ctrl(Key::Enter)],
        icon: icons::PAPER_PLANE_TILT,
        // Sending asks nothing more: it is on the form's own button and key, never in a list that one searches.
        listed: false,
        can: |state| match state.screen {
            Screen::Create if state.is_view_only() => Err("create-before-view-only"),
            Screen::Create => Ok(()),
            _ => Err("command-not-here"),
        },
        deed: |_| act(Action::Create(CreateAction::Send)),
        ..PLAIN
    },
    Command {
        id: "find",
        title: "command-find",
        keys: &[ctrl(Key::F)],
        icon: icons::FUNNEL,
        can: |state| if has_rows(state) { Ok(()) } else { Err("command-not-here") },
        deed: |_| Deed::Find,
        ..PLAIN
    },
    Command {
        id: "export",
        title: "command-export",
        keys: &[ctrl(Key::E)],
        icon: icons::EXPORT,
        can: |state| if has_rows(state) { Ok(()) } else { Err("command-not-here") },
        deed: |_| act(Action::Export(ExportAction::Open)),
        ..PLAIN
    },
    Command {
        id: "refund",
        title: "command-refund",
        keys: &[CTRL_SHIFT_R],
        icon: icons::ARROW_U_UP_LEFT,
        // Why a payment cannot be refunded is said in the dialog.
        can: |state| chosen_pay_in(state).map(|_| ()).ok_or("command-no-payment"),
        deed: |state| {
            chosen_pay_in(state)
                .map_or_else(|| Deed::Act(Vec::new()), |row| act(Action::Refund(RefundAction::Open(row))))
        },
        ..PLAIN
    },
    Command {
        id: "reload",
        title: "command-reload",
        keys: &[ctrl(Key::R)],
        icon: icons::ARROW_CLOCKWISE,
        can: |state| if is_list(state) { Ok(()) } else { Err("command-not-here") },
        deed: |_| act(Action::Reload),
        ..PLAIN
    },
    Command {
        id: "switch-production",
        title: "command-switch-production",
        icon: icons::COINS,
        can: |state| elsewhere(state, Environment::Production),
        deed: |_| act(Action::SwitchTo(Environment::Production)),
        ..PLAIN
    },
    Command {
        id: "switch-development",
        title: "command-switch-development",
        icon: icons::WRENCH,
        can: |state| elsewhere(state, Environment::Development),
        deed: |_| act(Action::SwitchTo(Environment::Development)),
        ..PLAIN
    },
    Command {
        id: "switch-demo",
        title: "command-switch-demo",
        icon: icons::FLASK,
        can: |state| elsewhere(state, Environment::Demo),
        deed: |_| act(Action::SwitchTo(Environment::Demo)),
        ..PLAIN
    },
    Command {
        id: "go-overview",
        title: "nav-overview",
        keys: &[ctrl(Key::Num1)],
        group: Group::GoTo,
        icon: icons::SQUARES_FOUR,
        deed: |_| act(Action::Go(Screen::Overview)),
        ..PLAIN
    },
    Command {
        id: "go-create",
        title: "nav-create",
        keys: &[ctrl(Key::Num2)],
        group: Group::GoTo,
        icon: icons::PLUS_CIRCLE,
        deed: |_| act(Action::Go(Screen::Create)),
        ..PLAIN
    },
    Command {
        id: "go-links",
        title: "nav-links",
        keys: &[ctrl(Key::Num3)],
        group: Group::GoTo,
        icon: icons::LINK_SIMPLE,
        deed: |_| act(Action::Go(Screen::Links)),
        ..PLAIN
    },
    Command {
        id: "go-links-unpaid",
        title: "command-links-unpaid",
        group: Group::GoTo,
        icon: icons::LINK_SIMPLE,
        deed: |_| links(LinkList::Unpaid),
        ..PLAIN
    },
    Command {
        id: "go-links-paid",
        title: "command-links-paid",
        group: Group::GoTo,
        icon: icons::LINK_SIMPLE,
        deed: |_| links(LinkList::Paid),
        ..PLAIN
    },
    Command {
        id: "go-pay-ins",
        title: "nav-pay-ins",
        keys: &[ctrl(Key::Num4)],
        group: Group::GoTo,
        icon: icons::ARROW_LINE_DOWN,
        deed: |_| act(Action::Go(Screen::PayIns)),
        ..PLAIN
    },
    Command {
        id: "go-payouts",
        title: "nav-payouts",
        keys: &[ctrl(Key::Num5)],
        group: Group::GoTo,
        icon: icons::BANK,
        deed: |_| act(Action::Go(Screen::Payouts)),
        ..PLAIN
    },
    Command {
        id: "go-invoices",
        title: "nav-invoices",
        keys: &[ctrl(Key::Num6)],
        group: Group::GoTo,
        icon: icons::RECEIPT,
        deed: |_| act(Action::Go(Screen::Invoices)),
        ..PLAIN
    },
    Command {
        id: "go-activity",
        title: "nav-activity",
        keys: &[ctrl(Key::Num7)],
        group: Group::GoTo,
        icon: icons::CLOCK_COUNTER_CLOCKWISE,
        deed: |_| act(Action::Go(Screen::Activity)),
        ..PLAIN
    },
    Command {
        id: "go-settings",
        title: "nav-settings",
        keys: &[ctrl(Key::Num8)],
        group: Group::GoTo,
        icon: icons::GEAR_SIX,
        deed: |_| settings(SettingsPage::Environments),
        ..PLAIN
    },
    Command {
        id: "go-sharing",
        title: "command-sharing",
        group: Group::GoTo,
        icon: icons::GEAR_SIX,
        deed: |_| settings(SettingsPage::Sharing),
        ..PLAIN
    },
    Command {
        id: "go-exports",
        title: "command-exports",
        group: Group::GoTo,
        icon: icons::GEAR_SIX,
        deed: |_| settings(SettingsPage::Exports),
        ..PLAIN
    },
    Command {
        id: "go-appearance",
        title: "command-appearance",
        group: Group::GoTo,
        icon: icons::GEAR_SIX,
        deed: |_| settings(SettingsPage::Appearance),
        ..PLAIN
    },
    Command {
        id: "go-about",
        title: "command-about",
        group: Group::GoTo,
        icon: icons::GEAR_SIX,
        deed: |_| settings(SettingsPage::About),
        ..PLAIN
    },
    Command {
        id: "theme-light",
        title: "command-theme-light",
        group: Group::Look,
        icon: icons::SUN,
        can: |state| other_theme(state, ThemeChoice::Light),
        deed: |_| act(Action::Settings(SettingsAction::Theme(ThemeChoice::Light))),
        ..PLAIN
    },
    Command {
        id: "theme-dark",
        title: "command-theme-dark",
        group: Group::Look,
        icon: icons::MOON,
        can: |state| other_theme(state, ThemeChoice::Dark),
        deed: |_| act(Action::Settings(SettingsAction::Theme(ThemeChoice::Dark))),
        ..PLAIN
    },
    Command {
        id: "zoom-in",
        title: "command-zoom-in",
        keys: &[ctrl(Key::Plus), ctrl(Key::Equals)],
        group: Group::Look,
        icon: icons::PLUS,
        deed: |state| zoom(state.settings.zoom_percent.saturating_add(10)),
        ..PLAIN
    },
    Command {
        id: "zoom-out",
        title: "command-zoom-out",
        keys: &[ctrl(Key::Minus)],
        group: Group::Look,
        icon: icons::MINUS,
        deed: |state| zoom(state.settings.zoom_percent.saturating_sub(10)),
        ..PLAIN
    },
    Command {
        id: "zoom-reset",
        title: "command-zoom-reset",
        keys: &[ctrl(Key::Num0)],
        group: Group::Look,
        icon: icons::ARROW_U_UP_LEFT,
        deed: |_| zoom(100),
        ..PLAIN
    },
    Command {
        id: "shortcuts",
        title: "command-shortcuts",
        keys: &[F1],
        icon: icons::KEYBOARD,
        deed: |_| open(Dialog::Shortcuts),
        ..PLAIN
    },
];

fn act(action: Action) -> Deed {
    Deed::Act(vec![action])
}

fn open(dialog: Dialog) -> Deed {
    act(Action::Open(Box::new(dialog)))
}

fn links(list: LinkList) -> Deed {
    Deed::Act(vec![Action::Go(Screen::Links), Action::Links(LinksAction::Tab(list))])
}

fn settings(page: SettingsPage) -> Deed {
    act(Action::Go(Screen::Settings(page)))
}

fn zoom(percent: u16) -> Deed {
    act(Action::Settings(SettingsAction::Zoom(percent)))
}

/// A screen with rows that can be searched and exported.
const fn has_rows(state: &State) -> bool {
    is_list(state) || matches!(state.screen, Screen::Activity)
}

/// A screen with rows that can be read again, too.
const fn is_list(state: &State) -> bool {
    matches!(state.screen, Screen::Links | Screen::PayIns | Screen::Payouts | Screen::Invoices)
}

/// The pay-in that is meant: that of the open panel, else the only one that is selected.
fn chosen_pay_in(state: &State) -> Option<u32> {
    let pay_ins = &state.session().pay_ins;
    let mut selected = pay_ins.selected.iter().copied();
    let only = selected.next().filter(|_| selected.next().is_none());
    pay_ins.detail.or(only).filter(|_| state.screen == Screen::PayIns)
}

fn elsewhere(state: &State, environment: Environment) -> Result<(), &'static str> {
    if state.active == state.scope_of(environment) { Err("command-here-already") } else { Ok(()) }
}

fn other_theme(state: &State, theme: ThemeChoice) -> Result<(), &'static str> {
    if state.settings.theme == theme { Err("command-theme-already") } else { Ok(()) }
}

/// The address of the link that was just created, if it leads where it should.
fn last_link(state: &State) -> Option<String> {
    let created = state.session().create.created.as_deref()?;
    created.verified.as_ref().ok().map(ToString::to_string)
}
