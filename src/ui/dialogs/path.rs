//! Where a file goes: the path, which can be typed, and the button to the dialog of the system beside it. Called by the
//! dialogs that write a file. It must not touch a file.

use egui::{Align, Key, Layout, Ui};

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
