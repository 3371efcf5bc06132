//! Handing links over: the dialog with the text for a payer, and the one for printed sheets.
//! Changed by `update/sharing`, drawn by the dialogs. Both hold verified links only, and what they show.
//! What a sheet says is put together here, so that the preview and the file never differ.

use std::path::PathBuf;

use crate::backend::NotWritten;
use crate::model::{LinkId, Mark, Money, VerifiedLink};
use crate::print::{Paper, Sheet};
use crate::text::{Handing, Language, Texts};

use super::State;

/// Which links are handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The link just created.
    Created,
    /// These unpaid links, in this order.
    Rows(Vec<LinkId>),
    /// The one of the dialog that is open.
    Shown,
}

/// A verified link with what a payer has to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedLink {
    /// Which.
    pub id: LinkId,
    /// Its note.
    pub note: Box<str>,
    /// EUR.
    pub amount: Option<Money>,
    /// The link.
    pub link: VerifiedLink,
}

/// The text for a payer.
#[derive(Debug)]
pub struct ShareDialog {
    /// Which link.
    pub link: SharedLink,
    /// The payer's language.
    pub language: Language,
}

/// Printed sheets.
#[derive(Debug)]
pub struct SheetDialog {
    /// The links, a page each.
    pub links: Vec<SharedLink>,
    /// Links that were selected, but whose addresses are not trusted.
    pub left_out: usize,
    /// The size.
    pub paper: Paper,
    /// The payer's language.
    pub language: Language,
    /// The path as typed or picked.
    pub path: String,
    /// Replace the file that is there.
    pub overwrite: bool,
    /// Open the file once it is written.
    pub open: bool,
    /// Ticket number of the picker under way.
    pub picking: Option<u64>,
    /// Nothing was picked, or the system has no such dialog.
    pub nothing_picked: bool,
    /// Ticket number of the saving under way.
    pub saving: Option<u64>,
    /// Where it was saved.
    pub saved: Option<PathBuf>,
    /// Why it was not.
    pub error: Option<NotWritten>,
}

impl State {
    /// What a payer is told of a link, in their language and with the words of the scope on the screen.
    pub fn handing<'a>(&'a self, shared: &'a SharedLink, language: Language) -> Handing<'a> {
        let words = self.settings.sharing(&self.active);
        Handing {
            texts: Texts::of(language),
            link: &shared.link,
            mark: Mark::of(self.active.environment),
            amount: shared.amount,
            note: &shared.note,
            shop: words.map_or("", |words| &words.shop_name),
            closing: words.map_or("", |words| &words.closing),
        }
    }

    /// What stands on the sheet of a link.
    pub fn sheet(&self, shared: &SharedLink, language: Language) -> Sheet {
        let texts = Texts::of(language);
        let handing = self.handing(shared, language);
        Sheet {
            link: shared.link.clone(),
            mark: handing.mark,
            amount: shared.amount.map(|amount| texts.style().money(amount)).unwrap_or_default(),
            note: shared.note.to_string(),
            shop: handing.shop.to_owned(),
            closing: handing.closing.to_owned(),
            scan: texts.get("sheet-scan").to_owned(),
            test: texts.get("sheet-test").to_owned(),
            day: texts.style().full_day(self.today()),
        }
    }
}
