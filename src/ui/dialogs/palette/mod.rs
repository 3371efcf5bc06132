//! The command palette (Ctrl+K): one field, and below it the commands, the screens and the rows of this environment that
//! fit what is typed. Called by the dialogs. The focus stays in the field; arrows choose, Enter opens.
//! It must not send or delete anything: a command opens the form or the question for that.

mod draw;
mod entries;

use egui::accesskit::{HasPopup, Role};
use egui::{Context, Event, EventFilter, Frame, Id, Key, Margin, Modal, Modifiers, Rect, ScrollArea, TextEdit, Ui};
use egui::{UiBuilder, WidgetInfo, pos2, vec2};

use crate::state::{Action, PaletteAction, PaletteDialog};
use crate::ui::commands::{self, caps};
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::dialog::remember;
use crate::ui::widgets::{key_caps_at, paint};
use crate::ui::{Actions, View};

use entries::{Entry, What};

/// Height of the field, points.
const FIELD: f32 = 56.0;
/// Height of the foot, points.
const FOOT: f32 = 44.0;
/// Entries that Page Up and Page Down pass over.
const PAGE: usize = 8;

/// What the keyboard asked for in this frame.
enum Asked {
    Close,
    Run(usize),
    Choose(usize),
}

/// Draws the palette.
pub(super) fn palette_ui(
    ui: &Ui,
    view: &View<'_>,
    palette: &PaletteDialog,
    fields: &mut Fields,
    actions: &mut Actions,
) {
    let ctx = ui.ctx();
    let id = Id::unique("palette");
    let opened = remember(ctx, id);
    let theme = Theme::of_ctx(ctx);
    let entries = entries::entries(view, palette);
    let at = palette.at.min(entries.len().saturating_sub(1));
    let window = ctx.content_rect();
    let below = Rect::from_min_max(pos2(window.left(), window.top() + size::ENVIRONMENT_BAR), window.max);
    // Near the top, where the eyes are when something is typed; lower when there is room to spare.
    let top = size::ENVIRONMENT_BAR + if window.height() < 700.0 { 8.0 } else { 48.0 };
    let area = Modal::default_area(id).role(Role::Dialog).accessible_name(view.texts.get("palette-title"));
    let area = area.fade_in(false).anchor(egui::Align2::CENTER_TOP, vec2(0.0, top));
    let modal = Modal::new(id).area(area).backdrop_color(egui::Color32::TRANSPARENT).frame(Frame::NONE);
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(egui::Stroke::new(crate::ui::theme::hairline(ctx), theme.line))
        .corner_radius(size::RADIUS_LARGE)
        .shadow(theme.shadow);
    let mut asked = keys_ui(ctx, opened, entries.len(), at);
    let shown = modal.show(ctx, |ui| {
        ui.painter().with_clip_rect(below).rect_filled(below, 0.0, theme.backdrop.gamma_multiply(0.6));
        frame.show(ui, |ui| {
            ui.set_width(size::PALETTE.min(window.width() - 2.0 * size::PAGE_MARGIN));
            ui.spacing_mut().item_spacing.y = 0.0;
            field_ui(ui, view, palette, (id, opened), actions);
            let room = window.height() - top - FIELD - FOOT - size::PAGE_MARGIN;
            if let Some(picked) = list_ui(ui, view, palette, (&entries, at), room) {
                asked = Some(picked);
            }
            foot_ui(ui, view);
        });
    });
    // A press beside it closes it, as it opened by a press.
    if shown.should_close() && !opened {
        asked = asked.or(Some(Asked::Close));
    }
    let chosen = match asked {
        Some(Asked::Choose(at)) => {
            actions.push(Action::Palette(PaletteAction::Choose(at)));
            None
        }
        Some(Asked::Close) => {
            actions.push(Action::CloseDialog);
            None
        }
        Some(Asked::Run(at)) => entries.get(at),
        None => None,
    };
    if let Some(chosen) = chosen {
        run(ctx, view, &chosen.what, fields, actions);
    }
}

/// Runs an entry; one that cannot run now stays where it is, with its reason.
fn run(ctx: &Context, view: &View<'_>, what: &What<'_>, fields: &mut Fields, actions: &mut Actions) {
    match what {
        What::Command(command) => {
            if (command.can)(view.state).is_ok() {
                actions.push(Action::CloseDialog);
                commands::run(ctx, command, view, fields, actions);
            }
        }
        What::Row(row) => actions.push(Action::Palette(PaletteAction::OpenRow(row.at.clone()))),
    }
}

