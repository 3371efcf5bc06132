//! One row of the split editor: who, which share, about how much, and the button that takes the row out or unlocks it.
//! Called by the editor. What is wrong in a row stands below it, at the field it belongs to. It must not show a token
//! whole: dots but for the last four characters.

use std::sync::Arc;

use egui::{Align, Color32, Galley, Id, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{edit, error_at, field_id, placed_ui, warning_at};
use crate::model::{
    DraftEdit, Field as At, LinkDraft, OwnerShare, RecipientToken, Share, Source, SplitPart, SplitRow, SplitState,
    SplitType, TypedSecret,
};
use crate::state::{Action, BookAction, CreateAction};
use crate::text::Texts;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Button, Field, IconButton, paint};
use crate::ui::words::{recipient_name, row_number};
use crate::ui::{Actions, View};

/// Width of a share, and of a token where there is room for it, points.
const SHARE: f32 = 112.0;
const TOKEN: f32 = 280.0;
/// Stands for the owner where a row is told from others.
const OWNER: u32 = 0;
/// Where names begin.
const INDENT: f32 = 20.0;

/// The vertical edges that all rows share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges {
    left: f32,
    /// The right end of the field of a share.
    share: f32,
    /// The right end of the figures in it.
    pub figure: f32,
    /// The right end of the amounts.
    pub amount: f32,
}

impl Edges {
    /// Of rows as wide as this.
    pub const fn of(rect: Rect) -> Self {
        let right = rect.max.x;
        Self { left: rect.min.x, share: right - 168.0, figure: right - 179.0, amount: right - 40.0 }
    }
}

/// What stands below a row.
struct Told {
    words: String,
    colour: Color32,
    icon: &'static str,
    /// At the share instead of at the name.
    at_share: bool,
}

/// Draws the owner's row: it takes the rest until it is unlocked.
pub(super) fn owner_ui(ui: &mut Ui, view: &View<'_>, state: &SplitState, edges: &Edges, actions: &mut Actions) {
    let form = &view.state.session().create;
    let theme = Theme::of(ui);
    let percent = form.draft.split_type == SplitType::Normal;
    let error = error_at(view, form, At::OwnerShare);
    let warning = warning_at(view, form, At::OwnerShare).map(|words| Told {
        words,
        colour: theme.warn,
        icon: icons::WARNING,
        at_share: false,
    });
    let told = error.clone().map(|words| wrong(theme, words, true)).or(warning);
    let rect = frame_ui(ui, edges, OWNER, told.as_slice());
    let middle = rect.center().y;
    paint::swatch(ui, pos2(edges.left + 5.0, middle), theme.part(0));
    let part = state.parts.first();
    let typed = match &form.draft.owner {
        OwnerShare::Typed(text) if percent => Some(text),
        _ => None,
    };
    let how = view.texts.get(if typed.is_some() { "split-you-by-hand" } else { "split-you-rest" });
    name_ui(ui, rect, OWNER, view.texts.get("split-you"), how);
    let name = view.texts.with("split-share-of", &[("name", view.texts.get("split-you").into())]);
    match typed {
        Some(text) => {
            if let Some(text) = share_ui(ui, view, rect, edges, (&name, field_id("owner-share"), text, error)) {
                edit(actions, DraftEdit::OwnerShare(text));
            }
        }
        None => plain_share(ui, view, edges, middle, part.and_then(|part| part.share)),
    }
    amount(ui, view, edges, middle, part);
    if percent {
        let (icon, key) = match typed {
            Some(_) => (icons::ARROW_U_UP_LEFT, "split-lock"),
            None => (icons::PENCIL_SIMPLE, "split-unlock"),
        };
        if end_button_ui(ui, rect, OWNER, icon, view.texts.get(key)) {
            edit(actions, DraftEdit::UnlockOwner(typed.is_none()));
        }
    }
}

