//! Who gets what of a created split link: name, share and about how much, the owner first. Called by its card.
//! It shows what was asked for, since that is what is known of every party; it must not show a token whole.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::split::share_text;
use crate::backend::Created;
use crate::model::{Difference, Money, RecipientRequest};
use crate::text::{Texts, visible};
use crate::ui::View;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{paint, text_ui};

/// Height of a party, points.
const ROW: f32 = 24.0;
/// Room for an amount at the end of a row, points.
const AMOUNT: f32 = 112.0;

/// Draws the block; whether there was one, since a link that is not split has none.
pub(super) fn parties_ui(ui: &mut Ui, view: &View<'_>, created: &Created, amount: Option<Money>) -> bool {
    let texts = view.texts;
    let split = view.state.session().asked().and_then(|asked| asked.split.as_ref());
    let Some((split, amount)) = split.zip(amount) else { return false };
    let differs = |one: &Difference| {
        matches!(one, Difference::Recipients | Difference::Share { .. } | Difference::SplitType { .. })
    };
    let title = if created.differences.iter().any(differs) { "created-asked-split" } else { "create-summary-goes-to" };
    text_ui(ui, Type::Small, texts.get(title), Theme::of(ui).text3);
    ui.add_space(4.0);
    let names = std::iter::once(texts.get("split-you").to_owned())
        .chain(split.recipients.iter().map(|recipient| name_of(texts, recipient)));
    for (index, (name, (share, money))) in names.zip(split.parts(amount)).enumerate() {
        let share = share_text(texts, split.split_type, share);
        party_ui(ui, texts, (&name, &share, &texts.style().money(money)), index);
    }
    true
}

/// The name in the book, or that there is none; then the end of the token.
fn name_of(texts: &Texts, recipient: &RecipientRequest) -> String {
    let name = recipient.label.as_deref().map_or_else(|| texts.get("split-new-recipient").into(), visible);
    match recipient.token.tail() {
        "" => name.into_owned(),
        tail => format!("{name} {}", texts.with("split-token-tail", &[("tail", tail.into())])),
    }
}

/// Swatch, name, share, amount.
fn party_ui(ui: &mut Ui, texts: &Texts, (name, share, amount): (&str, &str, &str), part: usize) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let args = [("name", name.into()), ("share", share.into()), ("amount", amount.into())];
    let told = texts.with("split-part", &args);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    let middle = rect.center().y;
    paint::swatch(ui, pos2(rect.left() + 5.0, middle), theme.part(part));
    paint::right(ui, paint::line(ui, Type::Body, amount, theme.text), rect.right(), middle);
    // A fixed share is the amount itself.
    let share = if share == amount { "" } else { share };
    let share = paint::line(ui, Type::Body, share, theme.text2);
    let start = paint::right(ui, share, rect.right() - AMOUNT, middle);
    let name = paint::line_cut(ui, Type::Body, name, theme.text, start - rect.left() - 18.0 - 8.0);
    paint::left(ui, name, rect.left() + 18.0, middle);
}
