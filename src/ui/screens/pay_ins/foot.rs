//! The foot of the panel beside Pay-ins: *Refund…*, with the reason in words where none can be asked for, and the way to
//! the link. Called by the panel. It must not ask for anything: it opens the dialog.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::pay_ins;
use crate::model::{LinkList, PayIn, RefundStanding};
use crate::state::{Action, LinksAction, RefundAction, RefundObstacle, Screen};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Button, paint, text_ui};
use crate::ui::words::refund_obstacle_text;
use crate::ui::{Actions, View};

/// Space above and below, points.
const SPACE: f32 = 16.0;
/// Space between the reason and the buttons, points.
const GAP: f32 = 10.0;

/// Why no refund can be asked for, in words.
pub fn why(view: &View<'_>, row: &PayIn) -> Option<String> {
    let obstacle = view.state.refund_obstacle(row)?;
    Some(refund_obstacle_text(view.texts, &obstacle, view.state.moment()))
}

/// How high the foot is with this reason, in a panel whose content is `width` wide, points.
pub fn height(ui: &Ui, why: Option<&str>, width: f32) -> f32 {
    let reason = why.map_or(0.0, |why| paragraph(ui, why, width).size().y + GAP);
    2.0 * SPACE + reason + size::CONTROL
}

fn paragraph(ui: &Ui, why: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    paint::paragraph(ui, Type::Small, why, Theme::of(ui).text3, width)
}

/// Draws the foot into the room that the panel gives it.
pub fn foot_ui(ui: &mut Ui, view: &View<'_>, row: &PayIn, why: Option<&str>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let inside = ui.max_rect();
    if let Some(why) = why {
        // The foot's own layout would put the reason into its middle, under the buttons.
        let top = Layout::top_down(Align::Min);
        let mut reason = ui.new_child(UiBuilder::new().max_rect(inside).layout(top).id_salt("why"));
        text_ui(&mut reason, Type::Small, why, theme.text3);
    }
    let line = Rect::from_min_max(pos2(inside.left(), inside.bottom() - size::CONTROL), inside.max);
    let layout = Layout::left_to_right(Align::Center);
    // The link of a payment in which one is a recipient is in somebody else's list.
    let own = !row.is_recipient_role();
    let obstacle = view.state.refund_obstacle(row);
    let button = refund_button(view, obstacle.as_ref());
    // Two of one width, unless the words of the first need more.
    let half = ((line.width() - 8.0) / 2.0).max(button.width(ui));
    let (left, right) = line.split_left_right_at_x(if own { line.left() + half } else { line.right() });
    let mut first = ui.new_child(UiBuilder::new().max_rect(left).layout(layout).id_salt("refund"));
    if let (true, Some(at)) = (button.show(&mut first).clicked(), pay_ins(view).detail) {
        actions.push(Action::Refund(RefundAction::Open(at)));
    }
    if !own {
        return;
    }
    let right = Rect::from_min_max(pos2(right.left() + 8.0, right.top()), right.max);
    let mut second = ui.new_child(UiBuilder::new().max_rect(right).layout(layout).id_salt("link"));
    let open = Button::secondary(view.texts.get("pay-ins-detail-open-link")).icon(icons::LINK_SIMPLE).fill_width();
    if open.show(&mut second).clicked() {
        actions.push(Action::Go(Screen::Links));
        actions.push(Action::Links(LinksAction::Tab(LinkList::Paid)));
        actions.push(Action::Links(LinksAction::Kind(None)));
        actions.push(Action::Links(LinksAction::Search(row.pay_id.to_string())));
    }
}

/// *Refund…*; where it is not known whether one was requested, the way to find that out.
fn refund_button<'a>(view: &View<'a>, obstacle: Option<&RefundObstacle>) -> Button<'a> {
    let unknown = matches!(obstacle, Some(RefundObstacle::Asked(fact)) if fact.standing == RefundStanding::NotKnown);
    let words = view.texts.get(if unknown { "refund-open-unknown" } else { "refund-open" });
    let icon = if unknown { icons::QUESTION } else { icons::ARROW_U_UP_LEFT };
    Button::secondary(words).icon(icon).fill_width().enabled(unknown || obstacle.is_none())
}