/// Draws the row of a recipient, the `index`th.
pub(super) fn recipient_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (index, row): (usize, &SplitRow),
    part: Option<&SplitPart>,
    edges: &Edges,
    actions: &mut Actions,
) {
    let form = &view.state.session().create;
    let theme = Theme::of(ui);
    let token_error = error_at(view, form, At::RowToken(row.id));
    let share_error = error_at(view, form, At::RowShare(row.id));
    let can_be_kept = token_error.is_none() && is_token(row);
    let told: Vec<Told> = [(&token_error, false), (&share_error, true)]
        .into_iter()
        .filter_map(|(error, at_share)| error.clone().map(|words| wrong(theme, words, at_share)))
        .collect();
    let salt = row.id.0.saturating_add(1);
    let rect = frame_ui(ui, edges, salt, &told);
    let middle = rect.center().y;
    paint::swatch(ui, pos2(edges.left + 5.0, middle), theme.part(index.saturating_add(1)));
    let name = recipient_name(view.texts, &form.draft, row);
    match &row.source {
        Source::Book(entry) => name_ui(ui, rect, salt, &name, &tail_text(view.texts, entry.token.tail())),
        Source::Typed(token) => {
            let (edited, left) = token_ui(ui, view, rect, edges, (row, &form.draft, token, token_error));
            if let Some(edited) = edited {
                edit(actions, DraftEdit::RowToken(row.id, TypedSecret(edited)));
            }
            if left {
                actions.push(Action::Create(CreateAction::Recognise));
            }
        }
    }
    let label = view.texts.with("split-share-of", &[("name", (&*name).into())]);
    let id = field_id(("share", row.id.0));
    if let Some(text) = share_ui(ui, view, rect, edges, (&label, id, &row.share, share_error)) {
        edit(actions, DraftEdit::RowShare(row.id, text));
    }
    amount(ui, view, edges, middle, part);
    let remove = view.texts.with("split-remove", &[("name", (&*name).into())]);
    if end_button_ui(ui, rect, salt, icons::X, &remove) {
        edit(actions, DraftEdit::RemoveRow(row.id));
    }
    if can_be_kept {
        keep_offer_ui(ui, view, row, &name, actions);
    }
}

/// Whether a whole token was typed into the row, that the book does not know.
fn is_token(row: &SplitRow) -> bool {
    matches!(&row.source, Source::Typed(text) if RecipientToken::new(text).is_ok())
}

/// Below a typed token: the offer to keep it in the book.
fn keep_offer_ui(ui: &mut Ui, view: &View<'_>, row: &SplitRow, name: &str, actions: &mut Actions) {
    let (_, line) = ui.allocate_space(vec2(ui.available_width(), 32.0));
    let place = Rect::from_min_size(pos2(line.left() + INDENT, line.top() + 4.0), vec2(line.width() - INDENT, 20.0));
    let words = view.texts.get("split-save-in-book");
    let called = format!("{words}, {name}");
    let pressed = placed_ui(ui, ("keep", row.id.0), place, Layout::left_to_right(Align::Center), |ui| {
        Button::link(words).name(&called).show(ui).clicked()
    });
    if pressed {
        actions.push(Action::Book(BookAction::AskKeep(row.id)));
    }
    paint::line_below(ui, line, Theme::of(ui).row);
}

/// `•••• 4711`; nothing of a token too short to show a part of.
pub(super) fn tail_text(texts: &Texts, tail: &str) -> String {
    if tail.is_empty() { String::new() } else { texts.with("split-token-tail", &[("tail", tail.into())]) }
}

fn wrong(theme: &Theme, words: String, at_share: bool) -> Told {
    Told { words, colour: theme.err, icon: icons::WARNING_CIRCLE, at_share }
}

/// The room of a row with the line below it and what is told there; returns the upper part, where the controls are.
fn frame_ui(ui: &mut Ui, edges: &Edges, salt: u32, told: &[Told]) -> Rect {
    let words: Vec<Arc<Galley>> = told
        .iter()
        .map(|told| {
            let end = if told.at_share { edges.share } else { edges.amount };
            paint::paragraph(ui, Type::Small, &told.words, told.colour, end - edges.left - INDENT - 20.0)
        })
        .collect();
    let below: f32 = words.iter().map(|words| words.size().y + 8.0).sum();
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::SPLIT_ROW + below));
    paint::line_below(ui, rect, Theme::of(ui).row);
    let mut top = rect.top() + size::SPLIT_ROW - 3.0;
    for (told, words) in told.iter().zip(words) {
        let extent = words.size();
        let left = if told.at_share { edges.share - extent.x - 20.0 } else { edges.left + INDENT };
        let place = Rect::from_min_size(pos2(left, top), vec2(extent.x + 20.0, extent.y));
        let label = ui.interact(place, ui.scope_id().with(("told", salt, told.at_share)), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told.words));
        paint::icon(ui, pos2(left + 7.0, top + 8.0), told.icon, 14.0, told.colour);
        ui.painter().galley(pos2(left + 20.0, top), words, told.colour);
        top += extent.y + 8.0;
    }
    Rect::from_min_size(rect.min, vec2(rect.width(), size::SPLIT_ROW))
}

