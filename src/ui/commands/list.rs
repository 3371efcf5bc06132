//! Every command there is, in the order in which the palette and the sheet of shortcuts list them. A screen that comes
//! adds its commands here, and nowhere else. Read by the other parts of this folder.
//! Screen numbers are final: 1 Overview, 2 Create link, 3 Links, 4 Pay-ins, 5 Payouts, 6 Invoices, 7 Activity, 8 Settings.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::deeds::{
    act, can_reload, chosen_links, chosen_pay_in, elsewhere, has_links, has_rows, has_selection, language, last_link,
    links, may_create, one_link, open, other_language, other_theme, qr, settings, zoom,
};
use super::{Command, Deed, Group};
use crate::model::{Environment, LinkList, LinkMode};
use crate::settings::ThemeChoice;
use crate::state::{
    Action, CreateAction, Dialog, ExportAction, PaletteAction, RefundAction, Screen, SettingsAction, SettingsPage,
};
use crate::text::{Language, visible};
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
    by_screen: false,
    can: |_| Ok(()),
    deed: |_| Deed::Act(Vec::new()),
    about: |_| None,
};

/// One that leads to a screen.
const GO: Command = Command { group: Group::GoTo, ..PLAIN };
/// One that leads to a page of Settings.
const PAGE: Command = Command { icon: icons::GEAR_SIX, ..GO };
/// One that changes how the window looks.
const LOOK: Command = Command { group: Group::Look, ..PLAIN };

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
        can: may_create,
        deed: |_| Deed::Form(LinkMode::Single),
        ..PLAIN
    },
    Command {
        id: "new-split",
        title: "command-new-split",
        keys: &[CTRL_SHIFT_N],
        icon: icons::ARROWS_SPLIT,
        can: may_create,
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
        id: "copy-rows",
        title: "command-copy-rows",
        keys: &[ctrl(Key::C)],
        icon: icons::COPY,
        by_screen: true,
        can: has_selection,
        deed: |_| Deed::CopyRows,
        ..PLAIN
    },
    Command {
        id: "share",
        title: "command-share",
        icon: icons::PAPER_PLANE_TILT,
        can: |state| one_link(state).map(|_| ()).ok_or("command-no-link-chosen"),
        deed: |state| one_link(state).map_or_else(|| Deed::Act(Vec::new()), Deed::Share),
        ..PLAIN
    },
    Command {
        id: "qr",
        title: "command-qr",
        icon: icons::QR_CODE,
        can: |state| one_link(state).map(|_| ()).ok_or("command-no-link-chosen"),
        deed: |state| one_link(state).map_or_else(|| Deed::Act(Vec::new()), |whose| act(qr(&whose))),
        ..PLAIN
    },
    Command {
        id: "print",
        title: "command-print",
        icon: icons::PRINTER,
        can: |state| if has_links(state) { Ok(()) } else { Err("command-no-link-chosen") },
        deed: |state| Deed::Print(chosen_links(state)),
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
        can: |state| if can_reload(state) { Ok(()) } else { Err("command-not-here") },
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
        icon: icons::SQUARES_FOUR,
        deed: |_| act(Action::Go(Screen::Overview)),
        ..GO
    },
    Command {
        id: "go-create",
        title: "nav-create",
        keys: &[ctrl(Key::Num2)],
        icon: icons::PLUS_CIRCLE,
        deed: |_| act(Action::Go(Screen::Create)),
        ..GO
    },
    Command {
        id: "go-links",
        title: "nav-links",
        keys: &[ctrl(Key::Num3)],
        icon: icons::LINK_SIMPLE,
        deed: |_| act(Action::Go(Screen::Links)),
        ..GO
    },
    Command {
        id: "go-links-unpaid",
        title: "command-links-unpaid",
        icon: icons::LINK_SIMPLE,
        deed: |_| links(LinkList::Unpaid),
        ..GO
    },
    Command {
        id: "go-links-paid",
        title: "command-links-paid",
        icon: icons::LINK_SIMPLE,
        deed: |_| links(LinkList::Paid),
        ..GO
    },
    Command {
        id: "go-pay-ins",
        title: "nav-pay-ins",
        keys: &[ctrl(Key::Num4)],
        icon: icons::ARROW_LINE_DOWN,
        deed: |_| act(Action::Go(Screen::PayIns)),
        ..GO
    },
    Command {
        id: "go-payouts",
        title: "nav-payouts",
        keys: &[ctrl(Key::Num5)],
        icon: icons::BANK,
        deed: |_| act(Action::Go(Screen::Payouts)),
        ..GO
    },
    Command {
        id: "go-invoices",
        title: "nav-invoices",
        keys: &[ctrl(Key::Num6)],
        icon: icons::RECEIPT,
        deed: |_| act(Action::Go(Screen::Invoices)),
        ..GO
    },
    Command {
        id: "go-activity",
        title: "nav-activity",
        keys: &[ctrl(Key::Num7)],
        icon: icons::CLOCK_COUNTER_CLOCKWISE,
        deed: |_| act(Action::Go(Screen::Activity)),
        ..GO
    },
    Command {
        id: "go-settings",
        title: "nav-settings",
        keys: &[ctrl(Key::Num8)],
        deed: |_| settings(SettingsPage::Environments),
        ..PAGE
    },
    Command { id: "go-sharing", title: "command-sharing", deed: |_| settings(SettingsPage::Sharing), ..PAGE },
    Command { id: "go-recipients", title: "command-recipients", deed: |_| settings(SettingsPage::Recipients), ..PAGE },
    Command { id: "go-new-links", title: "command-new-links", deed: |_| settings(SettingsPage::NewLinks), ..PAGE },
    Command { id: "go-exports", title: "command-exports", deed: |_| settings(SettingsPage::Exports), ..PAGE },
    Command { id: "go-appearance", title: "command-appearance", deed: |_| settings(SettingsPage::Appearance), ..PAGE },
    Command { id: "go-data", title: "command-data", deed: |_| settings(SettingsPage::Data), ..PAGE },
    Command { id: "go-about", title: "command-about", deed: |_| settings(SettingsPage::About), ..PAGE },
    Command {
        id: "theme-light",
        title: "command-theme-light",
        icon: icons::SUN,
        can: |state| other_theme(state, ThemeChoice::Light),
        deed: |_| act(Action::Settings(SettingsAction::Theme(ThemeChoice::Light))),
        ..LOOK
    },
    Command {
        id: "theme-dark",
        title: "command-theme-dark",
        icon: icons::MOON,
        can: |state| other_theme(state, ThemeChoice::Dark),
        deed: |_| act(Action::Settings(SettingsAction::Theme(ThemeChoice::Dark))),
        ..LOOK
    },
    Command {
        id: "theme-system",
        title: "command-theme-system",
        icon: icons::SUN,
        can: |state| other_theme(state, ThemeChoice::System),
        deed: |_| act(Action::Settings(SettingsAction::Theme(ThemeChoice::System))),
        ..LOOK
    },
    Command {
        id: "language-german",
        title: "command-language-german",
        icon: icons::GLOBE,
        can: |state| other_language(state, Some(Language::German)),
        deed: |_| language(Some(Language::German)),
        ..LOOK
    },
    Command {
        id: "language-english",
        title: "command-language-english",
        icon: icons::GLOBE,
        can: |state| other_language(state, Some(Language::English)),
        deed: |_| language(Some(Language::English)),
        ..LOOK
    },
    Command {
        id: "language-system",
        title: "command-language-system",
        icon: icons::GLOBE,
        can: |state| other_language(state, None),
        deed: |_| language(None),
        ..LOOK
    },
    Command {
        id: "zoom-in",
        title: "command-zoom-in",
        keys: &[ctrl(Key::Plus), ctrl(Key::Equals)],
        icon: icons::PLUS,
        deed: |state| zoom(state.settings.zoom_percent.saturating_add(10)),
        ..LOOK
    },
    Command {
        id: "zoom-out",
        title: "command-zoom-out",
        keys: &[ctrl(Key::Minus)],
        icon: icons::MINUS,
        deed: |state| zoom(state.settings.zoom_percent.saturating_sub(10)),
        ..LOOK
    },
    Command {
        id: "zoom-reset",
        title: "command-zoom-reset",
        keys: &[ctrl(Key::Num0)],
        icon: icons::ARROW_U_UP_LEFT,
        deed: |_| zoom(100),
        ..LOOK
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
