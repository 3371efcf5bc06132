//! The few web pages of the simulator: the one a payment link leads to, and those of HTTP errors. English and short;
//! they are for whoever opens a link of the Demo in a browser, and sent by `server`.
//! They load nothing from anywhere, and a note never becomes markup.

use base64::Engine as _;

use crate::model::{LinkId, Money};

use super::rows::Link;

/// The link in `link_id=…` of a query.
pub(super) fn link_id(query: &str) -> Option<LinkId> {
    let (_, value) = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "link_id")?;
    let digits = base64::engine::general_purpose::STANDARD.decode(value.as_bytes()).ok()?;
    String::from_utf8(digits).ok()?.parse().ok().map(LinkId)
}

/// The payment page of a link, with a button that pays it where that is possible.
pub(super) fn payment(link: &Link) -> String {
    let what = match (link.paid_on, link.is_cancelled) {
        (Some(_), _) => "<p>This link is paid.</p>".to_owned(),
        (None, true) => "<p>This link is cancelled.</p>".to_owned(),
        (None, false) => format!(
            "<form method=\"post\" action=\"/demo/pay\"><input type=\"hidden\" name=\"link_id\" value=\"{}\">\
             <button>Pay (simulated)</button></form>",
            link.id
        ),
    };
    let amount = Money::from_cents(link.cents);
    page(
        "Demo payment",
        &format!("<h1>EUR {amount}</h1><p>{}</p>{what}<p>Simulated. No money moves.</p>", escape(&link.note)),
    )
}

/// The page of an HTTP error.
pub(super) fn status(code: u16) -> String {
    page(&code.to_string(), &format!("<h1>{code}</h1>"))
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><body>{body}</body></html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
