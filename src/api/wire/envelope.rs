//! The envelope around every answer, and the checks a body passes before it is read: size, UTF-8, depth, JSON.
//! Called by the client with the shape of the rows it expects. What comes out is either a verdict of the service
//! with its rows, or the kind of body that came instead.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::row::{Faults, NameSeed, RowSeed};
use super::scalar::Scalar;
use crate::api::error::Body;
use crate::model::Money;

/// The fields of a kind of row and how its slots become a model value; `None` when there is no readable id.
pub(in crate::api) struct Shape<T, const N: usize> {
    pub(super) names: &'static [&'static str; N],
    pub(super) build: for<'a> fn(&[Scalar<'a>; N], &mut Faults) -> Option<T>,
}

impl<T, const N: usize> Clone for Shape<T, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, const N: usize> Copy for Shape<T, N> {}

/// What the envelope says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::api) enum Verdict {
    /// Code 1 and `"True"`.
    Success,
    /// Code 0, with the service's words.
    Error(Box<str>),
    /// Code and `Result` disagree, or one of them cannot be read.
    Contradictory,
}

/// What `data` held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::api) enum DataKind {
    /// Missing, `null` or an empty text.
    #[default]
    Nothing,
    /// An array.
    List,
    /// One object.
    Object,
    /// Anything else.
    Other,
}

/// An answer of the service.
#[derive(Debug)]
pub(in crate::api) struct Envelope<T> {
    pub verdict: Verdict,
    pub kind: DataKind,
    pub rows: Vec<T>,
    /// Rows without a readable id.
    pub unreadable_rows: usize,
    /// Fields of the rows that have a type or spelling we cannot read.
    pub unreadable_fields: usize,
    pub total: Option<u64>,
    pub expected_payout: Option<Money>,
    pub server_time: Option<Box<str>>,
}

