//! The canary's outcomes that are not known, its files and its panics: exports of every kind and format, pictures,
//! sheets, and what a panic prints.

use secpaid_desktop::backend::{ExportWords, Table};
use secpaid_desktop::demo::Fault;
use secpaid_desktop::export::{Flags, Format, Preset, Words};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{LinkList, LinkMode, RecipientToken};
use secpaid_desktop::secrets::ApiKey;
use secpaid_desktop::state::{
    Action, ActivityAction, ExportAction, ExportState, ExportWhat, LinksAction, QrAction, Screen, SharingAction, State,
    Whose,
};
use secpaid_desktop::text::Language;

use crate::canary::Canary;
use crate::echoes::{IN_BOOK, KEY, TYPED, faults};

const TABLES: [(Screen, Option<LinkList>, Table); 6] = [
    (Screen::PayIns, None, Table::PayIns),
    (Screen::Links, Some(LinkList::Unpaid), Table::Unpaid),
    (Screen::Links, Some(LinkList::Paid), Table::Paid),
    (Screen::Payouts, None, Table::Payouts),
    (Screen::Invoices, None, Table::Invoices),
    (Screen::Activity, None, Table::Activity),
];

impl Canary<'_> {
    fn unsettled(&self) -> Vec<IntentId> {
        let entries = self.window.state.session().activity.entries.iter();
        let unknown = entries.filter(|entry| entry.state() == secpaid_desktop::journal::EntryState::Unknown);
        unknown.map(|entry| entry.intent.id).collect()
    }

    /// By hand, with a word.
    pub fn settle_all(&mut self) {
        for intent in self.unsettled() {
            self.act(Action::Activity(ActivityAction::Open(intent)));
            self.act(Action::Activity(ActivityAction::AskSettle(intent)));
            self.act(Action::Activity(ActivityAction::SettleHappened(false)));
            self.act(Action::Activity(ActivityAction::SettleWord("called the service".to_owned())));
            self.act(Action::Activity(ActivityAction::Settle(intent)));
            self.window.until(|state| state.dialog.is_none());
        }
        assert_eq!(self.unsettled(), []);
        self.look("settled by hand", "-");
    }

    /// Lost after the change, looked for, sent again, settled.
    pub fn unknown_outcomes(&mut self) {
        self.shop.fault("createSplitLink", Fault::ResetAfterChange);
        self.create(LinkMode::Split, "lost");
        let session = self.window.state.session();
        assert_eq!(self.unsettled().len(), 1, "{:?} {:?}", session.create.attempt, session.activity.entries.first());
        let intent = self.unsettled()[0];
        self.window.check(intent);
        self.look("looked for", "answer lost");
        self.act(Action::Activity(ActivityAction::AskAgain(intent)));
        self.act(Action::Activity(ActivityAction::SendAgain(intent)));
        self.window.until(|state| !state.session().write_running());
        self.window.quiet();
        self.look("sent again", "answer lost");
        self.settle_all();
        self.act(Action::CloseDialog);
    }

    pub fn exports(&mut self) {
        let formats = [
            (Format::Xlsx, "xlsx"),
            (Format::Csv(Preset::ExcelDe), "de.csv"),
            (Format::Csv(Preset::Excel), "int.csv"),
            (Format::Csv(Preset::Plain), "csv"),
        ];
        for (screen, tab, table) in TABLES {
            for (format, ending) in formats {
                for what in [ExportWhat::Shown, ExportWhat::All, ExportWhat::New] {
                    let once = matches!(format, Format::Csv(Preset::Plain));
                    if what != ExportWhat::Shown && (table == Table::Activity || !once) {
                        continue;
                    }
                    self.go(screen);
                    if let Some(tab) = tab {
                        self.act(Action::Links(LinksAction::Tab(tab)));
                    }
                    self.window.quiet();
                    self.export(table, what, format, &format!("{table:?}-{what:?}.{ending}"));
                }
            }
        }
    }

    fn export(&mut self, table: Table, what: ExportWhat, format: Format, name: &str) {
        self.act(Action::Export(ExportAction::Open));
        self.act(Action::Export(ExportAction::What(what)));
        self.act(Action::Export(ExportAction::Format(format)));
        let path = self.exports.join(name).to_string_lossy().into_owned();
        self.act(Action::Export(ExportAction::Path(path)));
        let headers = table.shown_columns().iter().map(|id| (*id).to_owned()).collect();
        let words = ExportWords {
            headers,
            flags: Flags::default(),
            words: Words::new(),
            comma: false,
            sheet: "Rows".to_owned(),
        };
        self.act(Action::Export(ExportAction::Start(words)));
        self.window.until(|state| !matches!(export_state(state), Some(ExportState::Running { .. })));
        self.look("a file is exported", "-");
        self.act(Action::CloseDialog);
    }

    pub fn pictures(&mut self) {
        // A fault that waits for a request that was never sent would meet this one.
        while self.shop.test.script("createSplitLink").waiting() > 0 {
            self.create(LinkMode::Split, "Abo");
            self.settle_all();
        }
        self.settle_all();
        assert!(self.create(LinkMode::Split, "Abo Mai"), "{:?}", self.window.state.session().create.attempt);
        for name in ["qr.png", "qr.svg"] {
            self.act(Action::Qr(QrAction::OpenCreated));
            self.act(Action::Qr(QrAction::Path(self.exports.join(name).to_string_lossy().into_owned())));
            self.act(Action::Qr(QrAction::Save));
            self.until_there(name);
        }
        self.act(Action::Sharing(SharingAction::Print(Whose::Created, Language::German)));
        let path = self.exports.join("sheet.pdf").to_string_lossy().into_owned();
        self.act(Action::Sharing(SharingAction::Path(path)));
        self.act(Action::Sharing(SharingAction::Save));
        self.until_there("sheet.pdf");
    }

    fn until_there(&mut self, name: &str) {
        let path = self.exports.join(name);
        self.window.until(|_| path.exists());
        self.act(Action::CloseDialog);
        self.look("a picture or sheet is saved", "-");
    }

    /// Panics of the sorts there are, with everything alive.
    pub fn panics(&mut self) {
        self.shop.fault("createSplitLink", faults(&[KEY, IN_BOOK, TYPED])[0].1.clone());
        self.create(LinkMode::Split, "refused");
        let state = &self.window.state;
        let attempt = std::panic::AssertUnwindSafe(&state.session().create.attempt);
        let words = std::panic::catch_unwind(|| panic!("a panic with everything alive: {:?}", *attempt)).unwrap_err();
        let words = words.downcast::<String>().unwrap();
        assert!(words.contains("ApiError"), "panics are among it: {words}");
        self.search.none_in("the words of a panic", "with everything alive", words.as_bytes());
        let held = std::panic::AssertUnwindSafe(state);
        let failed = || std::panic::resume_unwind(Box::new(format!("{:?}", held.keys)));
        assert!(std::panic::catch_unwind(failed).is_err());
        let refused: Result<(), _> = std::hint::black_box(Err((ApiKey::new(KEY).unwrap(), RecipientToken::new(TYPED))));
        assert!(std::panic::catch_unwind(|| refused.unwrap()).is_err());
    }
}

fn export_state(state: &State) -> Option<&ExportState> {
    match &state.dialog {
        Some(secpaid_desktop::state::Dialog::Export(dialog)) => Some(&dialog.state),
        _ => None,
    }
}
