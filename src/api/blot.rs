//! Taking secrets out of what the service repeats: the whole key out of every answer, every piece of a key, token or
//! webhook key out of the texts of a refusal, and whole ones out of those of a new link. Called by the client, before
//! anything is shown, logged or journaled. It must not touch what only looks alike: fewer characters in a row than a piece
//! has may stand anywhere, and a secret that is shorter goes only where the text is nothing else.

use crate::model::{CreatedLink, ServiceTime};

/// Characters in a row of a secret from which on they are a piece of it.
const PIECE: usize = 8;

const INSTEAD: &str = "…";

/// The text without the secrets and without any piece of them.
pub(super) fn pieces(text: &str, secrets: &[&str]) -> String {
    if !text.is_empty() && secrets.contains(&text) {
        return INSTEAD.to_owned();
    }
    let bytes = text.as_bytes();
    let mut hidden = vec![false; bytes.len()];
    for secret in secrets {
        for (at, there) in bytes.windows(PIECE).enumerate() {
            if secret.as_bytes().windows(PIECE).any(|piece| piece == there) {
                hidden.iter_mut().skip(at).take(PIECE).for_each(|hide| *hide = true);
            }
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut before = false;
    for (at, letter) in text.char_indices() {
        let hide = hidden.get(at).copied().unwrap_or_default();
        if !hide {
            out.push(letter);
        } else if !before {
            out.push_str(INSTEAD);
        }
        before = hide;
    }
    out
}

/// A new link without the whole secrets: what is only like one may be the merchant's own words.
pub(super) fn created(mut link: CreatedLink, secrets: &[&str]) -> CreatedLink {
    let CreatedLink {
        pay_link,
        qr_img,
        note,
        status,
        payment_endpoint,
        callback_url,
        split_type,
        payment_config,
        bank_statement,
        created_at,
        ..
    } = &mut link;
    let texts =
        [pay_link, qr_img, note, status, payment_endpoint, callback_url, split_type, payment_config, bank_statement];
    let at = match created_at {
        ServiceTime::Raw(text) => Some(text),
        ServiceTime::Missing | ServiceTime::Day(_) | ServiceTime::At(_) => None,
    };
    for text in texts.into_iter().flatten().chain(at) {
        for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
            if **text == **secret || (secret.len() >= PIECE && text.contains(secret)) {
                *text = text.replace(secret, INSTEAD).into();
            }
        }
    }
    link
}

/// A body without the whole key. A key without a letter could stand in a number: then the body stays as it is.
pub(super) fn whole(body: Vec<u8>, key: &str) -> Vec<u8> {
    let key = key.as_bytes();
    let is_there = key.iter().any(u8::is_ascii_alphabetic) && body.windows(key.len()).any(|there| there == key);
    if !is_there {
        return body;
    }
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        if let Some(behind) = rest.strip_prefix(key) {
            out.extend_from_slice(INSTEAD.as_bytes());
            rest = behind;
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{pieces, whole};

    #[test]
    fn pieces_of_a_secret_go_and_what_only_looks_alike_stays() {
        let secrets = ["Kq7ZpX2mWv9TbL4s", "rt_demo_9fK2mQx7", "short"];
        for (text, left) in [
            ("Incorrect key Kq7ZpX2m…9TbL4s", "Incorrect key ……9TbL4s"),
            ("key Kq7ZpX2mWv9TbL4s token rt_demo_9fK2mQx7", "key … token …"),
            ("xKq7ZpX2mWv9TbL4sx", "x…x"),
            ("a short word", "a short word"),
            ("shortened", "shortened"),
            ("short", "…"),
            ("Kq7ZpX2", "Kq7ZpX2"),
            ("ungültig: Zahlung", "ungültig: Zahlung"),
            ("", ""),
        ] {
            assert_eq!(pieces(text, &secrets), left, "{text}");
        }
        assert_eq!(pieces("äöü", &[]), "äöü");
    }

    #[test]
    fn the_whole_key_leaves_a_body_and_a_number_stays() {
        let body = |text: &str, key: &str| String::from_utf8(whole(text.into(), key)).unwrap();
        assert_eq!(body("a LiveKey12345678 b LiveKey12345678", "LiveKey12345678"), "a … b …");
        assert_eq!(body("{\"id\":12345678}", "12345678"), "{\"id\":12345678}");
        assert_eq!(body("LiveKey1234567", "LiveKey12345678"), "LiveKey1234567");
        assert_eq!(body("", "LiveKey12345678"), "");
    }
}
