//! Notices: what happened and was not looked at yet, at the foot of the window, newest last, each with the badge of its
//! environment when that is not the one on the screen. Called by the frame; the words come from `ui/words`.

use egui::{Align, Frame, Layout, Margin, Panel, Rect, Ui, UiBuilder, pos2, vec2};

use crate::state::{Action, Notice};
use crate::text;
use crate::ui::theme::{Theme, icons, size};
use crate::ui::widgets::{Badge, IconButton, notice_ui, paint};
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
    let frame = Frame::new().fill(theme.panel).inner_margin(Margin { left: 24, right: 12, top: 6, bottom: 6 });
    let panel = Panel::bottom("notices").resizable(false).show_separator_line(false).frame(frame);
    let response = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let skip = view.state.notices.len().saturating_sub(SHOWN);
        for notice in view.state.notices.iter().skip(skip) {
            line_ui(ui, view, notice, actions);
        }
    });
    paint::line_above(ui, response.response.rect, theme.line);
}

/// One notice: badge, words, and the cross at the right end.
fn line_ui(ui: &mut Ui, view: &View<'_>, notice: &Notice, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let told = notice_text(view.texts, notice, &view.state.active);
    let (icon, colour) = match told.tone {
        Tone::Good => (icons::CHECK_CIRCLE, theme.ok),
        Tone::Warning => (icons::WARNING, theme.warn),
        Tone::Bad => (icons::WARNING_CIRCLE, theme.err),
    };
    let full = ui.available_rect_before_wrap();
    let mut left = full.left();
    if let Some(environment) = told.elsewhere {
        let word = text::environment_badge(view.texts, environment);
        let place = Rect::from_min_size(pos2(left, full.top() + 2.0), vec2(160.0, 24.0));
        let mut badge = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("badge", notice.id)));
        left = Badge::new(environment, word).show(&mut badge).rect.right() + 12.0;
    }
    let room = Rect::from_min_max(pos2(left, full.top() + 4.0), pos2(full.right() - 40.0, full.bottom()));
    let mut words = ui
        .new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)).id_salt(("notice", notice.id)));
    let height = notice_ui(&mut words, icon, colour, &told.words).rect.height() + 8.0;
    let (_, row) = ui.allocate_space(vec2(full.width(), height.max(size::CONTROL_SMALL)));
    let end = Rect::from_min_max(pos2(row.right() - 28.0, row.top()), row.right_bottom());
    let mut cross = ui.new_child(UiBuilder::new().max_rect(end).id_salt(("dismiss", notice.id)));
    if IconButton::new(icons::X, view.texts.get("notice-dismiss")).small().show(&mut cross).clicked() {
        actions.push(Action::Dismiss(notice.id));
    }
}