/// The keys that are the palette's: taken before the field sees them.
fn keys_ui(ctx: &Context, opened: bool, count: usize, at: usize) -> Option<Asked> {
    if opened {
        return None;
    }
    ctx.input_mut(|input| {
        // The keys that opened it close it again.
        let again = commands::command("palette").is_some_and(|command| {
            let pressed = |event: &Event| match event {
                Event::Key { key, modifiers, pressed: true, repeat: false, .. } => {
                    command.keys.iter().any(|keys| commands::matches(*keys, *key, *modifiers))
                }
                _ => false,
            };
            let before = input.events.len();
            input.events.retain(|event| !pressed(event));
            input.events.len() < before
        });
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if again || pressed(Key::Escape) {
            return Some(Asked::Close);
        }
        if pressed(Key::Enter) {
            return Some(Asked::Run(at));
        }
        let last = count.checked_sub(1)?;
        let steps = [
            (Key::ArrowDown, if at < last { at + 1 } else { 0 }),
            (Key::ArrowUp, at.checked_sub(1).unwrap_or(last)),
            (Key::PageDown, at.saturating_add(PAGE).min(last)),
            (Key::PageUp, at.saturating_sub(PAGE)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        steps.into_iter().find_map(|(key, to)| pressed(key).then_some(Asked::Choose(to)))
    })
}

fn field_id(id: Id) -> Id {
    id.with("field")
}

fn list_id() -> Id {
    Id::unique("palette_list")
}

fn option_id(at: usize) -> Id {
    list_id().with(at)
}

fn field_ui(ui: &mut Ui, view: &View<'_>, palette: &PaletteDialog, (id, opened): (Id, bool), actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FIELD));
    let y = rect.center().y;
    paint::line_below(ui, rect, theme.line);
    paint::icon(ui, pos2(rect.left() + 28.0, y), icons::MAGNIFYING_GLASS, 18.0, theme.text2);
    let end = key_caps_at(ui, rect.right() - 16.0, y, &[&caps::cap(view.texts, Key::Escape)]);
    let inner = Rect::from_min_max(pos2(rect.left() + 50.0, rect.top() + 8.0), pos2(end - 12.0, rect.bottom() - 8.0));
    let mut query = palette.query.clone();
    let editor = TextEdit::singleline(&mut query)
        .id(field_id(id))
        .font(Type::Body.font())
        .text_color(theme.text)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .align(egui::Align2([egui::Align::Min, egui::Align::Center]))
        .min_size(inner.size())
        .desired_width(inner.width())
        .char_limit(200)
        .hint_text(Type::Body.rich(view.texts.get("palette-hint")).color(theme.text3));
    // In a place of its own: it must not move what comes below the field.
    let response = ui.new_child(UiBuilder::new().max_rect(inner)).put(inner, editor);
    if opened || !response.has_focus() {
        // The only place for the focus while it is open.
        response.request_focus();
    }
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    paint::hold_keys(ui, response.id, filter);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::SearchInput);
        node.set_label(view.texts.get("palette-title"));
        node.set_has_popup(HasPopup::Listbox);
        node.set_controls([list_id().accesskit_id()]);
    });
    if query != palette.query {
        actions.push(Action::Palette(PaletteAction::Query(query)));
    }
}

/// The entries under their headings. What was pressed in it.
fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    palette: &PaletteDialog,
    (entries, at): (&[Entry<'_>], usize),
    room: f32,
) -> Option<Asked> {
    let mut picked = None;
    let margin = Frame::new().inner_margin(Margin { left: 8, right: 8, top: 6, bottom: 8 });
    crate::ui::theme::scroll_visuals_ui(ui);
    let area = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.reset_style();
        ui.spacing_mut().item_spacing.y = 0.0;
        margin.show(ui, |ui| {
            if entries.is_empty() {
                draw::nothing_ui(ui, view);
                return;
            }
            let whole = ui.available_rect_before_wrap();
            draw::list_node(ui, list_id(), whole, view.texts.get("palette-title"), entries.len());
            let scroll = moved(ui, at, palette);
            for (number, entry) in entries.iter().enumerate() {
                if entry.heads {
                    draw::heading_ui(ui, view, entry.group, number == 0);
                }
                let builder = UiBuilder::new().accessibility_parent(list_id()).id_salt(number);
                let response = ui
                    .scope_builder(builder, |ui| {
                        draw::entry_ui(ui, view, palette, entry, option_id(number), number == at)
                    })
                    .inner;
                if number == at && scroll {
                    // With the heading, so that the first entry shows where it belongs.
                    ui.scroll_to_rect(response.rect.expand2(vec2(0.0, 36.0)), None);
                }
                if response.clicked() {
                    picked = Some(Asked::Run(number));
                } else if response.hovered()
                    && number != at
                    && ui.input(|input| input.pointer.delta() != vec2(0.0, 0.0))
                {
                    picked = Some(Asked::Choose(number));
                }
            }
            draw::more_ui(ui, view, palette);
        });
    });
    ui.ctx().accesskit_node_builder(field_id(Id::unique("palette")), |node| {
        node.set_active_descendant(option_id(at).accesskit_id());
    });
    picked
}

/// Whether another entry than in the pass before is the chosen one.
fn moved(ui: &Ui, at: usize, palette: &PaletteDialog) -> bool {
    let now = (at, palette.query.len(), palette.found.total);
    let last = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(list_id().with("at"), now), now));
    last != now
}

fn foot_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FOOT));
    let corner = egui::CornerRadius { nw: 0, ne: 0, sw: size::RADIUS_LARGE, se: size::RADIUS_LARGE };
    let hair = crate::ui::theme::hairline(ui.ctx());
    ui.painter().rect_filled(rect.shrink2(vec2(hair, 0.0)), corner, theme.panel);
    paint::line_above(ui, rect, theme.line);
    let y = rect.center().y;
    let mut x = rect.left() + 20.0;
    let keys = [
        (vec![caps::cap(texts, Key::ArrowUp), caps::cap(texts, Key::ArrowDown)], "palette-choose"),
        (vec![caps::cap(texts, Key::Enter)], "palette-open"),
    ];
    for (caps, words) in &keys {
        let caps: Vec<&str> = caps.iter().map(String::as_str).collect();
        let width = crate::ui::widgets::bars::key_caps_width(ui, &caps);
        key_caps_at(ui, x + width, y, &caps);
        x = paint::left(ui, paint::line(ui, Type::Small, texts.get(words), theme.text2), x + width + 6.0, y) + 20.0;
    }
    let safe = texts.get("palette-safe");
    let words = paint::line_cut(ui, Type::Small, safe, theme.text2, rect.right() - 20.0 - x);
    let start = paint::right(ui, words, rect.right() - 20.0, y);
    let place = Rect::from_min_max(pos2(start, y - 8.0), pos2(rect.right() - 20.0, y + 8.0));
    let label = ui.interact(place, list_id().with("safe"), egui::Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, safe));
}
