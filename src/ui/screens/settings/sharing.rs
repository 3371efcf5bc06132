//! The page of what is handed out besides a link: the name of the shop and a closing line, for sheets and for texts to
//! payers. Of the environment on the screen alone. Called by Settings. What is typed holds at once.

use egui::Ui;

use crate::settings::SharingWords;
use crate::state::{Action, SharingAction};
use crate::text::{Arg, environment_name};
use crate::ui::widgets::Field;
use crate::ui::{Actions, View};

/// Longest name and line, characters: more does not fit on a sheet.
const LONGEST_NAME: usize = 60;
const LONGEST_LINE: usize = 160;
/// Width of the fields, points.
const FIELD: f32 = 480.0;

/// Draws the page.
pub fn sharing_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let none = SharingWords::default();
    let words = view.state.settings.sharing(&view.state.active).unwrap_or(&none);
    let environment = environment_name(texts, view.state.active.environment);
    let free = !view.state.read_only;
    let hint = texts.with("settings-shop-name-hint", &[("environment", Arg::Text(environment))]);
    let mut shop = words.shop_name.clone();
    let field = Field::new(texts.get("settings-shop-name"), &mut shop).hint(&hint).limit(LONGEST_NAME);
    if field.width(FIELD.min(ui.available_width())).enabled(free).show(ui).changed() {
        actions.push(Action::Sharing(SharingAction::ShopName(shop)));
    }
    ui.add_space(20.0);
    let mut closing = words.closing.clone();
    let hint = texts.get("settings-closing-hint");
    let field = Field::new(texts.get("settings-closing"), &mut closing).hint(hint).limit(LONGEST_LINE);
    if field.width(FIELD.min(ui.available_width())).enabled(free).show(ui).changed() {
        actions.push(Action::Sharing(SharingAction::Closing(closing)));
    }
}
