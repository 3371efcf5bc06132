//! How the lines of the palette look and are read aloud: icon, title with the typed letters in the accent, what it would
//! be done to, keys or amount at the right. Only the palette calls it.

use std::sync::Arc;

use egui::accesskit::{Live, Role};
use egui::text::{LayoutJob, TextWrapping};
use egui::{CornerRadius, Galley, Id, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::entries::{Entry, What};
use crate::model::{FoundAt, FoundRow, Fuzzy};
use crate::state::PaletteDialog;
use crate::text::{Texts, visible};
use crate::ui::View;
use crate::ui::commands::{Command, caps};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{key_caps_at, paint};

/// What stands in a line.
struct Line {
    icon: &'static str,
    title: String,
    /// What it would be done to, or why it cannot be done.
    about: String,
    keys: Vec<String>,
    amount: String,
    enabled: bool,
    /// What was typed, as far as it belongs to this line.
    typed: String,
}

/// The node of the list itself.
pub(super) fn list_node(ui: &Ui, id: Id, place: Rect, name: &str, count: usize) {
    let response = ui.interact(place, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_size_of_set(count));
}

/// The heading of a group.
pub(super) fn heading_ui(ui: &mut Ui, view: &View<'_>, group: &str, first: bool) {
    let theme = Theme::of(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), if first { 28.0 } else { 34.0 }), Sense::hover());
    let words = view.texts.get(group);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint::left(ui, paint::line(ui, Type::Small, words, theme.text3), rect.left() + 12.0, rect.bottom() - 14.0);
}

/// One line.
pub(super) fn entry_ui(
    ui: &mut Ui,
    view: &View<'_>,
    palette: &PaletteDialog,
    entry: &Entry<'_>,
    id: Id,
    chosen: bool,
) -> Response {
    let theme = Theme::of(ui);
    let line = match &entry.what {
        What::Command(command) => of_command(view, palette, command),
        What::Row(row) => of_row(view, palette, row),
    };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::MENU_ROW));
    let response = ui.interact(rect, id, Sense::CLICK);
    node(&response, &line, chosen);
    if chosen {
        let fill = if line.enabled { theme.accent_tint } else { theme.press };
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
    }
    let y = rect.center().y;
    let (ink, icon) = match (line.enabled, chosen) {
        (false, _) => (theme.text3, theme.disabled),
        (true, true) => (theme.text, theme.accent_text),
        (true, false) => (theme.text, theme.text2),
    };
    paint::icon(ui, pos2(rect.left() + 20.0, y), line.icon, 18.0, icon);
    let caps: Vec<&str> = line.keys.iter().map(String::as_str).collect();
    let mut right = rect.right() - 12.0;
    if !caps.is_empty() {
        right = key_caps_at(ui, right, y, &caps);
    }
    if !line.amount.is_empty() {
        right = paint::right(ui, paint::line(ui, Type::Body, &line.amount, theme.text2), right, y);
    }
    let left = rect.left() + 42.0;
    // The title keeps two thirds of the room when both are long.
    let about = paint::line(ui, Type::Small, &line.about, theme.text3);
    let room = right - 12.0 - left;
    let title_room = if line.about.is_empty() { room } else { (room - about.size().x - 12.0).max(room * 0.66) };
    let title = title_galley(ui, theme, &line, ink, title_room);
    let mut end = paint::left(ui, title, left, y);
    if !line.about.is_empty() {
        end += 12.0;
        let about = paint::line_cut(ui, Type::Small, &line.about, theme.text3, right - 12.0 - end);
        paint::left(ui, about, end, y);
    }
    response
}

fn node(response: &Response, line: &Line, chosen: bool) {
    let keys = line.keys.join("+");
    let spoken: Vec<&str> = [&line.title, &line.about, &line.amount, &keys]
        .into_iter()
        .map(String::as_str)
        .filter(|s| !s.is_empty())
        .collect();
    let spoken = spoken.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, line.enabled, chosen, &spoken));
}

