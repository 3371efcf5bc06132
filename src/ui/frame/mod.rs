//! What stands around every screen: the environment bar, the side bar, notices, and the dialog over it all. It decides
//! which screen is drawn and knows none of their contents.

mod bar;
mod notices;
mod side;

use egui::{Frame, Margin, Ui};

use super::fields::Fields;
use super::theme::Theme;
use super::widgets::undo;
use super::{Actions, View, commands, dialogs, screens};
use crate::state::{Attempt, CheckState, Dialog, ExportState, Screen, State, Trial};
use crate::text::{self, Texts};

/// The whole window.
pub fn window_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let theme = Theme::of(ui);
    if fields.drawn.as_ref() != Some(&view.state.active) {
        fields.drawn = Some(view.state.active.clone());
        undo::forget_all(ui.ctx());
    }
    commands::take(ui.ctx(), view, fields, actions);
    screens::key_form::forget(ui.ctx(), view, fields);
    screens::forget_recipient(ui.ctx(), view, fields);
    bar::bar_ui(ui, view, actions);
    if view.state.screen == Screen::Welcome {
        notices::notices_ui(ui, view, actions);
        let frame = Frame::new().fill(theme.bg);
        egui::CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| screens::welcome::welcome_ui(ui, view, fields, actions));
    } else {
        side::side_ui(ui, view, actions);
        notices::notices_ui(ui, view, actions);
        let frame = Frame::new().fill(theme.bg).inner_margin(Margin::ZERO);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| screen_ui(ui, view, fields, actions));
    }
    if view.state.dialog.is_some() {
        dialogs::dialog_ui(ui, view, fields, actions);
    }
    undo::forget_left(ui.ctx());
}

fn screen_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    match view.state.screen {
        Screen::Welcome => {}
        Screen::Overview => screens::overview::overview_ui(ui, view, fields, actions),
        Screen::Create => screens::create::create_ui(ui, view, fields, actions),
        Screen::Links => screens::links::links_ui(ui, view, fields, actions),
        Screen::PayIns => screens::pay_ins::pay_ins_ui(ui, view, fields, actions),
        Screen::Payouts => screens::payouts::payouts_ui(ui, view, fields, actions),
        Screen::Invoices => screens::invoices::invoices_ui(ui, view, fields, actions),
        Screen::Activity => screens::activity::activity_ui(ui, view, fields, actions),
        Screen::Settings(page) => screens::settings::settings_ui(ui, view, page, fields, actions),
    }
}

/// `PRODUCTION · SecPaid Desktop`: which environment this is also stands in the list of windows.
pub fn window_title(state: &State, texts: &Texts) -> String {
    let environment = text::environment_badge(texts, state.active.environment).to_uppercase();
    match &state.active.host {
        Some(host) => {
            texts.with("app-title-with-host", &[("environment", (&*environment).into()), ("host", (&**host).into())])
        }
        None => texts.with("app-title", &[("environment", (&*environment).into())]),
    }
}

/// Whether something on the screen counts seconds.
pub fn shows_seconds(state: &State) -> bool {
    let session = state.session();
    let reading = session.is_reading();
    let writing = matches!(session.create.attempt, Attempt::Sending { .. }) || session.write_running();
    let trying = state.keys.values().any(|key| matches!(key.trial, Trial::Running { .. }));
    let dialog = match &state.dialog {
        Some(Dialog::Export(dialog)) => matches!(dialog.state, ExportState::Running { .. }),
        Some(Dialog::Unknown(dialog)) => matches!(dialog.check, CheckState::Running(_)),
        _ => false,
    };
    reading || writing || trying || dialog
}
