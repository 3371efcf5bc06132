//! EUR amounts, exact. Wraps a decimal: no binary fraction on the way in or out. Everything that counts money uses it;
//! it knows no language (see `text`) and never rounds.
//! Used wherever an amount is. It must not be turned into a float, nor carry another currency.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use std::fmt;

use rust_decimal::Decimal;

use super::plain::Plain;
use super::typed::{self, Typed, TypedError};

/// An amount in EUR, exact. The service's amounts have two decimals; fees may have more and are kept as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Money(Decimal);

/// Why a typed amount was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyError {
    /// Nothing was typed.
    Empty,
    /// Not a number at all.
    NotANumber,
    /// `1.234`: may be a thousand and more, or one and a bit. Both readings, to be asked back.
    Ambiguous {
        /// The dot or comma read as a thousands separator.
        grouped: Money,
        /// Read as a decimal separator, cut to cents.
        decimal: Money,
    },
    /// More than two decimals.
    TooPrecise,
    /// Below 0.01.
    TooSmall,
    /// Above 999,999.99, our own limit.
    TooLarge,
}

impl Money {
    /// 0 EUR.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The smallest amount of a link: 0.01 EUR.
    pub fn min_link() -> Self {
        Self::from_cents(1)
    }

    /// The largest amount of a link, our own limit: 999,999.99 EUR.
    pub fn max_link() -> Self {
        Self::from_cents(99_999_999)
    }

    /// An amount of whole cents.
    pub fn from_cents(cents: i64) -> Self {
        Self(Decimal::new(cents, 2))
    }

    /// A decimal taken as EUR.
    pub const fn from_decimal(decimal: Decimal) -> Self {
        Self(decimal)
    }

    /// The exact decimal.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Reads what the service sends: `25`, `25.00`, `-0.10`, `2.5e1`. Exact, or `None`.
    pub fn from_service(text: &str) -> Option<Self> {
        let text = text.trim();
        // The parser of decimals takes `1_000`, which nobody means.
        if text.contains('_') {
            return None;
        }
        Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok().map(Self)
    }

    /// The sum; at the far end of the range it stays there.
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; at the far end of the range it stays there.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Appends it as [`Display`](fmt::Display) shows it, with this decimal separator (`.` or `,`), without allocating.
    pub fn write_plain(self, out: &mut Vec<u8>, point: u8) {
        out.extend_from_slice(Plain::of(self.0, 2, point).as_bytes());
    }

    /// Whole cents, where it has no smaller part and they fit.
    pub fn cents(self) -> Option<i64> {
        let mut decimal = self.0;
        if decimal.scale() > 2 {
            decimal = decimal.normalize();
        }
        // Filling up can fail only beyond the 28 digits a decimal holds.
        decimal.rescale(2);
        if decimal.scale() != 2 || decimal != self.0 {
            return None;
        }
        i64::try_from(decimal.mantissa()).ok()
    }

    /// Whether the amount is below 0.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// Whether the amount is 0.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl fmt::Display for Money {
    /// With a decimal point and at least two decimals: `1234.50`. For files and requests, not for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Plain::of(self.0, 2, b'.').as_str())
    }
}

impl std::str::FromStr for Money {
    type Err = MoneyError;

