//! The columns of the file: a line of the export dialog, and a page of their own in its place. On the page each column is
//! a check box: Space puts it in or leaves it out, Alt with an arrow moves it, and so do the buttons at its end. Called
//! by the export dialog. It must not change a set unasked: what is chosen holds for this file until it is saved.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::settings::{KindColumns, LONGEST_NAME, SetNameError};
use crate::state::{ColumnLine, ColumnsAction, ExportAction, ExportDialog, Naming};
use crate::text::{Arg, Texts, visible};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::choice::check_at;
use crate::ui::widgets::{Button, Dropdown, Field, IconButton, Item, Tick, menu_ui, paint, text_ui};
use crate::ui::{Actions, View};

/// Height of a column in the list, points.
const LINE: f32 = 28.0;
/// Greatest height of the list, points; beyond that it scrolls.
const LIST: f32 = 14.0 * LINE;

fn push(actions: &mut Actions, action: ColumnsAction) {
    super::push(actions, ExportAction::Columns(action));
}

/// The sets of the table.
fn kind(view: &View<'_>, dialog: &ExportDialog) -> KindColumns {
    view.state.settings.columns(&view.state.active, dialog.table.export_kind().id())
}

/// The line of the dialog: which columns, and the way to choose them.
pub(super) fn line_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let choose = Button::secondary(view.texts.get("export-columns-choose"));
        let width = (ui.available_width() - choose.width(ui) - 8.0).max(0.0);
        sets_ui(ui, view, dialog, width, actions);
        if choose.show(ui).clicked() {
            push(actions, ColumnsAction::Open(true));
        }
    });
}

/// The list of sets: the table's columns, all fields, those with a name.
fn sets_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, width: f32, actions: &mut Actions) {
    let (texts, columns, kind) = (view.texts, &dialog.columns, kind(view, dialog));
    let set = columns.set.as_deref().and_then(|name| kind.set(name));
    let is_changed = set.is_some_and(|set| columns.differs_from(set));
    let (is_table, is_fields) = (columns.is_table(dialog.table), columns.is_fields(dialog.table));
    let name = match (set, is_table, is_fields) {
        (Some(set), ..) if is_changed => {
            texts.with("export-columns-changed", &[("name", Arg::Text(&visible(&set.name)))])
        }
        (Some(set), ..) => visible(&set.name).into_owned(),
        (None, true, _) => texts.get("export-columns-shown").to_owned(),
        (None, _, true) => texts.get("export-columns-all").to_owned(),
        (None, ..) => texts.get("export-columns-own").to_owned(),
    };
    let count = texts.with("export-columns-count", &[("count", columns.chosen().count().into())]);
    let current = format!("{name}, {count}");
    let mut items = vec![
        Item::new(texts.get("export-columns-shown")).checked(set.is_none() && is_table),
        Item::new(texts.get("export-columns-all")).checked(set.is_none() && is_fields && !is_table),
    ];
    let names: Vec<_> = kind.sets.iter().map(|set| visible(&set.name)).collect();
    let is_used = |own: &str| set.is_some_and(|set| set.name == own) && !is_changed;
    items.extend(names.iter().zip(&kind.sets).map(|(name, set)| Item::new(name).checked(is_used(&set.name))));
    let picked = Dropdown::new(texts.get("export-columns"), &current).min_width(width).show(ui, &items);
    match picked {
        Some(0) => push(actions, ColumnsAction::Table),
        Some(1) => push(actions, ColumnsAction::Fields),
        Some(at) => {
            if let Some(set) = at.checked_sub(2).and_then(|at| kind.sets.get(at)) {
                push(actions, ColumnsAction::Use(set.name.clone()));
            }
        }
        None => {}
    }
}

/// The page of the columns.
pub(super) fn page_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 8.0;
    match &dialog.columns.naming {
        Some(naming) => naming_ui(ui, view.texts, naming, actions),
        None => set_ui(ui, view, dialog, actions),
    }
    text_ui(ui, Type::Small, view.texts.get("export-columns-hint"), Theme::of(ui).text3);
    list_ui(ui, view.texts, &dialog.columns.lines, actions);
}

