//! Looks for secrets in anything: as they are, and as they could be spelled: eight characters in a row, reversed, as
//! Base64, as hexadecimal digits, percent-encoded, as escapes of JSON, in UTF-16. The last four characters of a token alone
//! are too few to be found.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What is looked for: pieces of eight bytes and, where each character takes more than one, of twenty-four.
pub struct Search {
    short: HashMap<[u8; 8], String>,
    long: HashMap<[u8; 24], String>,
    /// Whether a piece begins with these two bytes: most places are passed over by them.
    begins: Vec<bool>,
    /// Bytes searched, by where.
    pub searched: BTreeMap<String, usize>,
}

impl Search {
    /// For these secrets; what several begin with is none.
    pub fn new(secrets: &[&str], prefix: &str) -> Self {
        let (mut short, mut long) = (HashMap::new(), HashMap::new());
        for secret in secrets {
            let bytes = secret.as_bytes();
            let reversed: Vec<u8> = bytes.iter().rev().copied().collect();
            let mut spelled = vec![bytes.to_vec(), reversed];
            for skipped in 0..3 {
                // The ends depend on what stands beside the secret.
                let encoded = STANDARD.encode(&bytes[skipped..]).into_bytes();
                spelled.push(encoded[..encoded.len() - 4].to_vec());
            }
            for piece in spelled.iter().flat_map(|text| text.windows(8)) {
                if piece != prefix.as_bytes() {
                    short.insert(piece.try_into().unwrap(), (*secret).to_owned());
                }
            }
            let each = |spell: &dyn Fn(&u8) -> String| bytes.iter().map(spell).collect::<String>().into_bytes();
            for text in [
                each(&|byte| format!("{byte:02x}")),
                each(&|byte| format!("{byte:02X}")),
                each(&|byte| format!("%{byte:02X}")),
                each(&|byte| format!("\\u{byte:04x}")),
                each(&|byte| format!("{}\0", char::from(*byte))),
            ] {
                long.extend(text.windows(24).map(|piece| (piece.try_into().unwrap(), (*secret).to_owned())));
            }
        }
        let mut begins = vec![false; 1 << 16];
        let of_short = short.keys().map(|piece: &[u8; 8]| (piece[0], piece[1]));
        for (first, second) in of_short.chain(long.keys().map(|piece: &[u8; 24]| (piece[0], piece[1]))) {
            begins[usize::from(first) << 8 | usize::from(second)] = true;
        }
        Self { short, long, begins, searched: BTreeMap::new() }
    }

    fn is_at(&self, bytes: &[u8]) -> bool {
        let short = bytes.first_chunk::<8>().is_some_and(|piece| self.short.contains_key(piece));
        short || bytes.first_chunk::<24>().is_some_and(|piece| self.long.contains_key(piece))
    }

    /// Fails when one of them is in the bytes. `place` names them in the table.
    pub fn none_in(&mut self, place: &str, about: &str, bytes: &[u8]) {
        *self.searched.entry(place.to_owned()).or_default() += bytes.len();
        let may_begin = |pair: &[u8]| self.begins[usize::from(pair[0]) << 8 | usize::from(pair[1])];
        let found = bytes.windows(2).enumerate().find(|(at, pair)| may_begin(pair) && self.is_at(&bytes[*at..]));
        if let Some((at, _)) = found {
            let around = &bytes[at.saturating_sub(80)..bytes.len().min(at + 80)];
            panic!("a secret in {place}, {about}: {}", String::from_utf8_lossy(around));
        }
    }

    /// Every file below a folder, the cells of workbooks included; their number.
    pub fn none_below(&mut self, place: &str, folder: &Path) -> usize {
        let mut files = 0;
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            self.none_in("names of files", place, path.to_string_lossy().as_bytes());
            if path.is_dir() {
                files += self.none_below(place, &path);
                continue;
            }
            files += 1;
            let about = path.to_string_lossy().into_owned();
            self.none_in(place, &about, &std::fs::read(&path).unwrap());
            if path.extension().is_some_and(|extension| extension == "xlsx") {
                let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
                for (name, cells) in calamine::Reader::worksheets(&mut book) {
                    self.none_in("cells of workbooks", &about, format!("{name} {cells:?}").as_bytes());
                }
            }
        }
        files
    }
}

#[test]
fn every_spelling_of_a_secret_is_found() {
    let secret = "Kq7ZpX2mWv9TbL4s";
    let found = |text: String| {
        let look = move || Search::new(&[secret], "rt_demo_").none_in("here", "test", text.as_bytes());
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(look)).is_err()
    };
    let spelled = |spell: &dyn Fn(u8) -> String| secret.bytes().map(spell).collect::<String>();
    for text in [
        format!("a key {secret}."),
        "the piece pX2mWv9T alone".to_owned(),
        secret.chars().rev().collect(),
        STANDARD.encode(format!("key={secret}&")),
        STANDARD.encode(format!("k={secret}&")),
        STANDARD.encode(secret),
        spelled(&|byte| format!("{byte:02x}")),
        spelled(&|byte| format!("{byte:02X}")),
        spelled(&|byte| format!("%{byte:02X}")),
        spelled(&|byte| format!("\\u{byte:04x}")),
        secret.encode_utf16().flat_map(u16::to_le_bytes).map(char::from).collect(),
    ] {
        assert!(found(text.clone()), "{text}");
    }
    assert!(!found("the last four, bL4s, and Kq7ZpX2 are too few".to_owned()));
}
