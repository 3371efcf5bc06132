//! Takes the keys of the commands out of a frame's input, before any widget sees them. Called by the frame; it knows no
//! single command.
//! A key with Alt is never taken: on many keyboards it writes a sign (AltGr+E is €).

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::{COMMANDS, Group, run};
use crate::state::Screen;
use crate::ui::fields::Fields;
use crate::ui::{Actions, View};

/// Runs what was pressed in this frame. Under a dialog and on the welcome screen only what changes the look.
pub fn take(ctx: &Context, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let state = view.state;
    let quiet = state.dialog.is_some() || state.screen == Screen::Welcome;
    for command in COMMANDS.iter().filter(|command| !command.by_screen && (!quiet || command.group == Group::Look)) {
        if command.keys.iter().any(|keys| taken(ctx, *keys)) {
            run(ctx, command, view, fields, actions);
        }
    }
}

/// Takes the keys out of the input; whether they were pressed. Held down they do it once, but for signs and digits: where
/// those need Shift, the toolkit may see another key let go than was pressed, and takes every later press for a repetition.
fn taken(ctx: &Context, keys: KeyboardShortcut) -> bool {
    let mut pressed = false;
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, modifiers, pressed: true, repeat, .. } if matches(keys, *key, *modifiers) => {
                pressed |= !repeat || is_sign(*key);
                false
            }
            _ => true,
        });
    });
    pressed
}

/// Whether a pressed key is meant. Shift counts for letters alone: on some keyboards signs and digits need it.
pub fn matches(keys: KeyboardShortcut, key: Key, modifiers: Modifiers) -> bool {
    let shift = if is_letter(key) { modifiers.shift } else { keys.modifiers.shift };
    key == keys.logical_key && Modifiers { shift, ..modifiers }.matches_exact(keys.modifiers)
}

fn is_sign(key: Key) -> bool {
    let digits =
        [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    digits.contains(&key) || matches!(key, Key::Plus | Key::Minus | Key::Equals)
}

fn is_letter(key: Key) -> bool {
    let name = key.name();
    name.len() == 1 && name.bytes().all(|b| b.is_ascii_alphabetic())
}
