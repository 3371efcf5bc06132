//! Pictures of exports: the dialog with its columns and with what is new, and the page of Settings.

use secpaid_desktop::backend::{Event, ExportFailed, ExportsNoted, Ticket};
use secpaid_desktop::journal::ExportMark;
use secpaid_desktop::model::Environment;
use secpaid_desktop::state::{Action, ColumnsAction, ExportAction, ExportState, ExportWhat, Screen, SettingsPage};

use crate::desk::{Desk, noon};
use crate::exports::{export_state, open_export};
use crate::shop::pay_ins;
use crate::stage::picture;

/// Pay-ins with two sets of columns and a file of what was new.
fn shop(environment: Environment) -> Desk {
    let mut desk = pay_ins(environment, 214);
    let scope = desk.state.active.clone();
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let pay_ins = desk.state.settings.columns_mut(&scope, "pay-ins");
    pay_ins
        .save("Steuerbüro", ids(&["created_at", "amount", "service_fee", "service_fee_psp", "net_amount"]), |_| true);
    pay_ins.save("Ladenkasse", ids(&["created_at", "recipient_note", "amount"]), |_| true);
    desk.state.settings.columns_mut(&scope, "payouts").save("Bank", ids(&["net_amount"]), |_| true);
    desk.state.settings.export_defaults_mut(&scope).folder = Some("/srv/blumen/Buchhaltung 2026".into());
    let marks = [("pay-ins".into(), ExportMark { at: noon(), rows: 37 })].into();
    let ticket = Ticket { id: 0, scope, generation: 0 };
    desk.act(Action::Backend(Event::Exports(ticket, ExportsNoted { marks, ..ExportsNoted::default() })));
    desk
}

fn columns(desk: &mut Desk, action: ColumnsAction) {
    desk.act(Action::Export(ExportAction::Columns(action)));
}

#[test]
fn the_tour_of_exports() {
    for (width, height, size) in [(1280.0, 800.0, ""), (900.0, 600.0, "-small")] {
        for dark in [false, true] {
            let shoot = |desk: Desk, name: &str| {
                let theme = if dark { "dark" } else { "light" };
                picture(&mut desk.window(dark, width, height), &format!("exports-{name}{size}-{theme}"));
            };
            let mut desk = shop(Environment::Demo);
            open_export(&mut desk);
            desk.act(Action::Export(ExportAction::What(ExportWhat::New)));
            columns(&mut desk, ColumnsAction::Use("Steuerbüro".to_owned()));
            shoot(desk, "new-rows");
            let mut desk = shop(Environment::Production);
            open_export(&mut desk);
            columns(&mut desk, ColumnsAction::Use("Steuerbüro".to_owned()));
            columns(&mut desk, ColumnsAction::Open(true));
            columns(&mut desk, ColumnsAction::Tick("payment_method"));
            shoot(desk, "columns");
            let mut desk = shop(Environment::Production);
            open_export(&mut desk);
            columns(&mut desk, ColumnsAction::Open(true));
            columns(&mut desk, ColumnsAction::AskName { rename: false });
            columns(&mut desk, ColumnsAction::Name("ladenkasse".to_owned()));
            columns(&mut desk, ColumnsAction::NameDone);
            shoot(desk, "set-name");
            let mut desk = shop(Environment::Production);
            desk.act(Action::Go(Screen::Settings(SettingsPage::Exports)));
            shoot(desk, "settings");
        }
    }
    let mut desk = shop(Environment::Development);
    open_export(&mut desk);
    desk.act(Action::Export(ExportAction::What(ExportWhat::New)));
    export_state(&mut desk, ExportState::Failed(ExportFailed::NothingNew));
    picture(&mut desk.window(false, 900.0, 600.0), "exports-nothing-new-small-light");
}
