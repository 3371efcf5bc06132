//! What a merchant does in a long day, one random action after the other.
//! Called by the day's test; what is told of it is looked at in `day`.

use std::time::Duration;

use crate::files::{PLAIN, words};
use crate::shop::TEST_KEY;
use crate::window::now;
use secpaid_desktop::backend::{Command, ExportJob, ExportRows, Table};
use secpaid_desktop::journal::{EntryState, IntentId};
use secpaid_desktop::model::{DraftEdit, Environment, LinkId, LinkList, LinkMode, RangeChoice, Source};
use secpaid_desktop::secrets::ApiKey;
use secpaid_desktop::state::{
    Action, ActivityAction, Attempt, CreateAction, KeyAction, LinksAction, PaletteAction, PayInsAction, RefundAction,
    Screen, SettingsAction, SettingsPage,
};

use super::day::Day;

/// What an action takes a merchant: 10,000 of them are eight hours and a bit.
const PER_ACTION: Duration = Duration::from_secs(3);

impl Day {
    /// One action of a merchant, after which they may wait, look, or go on at once.
    pub fn one_action(&mut self) {
        self.clock.advance(PER_ACTION);
        self.act(Action::Tick(now(&self.clock)));
        match self.dice.next(100) {
            0..10 => {
                let to = self.dice.of(&Environment::ALL);
                self.act(Action::SwitchConfirmed(to));
            }
            10..28 => {
                let screen = self.dice.of(&Screen::navigable().collect::<Vec<_>>());
                self.act(Action::Go(screen));
            }
            28..38 => self.act(Action::Reload),
            38..43 => self.export(),
            43..60 => self.create(false),
            60..64 => self.create(true),
            64..74 => self.delete(),
            74..80 => self.refund(),
            80..86 => self.check(),
            86..92 => self.settle(),
            92..94 => {
                self.act(Action::Palette(PaletteAction::Open));
                self.act(Action::Palette(PaletteAction::Query("rechnung".to_owned())));
            }
            94..97 => self.key(),
            97..98 => self.demo(),
            _ => {
                let percent = 90 + u16::try_from(self.dice.next(30)).unwrap();
                self.act(Action::Settings(SettingsAction::Zoom(percent)));
                self.act(Action::Go(Screen::Settings(SettingsPage::Data)));
            }
        }
        match self.dice.next(3) {
            0 => self.rest(),
            1 => self.look(),
            _ => {}
        }
        if self.state.notices.len() > 20 {
            let read: Vec<u64> = self.state.notices.iter().map(|notice| notice.id).collect();
            for id in read {
                self.act(Action::Dismiss(id));
            }
        }
    }

    pub fn export(&mut self) {
        let table = self.dice.of(&[Table::PayIns, Table::Unpaid, Table::Paid, Table::Payouts, Table::Invoices]);
        let what = self.dice.of(&[ExportRows::All as fn(Table) -> ExportRows, ExportRows::New]);
        let ticket = self.line.ticket(&self.state.active.clone());
        let job = ExportJob {
            rows: what(table),
            columns: table.shown_columns(),
            format: PLAIN,
            words: words(table),
            path: self.folder.join("exports").join(format!("{table:?}.csv")),
            overwrite: true,
        };
        self.send(vec![Command::Export(ticket, job)], Vec::new());
    }

    pub fn create(&mut self, split: bool) {
        // What may have happened already is settled first, as the form asks.
        if let Attempt::Unknown(intent) = self.state.session().create.attempt {
            self.settle_by_hand(intent);
            self.rest();
        }
        self.links += 1;
        let note = format!("Rechnung {}", self.links);
        self.act(Action::Go(Screen::Create));
        self.act(Action::Create(CreateAction::Done));
        self.act(Action::Create(CreateAction::New(if split { LinkMode::Split } else { LinkMode::Single })));
        let mut edits = vec![DraftEdit::Amount("12,50".to_owned()), DraftEdit::Note(note)];
        if split {
            let token = zeroize::Zeroizing::new("rt_demo_courier_4711_abcdef".to_owned());
            edits.push(DraftEdit::AddRow(Source::Typed(token)));
        }
        for edit in edits {
            self.act(Action::Create(CreateAction::Edit(edit)));
        }
        let row = self.state.session().create.draft.rows.first().map(|row| row.id);
        if let Some(row) = row.filter(|_| split) {
            self.act(Action::Create(CreateAction::Edit(DraftEdit::RowShare(row, "20".to_owned()))));
        }
        self.act(Action::Create(CreateAction::Send));
    }