/// Reads the body of an answer.
pub(in crate::api) fn read<T, const N: usize>(
    bytes: &[u8],
    shape: Shape<T, N>,
    depth: usize,
) -> Result<Envelope<T>, Body> {
    let text = std::str::from_utf8(bytes).map_err(|_| Body::NotUtf8)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    match text.bytes().next() {
        None => return Err(Body::Empty),
        Some(b'<') => return Err(Body::Html),
        Some(_) if deeper_than(text.as_bytes(), depth) => return Err(Body::TooDeep),
        Some(_) => {}
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let answer = EnvelopeSeed(shape).deserialize(&mut json).and_then(|answer| json.end().map(|()| answer));
    let answer = answer.map_err(|error| if error.is_eof() { Body::CutOff } else { Body::NotJson })?;
    answer.and_then(Parts::finish).ok_or(Body::NotEnvelope)
}

/// Whether arrays and objects are nested deeper than this. It is asked before anything recursive touches the text.
fn deeper_than(bytes: &[u8], limit: usize) -> bool {
    let mut depth = 0_usize;
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => {
                while let Some(byte) = bytes.next() {
                    match byte {
                        b'\\' => {
                            bytes.next();
                        }
                        b'"' => break,
                        _ => {}
                    }
                }
            }
            b'[' | b'{' => {
                depth += 1;
                if depth > limit {
                    return true;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

const FIELDS: [&str; 7] =
    ["ResponseCode", "ResponseMsg", "Result", "ServerTime", "data", "totalRecords", "expected_payout"];
const DATA: usize = 4;

struct Parts<'a, T> {
    slots: [Scalar<'a>; FIELDS.len()],
    data: Data<T>,
    /// A field came twice and said something else the second time, or there are two `data`.
    disagrees: bool,
}

struct Data<T> {
    kind: DataKind,
    rows: Vec<T>,
    unreadable: usize,
    faults: Faults,
}

impl<T> Data<T> {
    const fn empty(kind: DataKind) -> Self {
        Self { kind, rows: Vec::new(), unreadable: 0, faults: Faults(0) }
    }
}

impl<T> Parts<'_, T> {
    /// The envelope; nothing when the object is somebody else's.
    fn finish(self) -> Option<Envelope<T>> {
        let [code, message, result, server_time, _, total, expected] = self.slots;
        if code == Scalar::Missing && result == Scalar::Missing {
            return None;
        }
        let mut faults = self.data.faults;
        let verdict = match (code.unsigned(), result.flag()) {
            _ if self.disagrees => Verdict::Contradictory,
            (Ok(Some(1)), Ok(Some(true))) => Verdict::Success,
            (Ok(Some(0)), Ok(Some(false) | None)) => Verdict::Error(faults.note(&message)),
            _ => Verdict::Contradictory,
        };
        Some(Envelope {
            verdict,
            kind: self.data.kind,
            rows: self.data.rows,
            unreadable_rows: self.data.unreadable,
            total: total.unsigned().ok().flatten(),
            expected_payout: faults.money(&expected),
            server_time: faults.text(&server_time),
            unreadable_fields: faults.0,
        })
    }
}

struct EnvelopeSeed<T, const N: usize>(Shape<T, N>);

impl<'de, T, const N: usize> DeserializeSeed<'de> for EnvelopeSeed<T, N> {
    type Value = Option<Parts<'de, T>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Everything that is no object is passed over: valid JSON, but no envelope.
macro_rules! pass_over {
    ($value:expr) => {
        fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
            super::scalar::skip_rest(seq)?;
            Ok($value)
        }

        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($value)
        }
    };
}

impl<'de, T, const N: usize> Visitor<'de> for EnvelopeSeed<T, N> {
    type Value = Option<Parts<'de, T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an envelope")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut slots = [const { Scalar::Missing }; FIELDS.len()];
        let mut data = Data::empty(DataKind::Nothing);
        // A `null` is something said: it is told from a field that did not come.
        let mut seen = [false; FIELDS.len()];
        let mut disagrees = false;
        while let Some(place) = map.next_key_seed(NameSeed { names: &FIELDS, expected: 0 })? {
            let again = place.and_then(|place| seen.get_mut(place)).is_some_and(|seen| std::mem::replace(seen, true));
            match place {
                Some(DATA) => {
                    let before = data.kind;
                    data = map.next_value_seed(DataSeed(self.0))?;
                    // Rows are not compared: an answer with two sets of them is believed in neither.
                    disagrees |= again && [before, data.kind] != [DataKind::Nothing; 2];
                }
                Some(place) => {
                    let value = map.next_value()?;
                    if let Some(slot) = slots.get_mut(place) {
                        disagrees |= again && *slot != value;
                        *slot = value;
                    }
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Some(Parts { slots, data, disagrees }))
    }

    pass_over!(None);
}

struct DataSeed<T, const N: usize>(Shape<T, N>);

impl<'de, T, const N: usize> DeserializeSeed<'de> for DataSeed<T, N> {
    type Value = Data<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<T, const N: usize> DataSeed<T, N> {
    fn add(&self, data: &mut Data<T>, slots: Option<[Scalar<'_>; N]>) {
        match slots.and_then(|slots| (self.0.build)(&slots, &mut data.faults)) {
            Some(row) => data.rows.push(row),
            None => data.unreadable += 1,
        }
    }
}

impl<'de, T, const N: usize> Visitor<'de> for DataSeed<T, N> {
    type Value = Data<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut data = Data::empty(DataKind::List);
        while let Some(slots) = seq.next_element_seed(RowSeed(self.0.names))? {
            self.add(&mut data, slots);
        }
        Ok(data)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let mut data = Data::empty(DataKind::Object);
        let slots = RowSeed(self.0.names).visit_map(map)?;
        self.add(&mut data, slots);
        Ok(data)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Data::empty(DataKind::Other))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Data::empty(DataKind::Other))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Data::empty(DataKind::Other))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Data::empty(if text.trim().is_empty() { DataKind::Nothing } else { DataKind::Other }))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Data::empty(DataKind::Nothing))
    }
}
