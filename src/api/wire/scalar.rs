//! One value of an answer, read without deciding its type: the service sends numbers as strings, strings as numbers,
//! flags in several spellings. Texts are borrowed from the answer's bytes wherever they can be.
//! Called by `row`; it makes no model types of its own and never fails on a type, only on broken JSON.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::model::{Money, ServiceTime};

/// The key under which `serde_json` hands over a number that is no machine integer.
const NUMBER: &str = "$serde_json::private::Number";

/// A value as it came.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Scalar<'a> {
    /// The field was not there, or `null`.
    #[default]
    Missing,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Unsigned(u64),
    /// A whole number below 0.
    Signed(i64),
    /// Any other number, as written.
    Number(String),
    /// A text.
    Text(Cow<'a, str>),
    /// An array or an object.
    Nested(Box<Value>),
    /// The field came twice and said something else the second time: which of the two is meant cannot be told.
    Twice,
}

/// A field that has a value of a type or in a spelling that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// What a reader gives: nothing, a value, or that there was something else.
pub(super) type Reading<T> = Result<Option<T>, Unreadable>;

impl Scalar<'_> {
    /// An id or another count: `99290`, `"99290"`, `99290.0`.
    pub fn unsigned(&self) -> Reading<u64> {
        match self {
            Self::Missing => Ok(None),
            Self::Unsigned(number) => Ok(Some(*number)),
            Self::Text(text) if text.trim().is_empty() => Ok(None),
            Self::Text(text) => whole(text.trim()).map(Some).ok_or(Unreadable),
            Self::Number(text) => whole(text).map(Some).ok_or(Unreadable),
            Self::Bool(_) | Self::Signed(_) | Self::Nested(_) | Self::Twice => Err(Unreadable),
        }
    }

    /// An exact decimal within ±10^15: `25`, `"25.00"`, `-0.10`, `2.5e1`.
    pub fn decimal(&self) -> Reading<Decimal> {
        let decimal = match self {
            Self::Missing => return Ok(None),
            Self::Text(text) if text.trim().is_empty() => return Ok(None),
            Self::Unsigned(number) => Some(Decimal::from(*number)),
            Self::Signed(number) => Some(Decimal::from(*number)),
            Self::Text(text) => exact(text.trim()),
            Self::Number(text) => exact(text),
            Self::Bool(_) | Self::Nested(_) | Self::Twice => None,
        };
        let limit = Decimal::from(1_000_000_000_000_000_u64);
        decimal.filter(|decimal| decimal.abs() <= limit).map(Some).ok_or(Unreadable)
    }

    /// An amount in EUR; see [`decimal`](Self::decimal).
    pub fn money(&self) -> Reading<Money> {
        Ok(self.decimal()?.map(Money::from_decimal))
    }

    /// A flag in any spelling: `true`, `"true"`, `"Yes"`, `1`, `"0"`.
    pub fn flag(&self) -> Reading<bool> {
        match self {
            Self::Missing => Ok(None),
            Self::Bool(flag) => Ok(Some(*flag)),
            Self::Unsigned(0) => Ok(Some(false)),
            Self::Unsigned(1) => Ok(Some(true)),
            Self::Text(text) => {
                let text = text.trim();
                let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
                if text.is_empty() {
                    Ok(None)
                } else if is(&["true", "yes", "1", "y", "on"]) {
                    Ok(Some(true))
                } else if is(&["false", "no", "0", "n", "off"]) {
                    Ok(Some(false))
                } else {
                    Err(Unreadable)
                }
            }
            Self::Unsigned(_) | Self::Signed(_) | Self::Number(_) | Self::Nested(_) | Self::Twice => Err(Unreadable),
        }
    }

    /// A text as it came; numbers and flags as they are written.
    pub fn text(&self) -> Reading<Cow<'_, str>> {
        match self {
            Self::Missing => Ok(None),
            Self::Text(text) => Ok(Some(Cow::Borrowed(text.as_ref()))),
            Self::Number(text) => Ok(Some(Cow::Borrowed(text.as_str()))),
            Self::Unsigned(number) => Ok(Some(Cow::Owned(number.to_string()))),
            Self::Signed(number) => Ok(Some(Cow::Owned(number.to_string()))),
            Self::Bool(flag) => Ok(Some(Cow::Borrowed(if *flag { "true" } else { "false" }))),
            Self::Nested(_) | Self::Twice => Err(Unreadable),
        }
    }

    /// A local time as sent; a text that is none is kept as it came.
    pub fn time(&self) -> Reading<ServiceTime> {
        Ok(self.text()?.map(|text| time(&text)).filter(|time| *time != ServiceTime::Missing))
    }
}

