//! Templates as the screens see them: the dialog in which one is named, and what came of applying one.
//! Changed by `update/templates` and `update/like`, drawn by the form and Settings. The templates themselves are choices.
//! It must not hold a token: the draft does.

use crate::model::LinkDraft;

/// Naming a template: a new one, or another name for an old one.
#[derive(Debug)]
pub struct TemplateDialog {
    /// As typed.
    pub name: String,
    /// Keep the amount, too.
    pub with_amount: bool,
    /// The template that gets another name; `None` keeps the form as it is.
    pub renames: Option<Box<str>>,
    /// It was said that there is one of this name: now it is replaced.
    pub asked: bool,
}

/// A form that was filled from a template, or from a link that was made before.
#[derive(Debug, Default)]
pub struct Applied {
    /// Recipients that the book does not have: label, or the end of the token; empty where nothing is known.
    pub missing: Vec<Box<str>>,
    /// The way in which shares were meant is not known, so they are empty.
    pub no_shares: bool,
    /// What had been typed before, until the form is edited.
    pub before: Option<LinkDraft>,
}

/// Templates.
#[derive(Debug)]
pub enum TemplateAction {
    /// Fill the form from the one of this name.
    Apply(Box<str>),
    /// What had been typed before.
    Undo,
    /// Ask for a name for the form.
    AskSave,
    /// Ask for another name.
    AskRename(Box<str>),
    /// The name as typed.
    Name(String),
    /// Keep the amount, too.
    WithAmount(bool),
    /// Keep it under the name. One of the same name is replaced when that was asked.
    Save,
    /// Ask before removing.
    AskRemove(Box<str>),
    /// Remove it.
    Remove(Box<str>),
}