/// The set, and what can be done with it.
fn set_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, actions: &mut Actions) {
    let (texts, columns, kind) = (view.texts, &dialog.columns, kind(view, dialog));
    let set = columns.set.as_deref().and_then(|name| kind.set(name));
    let can_save = set.is_some_and(|set| columns.differs_from(set));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let words = texts.get(if can_save { "export-columns-save" } else { "export-columns-save-as" });
        let save = Button::secondary(words);
        let more = if set.is_some() { size::CONTROL + 8.0 } else { 0.0 };
        let width = (ui.available_width() - save.width(ui) - 8.0 - more).max(0.0);
        sets_ui(ui, view, dialog, width, actions);
        if save.show(ui).clicked() {
            push(actions, if can_save { ColumnsAction::Save } else { ColumnsAction::AskName { rename: false } });
        }
        if set.is_none() {
            return;
        }
        let name = texts.get("export-columns-more");
        let button = IconButton::new(icons::DOTS_THREE, name).show(ui);
        let items = [
            Item::new(texts.get("export-columns-save-as")),
            Item::new(texts.get("export-columns-rename")),
            Item::new(texts.get("export-columns-delete")),
        ];
        match menu_ui(ui, &button, name, &items) {
            Some(0) => push(actions, ColumnsAction::AskName { rename: false }),
            Some(1) => push(actions, ColumnsAction::AskName { rename: true }),
            Some(_) => push(actions, ColumnsAction::Delete),
            None => {}
        }
    });
}

/// Why a name cannot be taken.
pub fn name_error(texts: &Texts, error: SetNameError) -> String {
    match error {
        SetNameError::Empty => texts.get("export-columns-name-missing").to_owned(),
        SetNameError::TooLong => texts.with("export-columns-name-long", &[("count", LONGEST_NAME.into())]),
        SetNameError::Taken => texts.get("export-columns-name-taken").to_owned(),
    }
}

/// A name being typed.
fn naming_ui(ui: &mut Ui, texts: &Texts, naming: &Naming, actions: &mut Actions) {
    let mut text = naming.text.clone();
    let error = naming.error.map(|error| name_error(texts, error));
    let (save, cancel) = (Button::primary(texts.get("action-save")), Button::secondary(texts.get("action-cancel")));
    let width = ui.available_width() - save.width(ui) - cancel.width(ui) - 16.0;
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let id = Id::unique("export-set-name");
        let field = Field::new(texts.get("export-columns-name"), &mut text).id(id).error(error.as_deref()).width(width);
        let typed = field.show(ui);
        // The field has the focus when it comes, not whenever it loses it.
        let (pass, drawn) = (ui.ctx().cumulative_pass_nr(), id.with("drawn"));
        let last: Option<u64> = ui.data_mut(|data| {
            let last = data.get_temp(drawn);
            data.insert_temp(drawn, pass);
            last
        });
        if last.is_none_or(|last| last.saturating_add(1) < pass) {
            typed.request_focus();
        }
        if typed.changed() {
            push(actions, ColumnsAction::Name(text.clone()));
        }
        let entered = typed.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut pressed = (false, false);
        for (place, button) in [(0, save), (1, cancel)] {
            ui.vertical(|ui| {
                // Below the label of the field, beside the field itself.
                ui.add_space(21.0);
                let clicked = button.show(ui).clicked();
                if place == 0 { pressed.0 = clicked } else { pressed.1 = clicked }
            });
        }
        if entered || pressed.0 {
            push(actions, ColumnsAction::NameDone);
        } else if pressed.1 {
            push(actions, ColumnsAction::NameCancel);
        }
    });
}

fn id_of(column: &str) -> Id {
    Id::unique(("export-column", column))
}