/// A whole number, also one with an empty fraction.
fn whole(text: &str) -> Option<u64> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let decimal = exact(text)?;
    if decimal.fract().is_zero() { u64::try_from(decimal.trunc()).ok() } else { None }
}

/// A decimal without rounding, or nothing.
fn exact(text: &str) -> Option<Decimal> {
    // Longer texts hold no amount, and the reader of decimals takes underscores.
    if text.len() > 48 || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E')) {
        return None;
    }
    match text.split_once(['e', 'E']) {
        None => Decimal::from_str_exact(text).ok(),
        Some((mantissa, _)) => {
            Decimal::from_str_exact(mantissa).ok()?;
            Decimal::from_scientific(text).ok()
        }
    }
}

/// `2026-05-20 18:56:08` is read here, digit by digit, since a page has a thousand of them; the rest by the model.
fn time(text: &str) -> ServiceTime {
    fast_time(text.as_bytes()).map_or_else(|| ServiceTime::read(text), ServiceTime::At)
}

fn fast_time(bytes: &[u8]) -> Option<DateTime> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, b' ' | b'T', h0, h1, b':', i0, i1, b':', s0, s1] = bytes else {
        return None;
    };
    let digit = |byte: u8| if byte.is_ascii_digit() { i8::try_from(byte - b'0').ok() } else { None };
    let pair = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    let year = i16::from(pair(y0, y1)?) * 100 + i16::from(pair(y2, y3)?);
    let date = Date::new(year, pair(m0, m1)?, pair(d0, d1)?).ok()?;
    let (hour, minute, second) = (pair(h0, h1)?, pair(i0, i1)?, pair(s0, s1)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(date.at(hour, minute, second, 0))
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyScalar)
    }
}

struct AnyScalar;

impl<'de> Visitor<'de> for AnyScalar {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Scalar::Unsigned(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(u64::try_from(number).map_or(Scalar::Signed(number), Scalar::Unsigned))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Missing)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut object = serde_json::Map::new();
        while let Some(key) = map.next_key_seed(KeySeed)? {
            match key {
                Key::Number => return Ok(Scalar::Number(map.next_value::<String>()?)),
                Key::Name(name) => {
                    let value = map.next_value::<Value>()?;
                    object.insert(name, value);
                }
            }
        }
        Ok(Scalar::Nested(Box::new(Value::Object(object))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut array = Vec::new();
        while let Some(value) = seq.next_element::<Value>()? {
            array.push(value);
        }
        Ok(Scalar::Nested(Box::new(Value::Array(array))))
    }
}

/// The name of an object's entry, or that the object is a number in disguise.
enum Key {
    Number,
    Name(String),
}

struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        Ok(if name == NUMBER { Key::Number } else { Key::Name(name.to_owned()) })
    }
}

