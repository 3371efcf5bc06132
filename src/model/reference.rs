//! The short reference that a setting puts behind a note: `Rechnung 2026-0815 · K7F2`. With it a link is found again
//! among others of the same amount and note, so that a check of an unknown outcome is exact.
//! Used by the form and by whatever compares notes. It must not be mistaken for a secret: everybody may read it.

/// No letter or digit that could be read as another.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 4;
const MARK: &str = "\u{B7} ";

/// A reference for a seed that differs from link to link.
pub fn reference(seed: u64) -> String {
    // One step of splitmix64: seeds that lie side by side give references that do not.
    let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    let letter = |place: usize| {
        let index = usize::try_from((mixed >> (place * 5)) & 31).unwrap_or(0);
        LETTERS.get(index).map_or('X', |letter| char::from(*letter))
    };
    (0..LENGTH).map(letter).collect()
}

/// The note with the reference behind it.
pub fn with_reference(note: &str, reference: &str) -> String {
    let note = note.trim_end();
    if note.is_empty() { format!("{MARK}{reference}") } else { format!("{note} {MARK}{reference}") }
}

/// The note without a reference behind it, where there is one.
pub fn without_reference(note: &str) -> &str {
    let trimmed = note.trim_end();
    let Some((before, behind)) = trimmed.rsplit_once(MARK) else {
        return note;
    };
    let is_one = behind.len() == LENGTH && behind.bytes().all(|letter| LETTERS.contains(&letter));
    if is_one && (before.is_empty() || before.ends_with(' ')) { before.trim_end() } else { note }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_reference_goes_on_and_comes_off() {
        assert_eq!(with_reference("Rechnung 2026-0815 ", "K7F2"), "Rechnung 2026-0815 · K7F2");
        assert_eq!(with_reference("", "K7F2"), "· K7F2");
        assert_eq!(without_reference("Rechnung 2026-0815 · K7F2"), "Rechnung 2026-0815");
        assert_eq!(without_reference("· K7F2"), "");
        for whole in ["Rechnung 2026-0815", "A · B", "A · k7f2", "A · K7F", "A· K7F2", "A · K7F20", "A · K1F2", ""]
        {
            assert_eq!(without_reference(whole), whole);
        }
    }

    #[test]
    fn references_differ_from_link_to_link() {
        let many: BTreeSet<String> = (0..1000).map(reference).collect();
        assert!(many.len() > 995, "{}", many.len());
        assert!(many.iter().all(|one| without_reference(&with_reference("x", one)) == "x"));
    }
}
