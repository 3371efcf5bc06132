//! A dialog: strip and badge of its environment, title, body, footer. It never dims the environment bar.
//!
//! `ui/dialogs` calls it every pass while a dialog is open. The focus stays inside and goes back to where it was when the
//! dialog is no longer shown, for whatever reason. It must not decide what Escape throws away: it says that it was
//! pressed.

use egui::accesskit::Role;
use egui::{
    Align2, Context, CornerRadius, Frame, Id, Key, Margin, Modal, Modifiers, Plugin, Rect, ScrollArea, Ui, UiBuilder,
};
use egui::{pos2, vec2};

use super::{Badge, IconButton, paint, reach_ui, strip_ui};
use crate::model::Environment;
use crate::ui::theme::{Theme, Type, icons, size};

/// Height of the window below which a dense dialog makes the most of its room, points.
const LOW: f32 = 660.0;

/// A dialog, built and shown in one expression.
#[must_use = "a dialog is drawn by `show`"]
#[derive(Debug, Clone, Copy)]
pub struct Dialog<'a> {
    id: &'a str,
    title: &'a str,
    close: &'a str,
    environment: Option<(Environment, &'a str, &'a str)>,
    width: f32,
    dense: bool,
}

/// What came of a dialog in this pass.
#[derive(Debug)]
pub struct Shown<R> {
    /// What the content returned.
    pub inner: R,
    /// Escape or the cross was pressed.
    pub closed: bool,
}

/// The inside of a dialog while it is drawn: first the body, then the footer.
pub struct Inside<'u> {
    ui: &'u mut Ui,
    opened: bool,
    dense: bool,
    room: f32,
}

impl Inside<'_> {
    /// Whether this is the first pass: the moment to give a field or the safe button the focus.
    pub const fn opened(&self) -> bool {
        self.opened
    }

    /// Whether the window is low and the dialog makes the most of its height: the content stands closer then.
    pub const fn dense(&self) -> bool {
        self.dense
    }

    /// The body; it scrolls when the window is too low for it.
    pub fn body<R>(&mut self, add: impl FnOnce(&mut Ui) -> R) -> R {
        let room = self.room;
        let frame = Frame::new().inner_margin(Margin { left: 24, right: 0, top: 0, bottom: 20 });
        // The handle of the scroll area stands in the margin, not over the controls at the right end.
        let margin = Frame::new().inner_margin(Margin { right: 24, ..Margin::ZERO });
        frame
            .show(self.ui, |ui| {
                // The dialog was laid out at its last size; what has become taller may take all the room there is.
                ui.set_max_height(room);
                let area = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
                crate::ui::theme::scroll_visuals_ui(ui);
                // Rings of controls at the edge need the margin.
                area.show(ui, |ui| {
                    ui.set_clip_rect(ui.clip_rect().expand2(vec2(8.0, 0.0)));
                    ui.reset_style();
                    let inner = margin.show(ui, add).inner;
                    reach_ui(ui);
                    inner
                })
                .inner
            })
            .inner
    }

    /// Leaves room for what stands between body and footer and never scrolls away, in points. To be said before the body.
    pub const fn keep_room(&mut self, height: f32) {
        self.room = (self.room - height).max(80.0);
    }

    /// What stands between body and footer.
    pub fn pinned<R>(&mut self, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
        let (_, rect) = self.ui.allocate_space(vec2(self.ui.available_width(), height));
        let inside = Rect::from_min_max(pos2(rect.left() + 24.0, rect.top()), pos2(rect.right() - 24.0, rect.bottom()));
        add(&mut self.ui.new_child(UiBuilder::new().max_rect(inside).id_salt("pinned")))
    }

    /// The footer: a hint at the left, buttons added from the right end to the left.
    pub fn footer<R>(&mut self, hint: &str, buttons: impl FnOnce(&mut Ui) -> R) -> R {
        let theme = Theme::of(self.ui);
        let (_, rect) = self.ui.allocate_space(vec2(self.ui.available_width(), 64.0));
        paint::line_above(self.ui, rect, theme.line);
        let inside = rect.shrink2(vec2(24.0, 16.0));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut row = self.ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
        let result = buttons(&mut row);
        let room = row.min_rect().left() - 16.0 - inside.left();
        if !hint.is_empty() && room > 40.0 {
            let words = paint::paragraph(self.ui, Type::Small, hint, theme.text3, room);
            let place =
                Rect::from_min_size(pos2(inside.left(), inside.center().y - words.size().y / 2.0), words.size());
            let label = self.ui.interact(place, self.ui.scope_id().with("hint"), egui::Sense::hover());
            label.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, hint));
            self.ui.painter().galley(place.min, words, theme.text3);
        }
        result
    }
}

