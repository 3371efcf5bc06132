//! Keeps what scrolls within reach of the keyboard: what Tab comes to is brought into sight, and keys scroll. Pages,
//! panels and dialogs call it at the end of what scrolls in them. It must not move the focus, and nothing scrolls under
//! a dialog or an open list.

use egui::style::ScrollAnimation;
use egui::{Key, Modifiers, Popup, Ui, vec2};

/// Of what was in sight this much stays when a page is turned, points.
const KEPT: f32 = 40.0;
/// How far an arrow scrolls, points.
const STEP: f32 = 80.0;

/// Both: what Tab comes to is brought into sight, and Page Up and Page Down scroll.
pub fn reach_ui(ui: &mut Ui) {
    reveal_focus_ui(ui);
    turn_ui(ui);
}

/// Scrolls to what has just got the focus by the keyboard and is not in sight.
pub fn reveal_focus_ui(ui: &mut Ui) {
    let gained = ui.memory(|memory| memory.focused().filter(|id| !memory.had_focus_last_frame(*id)));
    let Some(response) = gained.and_then(|id| ui.ctx().read_response(id)) else { return };
    let is_here = response.layer_id == ui.layer_id() && ui.clip_rect().x_range().contains(response.rect.center().x);
    // What stands outside of what scrolls is never cut by it.
    if is_here && response.interact_rect.height() < response.rect.height() {
        ui.scroll_to_rect(response.rect.expand(16.0), None);
        ui.ctx().request_repaint();
    }
}

/// Scrolls by Page Up and Page Down, unless a table with the focus has had them.
pub fn turn_ui(ui: &Ui) {
    if !is_on_top(ui) {
        return;
    }
    let page = (ui.clip_rect().height() - KEPT).max(STEP);
    let turned = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::PageDown) {
            -page
        } else if pressed(Key::PageUp) {
            page
        } else {
            0.0
        }
    });
    scroll_ui(ui, turned);
}

/// How far Alt with an arrow asks to scroll, points; the keys are taken. For what stands beside a table or a form, which
/// has the other keys: to be asked before that is drawn.
pub fn step(ui: &Ui) -> f32 {
    if !is_on_top(ui) {
        return 0.0;
    }
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::ALT, key);
        if pressed(Key::ArrowDown) {
            -STEP
        } else if pressed(Key::ArrowUp) {
            STEP
        } else {
            0.0
        }
    })
}

/// Scrolls what is around by so many points; down is less than nothing.
pub fn scroll_ui(ui: &Ui, by: f32) {
    if by != 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, by), ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

fn is_on_top(ui: &Ui) -> bool {
    ui.is_enabled() && !Popup::is_any_open(ui.ctx()) && ui.memory(|memory| memory.allows_interaction(ui.layer_id()))
}
