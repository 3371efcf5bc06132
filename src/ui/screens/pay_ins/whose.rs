//! Whose money a split payment is: each side's part by the shares of the link, below the figures that the service sent.
//! How the service books a split is not documented, so this says what the figures are, and what they are not.
//! Called by the panel. It must not change or divide a figure of the row.

use egui::Ui;

use crate::model::PayIn;
use crate::text::visible;
use crate::ui::View;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Pair, separator_ui, text_ui};

/// Draws it below the figures of a payment that was split.
pub(super) fn whose_ui(ui: &mut Ui, view: &View<'_>, row: &PayIn) {
    if !row.is_split_payment() {
        return;
    }
    let (texts, theme) = (view.texts, Theme::of(ui));
    separator_ui(ui, 8.0);
    let paid = row.amount.unwrap_or_default();
    let split = view.state.session().known_split(row).filter(|_| !row.is_recipient_role());
    let parts = split.as_ref().and_then(|split| split.parts(paid, paid));
    let words = match &parts {
        _ if row.is_recipient_role() => "pay-ins-whose-recipient",
        None => "pay-ins-whose-not-known",
        Some(_) if split.as_ref().is_some_and(|split| !split.certain) => "pay-ins-whose-assumed",
        Some(_) => "pay-ins-whose-shares",
    };
    for part in parts.iter().flatten() {
        let name = match part.party {
            None => texts.get("split-you").to_owned(),
            Some(recipient) => match (&recipient.label, &*recipient.tail) {
                (Some(label), _) => visible(label).into_owned(),
                (None, "") => texts.get("split-recipient").to_owned(),
                (None, tail) => texts.with("split-token-tail", &[("tail", tail.into())]),
            },
        };
        Pair::new(&name, &texts.style().money(part.amount)).show(ui);
    }
    text_ui(ui, Type::Small, texts.get(words), theme.text3);
}
