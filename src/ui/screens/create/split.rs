//! The split editor: bar, one locked row for the owner and one for each recipient, the total, and the ways to give what
//! is left. Called by the form of a split link. All figures come from [`SplitState`]; it must not reckon any.

use egui::{Align, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use rust_decimal::prelude::ToPrimitive as _;

use super::row::{self, Edges};
use super::{edit, error_at, field_id, placed_ui};
use crate::model::{
    DraftEdit, Field as At, LinkDraft, OwnerShare, Problem, ProblemKind, Share, Source, SplitPart, SplitRowId,
    SplitState, SplitType,
};
use crate::state::{Action, BookAction};
use crate::text::Texts;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Button, Item, Note, Segment, menu_ui, paint, segments_ui, split_bar_ui};
use crate::ui::words::recipient_name;
use crate::ui::{Actions, View};

/// Height of the header of the rows, points.
const HEAD: f32 = 28.0;
/// Recipients that a menu offers; from more of them one is searched.
const MENU: usize = 8;
/// Recipients a split can have.
const MOST: usize = 50;

/// Draws the editor.
pub(super) fn split_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let form = &view.state.session().create;
    let Some(state) = &form.split else { return };
    title_ui(ui, view, actions);
    ui.add_space(12.0);
    bar_ui(ui, view, state);
    ui.add_space(8.0);
    let edges = head_ui(ui, view);
    row::owner_ui(ui, view, state, &edges, actions);
    for (index, row) in form.draft.rows.iter().enumerate() {
        let part = state.parts.iter().find(|part| part.row == Some(row.id));
        row::recipient_ui(ui, view, (index, row), part, &edges, actions);
    }
    total_ui(ui, view, state, &edges);
    if let Some(problem) = sum_problem(&form.problems) {
        ui.add_space(12.0);
        strip_ui(ui, view, state, problem, actions);
    }
    if let Some(error) = error_at(view, form, At::Split).filter(|_| sum_problem(&form.problems).is_none()) {
        ui.add_space(8.0);
        crate::ui::widgets::field::error_ui(ui, &error);
    }
    ui.add_space(12.0);
    foot_ui(ui, view, state, actions);
}

/// The problem of the sum, if it is one.
fn sum_problem(problems: &[Problem]) -> Option<&ProblemKind> {
    problems
        .iter()
        .map(|problem| &problem.kind)
        .find(|kind| matches!(kind, ProblemKind::StillToGive(_) | ProblemKind::TooMuch(_) | ProblemKind::OverAmount(_)))
}

/// Percent or fixed amounts.
fn title_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let draft = &view.state.session().create.draft;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.label(Type::Emphasis.rich(view.texts.get("split-title")));
        let kinds = [SplitType::Normal, SplitType::Absolute];
        let words = [view.texts.get("split-percent"), view.texts.get("split-fixed")];
        let chosen = usize::from(draft.split_type == SplitType::Absolute);
        let (_, picked) = segments_ui(ui, view.texts.get("split-title"), &words.map(Segment::new), chosen);
        if let Some(kind) = picked.and_then(|index| kinds.get(index)) {
            edit(actions, DraftEdit::SplitType(*kind));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = Type::Small.rich(view.texts.get("split-before-fees")).color(Theme::of(ui).text3);
            ui.label(words).on_hover_text(view.texts.get("split-about"));
        });
    });
}

fn bar_ui(ui: &mut Ui, view: &View<'_>, state: &SplitState) {
    let weight = |share: Option<Share>| share.and_then(|share| share.decimal().to_f32()).unwrap_or(0.0).max(0.0);
    let weights: Vec<f32> = state.parts.iter().map(|part| weight(part.share)).collect();
    let draft = &view.state.session().create.draft;
    let told: Vec<String> = state.parts.iter().map(|part| part_text(view.texts, draft, part)).collect();
    let summary = format!("{}: {}", view.texts.get("split-bar"), told.join("; "));
    split_bar_ui(ui, &weights, weight(Some(state.rest)), &summary);
}

/// `Kurier Ritter, 40.00 %, €99.20`.
fn part_text(texts: &Texts, draft: &LinkDraft, part: &SplitPart) -> String {
    let missing = || texts.get("word-missing").to_owned();
    let share = part.share.map_or_else(missing, |share| share_text(texts, draft.split_type, share));
    let amount = part.amount.map_or_else(missing, |amount| texts.style().money(amount));
    let name = part_name(texts, draft, part.row);
    texts.with("split-part", &[("name", (&*name).into()), ("share", (&*share).into()), ("amount", (&*amount).into())])
}

