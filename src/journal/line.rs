//! One event is one line of JSON with a checksum in front: `{"sum":"0123456789abcdef","v":1,…}`. The sum is taken over
//! every byte behind its own field, so that a torn, flipped or pasted line is told from a good one. Called by `log`.
//! A line that is good but of a newer version is never called bad: it stays where it is.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

/// The version written. A reader of version 1 understands every line that has no other number.
pub const VERSION: u64 = 1;

const HEAD: &str = "{\"sum\":\"";
const SUM: usize = 16;

/// What a line turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<E> {
    /// An event.
    Event(E),
    /// Whole, but of a newer version or of a kind we do not know.
    NotUnderstood,
    /// Not written by this application, or damaged.
    Bad,
}

/// The line of an event, with its line break. `None` when it cannot be written as an object.
pub fn encode(event: &impl Serialize) -> Option<Vec<u8>> {
    let json = serde_json::to_string(event).ok()?;
    let rest = format!("\"v\":{VERSION},{}", json.strip_prefix('{')?);
    Some(format!("{HEAD}{}\",{rest}\n", checksum(rest.as_bytes())).into_bytes())
}

/// Reads a line without its line break.
pub fn decode<E: DeserializeOwned>(line: &[u8]) -> Line<E> {
    let Some(rest) = verified(line) else { return Line::Bad };
    let mut object = Vec::with_capacity(rest.len().saturating_add(1));
    object.push(b'{');
    object.extend_from_slice(rest);
    let Ok(mut fields) = serde_json::from_slice::<Map<String, Value>>(&object) else { return Line::Bad };
    if fields.remove("v").and_then(|v| v.as_u64()) != Some(VERSION) {
        return Line::NotUnderstood;
    }
    serde_json::from_value(Value::Object(fields)).map_or(Line::NotUnderstood, Line::Event)
}

/// The part behind the checksum, when that is right.
fn verified(line: &[u8]) -> Option<&[u8]> {
    let (sum, rest) = line.strip_prefix(HEAD.as_bytes())?.split_at_checked(SUM)?;
    let rest = rest.strip_prefix(b"\",")?;
    (checksum(rest).as_bytes() == sum).then_some(rest)
}

/// Hex of the first eight bytes of the SHA-256.
fn checksum(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).get(..SUM / 2).unwrap_or_default())
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// What a file of lines holds.
#[derive(Debug)]
pub struct Lines<E> {
    /// The events, in order.
    pub events: Vec<E>,
    /// Whole lines of a newer version.
    pub not_understood: usize,
    /// Damaged lines, without their line breaks.
    pub bad: Vec<Vec<u8>>,
    /// The last line was cut off: it was being written when the computer stopped.
    pub torn: bool,
    /// The last line is whole but lacks its line break.
    pub unended: bool,
    /// Every line that is not bad or torn, as it was, each with a line break.
    pub good: Vec<u8>,
}

/// Reads all lines of a file.
pub fn read<E: DeserializeOwned>(bytes: &[u8]) -> Lines<E> {
    let mut lines =
        Lines { events: Vec::new(), not_understood: 0, bad: Vec::new(), torn: false, unended: false, good: Vec::new() };
    for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
        let (line, ended) = piece.strip_suffix(b"\n").map_or((piece, false), |line| (line, true));
        match decode(line) {
            Line::Event(event) => lines.events.push(event),
            Line::NotUnderstood => lines.not_understood = lines.not_understood.saturating_add(1),
            Line::Bad if ended => {
                lines.bad.push(line.to_vec());
                continue;
            }
            Line::Bad => {
                lines.torn = true;
                continue;
            }
        }
        lines.unended = !ended;
        lines.good.extend_from_slice(line);
        lines.good.push(b'\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Line, checksum, decode, encode, hex, read};
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Event {
        Said { what: String },
    }

    fn said(what: &str) -> Event {
        Event::Said { what: what.to_owned() }
    }

    #[test]
    fn a_line_is_json_with_its_sum_in_front() {
        let line = String::from_utf8(encode(&said("ä\n")).unwrap()).unwrap();
        let rest = r#""v":1,"said":{"what":"ä\n"}}"#;
        assert_eq!(line, format!("{{\"sum\":\"{}\",{rest}\n", checksum(rest.as_bytes())));
        assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok());
        assert_eq!(decode::<Event>(line.trim_end().as_bytes()), Line::Event(said("ä\n")));
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let line = encode(&said("25.00")).unwrap();
        let line = line.strip_suffix(b"\n").unwrap();
        for index in 0..line.len() {
            for bit in 0..8 {
                let mut flipped = line.to_vec();
                flipped[index] ^= 1 << bit;
                assert_eq!(decode::<Event>(&flipped), Line::Bad, "byte {index} bit {bit}");
            }
        }
    }

    #[test]
    fn a_newer_line_is_kept_and_not_called_bad() {
        for rest in [r#""v":2,"said":{"what":"x"}}"#, r#""v":1,"sung":{"what":"x"}}"#] {
            let line = format!("{{\"sum\":\"{}\",{rest}", checksum(rest.as_bytes()));
            assert_eq!(decode::<Event>(line.as_bytes()), Line::NotUnderstood);
            let lines = read::<Event>(format!("{line}\n").as_bytes());
            assert_eq!((lines.not_understood, lines.bad.len(), lines.good.len()), (1, 0, line.len() + 1));
        }
        let rest = r#""v":1,"said":{"what":"x","new":{"a":[1]}}}"#;
        let line = format!("{{\"sum\":\"{}\",{rest}", checksum(rest.as_bytes()));
        assert_eq!(decode::<Event>(line.as_bytes()), Line::Event(said("x")), "a new field is no obstacle");
    }

    #[test]
    fn torn_bad_and_good_lines_are_told_apart_at_every_cut() {
        let (one, two) = (encode(&said("one")).unwrap(), encode(&said("two")).unwrap());
        let all = [one.as_slice(), b"garbage\n", two.as_slice()].concat();
        let lines = read::<Event>(&all);
        assert_eq!(lines.events, [said("one"), said("two")]);
        assert_eq!(
            (lines.bad, lines.torn, lines.good),
            (vec![b"garbage".to_vec()], false, [one.clone(), two.clone()].concat())
        );
        let both = [one.as_slice(), two.as_slice()].concat();
        for cut in one.len() + 1..both.len() - 1 {
            let lines = read::<Event>(&both[..cut]);
            assert_eq!((lines.events, lines.torn, lines.good), (vec![said("one")], true, one.clone()), "cut at {cut}");
        }
        let lines = read::<Event>(&both[..both.len() - 1]);
        assert_eq!((lines.events.len(), lines.torn, lines.unended, lines.good), (2, false, true, both));
    }

    #[test]
    fn hex_is_lower_case_and_two_digits() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
    }
}
