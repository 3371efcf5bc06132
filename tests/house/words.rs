//! Words for people stand in the message files and nowhere else, and every language has all of them.
//! `src/ui` is searched for literals that read like words; the message files are compared with each other.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use crate::source::{Finding, Parsed, assert_clean, is_cfg_test, parse, read};

/// Macros whose words nobody at the window reads.
const FOR_PROGRAMMERS: [&str; 5] = ["debug_assert", "include_bytes", "include_str", "matches", "unreachable"];

/// All findings about words in these files.
pub fn check(files: &[Parsed]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.layer == "ui" && !file.is_test) {
        let mut walk = Walk { file, findings: Vec::new() };
        walk.visit_file(&file.syntax);
        findings.append(&mut walk.findings);
    }
    findings
}

/// Whether a literal reads like words for people: two words, or one that begins with a capital. What stands in braces
/// is put in at run time; file names, keys of messages and short ids are written small and in one piece.
fn reads_like_words(literal: &str) -> bool {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for letter in literal.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(letter),
            _ => bare.push('0'),
        }
    }
    let words: Vec<&str> = bare.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let capital = |word: &&str| {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    words.len() > 1 || words.first().is_some_and(capital)
}

struct Walk<'a> {
    file: &'a Parsed,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    fn literal(&mut self, literal: &str, line: usize) {
        if reads_like_words(literal) {
            let detail = format!("“{literal}” is written in the code: a message of `assets/text` says it");
            self.findings.push(self.file.finding(line, "words", detail));
        }
    }

    fn tokens(&mut self, stream: TokenStream) {
        for token in stream {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        self.literal(&text.value(), literal.span().start().line);
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_cfg_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let debug = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
        if debug.is_none_or(|name| name.ident != "Debug") {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.literal(&literal.value(), literal.span().start().line);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        // Why a pass is thrown away: the toolkit's own log.
        if call.method != "request_discard" {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let segments: Vec<String> = item.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let log = segments.first().is_some_and(|first| first == "tracing");
        if !log && !segments.last().is_some_and(|last| FOR_PROGRAMMERS.contains(&last.as_str())) {
            self.tokens(item.tokens.clone());
        }
    }
}

#[test]
fn no_text_is_written_in_the_screens() {
    let (files, mut findings) = parse(&read("src/ui"));
    assert!(files.len() > 60, "only {} files of src/ui were found", files.len());
    findings.extend(check(&files));
    assert_clean(&findings);
}

#[test]
fn what_reads_like_words_is_told_from_what_does_not() {
    for words in ["Delete", "no rows", "SecPaid Desktop", "{count} rows left", "Größe", "x of {}", "Delete…"] {
        assert!(reads_like_words(words), "{words}");
    }
    let others = ["links-delete", "{name}, {value}", "{}:{:02}", "·", "PNG", "QR", "file://{}", "png", " ", "\n", "F5"];
    for other in others {
        assert!(!reads_like_words(other), "{other}");
    }
}

/// The names of the arguments of each message of a file.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.contains([' ', '{'])) {
            name.clone_into(&mut key);
        }
        let names = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or_default().to_owned());
        found.entry(key.clone()).or_default().extend(names);
    }
    found
}

/// Messages that one file has and the other has not, or with other arguments.
fn differences(english: &str, other: &str) -> Vec<String> {
    let (english, other) = (messages(english), messages(other));
    let keys: BTreeSet<&String> = english.keys().chain(other.keys()).collect();
    keys.into_iter().filter(|key| english.get(*key) != other.get(*key)).cloned().collect()
}

#[test]
fn the_message_files_have_the_same_messages_with_the_same_arguments() {
    let english = include_str!("../../assets/text/en.ftl");
    let german = include_str!("../../assets/text/de.ftl");
    assert!(messages(english).len() > 900, "only {} messages were found", messages(english).len());
    let differ = differences(english, german);
    assert!(differ.is_empty(), "missing in en.ftl or de.ftl, or with other arguments: {differ:#?}");
}

#[test]
fn a_missing_message_and_a_forgotten_argument_are_found() {
    let english = "a = { $count } rows\nb = Rows";
    assert_eq!(differences(english, "a = { $count } Zeilen\nb = Zeilen"), [""; 0]);
    assert_eq!(differences(english, "a = { $count } Zeilen"), ["b"]);
    assert_eq!(differences(english, "a = Zeilen\nb = Zeilen"), ["a"]);
    assert_eq!(differences(english, "a = { $count } Zeilen\nb = Zeilen\nc = Mehr"), ["c"]);
}