/// Every column there is, in the order of the file.
fn list_ui(ui: &mut Ui, texts: &Texts, lines: &[ColumnLine], actions: &mut Actions) {
    let theme = Theme::of(ui);
    let only = lines.iter().filter(|line| line.on).count() == 1;
    let frame = egui::Frame::new().stroke(paint::hair(ui, theme.line)).corner_radius(size::RADIUS);
    frame.inner_margin(egui::Margin::symmetric(0, 4)).show(ui, |ui| {
        crate::ui::theme::scroll_visuals_ui(ui);
        egui::ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
            ui.reset_style();
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, line) in lines.iter().enumerate() {
                let beside = (
                    at.checked_sub(1).and_then(|at| lines.get(at)).map(|line| line.id),
                    lines.get(at.saturating_add(1)).map(|line| line.id),
                );
                column_ui(ui, texts, *line, beside, only && line.on, actions);
            }
        });
    });
}

/// One column. The last one in the file cannot be left out.
fn column_ui(
    ui: &mut Ui,
    texts: &Texts,
    line: ColumnLine,
    (before, after): (Option<&'static str>, Option<&'static str>),
    is_last: bool,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let title = texts.get(line.title);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
    let button = |right: f32| Rect::from_center_size(pos2(rect.right() - right, rect.center().y), vec2(24.0, 24.0));
    let (up, down) = (button(44.0), button(18.0));
    let place = Rect::from_min_max(rect.min, pos2(up.left() - 4.0, rect.bottom()));
    let response = ui.interact(place, id_of(line.id), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, !is_last, line.on, title));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink2(vec2(4.0, 0.0)), f32::from(size::RADIUS_SMALL), theme.hover);
    }
    let y = rect.center().y;
    check_at(ui, pos2(rect.left() + 18.0, y), Tick::from(line.on), response.hovered(), !is_last);
    let ink = if line.on { theme.text } else { theme.text2 };
    paint::left(ui, paint::line_cut(ui, Type::Body, title, ink, place.width() - 40.0), rect.left() + 36.0, y);
    if response.has_focus() {
        keys_ui(ui, line.id, (before, after), actions);
        paint::focus_ring(ui, rect.shrink2(vec2(4.0, 2.0)), size::RADIUS_SMALL);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() && !is_last {
        push(actions, ColumnsAction::Tick(line.id));
    }
    let arrows = [
        (up, icons::ARROW_UP, "export-columns-up", before, true),
        (down, icons::ARROW_DOWN, "export-columns-down", after, false),
    ];
    for (place, icon, words, beside, is_up) in arrows {
        let name = texts.with(words, &[("name", Arg::Text(title))]);
        // The keyboard moves a column with Alt and the arrows: two stops more for each would be in the way.
        let sense = if beside.is_some() { Sense::CLICK } else { Sense::hover() };
        let arrow = ui.interact(place, id_of(line.id).with(words), sense);
        arrow.widget_info(|| WidgetInfo::labeled(Role::Button, beside.is_some(), &name));
        let ink = if beside.is_none() { theme.disabled } else { theme.text2 };
        if arrow.hovered() && beside.is_some() {
            ui.painter().rect_filled(place, f32::from(size::RADIUS_SMALL), theme.press);
        }
        paint::icon(ui, place.center(), icon, 14.0, ink);
        if arrow.clicked() {
            push(actions, ColumnsAction::Move { id: line.id, up: is_up });
        }
        arrow.on_hover_text(name);
    }
}

/// The keys of a column that has the focus.
fn keys_ui(ui: &Ui, own: &'static str, beside: (Option<&'static str>, Option<&'static str>), actions: &mut Actions) {
    paint::hold_keys(ui, id_of(own), EventFilter { vertical_arrows: true, ..EventFilter::default() });
    for (key, other, up) in [(Key::ArrowUp, beside.0, true), (Key::ArrowDown, beside.1, false)] {
        let Some(other) = other else { continue };
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            push(actions, ColumnsAction::Move { id: own, up });
        } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.memory_mut(|memory| memory.request_focus(id_of(other)));
        }
    }
}
