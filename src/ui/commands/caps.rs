//! Keys as they stand on the keyboard of the reader: Ctrl, Strg or ⌘, and arrows as arrows. Called by whatever shows
//! keys: sheet, palette, tooltips, empty states.
//! It must not know what a key does.

use egui::{Key, KeyboardShortcut};

use crate::text::Texts;

/// One cap for each key, modifiers first: Ctrl, Shift, N.
pub fn caps(texts: &Texts, keys: KeyboardShortcut) -> Vec<String> {
    let modifiers = keys.modifiers;
    let command = if cfg!(target_os = "macos") { "cap-command" } else { "cap-ctrl" };
    let names =
        [(modifiers.command || modifiers.ctrl, command), (modifiers.alt, "cap-alt"), (modifiers.shift, "cap-shift")];
    let mut caps: Vec<String> =
        names.into_iter().filter(|(down, _)| *down).map(|(_, name)| texts.get(name).to_owned()).collect();
    caps.push(cap(texts, keys.logical_key));
    caps
}

/// The same as one word: Ctrl+Shift+N.
pub fn joined(texts: &Texts, keys: KeyboardShortcut) -> String {
    caps(texts, keys).join("+")
}

/// The cap of one key.
pub fn cap(texts: &Texts, key: Key) -> String {
    let sign = match key {
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::Minus => "−",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Escape => texts.get("cap-escape"),
        Key::Enter => texts.get("cap-enter"),
        Key::PageUp => texts.get("cap-page-up"),
        Key::PageDown => texts.get("cap-page-down"),
        Key::Home => texts.get("cap-home"),
        Key::End => texts.get("cap-end"),
        Key::Space => texts.get("cap-space"),
        other => other.name(),
    };
    sign.to_owned()
}