/// The title with the typed letters in the accent, cut where the room ends.
fn title_galley(ui: &Ui, theme: &Theme, line: &Line, ink: egui::Color32, room: f32) -> Arc<Galley> {
    let places = if line.typed.is_empty() { None } else { Fuzzy::new(&line.typed).places(&line.title) };
    let mut job = LayoutJob::default();
    let mut end = 0;
    for place in places.unwrap_or_default() {
        job.append(line.title.get(end..place.start).unwrap_or_default(), 0.0, Type::Body.format(ink));
        let typed = line.title.get(place.clone()).unwrap_or_default();
        let kind = if line.enabled { theme.accent_text } else { ink };
        job.append(typed, 0.0, Type::Body.format(kind));
        end = place.end;
    }
    job.append(line.title.get(end..).unwrap_or_default(), 0.0, Type::Body.format(ink));
    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
    ui.painter().layout_job(job)
}

fn of_command(view: &View<'_>, palette: &PaletteDialog, command: &Command) -> Line {
    let texts = view.texts;
    let reason = (command.can)(view.state).err();
    let about = match reason {
        Some(reason) => texts.get(reason).to_owned(),
        None => (command.about)(view).unwrap_or_default(),
    };
    Line {
        icon: command.icon,
        title: texts.get(command.title).to_owned(),
        about,
        keys: command.keys.first().map(|keys| caps::caps(texts, *keys)).unwrap_or_default(),
        amount: String::new(),
        enabled: reason.is_none(),
        typed: palette.query.clone(),
    }
}

fn of_row(view: &View<'_>, palette: &PaletteDialog, row: &FoundRow) -> Line {
    let texts = view.texts;
    let title = match row.note.trim() {
        "" => texts.get("table-no-note").to_owned(),
        note => visible(note).into_owned(),
    };
    let (icon, about) = match &row.at {
        FoundAt::PayIn(_) => {
            (icons::ARROW_LINE_DOWN, texts.with("palette-pay-in", &[("time", time(view, row).as_str().into())]))
        }
        FoundAt::Unpaid(id) => (icons::LINK_SIMPLE, age(view, *id)),
        FoundAt::Paid(_) => {
            (icons::LINK_SIMPLE, texts.with("palette-paid", &[("time", time(view, row).as_str().into())]))
        }
        FoundAt::Payout(_) => (icons::BANK, texts.with("palette-payout", &[("time", time(view, row).as_str().into())])),
        FoundAt::Invoice(_) => {
            (icons::RECEIPT, texts.with("palette-invoice", &[("time", time(view, row).as_str().into())]))
        }
    };
    Line {
        icon,
        title,
        about,
        keys: Vec::new(),
        amount: row.amount.map(|amount| texts.style().money(amount)).unwrap_or_default(),
        enabled: true,
        typed: palette.found_for.clone(),
    }
}

fn time(view: &View<'_>, row: &FoundRow) -> String {
    row.time.as_ref().map_or_else(
        || view.texts.get("word-missing").to_owned(),
        |time| view.texts.style().time(time, view.state.today()),
    )
}

fn age(view: &View<'_>, id: crate::model::LinkId) -> String {
    let Some(seen) = view.state.session().links.first_seen.get(&id) else {
        return view.texts.get("palette-unpaid-plain").to_owned();
    };
    let (days, minutes) = view.state.moment().since(*seen);
    let age = view.texts.style().age(days, minutes);
    view.texts.with("palette-unpaid", &[("age", age.as_str().into())])
}

/// How many more rows fit than are listed.
pub(super) fn more_ui(ui: &mut Ui, view: &View<'_>, palette: &PaletteDialog) {
    let shown = palette.found.rows.len();
    if palette.found.total <= shown {
        return;
    }
    let words = view.texts.with("palette-more", &[("shown", shown.into()), ("count", palette.found.total.into())]);
    told_ui(ui, &words, 32.0);
}

/// In place of the list when nothing fits.
pub(super) fn nothing_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let texts: &Texts = view.texts;
    ui.add_space(20.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let words = texts.get("palette-nothing");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    let line = paint::line(ui, Type::Emphasis, words, theme.text);
    let x = rect.center().x - line.size().x / 2.0;
    paint::left(ui, line, x, rect.center().y);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let words = texts.get("palette-nothing-hint");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let line = paint::line_cut(ui, Type::Small, words, theme.text3, rect.width() - 24.0);
    let x = rect.center().x - line.size().x / 2.0;
    paint::left(ui, line, x, rect.center().y);
    ui.add_space(20.0);
}

fn told_ui(ui: &mut Ui, words: &str, height: f32) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let line = paint::line_cut(ui, Type::Small, words, theme.text3, rect.width() - 54.0);
    paint::left(ui, line, rect.left() + 42.0, rect.center().y);
}
