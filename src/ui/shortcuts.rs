//! The keyboard shortcuts, consumed at the start of a frame, before any widget and outside dialogs. One table feeds
//! the keys and the sheet that F1 shows; none of them changes the text of a field that has the focus.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::model::LinkMode;
use crate::state::{Action, CreateAction, Dialog, ExportAction, Screen, SettingsAction, SettingsPage, State};

/// One shortcut.
#[derive(Debug)]
pub struct Shortcut {
    /// The keys; Ctrl is ⌘ on macOS.
    pub keys: KeyboardShortcut,
    /// Fluent key of what it does.
    pub title: &'static str,
    /// What it does; `None` where the window itself does it.
    action: fn(&State) -> Option<Action>,
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// All of them. Screen numbers are final: 1 Overview, 5 Payouts and 6 Invoices belong to screens still to come.
pub const SHORTCUTS: &[Shortcut] = &[
    Shortcut {
        keys: KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N),
        title: "shortcut-new-split",
        action: |_| Some(Action::Create(CreateAction::New(LinkMode::Split))),
    },
    Shortcut {
        keys: ctrl(Key::N),
        title: "shortcut-new-link",
        action: |_| Some(Action::Create(CreateAction::New(LinkMode::Single))),
    },
    Shortcut {
        keys: ctrl(Key::Enter),
        title: "shortcut-send",
        action: |state| (state.screen == Screen::Create).then_some(Action::Create(CreateAction::Send)),
    },
    Shortcut { keys: ctrl(Key::R), title: "shortcut-reload", action: |_| Some(Action::Reload) },
    Shortcut {
        keys: ctrl(Key::E),
        title: "shortcut-export",
        action: |state| {
            matches!(state.screen, Screen::PayIns | Screen::Links).then_some(Action::Export(ExportAction::Open))
        },
    },
    Shortcut { keys: ctrl(Key::Num2), title: "nav-create", action: |_| Some(Action::Go(Screen::Create)) },
    Shortcut { keys: ctrl(Key::Num3), title: "nav-links", action: |_| Some(Action::Go(Screen::Links)) },
    Shortcut { keys: ctrl(Key::Num4), title: "nav-pay-ins", action: |_| Some(Action::Go(Screen::PayIns)) },
    Shortcut { keys: ctrl(Key::Num7), title: "nav-activity", action: |_| Some(Action::Go(Screen::Activity)) },
    Shortcut {
        keys: ctrl(Key::Num8),
        title: "nav-settings",
        action: |_| Some(Action::Go(Screen::Settings(SettingsPage::Environments))),
    },
    Shortcut { keys: ctrl(Key::Plus), title: "shortcut-zoom-in", action: |state| Some(zoom(state, 10)) },
    Shortcut { keys: ctrl(Key::Equals), title: "shortcut-zoom-in", action: |state| Some(zoom(state, 10)) },
    Shortcut { keys: ctrl(Key::Minus), title: "shortcut-zoom-out", action: |state| Some(zoom(state, -10)) },
    Shortcut {
        keys: ctrl(Key::Num0),
        title: "shortcut-zoom-reset",
        action: |_| Some(Action::Settings(SettingsAction::Zoom(100))),
    },
    Shortcut {
        keys: KeyboardShortcut::new(Modifiers::NONE, Key::F1),
        title: "shortcut-help",
        action: |_| Some(Action::Open(Box::new(Dialog::Shortcuts))),
    },
];

/// Puts the focus into the search field of the screen; drawn by the screen itself.
pub const FIND: KeyboardShortcut = ctrl(Key::F);

fn zoom(state: &State, by: i16) -> Action {
    Action::Settings(SettingsAction::Zoom(state.settings.zoom_percent.saturating_add_signed(by)))
}

/// What was pressed in this frame. Nothing on the welcome screen and under a dialog.
pub fn take(ctx: &Context, state: &State) -> Vec<Action> {
    if state.dialog.is_some() {
        return Vec::new();
    }
    SHORTCUTS
        .iter()
        .filter(|shortcut| state.screen != Screen::Welcome || shortcut.title.starts_with("shortcut-zoom"))
        .filter(|shortcut| ctx.input_mut(|input| input.consume_shortcut(&shortcut.keys)))
        .filter_map(|shortcut| (shortcut.action)(state))
        .collect()
}

/// Whether the search field of the screen was asked for. Only screens with one take the keys.
pub fn take_find(ctx: &Context, state: &State) -> bool {
    state.dialog.is_none()
        && matches!(state.screen, Screen::Links | Screen::PayIns)
        && ctx.input_mut(|input| input.consume_shortcut(&FIND))
}
