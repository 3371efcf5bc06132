//! What belongs to the fields themselves and not to the state: the text of a key while it is typed. It is wiped as
//! soon as the key is taken or the form is left, and never enters the state, a log or a file.

use zeroize::Zeroizing;

use crate::backend::Table;
use crate::model::{Environment, Scope};
use crate::state::BookTarget;

/// Text that only the fields know.
#[derive(Default)]
pub struct Fields {
    /// The key being typed, and for which environment.
    key: Option<(Environment, Zeroizing<String>)>,
    /// The recipient being written, and for whom.
    recipient: Option<(BookTarget, RecipientText)>,
    /// The environment that was drawn last: what was typed there is not brought back by undo in the next one.
    pub drawn: Option<Scope>,
    /// What a command asks of the screen that is drawn next.
    pub wish: Option<Wish>,
    /// The window is to be closed although a write is on its way.
    pub close_anyway: bool,
    /// Two days being typed for the range of a list, while their fields are open.
    pub range: Option<TypedRange>,
    /// The bar of the overview's chart that the arrow keys have reached, counted from the first.
    pub bar: Option<usize>,
    /// The webhook encryption key is shown in letters instead of dots.
    pub key_shown: bool,
    /// The webhook encryption is on, and its key was brought into sight when it was asked for.
    pub key_asked: bool,
    /// The last pass in which the form for a link was drawn: it gives its first field the focus when it comes.
    pub form_drawn: u64,
    /// The environment of the key form and the last pass in which it was drawn: its field gets the focus when it comes.
    pub key_form_drawn: Option<(Environment, u64)>,
    /// Another name for a set of columns being typed in Settings.
    pub set_name: Option<TypedSetName>,
    /// The created link whose *Copy link* had the focus already: it gets it once.
    pub greeted: Option<crate::model::LinkId>,
}

/// What only the screen itself can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Give the search field the focus.
    Search,
    /// Copy the selected rows.
    CopyRows,
}

/// A recipient being typed.
#[derive(Default)]
pub struct RecipientText {
    /// What they are to be called.
    pub label: String,
    /// Their token; wiped with the form.
    pub token: Zeroizing<String>,
    /// It was to be kept, and could not: from now on the fields say what is missing.
    pub tried: bool,
    /// The first field has had the focus.
    pub greeted: bool,
}

/// Another name for a set of columns.
#[derive(Debug, Clone)]
pub struct TypedSetName {
    /// Of which table.
    pub table: Table,
    /// Its name now.
    pub name: String,
    /// As typed.
    pub text: String,
    /// It was to be taken, and could not: from now on the field says why.
    pub tried: bool,
}

/// Days being typed.
#[derive(Debug, Clone)]
pub struct TypedRange {
    /// The screen they are for.
    pub of: crate::state::Screen,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// They were to be shown, and could not: from now on the fields say what is wrong.
    pub tried: bool,
    /// The fields have just been opened: the first one wants the focus.
    pub opened: bool,
}

impl Fields {
    /// Whether this was asked of the screen; it is asked once.
    pub fn takes(&mut self, wish: Wish) -> bool {
        self.wish.take_if(|own| *own == wish).is_some()
    }

    /// The key being typed for an environment; text typed for another one is wiped.
    pub fn key(&mut self, environment: Environment) -> &mut Zeroizing<String> {
        if self.key.as_ref().is_none_or(|(of, _)| *of != environment) {
            self.key = Some((environment, Zeroizing::new(String::with_capacity(256))));
        }
        match &mut self.key {
            Some((_, text)) => text,
            None => unreachable!("set above"),
        }
    }

    /// The environment whose key is being typed.
    pub fn key_of(&self) -> Option<Environment> {
        self.key.as_ref().map(|(environment, _)| *environment)
    }

    /// The recipient being typed; what was typed for another one is wiped. A new text begins with this label.
    pub fn recipient(&mut self, target: BookTarget, label: &str) -> &mut RecipientText {
        if self.recipient.as_ref().is_none_or(|(of, _)| *of != target) {
            let token = Zeroizing::new(String::with_capacity(256));
            let text = RecipientText { label: label.to_owned(), token, ..RecipientText::default() };
            self.recipient = Some((target, text));
        }
        match &mut self.recipient {
            Some((_, text)) => text,
            None => unreachable!("set above"),
        }
    }

    /// Whether a recipient is being typed.
    pub const fn has_recipient(&self) -> bool {
        self.recipient.is_some()
    }

    /// Wipes the recipient that was being typed.
    pub fn wipe_recipient(&mut self) {
        self.recipient = None;
    }

    /// Wipes the key that was being typed.
    pub fn wipe_key(&mut self) {
        self.key = None;
    }
}
