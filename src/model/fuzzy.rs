//! How well a few typed letters fit a text: each typed word is found somewhere in it, best at the starts of words and in
//! runs of letters. Used for the command palette, by the window for titles and by the backend for rows.
//! Pure; case, accents and the spelling of umlauts make no difference (ä, ae and a are one). It never changes a text.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Letters of a text that are looked at; a note goes on behind them unseen.
const LONGEST: usize = 256;
/// Letters of a typed word that count.
const LONGEST_WORD: usize = 32;

/// For each letter that fits.
const LETTER: i32 = 1;
/// For a letter right behind the one before.
const RUN: i32 = 5;
/// For a letter at the start of a word.
const START: i32 = 8;
/// For a letter at the start of the text, beside.
const FIRST: i32 = 3;
/// Taken off for each gap: a run is worth more than one more start.
const GAP: i32 = 4;

/// What was typed, prepared to be held against many texts.
#[derive(Debug, Clone)]
pub struct Fuzzy {
    /// The words, each in the spellings that are tried one after the other.
    words: Vec<Vec<Vec<char>>>,
    /// Room for a folded text, kept to save an allocation for each.
    folded: Vec<Letter>,
}

/// A folded letter of a text.
#[derive(Debug, Clone, Copy)]
struct Letter {
    sign: char,
    /// The first of a word.
    starts: bool,
    /// Can be passed over without a gap: the e of ae, the second s of ß.
    optional: bool,
    /// Bytes of the text it stands for.
    from: usize,
    to: usize,
}

/// The best way to have come to a letter: how good it is and over which letter.
type Way = Option<(i32, Option<Step>)>;

/// A letter of the text on the way, and whether its run still has to prove itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    at: usize,
    alone: bool,
}

/// For one letter of the text: the best way in a run that counts, and the best one in a run that begins here in the
/// middle of a word and counts only when it goes on.
#[derive(Debug, Clone, Copy, Default)]
struct Ways {
    sure: Way,
    alone: Way,
}

impl Fuzzy {
    /// Prepares what was typed.
    pub fn new(query: &str) -> Self {
        let words = query.split_whitespace().map(spellings).filter(|spellings| !spellings.is_empty()).collect();
        Self { words, folded: Vec::new() }
    }

    /// Whether nothing was typed: then everything fits.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a text fits, the better the greater; `None` when it does not.
    pub fn score(&mut self, text: &str) -> Option<i32> {
        self.fit(text, |_| {})
    }

    /// The parts of a text that were typed, as byte ranges in order; `None` when it does not fit.
    pub fn places(&mut self, text: &str) -> Option<Vec<Range<usize>>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        self.fit(text, |letter| places.push(letter.from..letter.to))?;
        places.sort_by_key(|place| (place.start, place.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(places.len());
        for place in places {
            match joined.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => joined.push(place),
            }
        }
        Some(joined)
    }

    fn fit(&mut self, text: &str, mut each: impl FnMut(&Letter)) -> Option<i32> {
        fold(text, &mut self.folded);
        let mut sum = 0;
        for spellings in &self.words {
            let best = spellings.iter().find_map(|word| best_way(word, &self.folded))?;
            sum += best.0;
            for at in best.1 {
                if let Some(letter) = self.folded.get(at) {
                    each(letter);
                }
            }
        }
        Some(sum)
    }
}

/// A typed word as it is compared: without the e of ae, oe and ue as well, for a text that spells it otherwise.
fn spellings(word: &str) -> Vec<Vec<char>> {
    let mut letters = Vec::new();
    fold(word, &mut letters);
    // The e that ä may be written with was not typed; ß is typed as two.
    let typed = |l: &&Letter| !l.optional || l.sign == 's' || l.from + 1 == l.to;
    let typed: Vec<char> = letters.iter().filter(typed).map(|l| l.sign).take(LONGEST_WORD).collect();
    let short: Vec<char> = letters.iter().filter(|l| !l.optional).map(|l| l.sign).take(LONGEST_WORD).collect();
    if typed.is_empty() {
        return Vec::new();
    }
    if short == typed { vec![typed] } else { vec![typed, short] }
}

/// The best way to spell a word with letters of the text, in order: its worth and the letters' places.
fn best_way(word: &[char], text: &[Letter]) -> Option<(i32, Vec<usize>)> {
    let mut rest = text.iter();
    if !word.iter().all(|letter| rest.any(|other| other.sign == *letter)) {
        return None;
    }
    let mut rows: Vec<Vec<Ways>> = Vec::with_capacity(word.len());
    for letter in word {
        let row = next_row(*letter, text, rows.last().map(Vec::as_slice));
        rows.push(row);
    }
    let ends = rows.last()?.iter().enumerate().filter_map(|(at, ways)| ways.sure.map(|(worth, _)| (worth, at)));
    // Of two alike the earlier one.
    let (worth, at) = ends.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    let mut places = vec![at];
    let mut step = Step { at, alone: false };
    for row in rows.iter().rev() {
        let ways = row.get(step.at)?;
        let (_, before) = if step.alone { ways.alone? } else { ways.sure? };
        let Some(before) = before else { break };
        places.push(before.at);
        step = before;
    }
    places.reverse();
    Some((worth, places))
}

