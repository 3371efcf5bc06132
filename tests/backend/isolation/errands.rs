//! Steps of the test of isolation that take more than one action: keys whose trials cross, writes that are lost and looked
//! for, files. Called by the world of that test.

use secpaid_desktop::backend::Ticket;
use secpaid_desktop::model::{Environment, LinkId};
use secpaid_desktop::secrets::ApiKey;
use secpaid_desktop::state::{Action, ActivityAction, CreateAction, KeyAction};

use super::files;
use super::step::Step;
use super::{Asked, World};
use crate::isolated;

impl World {
    pub(super) fn take_more(&mut self, step: Step) {
        match step {
            Step::Cross { environment, takes, last_first } => self.cross(environment, takes, last_first),
            Step::Lost => {
                self.send_form();
                let is_write = |asked: &&(Ticket, Asked)| matches!(asked.1, Asked::Write);
                if let Some((ticket, _)) = self.asked.iter().rev().find(is_write).cloned() {
                    let entries = self.state.sessions.get(&ticket.scope).map(|session| session.activity.entries.len());
                    for event in files::lost(&ticket, entries.unwrap_or_default()) {
                        self.report(event);
                    }
                }
            }
            Step::Check => self.look(),
            Step::LateCheck => {
                self.look();
                let asked = self.asked.last().cloned();
                if let Some((ticket, asked @ Asked::Check(_))) = asked {
                    self.cross(ticket.scope.environment, [true, true], false);
                    self.look();
                    self.answer(&ticket, asked, true);
                }
            }
            Step::Settle => {
                if let Some(entry) = self.state.session().activity.entries.first() {
                    let settle = ActivityAction::Found(entry.intent.id, LinkId(1));
                    self.act(Action::Activity(settle));
                }
            }
            Step::Export(_) | Step::Save => {
                if matches!(step, Step::Save) && self.state.session().create.created.is_none() {
                    self.send_form();
                    if let Some((ticket, Asked::Write)) = self.asked.last().cloned() {
                        self.answer(&ticket, Asked::Write, true);
                    }
                }
                for action in files::actions(step) {
                    self.act(action);
                }
                if let (Step::Export(true), Some((ticket, Asked::Export))) = (step, self.asked.last().cloned()) {
                    self.answer(&ticket, Asked::Export, true);
                }
            }
            _ => {}
        }
    }

    /// Two keys are tried at the same time.
    fn cross(&mut self, environment: Environment, takes: [bool; 2], last_first: bool) {
        let before = self.asked.len();
        for _ in takes {
            let key = ApiKey::new("SomeKey12345678").unwrap();
            self.act(Action::Key(KeyAction::Connect { environment, key }));
        }
        let mut answers: Vec<_> = self.asked[before..]
            .iter()
            .filter(|(_, asked)| matches!(asked, Asked::Connect))
            .map(|(ticket, _)| ticket.clone())
            .zip(takes)
            .collect();
        if last_first {
            answers.reverse();
        }
        for (ticket, taken) in answers {
            self.answer(&ticket, Asked::Connect, taken);
        }
    }

    /// Looks what became of the last write of unknown outcome.
    fn look(&mut self) {
        let unknown = self.state.session().activity.entries.first().map(|entry| entry.intent.id);
        if let Some(intent) = unknown {
            self.act(Action::Activity(ActivityAction::Open(intent)));
            self.act(Action::Activity(ActivityAction::Check(intent)));
        }
    }

    fn send_form(&mut self) {
        for action in isolated::forms(&self.state.active) {
            self.act(action);
        }
        self.act(Action::Create(CreateAction::Send));
    }
}
