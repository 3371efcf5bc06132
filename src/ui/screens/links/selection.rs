//! The bar that takes the footer's place while links are selected: how many, how much, what can be done to them. It has
//! the footer's height, so that nothing jumps. It must not delete: it asks.

use egui::{Rect, Ui};

use super::{arg, links, unpaid};
use crate::model::{LinkId, RowSource as _, UnpaidLink};
use crate::state::{Action, ExportAction, LinksAction, NoticeKind, SharingAction, Whose};
use crate::ui::screens::list::{push_right_ui, row_ui};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Button, IconButton, key_caps_ui, key_caps_width, paint};
use crate::ui::{Actions, View, commands};

/// Room between the figures and the buttons and before what clears the selection, points.
const GAPS: f32 = 48.0;

/// The selected links in the order of the table. Walks through the whole list: only when something was pressed.
fn selected<'a>(view: &View<'a>) -> Vec<&'a UnpaidLink> {
    let table = &links(view).unpaid;
    let Some(rows) = table.rows.value() else { return Vec::new() };
    let selected = table.index.iter().filter(|row| table.selected.contains(row));
    selected.filter_map(|row| rows.get(usize::try_from(*row).ok()?)).collect()
}

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, view: &View<'_>, place: Rect, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ui.painter().rect_filled(place, 0.0, theme.accent_tint);
    row_ui(ui, place, size::TABLE_FOOTER, |ui| {
        let brief = figures_ui(ui, view);
        buttons_ui(ui, view, brief, actions);
        clear_ui(ui, view, actions);
    });
}

/// Draws how many and how much; says whether *Export…* makes room for it by its icon alone.
fn figures_ui(ui: &mut Ui, view: &View<'_>) -> bool {
    let (texts, theme, table) = (view.texts, Theme::of(ui), &links(view).unpaid);
    let style = texts.style();
    let count = style.count(u64::try_from(table.selected_totals.rows).unwrap_or(u64::MAX));
    ui.label(Type::Emphasis.rich(texts.with("links-selected", &[("count", arg(&count))])).color(theme.text));
    let (amount, total) = (style.money(table.selected_totals.amount), style.money(table.totals.amount));
    let words = texts.with("links-selected-amount", &[("amount", arg(&amount)), ("total", arg(&total))]);
    let room = |brief| ui.available_width() - buttons_width(ui, view, brief) - clear(view).width(ui) - GAPS;
    let width = |words: &str| paint::line(ui, Type::Body, words, theme.text2).size().x;
    let ways = [(false, &words), (true, &words), (true, &amount)];
    let fitting = ways.into_iter().find(|(brief, words)| width(words) <= room(*brief));
    if let Some((_, words)) = fitting {
        ui.label(Type::Body.rich(words.as_str()).color(theme.text2));
    }
    let brief = fitting.is_none_or(|(brief, _)| brief);
    let (_, gap) = ui.allocate_space(egui::vec2(16.0, 20.0));
    let at = ui.painter().round_to_pixel_center(gap.center().x);
    ui.painter().vline(at, gap.y_range(), paint::hair(ui, theme.ctl));
    brief
}

/// Room of the buttons with their gaps, points: the sums stand beside them where there is more.
fn buttons_width(ui: &Ui, view: &View<'_>, brief: bool) -> f32 {
    let texts = view.texts;
    let width = |key| Button::secondary(texts.get(key)).icon(icons::COPY).small().width(ui) + 8.0;
    let icon = size::CONTROL + 8.0;
    let export = if brief { icon } else { width("action-export") };
    width("links-copy-selected") + icon + export + width("links-delete")
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, brief: bool, actions: &mut Actions) {
    let texts = view.texts;
    let narrow = ui.available_width() < buttons_width(ui, view, brief) + clear(view).width(ui);
    let copy = texts.get("links-copy-selected");
    let copies = if narrow {
        IconButton::new(icons::COPY, copy).show(ui)
    } else {
        Button::secondary(copy).icon(icons::COPY).small().show(ui)
    };
    if copies.clicked() {
        let host = &view.state.session().pay_host;
        let addresses: Vec<String> =
            selected(view).into_iter().filter_map(|link| unpaid::verified(link, host)).collect();
        if !addresses.is_empty() {
            ui.copy_text(addresses.join("\n"));
            actions.push(Action::Notify(NoticeKind::Copied));
        }
    }
    let print = IconButton::new(icons::PRINTER, texts.get("sheet-action-selected"));
    if print.show(ui).clicked() {
        let ids: Vec<LinkId> = selected(view).into_iter().map(|link| link.id).collect();
        actions.push(Action::Sharing(SharingAction::Print(Whose::Rows(ids), texts.language())));
    }
    let name = texts.get("links-export-selected");
    let exports = if narrow || brief {
        IconButton::new(icons::EXPORT, name).show(ui)
    } else {
        Button::secondary(texts.get("action-export")).icon(icons::EXPORT).small().name(name).show(ui)
    };
    if exports.clicked() {
        actions.push(Action::Export(ExportAction::OpenSelected));
    }
    let delete = Button::destructive(texts.get("links-delete")).icon(icons::TRASH).small();
    if view.state.is_view_only() {
        let why = texts.get("not-sent-view-only");
        delete.enabled(false).name(texts.get("links-delete-selected")).tip(why).show(ui);
        why_ui(ui, why, clear(view).width(ui) + 8.0);
        return;
    }
    if delete.name(texts.get("links-delete-selected")).show(ui).clicked() {
        let ids: Vec<LinkId> = selected(view).into_iter().map(|link| link.id).collect();
        actions.push(Action::Links(LinksAction::AskDelete(ids)));
    }
}

/// Why nothing can be deleted; cut where there is no room.
fn why_ui(ui: &mut Ui, why: &str, behind: f32) {
    let room = (ui.available_width() - behind).max(0.0);
    let words = paint::line_cut(ui, Type::Small, why, Theme::of(ui).text2, room);
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(words.size().x, size::CONTROL_SMALL), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, why));
    paint::left(ui, words, rect.left(), rect.center().y);
    response.on_hover_text(why);
}

/// The button that forgets the selection.
fn clear<'a>(view: &View<'a>) -> Button<'a> {
    Button::quiet(view.texts.get("links-clear")).small().name(view.texts.get("links-clear-selection"))
}

fn clear_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let clear = clear(view);
    let escape = commands::caps::cap(view.texts, egui::Key::Escape);
    let caps = key_caps_width(ui, &[&escape]);
    // The bar's buttons come first; the caps only tell what Escape does anyway.
    let room = ui.available_width() >= clear.width(ui) + 8.0 + caps;
    push_right_ui(ui, clear.width(ui) + if room { 8.0 + caps } else { 0.0 });
    if clear.show(ui).clicked() {
        actions.push(Action::Links(LinksAction::Select(std::collections::HashSet::new())));
    }
    if room {
        key_caps_ui(ui, &[escape]);
    }
}
