//! A small generator of numbers with a fixed seed (`SplitMix64`), so that the same day gives the same shop everywhere.
//! Thrown by the history, the bulk rows and the world.
//! It is no source of secrets, and it never asks the system for chance.

/// The state; cloning repeats the sequence.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end` − 1; 0 where `end` is not positive.
    pub(super) fn below(&mut self, end: i64) -> i64 {
        (self.next() >> 1).cast_signed().rem_euclid(end.max(1))
    }

    /// True in `percent` of a hundred throws.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }

    /// One of the entries.
    pub(super) fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        let count = i64::try_from(from.len()).unwrap_or(0);
        usize::try_from(self.below(count)).ok().and_then(|index| from.get(index)).copied().unwrap_or_default()
    }

    /// Ten capital letters and digits, as at the end of the service's transaction ids.
    pub(super) fn code(&mut self) -> String {
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        (0..10).map(|_| char::from(self.pick(ALPHABET))).collect()
    }
}
