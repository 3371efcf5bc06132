//! What makes the inputs: a generator that is the same in every run, changes to bytes, and changes to documents that leave
//! them JSON, so that what lies behind the reader of JSON is reached as well. Called by the targets.

use serde_json::{Map, Value, json};

/// Inputs never grow beyond this, bytes.
const LARGEST: usize = 4_096;

/// What breaks readers.
const PIECES: [&[u8]; 36] = [
    b"null",
    b"true",
    b"-0",
    b"1e308",
    b"1e-400",
    b"99999999999999999999999999999",
    b"0.1",
    b"-1",
    b"\"\"",
    b"[]",
    b"{}",
    b"[[[[[[[[",
    b"}}}}",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc3\x28",
    b"\xf0\x9f\x92\xb6",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\t",
    b"\0",
    b"\"",
    b"'",
    b";",
    b",",
    b"=1+1",
    b"@",
    b"1.234",
    b"1.234,56",
    "€".as_bytes(),
    b"2026-02-30",
    b"2026-10-25 02:30:00",
    b"--",
    b"=",
];

/// A small generator of random numbers; the same in every run.
pub struct Dice(u64);

impl Dice {
    pub const fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }

    fn piece(&mut self) -> &'static [u8] {
        PIECES[self.roll(PIECES.len())]
    }

    /// One to six changes to one of the inputs.
    pub fn bend(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = self.pick(corpus).clone();
        for _ in 0..=self.roll(6) {
            self.change(&mut bytes, corpus);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let at = self.roll(bytes.len() + 1);
        let end = (at + self.roll(24)).min(bytes.len());
        match self.roll(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..end, self.piece().iter().copied())),
            3 => drop(bytes.splice(at..at, self.piece().iter().copied())),
            4 => bytes.truncate(at),
            5 => {
                let other = self.pick(corpus);
                let from = self.roll(other.len() + 1);
                bytes.splice(at..end, other[from..].iter().copied());
            }
            _ => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
        }
        bytes.truncate(LARGEST);
    }

    /// Half of the time bytes are changed, half of the time values of a document: then it is still JSON.
    pub fn bend_json(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        if self.roll(2) == 0 {
            return self.bend(corpus);
        }
        let Ok(mut document) = serde_json::from_slice::<Value>(&self.pick(corpus)[..]) else {
            return self.bend(corpus);
        };
        for _ in 0..=self.roll(4) {
            let other = serde_json::from_slice(&self.pick(corpus)[..]).unwrap_or(Value::Null);
            self.change_value(&mut document, &other);
        }
        let mut bytes = serde_json::to_vec(&document).unwrap();
        if self.roll(16) == 0 {
            self.change(&mut bytes, corpus);
        }
        bytes.truncate(LARGEST);
        bytes
    }

    /// Changes a value somewhere in the document.
    fn change_value(&mut self, document: &mut Value, other: &Value) {
        let value = self.somewhere(document);
        match (self.roll(9), value) {
            (0..=2, value) => *value = self.scalar(),
            (3, value) => *value = self.part_of(other),
            (4, value) => *value = json!([value.take()]),
            (5, Value::Object(fields)) => drop(self.name_of(fields).and_then(|name| fields.remove(&name))),
            (5, Value::Array(items)) if !items.is_empty() => drop(items.swap_remove(self.roll(items.len()))),
            (6, Value::Object(fields)) => {
                let value = self.part_of(other);
                let name = self.name_of(fields).unwrap_or_default();
                drop(fields.insert(name, value));
            }
            (6, Value::Array(items)) if !items.is_empty() => {
                let item = self.pick(items).clone();
                let times = 1 + self.roll(60);
                items.extend(std::iter::repeat_n(item, times));
            }
            (_, Value::String(text)) => *text = self.text_from(text),
            (_, value) => *value = json!(value.to_string()),
        }
    }

    fn somewhere<'a>(&mut self, value: &'a mut Value) -> &'a mut Value {
        let count = match value {
            Value::Object(fields) => fields.len(),
            Value::Array(items) => items.len(),
            _ => 0,
        };
        // The document as a whole is changed now and then; what is deep in it, most of the time.
        if count == 0 || self.roll(8) == 0 {
            return value;
        }
        let place = self.roll(count);
        match value {
            Value::Object(fields) => self.somewhere(fields.values_mut().nth(place).unwrap()),
            Value::Array(items) => self.somewhere(&mut items[place]),
            _ => value,
        }
    }

    fn part_of(&mut self, other: &Value) -> Value {
        let mut other = other.clone();
        self.somewhere(&mut other).take()
    }

    fn name_of(&mut self, fields: &Map<String, Value>) -> Option<String> {
        let names: Vec<&String> = fields.keys().collect();
        (!names.is_empty()).then(|| (*self.pick(&names)).clone())
    }

    fn scalar(&mut self) -> Value {
        const NUMBERS: [&str; 14] = [
            "0",
            "-0",
            "1",
            "-1",
            "0.005",
            "255",
            "65536",
            "4294967295",
            "9223372036854775807",
            "-9223372036854775808",
            "18446744073709551615",
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "1e999",
        ];
        match self.roll(6) {
            0 => Value::Null,
            1 => json!(self.roll(2) == 0),
            2 => json!(String::from_utf8_lossy(self.piece())),
            3 => json!(NUMBERS[self.roll(NUMBERS.len())]),
            _ => serde_json::from_str(NUMBERS[self.roll(NUMBERS.len())]).unwrap(),
        }
    }

    /// A text with a piece in it, or much of it.
    fn text_from(&mut self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        let at = self.roll(chars.len() + 1);
        let piece = String::from_utf8_lossy(self.piece()).into_owned();
        let times = if self.roll(8) == 0 { 200 } else { 1 };
        chars.splice(at..at, piece.chars().cycle().take(piece.chars().count() * times));
        chars.into_iter().collect()
    }
}