/// What a party is called.
pub(super) fn part_name(texts: &Texts, draft: &LinkDraft, row: Option<SplitRowId>) -> String {
    let row = row.and_then(|id| draft.rows.iter().find(|row| row.id == id));
    row.map_or_else(|| texts.get("split-you").to_owned(), |row| recipient_name(texts, draft, row))
}

/// A share as its kind is written: `12.50 %`, `€31.00`.
pub(super) fn share_text(texts: &Texts, split_type: SplitType, share: Share) -> String {
    match split_type {
        SplitType::Normal => texts.style().percent(share.decimal()),
        SplitType::Absolute => texts.style().money(crate::model::Money::from_decimal(share.decimal())),
    }
}

fn head_ui(ui: &mut Ui, view: &View<'_>) -> Edges {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEAD));
    let edges = Edges::of(rect);
    paint::line_above(ui, rect, theme.line);
    paint::line_below(ui, rect, theme.line);
    let word = |key| paint::line(ui, Type::Small, view.texts.get(key), theme.text3);
    let middle = rect.center().y;
    paint::left(ui, word("split-recipient"), rect.left(), middle);
    paint::right(ui, word("split-share"), edges.figure, middle);
    paint::right(ui, word("split-amount"), edges.amount, middle);
    edges
}

fn total_ui(ui: &mut Ui, view: &View<'_>, state: &SplitState, edges: &Edges) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::SPLIT_ROW));
    let wrong = !state.rest.is_zero();
    let split_type = view.state.session().create.draft.split_type;
    let share = share_text(view.texts, split_type, state.total);
    let amount = state.total_amount.map(|amount| view.texts.style().money(amount)).unwrap_or_default();
    let title = view.texts.get("split-total");
    let right = if state.is_complete() { view.texts.get("split-total-right") } else { "" };
    let spoken = format!("{title}, {share}, {amount} {right}");
    let all = ui.interact(rect, ui.scope_id().with("total"), Sense::hover());
    all.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken.trim_end()));
    let middle = rect.center().y;
    let word = |text: &str, ink| paint::line(ui, Type::Emphasis, text, ink);
    paint::left(ui, word(title, theme.text), rect.left(), middle);
    let ink = if wrong { theme.err } else { theme.text };
    let start = paint::right(ui, word(&share, ink), edges.figure, middle);
    if state.is_complete() {
        paint::icon_bold(ui, pos2(start - 10.0 - 7.0, middle), icons::CHECK, 14.0, theme.ok);
    }
    paint::right(ui, word(&amount, theme.text), edges.amount, middle);
    paint::line_below(ui, rect, theme.line);
}

/// What is still to give or too much, with the ways out as buttons, from the right end to the left.
fn strip_ui(ui: &mut Ui, view: &View<'_>, state: &SplitState, problem: &ProblemKind, actions: &mut Actions) {
    let texts = view.texts;
    let percent = |key, share: Share| {
        let told = (texts.style().percent(share.decimal()), true);
        (texts.with(key, &[("share", (&*told.0).into())]), told.1)
    };
    let (title, with_amount) = match problem {
        ProblemKind::StillToGive(share) => percent("split-still-to-give", *share),
        ProblemKind::TooMuch(share) => percent("split-too-much", *share),
        ProblemKind::OverAmount(over) => {
            (texts.with("split-over-amount", &[("amount", (&*texts.style().money(*over)).into())]), false)
        }
        _ => return,
    };
    let give = matches!(problem, ProblemKind::StillToGive(_));
    let money = state.rest_amount.filter(|_| with_amount).map(|rest| {
        let rest = if rest.is_negative() { crate::model::Money::ZERO.saturating_sub(rest) } else { rest };
        texts.style().money(rest)
    });
    let owner_typed = matches!(view.state.session().create.draft.owner, OwnerShare::Typed(_))
        && view.state.session().create.draft.split_type == SplitType::Normal;
    let body = money.unwrap_or_default();
    Note::error(&title).body(&body).show_bar_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        give_menu_ui(ui, view, if give { "split-give-to" } else { "split-take-from" }, true, actions);
        let you = texts.get(if give { "split-give-to-you" } else { "split-take-from-you" });
        if owner_typed && Button::secondary(you).small().show(ui).clicked() {
            edit(actions, DraftEdit::GiveRestTo(None));
        }
        if Button::secondary(texts.get("split-spread")).small().show(ui).clicked() {
            edit(actions, DraftEdit::SpreadEvenly);
        }
    });
}

