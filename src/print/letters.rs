//! The few letters that stand in a picture, as dots: five wide, seven high. No font is needed to save a QR code.
//! Called by the QR code alone.
//! It must not grow into a font: sheets use one.

/// Dots of a letter, five wide.
pub(super) const WIDTH: usize = 5;
/// Dots of a letter, seven high.
pub(super) const HEIGHT: usize = 7;

/// The rows of a letter from the top; the highest of the five bits is the leftmost dot. What is not drawn here is empty.
pub(super) const fn letter(letter: u8) -> [u8; HEIGHT] {
    match letter {
        b'E' => [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
        b'S' => [0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110],
        b'T' => [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
        _ => [0; HEIGHT],
    }
}
