//! The bar that takes the footer's place while many links are deleted and their dialog is closed: how many are left, and
//! the way to stop. It has the footer's height, so that nothing jumps. It must not say what became of a link.

use egui::{Rect, Ui};

use super::links;
use crate::state::{Action, Dialog, LinksAction};
use crate::ui::screens::list::{push_right_ui, row_ui};
use crate::ui::theme::{Theme, Type, size};
use crate::ui::widgets::Button;
use crate::ui::{Actions, View};

/// Whether there is something to say that the dialog does not.
pub fn is_shown(view: &View<'_>) -> bool {
    let links = links(view);
    (links.deleting.len() > 1 || links.stopping) && !matches!(view.state.dialog, Some(Dialog::Delete(_)))
}

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, view: &View<'_>, place: Rect, actions: &mut Actions) {
    let (texts, theme, links) = (view.texts, Theme::of(ui), links(view));
    ui.painter().rect_filled(place, 0.0, theme.accent_tint);
    row_ui(ui, place, size::TABLE_FOOTER, |ui| {
        if links.stopping {
            ui.label(Type::Emphasis.rich(texts.get("delete-stopping")).color(theme.text));
            return;
        }
        let left = texts.with("delete-left", &[("count", links.deleting.len().into())]);
        ui.label(Type::Emphasis.rich(left).color(theme.text));
        let stop = Button::secondary(texts.get("delete-stop")).small().name(texts.get("delete-stop-name"));
        push_right_ui(ui, stop.width(ui));
        if stop.show(ui).clicked() {
            actions.push(Action::Links(LinksAction::StopDeleting));
        }
    });
}
