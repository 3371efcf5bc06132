//! The one list of commands: menus, tooltips, palette, keys and the sheet that F1 shows are all fed from it.
//!
//! The window takes the pressed keys here at the start of a frame, before any widget and outside dialogs, so that none
//! of them changes the text of a field. A command pushes actions, moves the focus or copies; it must not send money or
//! delete anything by itself: it opens the form or the dialog that does.

pub mod caps;
mod deeds;
mod list;
mod takes;

#[cfg(test)]
mod tests;

pub use list::COMMANDS;
pub use takes::{matches, take};

use egui::{Context, KeyboardShortcut};

use super::fields::{Fields, Wish};
use super::{Actions, View};
use crate::model::LinkMode;
use crate::state::{Action, CreateAction, NoticeKind, SharingAction, State, Whose};
use crate::text::Texts;

/// Under which heading a command stands, in the sheet and in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Does something.
    Run,
    /// Leads to a screen.
    GoTo,
    /// How the window looks; works under a dialog and on the welcome screen as well.
    Look,
}

/// What a command does.
#[derive(Debug)]
pub enum Deed {
    /// Pushes these actions, in order.
    Act(Vec<Action>),
    /// An empty form of this mode, with the cursor in its first field also when the form was on the screen before.
    Form(LinkMode),
    /// Puts the focus into the search field of the screen.
    Find,
    /// Copies this text.
    Copy(String),
    /// Copies the selected rows of the screen.
    CopyRows,
    /// Shows the text for the payer of a link.
    Share(Whose),
    /// Shows the printed sheets of links.
    Print(Whose),
}

/// One command.
#[derive(Debug)]
pub struct Command {
    /// Its name for programmers: `commands::keys("reload")`.
    pub id: &'static str,
    /// Fluent key of what it does.
    pub title: &'static str,
    /// The keys that do it; Ctrl is ⌘ on macOS. The first ones are shown.
    pub keys: &'static [KeyboardShortcut],
    /// Its heading.
    pub group: Group,
    /// Its icon.
    pub icon: &'static str,
    /// Whether the palette lists it.
    pub listed: bool,
    /// Its keys are read by the screen, because a field needs them too: they are listed, and never taken out of the input.
    pub by_screen: bool,
    /// Whether it can run now, or the Fluent key of why not.
    pub can: fn(&State) -> Result<(), &'static str>,
    /// What it does.
    pub deed: fn(&State) -> Deed,
    /// What it would be done to, said beside its title.
    pub about: fn(&View<'_>) -> Option<String>,
}

/// The command of this name.
pub fn command(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// The caps of the first keys of a command: Ctrl, N.
pub fn caps_of(texts: &Texts, id: &str) -> Vec<String> {
    command(id).and_then(|command| command.keys.first()).map(|keys| caps::caps(texts, *keys)).unwrap_or_default()
}

/// The words of a tooltip with the keys that do the same: `Reload  Ctrl+R`.
pub fn with_keys(texts: &Texts, words: &str, id: &str) -> String {
    match command(id).and_then(|command| command.keys.first()) {
        Some(keys) => format!("{words}\u{2002}{}", caps::joined(texts, *keys)),
        None => words.to_owned(),
    }
}

/// The keys of the command with this title, as one word: for the entries of the side bar.
pub fn keys_of_title(texts: &Texts, title: &str) -> Option<String> {
    let command = COMMANDS.iter().find(|command| command.title == title && !command.keys.is_empty())?;
    Some(caps::joined(texts, *command.keys.first()?))
}

/// Runs a command, if it can run now.
pub fn run(ctx: &Context, command: &Command, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let state = view.state;
    if (command.can)(state).is_err() {
        return;
    }
    match (command.deed)(state) {
        Deed::Act(pushed) => actions.extend(pushed),
        Deed::Form(mode) => {
            fields.form_drawn = 0;
            actions.push(Action::Create(CreateAction::New(mode)));
        }
        Deed::Find => fields.wish = Some(Wish::Search),
        Deed::Copy(text) => {
            ctx.copy_text(text);
            actions.push(Action::Notify(NoticeKind::Copied));
        }
        Deed::CopyRows => fields.wish = Some(Wish::CopyRows),
        Deed::Share(whose) => actions.push(Action::Sharing(SharingAction::Share(whose, view.texts.language()))),
        Deed::Print(whose) => actions.push(Action::Sharing(SharingAction::Print(whose, view.texts.language()))),
    }
}