/// Goes over what is left of an array, so that the JSON behind it can be read.
pub(super) fn skip_rest<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<(), A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// A value that is already taken apart.
pub(super) fn of_value(value: &Value) -> Scalar<'_> {
    match value {
        Value::Null => Scalar::Missing,
        Value::Bool(flag) => Scalar::Bool(*flag),
        Value::String(text) => Scalar::Text(Cow::Borrowed(text)),
        Value::Number(number) => Scalar::Number(number.to_string()),
        Value::Array(_) | Value::Object(_) => Scalar::Nested(Box::new(value.clone())),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Scalar, Unreadable};
    use crate::model::ServiceTime;

    fn read(json: &str) -> Scalar<'_> {
        serde_json::from_str(json).unwrap()
    }

    fn money(json: &str) -> Result<Option<String>, Unreadable> {
        Ok(read(json).money()?.map(|money| money.decimal().to_string()))
    }

    #[test]
    fn money_is_exact_in_every_spelling() {
        for (json, amount) in [
            (r#""25.00""#, "25.00"),
            ("25", "25"),
            ("35.39", "35.39"),
            ("0.73", "0.73"),
            (r#""-0.10""#, "-0.10"),
            ("-0.10", "-0.10"),
            ("-7", "-7"),
            ("0", "0"),
            ("1e2", "100"),
            ("2.5E-1", "0.25"),
            (r#"" 12.5 ""#, "12.5"),
            ("0.1000000000000000000000001", "0.1000000000000000000000001"),
            ("1000000000000000", "1000000000000000"),
        ] {
            assert_eq!(money(json), Ok(Some(amount.to_owned())), "{json}");
        }
        for json in ["null", r#""""#, r#""  ""#] {
            assert_eq!(money(json), Ok(None), "{json}");
        }
        for json in [
            "true",
            "[1]",
            "{}",
            r#""abc""#,
            r#""1_000""#,
            r#""12,50""#,
            "1000000000000000.01",
            "-1e16",
            "1e999",
            "123456789012345678901234567890",
            r#""NaN""#,
        ] {
            assert_eq!(money(json), Err(Unreadable), "{json}");
        }
    }

    #[test]
    fn ids_come_both_ways() {
        for json in ["99290", r#""99290""#, "99290.0", r#"" 99290 ""#] {
            assert_eq!(read(json).unsigned(), Ok(Some(99_290)), "{json}");
        }
        for json in ["-1", "1.5", r#""x""#, "true", "[]", "1e30"] {
            assert_eq!(read(json).unsigned(), Err(Unreadable), "{json}");
        }
        assert_eq!(read("null").unsigned(), Ok(None));
    }

    #[test]
    fn flags_come_in_every_spelling() {
        for json in ["true", r#""true""#, r#""Yes""#, "1", r#""1""#, r#""TRUE""#, r#""on""#] {
            assert_eq!(read(json).flag(), Ok(Some(true)), "{json}");
        }
        for json in ["false", r#""false""#, r#""No""#, "0", r#""0""#] {
            assert_eq!(read(json).flag(), Ok(Some(false)), "{json}");
        }
        for json in [r#""maybe""#, "2", "[true]", "-1"] {
            assert_eq!(read(json).flag(), Err(Unreadable), "{json}");
        }
        assert_eq!(read(r#""""#).flag(), Ok(None));
    }

    #[test]
    fn texts_may_be_numbers_and_have_escapes() {
        assert_eq!(read("1067").text().unwrap().unwrap(), "1067");
        assert_eq!(read("-3.50").text().unwrap().unwrap(), "-3.50");
        assert_eq!(read("true").text().unwrap().unwrap(), "true");
        assert_eq!(read(r#""a\n\u00e9\"""#).text().unwrap().unwrap(), "a\né\"");
        assert_eq!(read(r#"{"a":1}"#).text(), Err(Unreadable));
    }

    #[test]
    fn times_are_kept_as_sent() {
        let at = |json: &str| read(json).time().unwrap();
        assert_eq!(at(r#""2026-05-20 18:56:08""#), Some(ServiceTime::At(date(2026, 5, 20).at(18, 56, 8, 0))));
        assert_eq!(at(r#""2026-05-20T18:56:08""#), Some(ServiceTime::At(date(2026, 5, 20).at(18, 56, 8, 0))));
        assert_eq!(at(r#""2026-05-20""#), Some(ServiceTime::Day(date(2026, 5, 20))));
        for odd in ["2026-02-30 10:00:00", "2026-05-20 24:00:00", "20.05.2026", "2026-05-20 18:5x:08"] {
            assert_eq!(at(&format!("\"{odd}\"")), Some(ServiceTime::Raw(odd.into())), "{odd}");
        }
        assert_eq!(at("null"), None);
        assert_eq!(at(r#"" ""#), None);
    }
}