impl<'a> Dialog<'a> {
    /// `id` tells dialogs apart; `close` names the cross.
    pub const fn new(id: &'a str, title: &'a str, close: &'a str) -> Self {
        Self { id, title, close, environment: None, width: size::DIALOG, dense: false }
    }

    /// Strip and badge: the environment's word, and a line beside it.
    pub const fn environment(mut self, environment: Environment, word: &'a str, says: &'a str) -> Self {
        self.environment = Some((environment, word, says));
        self
    }

    /// Another width than 600 points.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// In a low window it takes all the room below the environment bar, with its title beside the badge: for a dialog in
    /// which nothing may be scrolled away that is decided on.
    pub const fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    /// Height of strip, badge and title, points.
    const fn head(&self) -> f32 {
        if self.environment.is_some() && !self.dense { 99.0 } else { 63.0 }
    }

    /// Draws it over everything but the environment bar.
    pub fn show<R>(mut self, ctx: &Context, content: impl FnOnce(&mut Inside<'_>) -> R) -> Shown<R> {
        let id = Id::unique(("dialog", self.id));
        let opened = remember(ctx, id);
        let theme = Theme::of_ctx(ctx);
        let window = ctx.content_rect();
        self.dense &= window.height() < LOW;
        // Above it the environment bar, below it as much as any dialog: in the middle of what is left.
        let (bar, lower) = if self.dense {
            (size::ENVIRONMENT_BAR, size::ENVIRONMENT_BAR / 2.0)
        } else {
            (2.0 * size::ENVIRONMENT_BAR, 0.0)
        };
        let frame = Frame::new()
            .fill(theme.raised)
            .stroke(egui::Stroke::new(crate::ui::theme::hairline(ctx), theme.line))
            .corner_radius(size::RADIUS_LARGE)
            .shadow(theme.shadow);
        let mut crossed = false;
        let area = Modal::default_area(id).role(Role::Dialog).accessible_name(self.title).fade_in(false);
        let area = area.anchor(Align2::CENTER_CENTER, vec2(0.0, lower));
        let modal = Modal::new(id).area(area).backdrop_color(egui::Color32::TRANSPARENT).frame(Frame::NONE);
        let shown = modal.show(ctx, |ui| {
            let below = Rect::from_min_max(pos2(window.left(), window.top() + size::ENVIRONMENT_BAR), window.max);
            ui.painter().with_clip_rect(below).rect_filled(below, 0.0, theme.backdrop);
            frame
                .show(ui, |ui| {
                    ui.set_width(self.width.min(window.width() - 2.0 * size::PAGE_MARGIN));
                    ui.spacing_mut().item_spacing.y = 0.0;
                    crossed = self.head_ui(ui, id);
                    ui.spacing_mut().item_spacing.y = 8.0;
                    let room = (window.height() - bar - 16.0 - self.head() - 64.0 - 20.0).max(80.0);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    content(&mut Inside { ui, opened, dense: self.dense, room })
                })
                .inner
        });
        settle(ctx, id, shown.response.rect.size());
        // A popup inside has the first right to Escape.
        let escaped = shown.is_top_modal
            && !shown.any_popup_open
            && !opened
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        Shown { inner: shown.inner, closed: crossed || escaped }
    }

    /// Strip, badge, cross and title; says whether the cross was pressed.
    fn head_ui(&self, ui: &mut Ui, id: Id) -> bool {
        let theme = Theme::of(ui);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), self.head()));
        let middle = rect.top() + 35.0;
        let mut left = rect.left() + 24.0;
        if let Some((environment, word, says)) = self.environment {
            strip_ui(ui, environment, rect, size::RADIUS_LARGE);
            let row = Rect::from_min_size(pos2(rect.left() + 24.0, middle - 12.0), vec2(rect.width() - 100.0, 24.0));
            let mut badge = ui.new_child(UiBuilder::new().max_rect(row));
            let end = Badge::new(environment, word).show(&mut badge).rect.right();
            if self.dense {
                left = end + 12.0;
            } else {
                let colour = theme.environment(environment).text;
                paint::left(ui, paint::line(ui, Type::Small, says, colour), end + 12.0, middle);
            }
        }
        let title_top = if self.dense { middle - 14.0 } else { rect.bottom() - 28.0 - 8.0 };
        let beside_cross = self.dense || self.environment.is_none();
        let room = rect.right() - left - if beside_cross { 64.0 } else { 24.0 };
        let title = paint::line_cut(ui, Type::Title, self.title, theme.text, room);
        paint::left(ui, title, left, title_top + 14.0);
        let named = ui.interact(
            Rect::from_min_size(pos2(left, title_top), vec2(room, 28.0)),
            id.with("title"),
            egui::Sense::hover(),
        );
        named.widget_info(|| egui::WidgetInfo::labeled(Role::Heading, true, self.title));
        let cross = Rect::from_center_size(pos2(rect.right() - 33.0, middle), vec2(32.0, 32.0));
        IconButton::new(icons::X, self.close).show_at(ui, cross, id.with("cross")).clicked()
    }
}

