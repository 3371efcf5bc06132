//! An empty place: one thin icon, what belongs here, the next step. No illustration.
//!
//! Screens show it where a table has no rows. It must not guess why there are none: the words are the caller's.

use egui::{Align2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::bars::key_caps_ui;
use super::{Button, paint};
use crate::ui::theme::{Theme, Type};

/// What is said in place of rows.
#[must_use = "an empty place is drawn by `show`"]
#[derive(Debug, Clone, Copy)]
pub struct Empty<'a> {
    icon: &'static str,
    title: &'a str,
    sentence: &'a str,
    keys: &'a [&'a str],
}

impl<'a> Empty<'a> {
    /// An icon and a title.
    pub const fn new(icon: &'static str, title: &'a str) -> Self {
        Self { icon, title, sentence: "", keys: &[] }
    }

    /// What belongs here.
    pub const fn sentence(mut self, sentence: &'a str) -> Self {
        self.sentence = sentence;
        self
    }

    /// The keys that do what the first button does.
    pub const fn keys(mut self, keys: &'a [&'a str]) -> Self {
        self.keys = keys;
        self
    }

    /// Draws it in the middle of the room there is; returns the place of the button that was pressed.
    pub fn show(self, ui: &mut Ui, buttons: Vec<Button<'_>>) -> Option<usize> {
        let theme = Theme::of(ui);
        let (_, room) = ui.allocate_space(ui.available_size());
        let width = room.width().min(360.0);
        let title = paint::paragraph(ui, Type::Emphasis, self.title, theme.text, width);
        let mut job = Type::Body.job(self.sentence, theme.text2, width);
        job.halign = egui::Align::Center;
        let sentence = ui.painter().layout_job(job);
        let words = if self.sentence.is_empty() { 0.0 } else { 4.0 + sentence.size().y };
        let below = if buttons.is_empty() { 0.0 } else { 20.0 + 32.0 };
        let caps = if self.keys.is_empty() { 0.0 } else { 16.0 + 18.0 };
        let height = 32.0 + 16.0 + title.size().y + words + below + caps;
        let block = Align2::CENTER_CENTER.align_size_within_rect(vec2(width, height), room);
        let x = block.center().x;
        let mut y = block.top();
        paint::icon(ui, pos2(x, y + 16.0), self.icon, 32.0, theme.text3);
        y += 48.0;
        let (title_height, title_width) = (title.size().y, title.size().x);
        let spoken = ui.interact(
            Rect::from_min_size(pos2(block.left(), y), vec2(width, title_height + words)),
            ui.scope_id().with("empty"),
            Sense::hover(),
        );
        spoken.widget_info(|| {
            WidgetInfo::labeled(Role::Label, true, format!("{}\n{}", self.title, self.sentence).trim_end())
        });
        ui.painter().galley(pos2(x - title_width / 2.0, y), title, theme.text);
        y += title_height;
        ui.painter().galley(pos2(x, y + 4.0), sentence, theme.text2);
        y += words;
        let pressed = buttons_ui(ui, buttons, x, y + 20.0);
        y += below;
        if !self.keys.is_empty() {
            let row = Rect::from_min_size(pos2(block.left(), y + 16.0), vec2(width, 18.0));
            let layout = egui::Layout::top_down(egui::Align::Center);
            key_caps_ui(&mut ui.new_child(UiBuilder::new().max_rect(row).layout(layout)), self.keys);
        }
        pressed
    }
}

/// Buttons side by side around the middle `x`.
fn buttons_ui(ui: &mut Ui, buttons: Vec<Button<'_>>, x: f32, top: f32) -> Option<usize> {
    let widths: Vec<f32> = buttons.iter().map(|button| button.width(ui) + 8.0).collect();
    let total = widths.iter().sum::<f32>() - 8.0;
    let mut pressed = None;
    let mut left = x - total / 2.0;
    for (index, (button, width)) in buttons.into_iter().zip(widths).enumerate() {
        let place = Rect::from_min_size(pos2(left, top), vec2(width, 32.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("empty", index)));
        if button.show(&mut child).clicked() {
            pressed = Some(index);
        }
        left += width;
    }
    pressed
}
