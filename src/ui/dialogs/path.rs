//! Where a file goes: the path, which can be typed, and the button to the dialog of the system beside it. Called by the
//! dialogs that write a file. It must not touch a file.

use egui::{Align, Id, Key, Layout, Response, Ui};

use crate::text::Texts;
use crate::ui::widgets::{Button, Field};

/// What was done to it.
pub(super) struct Touched {
    /// The path as it is now, when it was typed.
    pub typed: Option<String>,
    /// Enter was pressed in it.
    pub entered: bool,
    /// The button was pressed.
    pub choose: bool,
}

/// Draws it. `told` are the hint, and what is wrong with the file.
pub(super) fn path_ui(ui: &mut Ui, label: &str, path: &str, told: (&str, Option<&str>), choose: Button<'_>) -> Touched {
    let width = ui.available_width() - choose.width(ui) - 8.0;
    let mut path = path.to_owned();
    let shown = ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let field = Field::new(label, &mut path).path().hint(told.0).error(told.1).width(width).show(ui);
        // Below the label of the field, beside the field itself.
        let pressed = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(21.0);
            choose.show(ui).clicked()
        });
        (field, pressed.inner)
    });
    let (field, choose) = shown.inner;
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    Touched { typed: field.changed().then_some(path), entered, choose }
}

/// Draws the button that saves, and that replaces once it is asked whether to: `(asked, running)`.
pub(super) fn save_ui(ui: &mut Ui, texts: &Texts, (asked, running): (bool, bool), free: bool) -> Response {
    let words = match (running, asked) {
        (true, _) => "qr-saving",
        (false, true) => "export-replace",
        (false, false) => "qr-save",
    };
    Button::primary(texts.get(words)).min_width(96.0).enabled(free).show(ui)
}

/// Whether it is asked since this pass whether a file is to be replaced: Enter must not say yes to what was not read yet.
pub(super) fn asks_now(ui: &Ui, asked: bool) -> bool {
    let id = Id::unique("asks-to-replace");
    asked & !ui.ctx().data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, false), asked))
}
