//! Amounts, numbers and times as bytes of a file, without an allocation for each cell. Called by the CSV writer, a
//! million rows long.
//! Written for programs: it must not use the signs of typography, a true minus would turn an amount into text.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

/// Appends an amount with at least two decimals: `-1234.50` with the given decimal sign.
pub(super) fn push_amount(out: &mut Vec<u8>, amount: Decimal, point: u8) {
    let mantissa = amount.mantissa().unsigned_abs();
    let scale = amount.scale();
    let (Ok(mantissa), Some(unit)) = (u64::try_from(mantissa), 10_u64.checked_pow(scale)) else {
        return push_long(out, amount, point);
    };
    if amount.is_sign_negative() && mantissa != 0 {
        out.push(b'-');
    }
    push_number(out, mantissa / unit, 1);
    if scale == 2 {
        let [tens, ones] = two(u8::try_from(mantissa % 100).unwrap_or(0));
        return out.extend_from_slice(&[point, tens, ones]);
    }
    out.push(point);
    if scale > 0 {
        push_number(out, mantissa % unit, usize::try_from(scale).unwrap_or(0));
    }
    for _ in scale..2 {
        out.push(b'0');
    }
}

/// The rare amount with more than 18 digits.
fn push_long(out: &mut Vec<u8>, amount: Decimal, point: u8) {
    let mut amount = amount;
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    out.extend(amount.to_string().bytes().map(|b| if b == b'.' { point } else { b }));
}

/// Appends a number with at least `width` digits.
pub(super) fn push_number(out: &mut Vec<u8>, mut number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut used = 0;
    for slot in digits.iter_mut().rev() {
        // A digit always fits.
        *slot = b'0'.saturating_add(u8::try_from(number % 10).unwrap_or(0));
        number /= 10;
        used += 1;
        if number == 0 && used >= width {
            break;
        }
    }
    out.extend_from_slice(digits.get(digits.len() - used..).unwrap_or_default());
}

/// Appends `2026-05-20`.
pub(super) fn push_iso_day(out: &mut Vec<u8>, day: Date) {
    let ([y1, y2, y3, y4], [m1, m2], [d1, d2]) = parts(day);
    out.extend_from_slice(&[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]);
}

/// Appends `20.05.2026`.
pub(super) fn push_german_day(out: &mut Vec<u8>, day: Date) {
    let ([y1, y2, y3, y4], [m1, m2], [d1, d2]) = parts(day);
    out.extend_from_slice(&[d1, d2, b'.', m1, m2, b'.', y1, y2, y3, y4]);
}

/// Appends ` 18:56:08`.
pub(super) fn push_clock(out: &mut Vec<u8>, at: DateTime) {
    let [h1, h2] = two(at.hour().unsigned_abs());
    let [m1, m2] = two(at.minute().unsigned_abs());
    let [s1, s2] = two(at.second().unsigned_abs());
    out.extend_from_slice(&[b' ', h1, h2, b':', m1, m2, b':', s1, s2]);
}

/// Year, month and day; a year has at most four digits.
fn parts(day: Date) -> ([u8; 4], [u8; 2], [u8; 2]) {
    let year = day.year().unsigned_abs();
    let half = |part: u16| two(u8::try_from(part % 100).unwrap_or(0));
    let ([y1, y2], [y3, y4]) = (half(year / 100), half(year));
    ([y1, y2, y3, y4], two(day.month().unsigned_abs()), two(day.day().unsigned_abs()))
}

/// The digits of a number below 100.
const fn two(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}
