//! What nobody knows the outcome of, on top of Activity until it is settled, each with its way to find out. Called by the
//! screen. Nothing is sent by drawing it: a row opens its dialog.

use egui::{Align, Frame, Layout, Margin, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::journal::Entry;
use crate::state::{Action, ActivityAction};
use crate::text::{Arg, Texts, visible};
use crate::ui::theme::{Theme, Type, icons, scroll_visuals_ui, size};
use crate::ui::widgets::{Button, paint, reveal_focus_ui};
use crate::ui::words::{entry_what, local_time};
use crate::ui::{Actions, View};

/// Greatest height of what is not settled, points; beyond that it scrolls.
const UNSETTLED: f32 = 232.0;

/// What is not known, each with its way to find out.
pub(super) fn unsettled_ui(ui: &mut Ui, view: &View<'_>, entries: &[&Entry], actions: &mut Actions) {
    let theme = Theme::of(ui);
    let margin = Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 16 });
    margin.show(ui, |ui| {
        let block = Frame::new()
            .fill(theme.warn_tint)
            .stroke(paint::hair(ui, theme.warn_line))
            .corner_radius(size::RADIUS)
            .inner_margin(Margin { left: 12, right: 12, top: 4, bottom: 4 });
        block.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let (rect, heading) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
            let title = view.texts.with("activity-nobody-knows", &[("count", Arg::from(entries.len()))]);
            heading.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, &title));
            paint::icon(ui, pos2(rect.left() + 9.0, rect.center().y), icons::QUESTION, 18.0, theme.warn);
            let title = paint::line_cut(ui, Type::Emphasis, &title, theme.text, rect.width() - 28.0);
            paint::left(ui, title, rect.left() + 28.0, rect.center().y);
            scroll_visuals_ui(ui);
            egui::ScrollArea::vertical().max_height(UNSETTLED).auto_shrink([false, true]).show(ui, |ui| {
                ui.reset_style();
                ui.spacing_mut().item_spacing.y = 0.0;
                for entry in entries {
                    open_entry_ui(ui, view, entry, actions);
                }
                reveal_focus_ui(ui);
            });
        });
    });
}

fn open_entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 40.0));
    paint::line_above(ui, rect, theme.warn_line);
    let middle = rect.center().y;
    let what = what_over(texts, entry);
    let time = local_time(texts, entry.intent.at, view.state.moment(), false);
    let layout = Layout::right_to_left(Align::Center);
    let builder = UiBuilder::new().max_rect(rect).layout(layout).id_salt(entry.intent.id.0);
    let called = texts.with("activity-check-name", &[("what", Arg::Text(&what)), ("time", Arg::Text(&time))]);
    let button = Button::secondary(texts.get("activity-check")).small().name(&called);
    let check = button.show(&mut ui.new_child(builder));
    if check.clicked() {
        actions.push(Action::Activity(ActivityAction::Open(entry.intent.id)));
    }
    let left = rect.left() + 28.0;
    let time_at = check.rect.left() - 16.0;
    let words = paint::line(ui, Type::Body, &time, theme.text2);
    let end = paint::right(ui, words, time_at, middle) - 16.0;
    let first = paint::line_cut(ui, Type::Body, &what, theme.text, end - left);
    let after = paint::left(ui, first, left, middle) + 12.0;
    let note = entry.intent.body.note().unwrap_or_default();
    let note = paint::line_cut(ui, Type::Body, &visible(note), theme.text2, (end - after).max(0.0));
    paint::left(ui, note, after, middle);
    let place = Rect::from_min_max(rect.min, pos2(time_at, rect.bottom()));
    let said = ui.interact(place, ui.scope_id().with(("unsettled", entry.intent.id.0)), Sense::hover());
    let note = entry.intent.body.note().unwrap_or_default();
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{what}, {}, {time}", visible(note))));
}

/// `Link over €390.00`.
fn what_over(texts: &Texts, entry: &Entry) -> String {
    let what = entry_what(texts, &entry.intent);
    match entry.intent.body.amount() {
        Some(amount) => {
            let amount = texts.style().money(amount);
            texts.with("activity-over", &[("what", Arg::Text(&what)), ("amount", Arg::Text(&amount))])
        }
        None => what.into_owned(),
    }
}
