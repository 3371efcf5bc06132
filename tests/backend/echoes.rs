//! Answers that repeat the secrets of a request wherever there is room: what the test with canary secrets is answered.

use secpaid_desktop::demo::{Canned, Fault, Twist};
use serde_json::json;

pub const KEY: &str = "Kq7ZpX2mWv9TbL4s";
pub const WRONG_KEY: &str = "Zr8HnD3kYc6JfG5w";
pub const IN_BOOK: &str = "rt_demo_Vx5RtN8qLb2WzK7m4711";
pub const TYPED: &str = "rt_demo_Hd3PsJ9fMc6XyQ1n0815";
pub const OWN: &str = "rt_demo_Bg7KwT4vSn8ZrE2j2290";
pub const WEBHOOK: &str = "Wm4QzT8cPd6LxN2vRj9HbF5kYs3GnE7a";
pub const SECRETS: [&str; 6] = [KEY, WRONG_KEY, IN_BOOK, TYPED, OWN, WEBHOOK];

/// What the service, a gateway or a hostile server may answer, the secrets of the request repeated wherever there is room.
pub fn faults(secrets: &[&str]) -> Vec<(&'static str, Fault)> {
    let all = secrets.join(" and ");
    let escaped = all.bytes().map(|byte| format!("\\u{byte:04x}")).collect::<Vec<_>>().concat();
    let begins = |secret: &&str| secret.chars().take(secret.len() - 4).collect::<String>();
    let cut = secrets.iter().map(begins).collect::<Vec<_>>().join("… ");
    let page = format!("<html><head><title>{all}</title></head><body>token: {all}</body></html>");
    let envelope = |message: &str| format!(r#"{{"ResponseCode":0,"ResponseMsg":"{message}","Result":"False"}}"#);
    let json = |status, body: String| Canned::new(status, "application/json", body);
    let with = |mut canned: Canned, name, value: &str| {
        canned.headers.push((name, value.to_owned()));
        canned
    };
    // A number that can be read, and that no other link has: it counts as done.
    let echo = json!({
        "id": 3, "pay_link": format!("https://{KEY}.example/?token={KEY}"), "qr_img": all, "amount": all,
        "recipient_note": KEY, "status": all, "paymentEndpoint": all, "callback_url": all, "servicefee": all,
        "recipients": [{ "token": all, "name": all, "share": all }], "is_split_link": all, "split_type": all,
        "bank_transfer": all, "is_qr_link": all, "is_cancellation": all, "payment_config": all,
        "bank_statement_description": all, "created_at": all, "user_id": all, "token": all,
    });
    vec![
        ("refused, all repeated", Fault::Answer(json(200, envelope(&all)))),
        ("refused, pieces repeated", Fault::Answer(json(400, envelope(&cut)))),
        ("refused, escaped", Fault::Answer(json(401, envelope(&escaped)))),
        ("refused after the change", Fault::AnswerAfterChange(json(200, envelope(&all)))),
        ("a page, 401", Fault::Answer(Canned::new(401, "text/html", page.clone()))),
        ("a page, 502", Fault::Answer(Canned::new(502, "text/html", page))),
        ("a text, 500", Fault::AnswerAfterChange(Canned::new(500, &format!("text/{KEY}"), all.clone()))),
        ("429 with it in Retry-After", Fault::Answer(Canned::too_many(Some(KEY)))),
        ("in every header", Fault::Answer(with(with(json(403, envelope("no")), "token", KEY), "date", &all))),
        ("a redirect with it", Fault::Answer(Canned::redirect(307, &format!("/{KEY}?token={KEY}")))),
        ("a redirect elsewhere", Fault::Answer(Canned::redirect(302, &format!("https://{KEY}.example/{KEY}")))),
        ("cut off in the middle of it", Fault::Answer(json(200, envelope(&all).chars().take(52).collect()))),
        ("not UTF-8", Fault::Answer(Canned::new(200, "application/json", [all.as_bytes(), b"\xfc"].concat()))),
        ("as the code", Fault::Answer(json(200, format!(r#"{{"ResponseCode":"{KEY}","Result":"{KEY}"}}"#)))),
        ("an object for a message", Fault::Twist(Twist::Set("/ResponseMsg", json!({ "is": all })))),
        ("as a field of its own", Fault::Twist(Twist::Set("/data/token", json!(all)))),
        ("as the note", Fault::Twist(Twist::Set("/data/recipient_note", json!(KEY)))),
        ("as the note of a row", Fault::Twist(Twist::Set("/data/0/recipient_note", json!(KEY)))),
        (
            "done, with it in every field",
            Fault::Answer(Canned::json(
                200,
                &json!({
                    "ResponseCode": 1, "ResponseMsg": all, "Result": "True", "data": echo,
                }),
            )),
        ),
        ("reset after the change", Fault::ResetAfterChange),
        ("reset in the body", Fault::ResetInBody),
    ]
}
