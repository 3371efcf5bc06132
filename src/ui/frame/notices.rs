//! Notices: what happened and was not looked at yet, at the foot of the window, newest last, each with its environment
//! when it is not the one on the screen.

use egui::{Frame, Margin, Panel, Ui};

use crate::state::Action;
use crate::ui::theme::{Theme, icons, size};
use crate::ui::widgets::{IconButton, notice_ui, paint};
use crate::ui::words::{Tone, notice_text};
use crate::ui::{Actions, View};

/// Notices that are shown at once; older ones wait until these are read.
const SHOWN: usize = 3;

/// Draws the newest notices.
pub fn notices_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if view.state.notices.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let frame = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(24, 6));
    let panel = Panel::bottom("notices").resizable(false).show_separator_line(false).frame(frame);
    let response = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let skip = view.state.notices.len().saturating_sub(SHOWN);
        for notice in view.state.notices.iter().skip(skip) {
            let told = notice_text(view.texts, notice, &view.state.active);
            let (icon, colour) = match told.tone {
                Tone::Good => (icons::CHECK_CIRCLE, theme.ok),
                Tone::Plain => (icons::INFO, theme.text2),
                Tone::Warning => (icons::WARNING, theme.warn),
                Tone::Bad => (icons::WARNING_CIRCLE, theme.err),
            };
            ui.horizontal(|ui| {
                ui.set_min_height(size::CONTROL_SMALL);
                let room = ui.available_width() - 40.0;
                ui.allocate_ui(egui::vec2(room, size::CONTROL_SMALL), |ui| notice_ui(ui, icon, colour, &told.words));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let name = view.texts.get("notice-dismiss");
                    if IconButton::new(icons::X, name).small().show(ui).clicked() {
                        actions.push(Action::Dismiss(notice.id));
                    }
                });
            });
        }
    });
    paint::line_above(ui, response.response.rect, theme.line);
}
