//! What leaves the application as a picture or on paper: the QR code of a payment link, drawn here from the link itself
//! and never loaded from anybody, and sheets for the counter as PDF. Called by the backend, which has verified the link
//! before, and by the screens that show the same. It must not open files or a printer: it hands bytes back.

mod letters;
mod page;
mod pdf;
mod qr;
mod sheet;
mod typeface;

pub use page::{Item, Page, Paper};
pub use qr::{Qr, QrError};
pub use sheet::{Sheet, SheetError, sheets_pdf};
pub use typeface::{INTER_MEDIUM, INTER_REGULAR, Line, Weight, printable};