    pub fn delete(&mut self) {
        self.act(Action::Go(Screen::Links));
        self.act(Action::Links(LinksAction::Tab(LinkList::Unpaid)));
        let rows = self.state.session().links.unpaid.rows.value();
        let newest = rows.map(|rows| rows.iter().map(|link| link.id).collect::<Vec<LinkId>>()).unwrap_or_default();
        let wanted = 1 + usize::try_from(self.dice.next(3)).unwrap();
        let chosen: Vec<LinkId> = newest.into_iter().rev().take(wanted).collect();
        if chosen.is_empty() {
            return;
        }
        self.act(Action::Links(LinksAction::AskDelete(chosen)));
        self.act(Action::Links(LinksAction::Delete));
        if self.dice.next(2) == 0 {
            self.act(Action::CloseDialog);
        }
    }

    pub fn refund(&mut self) {
        self.act(Action::SwitchConfirmed(Environment::Development));
        self.act(Action::Go(Screen::PayIns));
        self.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
        if self.dice.next(2) == 0 {
            self.rest();
        }
        let skip = usize::try_from(self.dice.next(900)).unwrap();
        let rows = self.state.session().pay_ins.shown();
        let found = rows.iter().enumerate().skip(skip).find(|(_, row)| row.is_paid_payment());
        let Some(row) = found.map(|(row, _)| u32::try_from(row).unwrap()) else {
            return;
        };
        self.act(Action::Refund(RefundAction::Open(row)));
        self.act(Action::Refund(RefundAction::Full(true)));
        self.act(Action::Refund(RefundAction::Send));
        if self.dice.next(2) == 0 {
            self.act(Action::CloseDialog);
        }
    }

    pub fn unknown(&mut self) -> Option<IntentId> {
        self.act(Action::Go(Screen::Activity));
        let entries = &self.state.session().activity.entries;
        entries.iter().find(|entry| entry.state() == EntryState::Unknown).map(|entry| entry.intent.id)
    }

    pub fn check(&mut self) {
        if let Some(intent) = self.unknown() {
            self.act(Action::Activity(ActivityAction::Open(intent)));
            self.act(Action::Activity(ActivityAction::Check(intent)));
        }
    }

    pub fn settle(&mut self) {
        if let Some(intent) = self.unknown() {
            self.settle_by_hand(intent);
        }
    }

    pub fn settle_by_hand(&mut self, intent: IntentId) {
        self.act(Action::Activity(ActivityAction::Open(intent)));
        self.act(Action::Activity(ActivityAction::AskSettle(intent)));
        self.act(Action::Activity(ActivityAction::SettleWord("seen in the dashboard".to_owned())));
        self.act(Action::Activity(ActivityAction::SettleHappened(true)));
        self.act(Action::Activity(ActivityAction::Settle(intent)));
    }

    pub fn key(&mut self) {
        // The page that has the buttons asks for every key first.
        self.act(Action::Go(Screen::Settings(SettingsPage::Environments)));
        if self.dice.next(2) == 0 {
            return self.act(Action::Key(KeyAction::Test(Environment::Production)));
        }
        let key = ApiKey::new(TEST_KEY).unwrap();
        self.act(Action::Key(KeyAction::Connect { environment: Environment::Development, key }));
    }

    pub fn demo(&mut self) {
        self.act(Action::SwitchConfirmed(Environment::Demo));
        self.act(Action::Links(LinksAction::NextDay));
    }
}
