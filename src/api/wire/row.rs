//! One object of an answer, its known fields sorted into slots by name, whatever their order. Unknown fields are
//! passed over; one that comes twice and differs cannot be read. The readers of each kind of row take the slots from here.
//! A wrong type is counted and reads as missing; only broken JSON is an error.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::scalar::{Reading, Scalar, skip_rest};
use crate::model::{Money, ServiceTime};

/// The slots of a row, in the order of its field names. `None`: it was no object.
pub(super) type Slots<'a, const N: usize> = Option<[Scalar<'a>; N]>;

/// Reads one object with these fields.
#[derive(Clone, Copy)]
pub(super) struct RowSeed<const N: usize>(pub &'static [&'static str; N]);

impl<'de, const N: usize> DeserializeSeed<'de> for RowSeed<N> {
    type Value = Slots<'de, N>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, const N: usize> Visitor<'de> for RowSeed<N> {
    type Value = Slots<'de, N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut slots = [const { Scalar::Missing }; N];
        // A `null` is something said: it is told from a field that did not come.
        let mut seen = [false; N];
        let mut expected = 0;
        while let Some(place) = map.next_key_seed(NameSeed { names: self.0, expected })? {
            match place.and_then(|place| Some((place, slots.get_mut(place)?, seen.get_mut(place)?))) {
                Some((place, slot, seen)) => {
                    let value = map.next_value()?;
                    let differs = std::mem::replace(seen, true) && *slot != value;
                    *slot = if differs { Scalar::Twice } else { value };
                    expected = place + 1;
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Some(slots))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        skip_rest(seq)?;
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Finds a field's place without keeping its name. Rows come with their fields in one order, so that the place after
/// the last one is looked at first.
pub(super) struct NameSeed {
    pub names: &'static [&'static str],
    pub expected: usize,
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        if self.names.get(self.expected) == Some(&name) {
            return Ok(Some(self.expected));
        }
        Ok(self.names.iter().position(|known| *known == name))
    }
}

/// Bytes of a text beyond which it is cut: a window that lays out more of them in a frame stands still, and a journal that
/// keeps a few of them is too large to be read.
pub(super) const LONGEST: usize = 10_000;

/// Bytes of a picture in letters.
const LONGEST_PICTURE: usize = 1 << 20;

/// Counts the fields that could not be read while a row is put together.
#[derive(Debug, Default)]
pub(super) struct Faults(pub usize);

impl Faults {
    /// The reading, or nothing and one fault more.
    pub fn take<T>(&mut self, reading: Reading<T>) -> Option<T> {
        reading.unwrap_or_else(|_| {
            self.0 += 1;
            None
        })
    }

    pub fn money(&mut self, slot: &Scalar<'_>) -> Option<Money> {
        self.take(slot.money())
    }

    pub fn number(&mut self, slot: &Scalar<'_>) -> Option<u64> {
        self.take(slot.unsigned())
    }

    pub fn flag(&mut self, slot: &Scalar<'_>) -> Option<bool> {
        self.take(slot.flag())
    }

    /// A text; an empty one is none.
    pub fn text(&mut self, slot: &Scalar<'_>) -> Option<Box<str>> {
        self.words(slot, LONGEST).filter(|text| !text.is_empty()).map(|text| Box::from(text.as_ref()))
    }

    /// A picture in letters.
    pub fn picture(&mut self, slot: &Scalar<'_>) -> Option<Box<str>> {
        self.words(slot, LONGEST_PICTURE).filter(|text| !text.is_empty()).map(|text| Box::from(text.as_ref()))
    }

    /// A text as it came back: an empty one is told from one that is missing.
    pub fn echo(&mut self, slot: &Scalar<'_>) -> Option<Box<str>> {
        self.words(slot, LONGEST).map(|text| Box::from(text.as_ref()))
    }

    /// A word of the service, known or as it came.
    pub fn word<T>(&mut self, slot: &Scalar<'_>, read: fn(&str) -> T) -> T {
        read(self.words(slot, LONGEST).unwrap_or_default().as_ref())
    }

    /// The text, of one that is too long its beginning: what came is not whole then, and that is a fault.
    fn words<'s>(&mut self, slot: &'s Scalar<'_>, longest: usize) -> Option<Cow<'s, str>> {
        let text = self.take(slot.text())?;
        if text.len() <= longest {
            return Some(text);
        }
        self.0 += 1;
        let beginning = text.get(..text.floor_char_boundary(longest)).unwrap_or_default();
        Some(Cow::Owned(format!("{beginning}…")))
    }

    /// A text that is empty where the field is missing.
    pub fn note(&mut self, slot: &Scalar<'_>) -> Box<str> {
        self.text(slot).unwrap_or_default()
    }

    pub fn time(&mut self, slot: &Scalar<'_>) -> ServiceTime {
        match self.take(slot.time()).unwrap_or(ServiceTime::Missing) {
            ServiceTime::Raw(text) if text.len() > LONGEST => {
                self.0 += 1;
                ServiceTime::Missing
            }
            time => time,
        }
    }
}
