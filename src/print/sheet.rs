//! A sheet to be put on the counter: a payment link as a QR code with what a payer has to know, one page for each link.
//! The words are handed in, in the payer's language. Called by the backend, and by the dialog for its preview.
//! It must not be given a link that was not verified.

use super::page::{Page, Paper};
use super::{Qr, QrError, pdf};
use crate::model::{Mark, VerifiedLink};

/// What stands on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The verified link.
    pub link: VerifiedLink,
    /// TEST in letters, for what is no real money.
    pub mark: Mark,
    /// The amount as people of the language write it; empty where there is none.
    pub amount: String,
    /// What is paid, as the payer sees it.
    pub note: String,
    /// The name of the shop; may be empty.
    pub shop: String,
    /// A line of the merchant's own above the foot; may be empty.
    pub closing: String,
    /// `Scan to pay`.
    pub scan: String,
    /// What is said beneath the code where no real money is taken.
    pub test: String,
    /// The day it was made.
    pub day: String,
}

/// Why there is no sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// There is no code for the link.
    #[error(transparent)]
    Code(#[from] QrError),
    /// The bundled font could not be cut down.
    #[error("font not embedded")]
    Font,
}

impl Sheet {
    /// What stands where.
    pub fn page(&self, paper: Paper) -> Result<Page, SheetError> {
        let code = Qr::new(self.link.as_str(), self.mark)?;
        Ok(Page::new(self, &code, paper))
    }
}

/// A PDF with a page for each sheet, in order. `language` is that of the words (`de`), `title` the document's own.
pub fn sheets_pdf(sheets: &[Sheet], paper: Paper, language: &str, title: &str) -> Result<Vec<u8>, SheetError> {
    let pages: Vec<Page> = sheets.iter().map(|sheet| sheet.page(paper)).collect::<Result<_, _>>()?;
    pdf::document(&pages, language, title)
}