/// The ways to each letter of the text that is the next letter of the word.
fn next_row(letter: char, text: &[Letter], before: Option<&[Ways]>) -> Vec<Ways> {
    let mut row = Vec::with_capacity(text.len());
    // The best sure way to any letter passed so far: where a new run begins from.
    let mut passed: Option<(i32, usize)> = None;
    for (at, here) in text.iter().enumerate() {
        let mut ways = Ways::default();
        if here.sign == letter {
            let start = match (before, passed) {
                (None, _) => Some((0, None)),
                (Some(_), Some((worth, from))) => Some((worth - GAP, Some(Step { at: from, alone: false }))),
                (Some(_), None) => None,
            };
            let begin = start.map(|(worth, from)| (worth + LETTER, from));
            if here.starts {
                let first = if here.from == 0 { FIRST } else { 0 };
                ways.sure = begin.map(|(worth, from)| (worth + START + first, from));
            } else {
                ways.alone = begin;
            }
            for from in neighbours(text, at) {
                let Some(last) = before.and_then(|before| before.get(from)) else { continue };
                for (way, alone) in [(last.sure, false), (last.alone, true)] {
                    let run = way.map(|(worth, _)| (worth + LETTER + RUN, Some(Step { at: from, alone })));
                    ways.sure = better(ways.sure, run);
                }
            }
        }
        if let Some((worth, _)) = before.and_then(|before| before.get(at)).and_then(|ways| ways.sure)
            && passed.is_none_or(|(best, _)| worth > best)
        {
            passed = Some((worth, at));
        }
        row.push(ways);
    }
    row
}

/// The letters a letter follows without a gap.
fn neighbours(text: &[Letter], at: usize) -> impl Iterator<Item = usize> {
    let one = at.checked_sub(1);
    let skipped = one.and_then(|one| text.get(one)).is_some_and(|letter| letter.optional);
    one.into_iter().chain(at.checked_sub(2).filter(|_| skipped))
}

fn better(one: Way, other: Way) -> Way {
    match (one, other) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// A text letter by letter as it is compared: small letters without accents, ß as ss.
fn fold(text: &str, into: &mut Vec<Letter>) {
    into.clear();
    let mut last: Option<char> = None;
    for (from, c) in text.char_indices() {
        if into.len() >= LONGEST {
            return;
        }
        let to = from + c.len_utf8();
        if unicode_normalization::char::is_combining_mark(c) {
            // An accent of its own belongs to the letter before.
            if let Some(letter) = into.last_mut() {
                letter.to = to;
            }
            continue;
        }
        let starts = starts_word(last, c);
        last = Some(c);
        if !c.is_alphanumeric() {
            // Signs are kept, so that "2026-0815" is one run; a space only parts words.
            if !c.is_whitespace() && !c.is_control() {
                into.push(Letter { sign: c, starts: false, optional: false, from, to });
            }
            continue;
        }
        let follows_vowel = into.last().is_some_and(|l| matches!(l.sign, 'a' | 'o' | 'u') && l.to == from);
        let (letter, second) = plain(c);
        let optional = letter == 'e' && follows_vowel && !starts && last_is_plain(into, text);
        into.push(Letter { sign: letter, starts, optional, from, to });
        if let Some(second) = second {
            into.push(Letter { sign: second, starts: false, optional: true, from, to });
        }
    }
}

/// Whether the vowel before is written without an umlaut: then an e behind it may stand for one.
fn last_is_plain(folded: &[Letter], text: &str) -> bool {
    folded.last().and_then(|letter| text.get(letter.from..letter.to)).is_some_and(str::is_ascii)
}

fn starts_word(last: Option<char>, c: char) -> bool {
    last.is_none_or(|last| {
        !last.is_alphanumeric() || last.is_numeric() != c.is_numeric() || (last.is_lowercase() && c.is_uppercase())
    })
}

/// A letter without case and accent, and the one it may be written with behind it.
fn plain(c: char) -> (char, Option<char>) {
    if c.is_ascii() {
        return (c.to_ascii_lowercase(), None);
    }
    match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => ('a', Some('e')),
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => ('o', Some('e')),
        'ü' | 'Ü' => ('u', Some('e')),
        'ß' | 'ẞ' => ('s', Some('s')),
        'ı' => ('i', None),
        'ł' | 'Ł' => ('l', None),
        'đ' | 'Đ' => ('d', None),
        c => {
            let base = c.nfd().next().unwrap_or(c);
            (base.to_lowercase().next().unwrap_or(base), None)
        }
    }
}

#[cfg(test)]
mod tests;
