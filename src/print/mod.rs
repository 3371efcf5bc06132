//! What leaves the application as a picture: the QR code of a payment link, drawn here from the link itself and never
//! loaded from anybody. Called by the backend, which has verified the link before. Sheets come later.
//! It must not open files or a printer: it hands bytes back.

mod letters;
mod qr;

pub use qr::{Mark, Qr, QrError};