/// The list of recipients that can get the rest, or give what is too much.
fn give_menu_ui(ui: &mut Ui, view: &View<'_>, key: &str, small: bool, actions: &mut Actions) {
    let draft = &view.state.session().create.draft;
    if draft.rows.is_empty() {
        return;
    }
    let title = view.texts.get(key);
    let button = if small { Button::secondary(title).small() } else { Button::quiet(title) };
    let response = button.caret().show(ui);
    let names: Vec<String> = draft.rows.iter().map(|row| recipient_name(view.texts, draft, row)).collect();
    let items: Vec<Item<'_>> = names.iter().map(|name| Item::new(name)).collect();
    if let Some(row) = menu_ui(ui, &response, title, &items).and_then(|index| draft.rows.get(index)) {
        edit(actions, DraftEdit::GiveRestTo(Some(row.id)));
    }
}

/// *Add recipient* left; while the sum is right, the ways to divide anew at the right.
fn foot_ui(ui: &mut Ui, view: &View<'_>, state: &SplitState, actions: &mut Actions) {
    let draft = &view.state.session().create.draft;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::CONTROL));
    placed_ui(ui, "add", rect, Layout::left_to_right(Align::Center), |ui| add_ui(ui, view, actions));
    if draft.rows.is_empty() || !state.rest.is_zero() {
        return;
    }
    let right = Rect::from_min_max(pos2(rect.center().x, rect.top()), rect.max);
    placed_ui(ui, "divide", right, Layout::left_to_right(Align::Center), |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            give_menu_ui(ui, view, "split-give-rest", false, actions);
            if Button::quiet(view.texts.get("split-spread")).show(ui).clicked() {
                edit(actions, DraftEdit::SpreadEvenly);
            }
        });
    });
}

/// A recipient of the book who is not in the split yet, or a new token.
fn add_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let form = &view.state.session().create;
    let free: Vec<_> = form.book.iter().filter(|entry| !is_in_split(&form.draft, entry)).collect();
    let button = Button::secondary(view.texts.get("split-add")).icon(icons::PLUS);
    let button = button.enabled(form.draft.rows.len() < MOST && !form.is_sending());
    let next = form.draft.next_row;
    if free.is_empty() {
        // Nobody to choose from: the next row is a token.
        if button.show(ui).clicked() {
            add_token_ui(ui, next, actions);
        }
        return;
    }
    if free.len() > MENU {
        if button.name(view.texts.get("split-add-search")).show(ui).clicked() {
            actions.push(Action::Book(BookAction::Pick(String::new())));
        }
        return;
    }
    let response = button.caret().show(ui);
    let labels: Vec<_> = free.iter().map(|entry| short(&crate::text::visible(&entry.label))).collect();
    let tails: Vec<String> = free.iter().map(|entry| row::tail_text(view.texts, entry.token.tail())).collect();
    let mut items: Vec<Item<'_>> =
        labels.iter().zip(&tails).map(|(label, tail)| Item::new(label).detail(tail)).collect();
    items.push(Item::new(view.texts.get("split-add-new")));
    let Some(chosen) = menu_ui(ui, &response, view.texts.get("split-add"), &items) else { return };
    let Some(entry) = free.get(chosen) else {
        add_token_ui(ui, next, actions);
        return;
    };
    edit(actions, DraftEdit::AddRow(Source::Book((*entry).clone())));
    ui.memory_mut(|memory| memory.request_focus(field_id(("share", next))));
}

/// A label that fits into a menu.
fn short(label: &str) -> String {
    if label.chars().count() <= 40 { label.to_owned() } else { label.chars().take(39).chain(['…']).collect() }
}

/// A row with an empty token; its field gets the focus.
fn add_token_ui(ui: &mut Ui, next: u32, actions: &mut Actions) {
    edit(actions, DraftEdit::AddRow(Source::Typed(zeroize::Zeroizing::default())));
    ui.memory_mut(|memory| memory.request_focus(field_id(("token", next))));
}

fn is_in_split(draft: &LinkDraft, entry: &crate::model::BookEntry) -> bool {
    draft.rows.iter().any(|row| matches!(&row.source, Source::Book(taken) if taken.token == entry.token))
}