/// A dialog stands in the middle by its last size: when that has changed, it is drawn once more.
fn settle(ctx: &Context, id: Id, size: egui::Vec2) {
    let last = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id.with("size"), size), size));
    if last != size {
        ctx.request_repaint();
    }
}

/// A framed block inside a dialog or panel: what a refund is for, what was sent.
pub fn card_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(theme.panel)
        .stroke(paint::hair(ui, theme.line))
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::symmetric(16, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// Which dialogs are open, and what had the focus before each of them.
#[derive(Default)]
struct FocusReturn {
    open: Vec<Open>,
}

struct Open {
    dialog: Id,
    before: Option<Id>,
    /// What had the focus while it was shown last.
    inside: Option<Id>,
    shown: bool,
}

impl Plugin for FocusReturn {
    fn debug_name(&self) -> &'static str {
        "focus-return"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let focused = ui.memory(egui::Memory::focused);
        for closed in self.open.extract_if(.., |open| !open.shown) {
            // What closed it may have led elsewhere and given the focus there.
            let elsewhere = focused.is_some() && focused != closed.inside;
            if let Some(before) = closed.before.filter(|_| !elsewhere) {
                ui.memory_mut(|memory| memory.request_focus(before));
                // What gets the focus back was drawn before: it shows its ring in a pass of its own.
                ui.ctx().request_repaint();
            }
        }
        for open in &mut self.open {
            open.shown = false;
            open.inside = focused;
        }
    }
}

/// Notes that a dialog is shown in this pass; true in the first one. When it is no longer shown, the focus goes back to
/// where it was.
pub fn remember(ctx: &Context, dialog: Id) -> bool {
    let before = ctx.memory(egui::Memory::focused);
    let handle = ctx.plugin_or_default::<FocusReturn>();
    let mut plugin = handle.lock();
    if let Some(open) = plugin.open.iter_mut().find(|open| open.dialog == dialog) {
        open.shown = true;
        return false;
    }
    plugin.open.push(Open { dialog, before, inside: None, shown: true });
    drop(plugin);
    if let Some(before) = before {
        ctx.memory_mut(|memory| memory.surrender_focus(before));
    }
    true
}
