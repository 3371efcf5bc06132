//! Writes a decimal for files and requests without allocating: a million rows of an export have several million of
//! them. Called by `Money` and `Share`; not for people, whose language `text` knows.
//! It must not follow a language: that is what `text` does.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use rust_decimal::Decimal;

/// Room for a sign, 29 digits, a point and a leading zero.
const ROOM: usize = 40;

/// A decimal in ASCII, on the stack.
pub(super) struct Plain {
    bytes: [u8; ROOM],
    start: usize,
}

impl Plain {
    /// At least `decimals` decimals, more where the number has more; no thousands marks; no sign before a zero.
    pub(super) fn of(number: Decimal, decimals: u32, point: u8) -> Self {
        let mut plain = Self { bytes: [0; ROOM], start: ROOM };
        let scale = number.scale();
        let mut left = number.mantissa().unsigned_abs();
        for _ in scale..decimals {
            plain.push(b'0');
        }
        plain.point(0, scale, decimals, point);
        // Nearly every amount fits, and dividing 64 bits is several times cheaper than 128.
        let mut written = 0_u32;
        loop {
            if let Ok(small) = u64::try_from(left) {
                plain.digits(small, written, scale, decimals, point);
                break;
            }
            plain.digit(left % 10);
            left /= 10;
            written = written.saturating_add(1);
            plain.point(written, scale, decimals, point);
        }
        if number.is_sign_negative() && !number.is_zero() {
            plain.push(b'-');
        }
        plain
    }

    /// The text.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    fn digits(&mut self, mut left: u64, mut written: u32, scale: u32, decimals: u32, point: u8) {
        while left > 0 || written <= scale {
            self.digit(u128::from(left % 10));
            left /= 10;
            written = written.saturating_add(1);
            self.point(written, scale, decimals, point);
        }
    }

    /// Sets the point once all decimals stand.
    fn point(&mut self, written: u32, scale: u32, decimals: u32, point: u8) {
        if written == scale && scale.max(decimals) > 0 {
            self.push(point);
        }
    }

    fn digit(&mut self, digit: u128) {
        self.push(b'0'.saturating_add(u8::try_from(digit).unwrap_or_default()));
    }

    fn push(&mut self, byte: u8) {
        let Some(start) = self.start.checked_sub(1) else { return };
        if let Some(slot) = self.bytes.get_mut(start) {
            *slot = byte;
            self.start = start;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(number: &str, decimals: u32) -> String {
        let number = Decimal::from_str_exact(number).expect("a decimal");
        Plain::of(number, decimals, b'.').as_str().to_owned()
    }

    #[test]
    fn decimals_are_filled_up_and_never_cut() {
        let cases = [
            ("0", "0.00"),
            ("-0", "0.00"),
            ("5", "5.00"),
            ("10", "10.00"),
            ("1234.5", "1234.50"),
            ("0.05", "0.05"),
            ("-0.10", "-0.10"),
            ("0.735", "0.735"),
            ("-999999.99", "-999999.99"),
            ("79228162514264337593543950335", "79228162514264337593543950335.00"),
            ("-7.9228162514264337593543950335", "-7.9228162514264337593543950335"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ];
        for (number, written) in cases {
            assert_eq!(plain(number, 2), written);
        }
        assert_eq!(plain("25", 0), "25");
        assert_eq!(plain("2.5", 0), "2.5");
        assert_eq!(Plain::of(Decimal::new(123_456, 2), 2, b',').as_bytes(), b"1234,56");
    }
}