/// Who, and in grey what about them, cut where the share begins.
fn name_ui(ui: &mut Ui, rect: Rect, salt: u32, name: &str, grey: &str) {
    let theme = Theme::of(ui);
    let edges = Edges::of(rect);
    let (left, right) = (rect.left() + INDENT, edges.share - SHARE - 12.0);
    let tail = paint::line(ui, Type::Body, grey, theme.text3);
    let room = (right - left - tail.size().x - 8.0).max(40.0);
    let words = paint::line_cut(ui, Type::Body, name, theme.text, room);
    let place = Rect::from_min_max(pos2(left, rect.top() + 12.0), pos2(right, rect.bottom() - 12.0));
    let label = ui.interact(place, ui.scope_id().with(("name", salt)), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {grey}").trim_end()));
    let end = paint::left(ui, words, left, rect.center().y);
    paint::left(ui, tail, end + 8.0, rect.center().y);
}

/// The field of a share; the text when it was edited.
fn share_ui(
    ui: &mut Ui,
    view: &View<'_>,
    rect: Rect,
    edges: &Edges,
    (label, id, value, error): (&str, Id, &str, Option<String>),
) -> Option<String> {
    let unit = match view.state.session().create.draft.split_type {
        SplitType::Normal => "word-percent",
        SplitType::Absolute => "word-euro",
    };
    let place = Rect::from_min_size(pos2(edges.share - SHARE, rect.top() + 6.0), vec2(SHARE, size::CONTROL));
    let mut text = value.to_owned();
    let response = placed_ui(ui, id, place, Layout::top_down(Align::Min), |ui| {
        Field::new(label, &mut text)
            .id(id)
            .label_hidden()
            .right_aligned()
            .suffix(view.texts.get(unit))
            .width(SHARE)
            .error(error.as_deref())
            .told_elsewhere()
            .show(ui)
    });
    response.changed().then_some(text)
}

/// The field of a token: the text when it was edited, and whether the field was left.
fn token_ui(
    ui: &mut Ui,
    view: &View<'_>,
    rect: Rect,
    edges: &Edges,
    (row, draft, token, error): (&SplitRow, &LinkDraft, &zeroize::Zeroizing<String>, Option<String>),
) -> (Option<zeroize::Zeroizing<String>>, bool) {
    let left = edges.left + INDENT;
    let width = TOKEN.min(edges.share - SHARE - 12.0 - left);
    let place = Rect::from_min_size(pos2(left, rect.top() + 6.0), vec2(width, size::CONTROL));
    let label = view.texts.with("split-token-row", &[("row", (&*row_number(draft, row)).into())]);
    let mut text = token.clone();
    let response = placed_ui(ui, ("token", row.id.0), place, Layout::top_down(Align::Min), |ui| {
        Field::new(&label, &mut text)
            .id(field_id(("token", row.id.0)))
            .label_hidden()
            .tail_shown()
            .placeholder(&label)
            .width(width)
            .error(error.as_deref())
            .told_elsewhere()
            .show(ui)
    });
    (response.changed().then_some(text), response.lost_focus())
}

/// A share that cannot be typed now, on the digit edge of those that can.
fn plain_share(ui: &Ui, view: &View<'_>, edges: &Edges, middle: f32, share: Option<Share>) {
    let theme = Theme::of(ui);
    let unit = match view.state.session().create.draft.split_type {
        SplitType::Normal => "word-percent",
        SplitType::Absolute => "word-euro",
    };
    let unit = paint::line(ui, Type::Body, view.texts.get(unit), theme.text3);
    let start = paint::right(ui, unit, edges.figure, middle);
    let figure = share.map_or_else(
        || view.texts.get("word-missing").to_owned(),
        |share| view.texts.style().decimal(share.decimal(), 2),
    );
    paint::right(ui, paint::line(ui, Type::Body, &figure, theme.text), start - 4.0, middle);
}

fn amount(ui: &Ui, view: &View<'_>, edges: &Edges, middle: f32, part: Option<&SplitPart>) {
    let theme = Theme::of(ui);
    let (words, ink) = match part.and_then(|part| part.amount) {
        Some(amount) => (view.texts.style().money(amount), theme.text),
        None => (view.texts.get("word-missing").to_owned(), theme.text3),
    };
    paint::right(ui, paint::line(ui, Type::Body, &words, ink), edges.amount, middle);
}

/// The button at the end of a row; whether it was pressed.
fn end_button_ui(ui: &mut Ui, rect: Rect, salt: u32, icon: &'static str, name: &str) -> bool {
    let place = Rect::from_min_size(pos2(rect.right() - 32.0, rect.top() + 6.0), vec2(32.0, size::CONTROL));
    placed_ui(ui, ("end", salt), place, Layout::top_down(Align::Min), |ui| {
        IconButton::new(icon, name).show(ui).clicked()
    })
}
