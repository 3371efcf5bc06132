//! *Create link*: the form for a single or a split link with its summary, and the card of the link just created. The
//! frame calls it; the draft lives in the state and every key press is an edit of it. It must not check a draft or
//! reckon a share: the model does, and what it says is shown here at the field where it belongs.

mod created;
mod facts;
mod form;
mod options;
mod parties;
mod row;
mod split;
mod summary;
mod templates;

pub(crate) use created::modules;

use egui::{Align, Id, Layout, Margin, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::model::{DraftEdit, Field, LinkMode};
use crate::state::{Action, CreateAction, CreateForm};
use crate::text::problem_text;
use crate::ui::fields::Fields;
use crate::ui::theme::{self, Theme, Type, size};
use crate::ui::widgets::{Button, Segment, paint, reach_ui, segments_ui};
use crate::ui::words::is_only_empty;
use crate::ui::{Actions, View};

/// Draws the screen.
pub fn create_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    if let Some(created) = view.state.session().create.created.as_deref() {
        created::created_ui(ui, view, fields, created, actions);
        return;
    }
    let beside = ui.ctx().content_rect().width() >= size::PANEL_COVERS_BELOW;
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    let left = if beside {
        room.split_left_right_at_x(room.right() - size::PANEL).0
    } else {
        room.split_top_bottom_at_y((room.bottom() - settled(ui.ctx(), "below")).max(room.top())).0
    };
    // The form before what sums it up and sends it: Tab goes through them as they are read.
    placed_ui(ui, "form", left, Layout::top_down(Align::Min), |ui| {
        head_ui(ui, view, actions);
        column_ui(ui, |ui| {
            form::form_ui(ui, view, fields, actions);
            if !beside {
                ui.add_space(24.0);
                summary::below_ui(ui, view);
            }
        });
    });
    placed_ui(ui, "summary", room, Layout::top_down(Align::Min), |ui| {
        if beside {
            summary::panel_ui(ui, view, actions);
        } else {
            summary::foot_ui(ui, view, actions);
        }
    });
}

/// Title, single or split, and the way to an empty form.
fn head_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let draft = &view.state.session().create.draft;
    let (row, end) = title_ui(ui, view.texts.get("create-title"));
    let place = Rect::from_min_max(egui::pos2(end + 32.0, row.top()), row.max);
    placed_ui(ui, "mode", place, Layout::left_to_right(Align::Center), |ui| {
        let segments = [LinkMode::Single, LinkMode::Split];
        let words = [view.texts.get("create-mode-single"), view.texts.get("create-mode-split")];
        let chosen = usize::from(draft.mode == LinkMode::Split);
        let (_, picked) = segments_ui(ui, view.texts.get("create-mode"), &words.map(Segment::new), chosen);
        if let Some(mode) = picked.and_then(|index| segments.get(index)) {
            edit(actions, DraftEdit::Mode(*mode));
        }
        let can_clear = !draft.is_empty() && !view.state.session().create.is_sending();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if can_clear && Button::quiet(view.texts.get("create-clear")).show(ui).clicked() {
                edit(actions, DraftEdit::Clear);
            }
            templates::menu_button_ui(ui, view, actions);
        });
    });
}

/// The title of the screen in its row; returns the row between the margins and where the title ends.
fn title_ui(ui: &mut Ui, words: &str) -> (Rect, f32) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::SCREEN_HEADER));
    let row = rect.shrink2(vec2(size::PAGE_MARGIN, 0.0));
    let title = paint::line(ui, Type::Title, words, Theme::of(ui).text);
    let place = Rect::from_min_size(egui::pos2(row.left(), row.top() + 12.0), title.size());
    let named = ui.interact(place, ui.scope_id().with("title"), Sense::hover());
    named.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    let end = paint::left(ui, title, row.left(), row.center().y);
    (row, end)
}

/// The scrolling column of a form or a result, with the margins of a page.
fn column_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    theme::scroll_visuals_ui(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.reset_style();
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = (ui.available_width() - 2.0 * size::PAGE_MARGIN).min(size::FORM);
        egui::Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 32 }).show(ui, |ui| {
            ui.set_width(width);
            ui.set_max_width(width);
            add(ui);
        });
        reach_ui(ui);
    });
    ui.reset_style();
}

/// A panel knows its height only from the pass before: when it changed, this pass is thrown away and drawn anew.
fn settle(ctx: &egui::Context, name: &'static str, height: f32) {
    let id = Id::unique(("settles", name));
    let before = ctx.data_mut(|data| data.get_temp::<f32>(id));
    if before != Some(height) {
        ctx.data_mut(|data| data.insert_temp(id, height));
        ctx.request_discard("the foot has another height");
        ctx.request_repaint();
    }
}

/// The height of a panel as it was drawn last; nothing before the first time.
fn settled(ctx: &egui::Context, name: &'static str) -> f32 {
    ctx.data(|data| data.get_temp(Id::unique(("settles", name)))).unwrap_or(0.0)
}

/// Draws into a place of its own, outside the flow.
fn placed_ui<R>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    place: Rect,
    layout: Layout,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = ui.scope_id().with(salt);
    let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(place).layout(layout));
    add(&mut child)
}

fn edit(actions: &mut Actions, edit: DraftEdit) {
    actions.push(Action::Create(CreateAction::Edit(edit)));
}

/// The id of a field of the form, so that it can be given the focus.
fn field_id(name: impl std::hash::Hash + std::fmt::Debug) -> Id {
    Id::unique(("create", name))
}

/// What is wrong at a field, in words. That nothing was typed yet is said after the first try.
fn error_at(view: &View<'_>, form: &CreateForm, field: Field) -> Option<String> {
    let shown = form.problems.iter().find(|problem| {
        problem.field == field && !problem.kind.is_warning() && (form.tried || !is_only_empty(&problem.kind))
    });
    shown.map(|problem| problem_text(view.texts, problem))
}

/// What is doubtful but allowed at a field, in words.
fn warning_at(view: &View<'_>, form: &CreateForm, field: Field) -> Option<String> {
    let shown = form.problems.iter().find(|problem| problem.field == field && problem.kind.is_warning());
    shown.map(|problem| problem_text(view.texts, problem))
}