    /// Reads what a person types: `1234.56`, `1234,56`, `1.234,56`, `1,234.56`, with or without `€`. From 0.01 to
    /// 999,999.99, the limits of a link.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match typed::read(text, &["€", "EUR"]) {
            Ok(Typed::Number(decimal)) if Self(decimal) < Self::min_link() => Err(MoneyError::TooSmall),
            Ok(Typed::Number(decimal)) if Self(decimal) > Self::max_link() => Err(MoneyError::TooLarge),
            Ok(Typed::Number(decimal)) => Ok(Self(decimal)),
            Ok(Typed::Ambiguous { grouped, decimal }) => {
                Err(MoneyError::Ambiguous { grouped: Self(grouped), decimal: Self(decimal) })
            }
            Err(TypedError::Empty) => Err(MoneyError::Empty),
            Err(TypedError::NotANumber) => Err(MoneyError::NotANumber),
            Err(TypedError::Negative) => Err(MoneyError::TooSmall),
            Err(TypedError::TooPrecise) => Err(MoneyError::TooPrecise),
            Err(TypedError::TooLarge) => Err(MoneyError::TooLarge),
        }
    }
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "literals of a test")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cents(cents: i64) -> Money {
        Money::from_cents(cents)
    }

    #[test]
    fn amounts_are_read_in_every_spelling() {
        let spellings = [
            "1234.56",
            "1234,56",
            "1.234,56",
            "1,234.56",
            "1 234,56",
            "1\u{A0}234,56",
            "1\u{202F}234.56",
            "1'234.56",
            "1\u{2019}234,56",
            "€1,234.56",
            "€ 1.234,56",
            "1.234,56 €",
            "1.234,56\u{A0}€",
            "1234,56€",
            " 1234.56 ",
            "1234,56 EUR",
            "eur 1234,56",
        ];
        for spelling in spellings {
            assert_eq!(spelling.parse(), Ok(cents(123_456)), "{spelling}");
        }
        let others = [
            ("5", 500),
            ("5,", 500),
            ("5.5", 550),
            (",5", 50),
            (".05", 5),
            ("0,01", 1),
            ("007", 700),
            ("12 345", 1_234_500),
            ("100.000,5", 10_000_050),
            ("999,999.99", 99_999_999),
            ("00000000000000000000012.5", 1250),
        ];
        for (text, amount) in others {
            assert_eq!(text.parse(), Ok(cents(amount)), "{text}");
        }
    }

    #[test]
    fn what_can_be_meant_in_two_ways_is_asked_back() {
        for (text, grouped, decimal) in [
            ("1.234", 123_400, 123),
            ("1,234", 123_400, 123),
            ("€ 12.345", 1_234_500, 1234),
            ("999,999", 99_999_900, 99_999),
        ] {
            let error = MoneyError::Ambiguous { grouped: cents(grouped), decimal: cents(decimal) };
            assert_eq!(text.parse::<Money>(), Err(error), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_by_its_reason() {
        use MoneyError::{Empty, NotANumber, TooLarge, TooPrecise, TooSmall};
        let cases = [
            ("", Empty),
            (" \u{A0}", Empty),
            ("€", NotANumber),
            ("abc", NotANumber),
            ("1e5", NotANumber),
            ("+5", NotANumber),
            ("１２", NotANumber),
            ("٣", NotANumber),
            ("0x10", NotANumber),
            ("NaN", NotANumber),
            ("--5", NotANumber),
            ("-abc", NotANumber),
            ("€5€", NotANumber),
            ("5€50", NotANumber),
            (".", NotANumber),
            (",.", NotANumber),
            ("1.2.3", NotANumber),
            ("12.34.567", NotANumber),
            ("1,23,456.00", NotANumber),
            ("1.234,567.89", NotANumber),
            ("1 234'567", NotANumber),
            ("12 50", NotANumber),
            ("1,5 0", NotANumber),
            ("5\n5", NotANumber),
            ("0", TooSmall),
            ("0,00 €", TooSmall),
            ("-1", TooSmall),
            ("\u{2212}24,90 €", TooSmall),
            ("-€5", TooSmall),
            ("-1.234", TooSmall),
            ("0.123", TooPrecise),
            ("0,500", TooPrecise),
            ("1234.567", TooPrecise),
            ("1.234,567", TooPrecise),
            ("49.9999", TooPrecise),
            ("1000000", TooLarge),
            ("1.000.000", TooLarge),
            ("1234567890123", TooLarge),
            ("99999999999999999999999999999999999999", TooLarge),
        ];
        for (text, error) in cases {
            assert_eq!(text.parse::<Money>(), Err(error), "{text:?}");
        }
        assert_eq!("9".repeat(100_000).parse::<Money>(), Err(TooLarge));
    }

    #[test]
    fn what_the_service_sends_is_read_exactly() {
        for (sent, shown) in [
            ("25", "25.00"),
            ("25.00", "25.00"),
            ("-0.10", "-0.10"),
            ("2.5e1", "25.00"),
            ("0.735", "0.735"),
            (" 49.99 ", "49.99"),
            ("-0", "0.00"),
        ] {
            assert_eq!(Money::from_service(sent).map(|money| money.to_string()), Some(shown.to_owned()), "{sent}");
        }
        for sent in ["", "abc", "1,5", "1_000", "NaN", "inf", "0.12345678901234567890123456789", "1e99"] {
            assert_eq!(Money::from_service(sent), None, "{sent}");
        }
    }

    #[test]
    fn cents_are_whole_or_nothing() {
        assert_eq!(cents(123).cents(), Some(123));
        assert_eq!(Money::from_service("25").and_then(Money::cents), Some(2500));
        assert_eq!(Money::from_service("2.5000").and_then(Money::cents), Some(250));
        assert_eq!(Money::from_service("0.735").and_then(Money::cents), None);
        assert_eq!(Money::from_service("79228162514264337593543950335").and_then(Money::cents), None);
    }

    /// Digits with a mark before every third from the right.
    fn grouped(digits: &str, mark: &str) -> String {
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(amount in 1_i64..=99_999_999) {
            let (whole, fraction) = ((amount / 100).to_string(), format!("{:02}", amount % 100));
            for (mark, point) in [("", "."), ("", ","), (".", ","), (",", "."), (" ", ","), ("'", "."), ("\u{A0}", ",")] {
                for text in [
                    format!("{}{point}{fraction}", grouped(&whole, mark)),
                    format!("€{}{point}{fraction}", grouped(&whole, mark)),
                    format!("{}{point}{fraction}\u{A0}€", grouped(&whole, mark)),
                ] {
                    prop_assert_eq!(text.parse(), Ok(cents(amount)), "{}", text);
                }
            }
            let mut plain = Vec::new();
            cents(amount).write_plain(&mut plain, b',');
            prop_assert_eq!(String::from_utf8(plain).unwrap(), cents(amount).to_string().replace('.', ","));
        }

        #[test]
        fn any_text_is_an_amount_in_range_or_an_error(text in "[-0-9., '€aeE\u{A0}]{0,14}") {
            if let Ok(money) = text.parse::<Money>() {
                prop_assert!(money >= Money::min_link() && money <= Money::max_link());
                prop_assert!(money.cents().is_some());
            }
        }

        #[test]
        fn display_is_what_the_decimal_writes(mantissa in any::<i64>(), scale in 2_u32..=28) {
            let decimal = Decimal::new(mantissa, scale);
            prop_assert_eq!(Money::from_decimal(decimal).to_string(), decimal.to_string());
        }
    }
}
