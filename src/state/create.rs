//! The form for a link, its sending and the link that came of it.
//! Changed by `update/create`, drawn by the form. What was typed stays until a link came of it.
//! It must not know how a request is sent.

use jiff::Timestamp;

use crate::api::ApiError;
use crate::api::error::{Cause, Refusal};
use crate::backend::{Created, NotSent};
use crate::journal::IntentId;
use crate::model::{BookEntry, LinkDraft, LinkId, LinkRequest, Problem, RecipientToken, SplitState, with_reference};

/// The form of a scope. Switching scopes keeps it.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the form or its last link")]
#[derive(Debug, Default)]
pub struct CreateForm {
    /// As typed.
    pub draft: LinkDraft,
    /// What is wrong or doubtful, in the order of the form.
    pub problems: Vec<Problem>,
    /// The split's figures.
    pub split: Option<SplitState>,
    /// Whether problems of empty fields are shown: after the first try to send.
    pub tried: bool,
    /// Whether the options are unfolded.
    pub more_open: bool,
    /// Who can be picked.
    pub book: Vec<BookEntry>,
    /// The merchant's own token, if told: it is no recipient.
    pub own: Option<RecipientToken>,
    /// Sending it.
    pub attempt: Attempt,
    /// The link that was created and not put away yet.
    pub created: Option<Box<Created>>,
    /// The address of the newest link that leads where it should, also after the link was put away.
    pub last_link: Option<String>,
    /// Whether that link was on the screen before another screen was.
    pub created_seen: bool,
    /// Whether the simulator's customer has paid that link.
    pub paid_in_demo: bool,
    /// The form was filled from a template or like another link: who is missing, and what had been typed before.
    pub applied: Option<super::Applied>,
    /// The reference that goes behind the note, where the setting asks for one: shown before it is sent.
    pub reference: Option<Box<str>>,
    /// What was asked for it.
    pub asked: Option<Box<LinkRequest>>,
    /// The form it was made with, for *New like this one*.
    pub kept: Option<LinkDraft>,
}

/// Sending the form.
#[derive(Debug, Default)]
pub enum Attempt {
    /// Not begun.
    #[default]
    Idle,
    /// On its way.
    Sending {
        /// Ticket number of the write.
        ticket: u64,
        /// Since when, UTC.
        since: Timestamp,
    },
    /// It did not happen; the form is as it was.
    Problem(WriteProblem),
    /// A link over the same amount with the same note was created within a day, or may have been: nothing is sent before
    /// that is confirmed.
    Twice {
        /// When the first one was asked for, UTC.
        at: Timestamp,
        /// Which link it is; `None` while that is not known.
        link: Option<LinkId>,
    },
    /// It may have happened; the form is as it was, and is not sent again unasked.
    Unknown(IntentId),
}

/// Why a write did not happen.
#[derive(Debug)]
pub enum WriteProblem {
    /// Nothing left this computer.
    NotSent(NotSent),
    /// Refused.
    Refused(ApiError),
}

impl WriteProblem {
    /// Whether the service would refuse the same refund again, whatever is typed.
    pub const fn is_final(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::Refused(error) => matches!(
                error.cause,
                Cause::Refused(Refusal::RefundBlockedByDispute | Refusal::LinkCancelled | Refusal::InvoiceLink)
            ),
        }
    }
}

impl CreateForm {
    /// Whether it is on its way.
    pub const fn is_sending(&self) -> bool {
        matches!(self.attempt, Attempt::Sending { .. })
    }

    /// Problems that stand in the way.
    pub fn obstacles(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| !problem.kind.is_warning())
    }

    /// The note as it would be sent, the reference included.
    pub fn note_to_send(&self) -> String {
        let note = self.draft.clean_note();
        match &self.reference {
            Some(reference) => with_reference(&note, reference),
            None => note,
        }
    }

    /// Brings problems and figures up to date with the draft.
    pub(super) fn recompute(&mut self) {
        self.problems = self.draft.problems(self.own.as_ref());
        self.split = (self.draft.mode == crate::model::LinkMode::Split).then(|| SplitState::of(&self.draft));
    }
}
