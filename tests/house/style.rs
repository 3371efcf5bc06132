//! What a file, a function and a name may look like: sizes, names, colours, exceptions, opening words.
//! The rules run over `src/` and, where they make sense there, over `tests/` too.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use crate::source::{Finding, Parsed, assert_clean, is_cfg_test, parse, read};

/// Lines of a file without its tests.
const FILE_LINES: usize = 400;
/// Lines of a function, from `fn` to its closing brace.
const FUNCTION_LINES: usize = 100;
/// Lines of `//!` with which a module opens, or as many letters on fewer lines: a line here is 120 columns wide.
const OPENING_LINES: usize = 3;
const OPENING_LETTERS: usize = 150;
/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "types", "misc"];
/// Two constants of egui that say "none" and "whatever stands around it".
const NO_COLOURS: [&str; 2] = ["TRANSPARENT", "PLACEHOLDER"];
/// Marks of unfinished work. Written in halves, so that this file does not hold them.
const MARKS: [&str; 4] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX"), concat!("unimpl", "emented!")];

/// All findings about style in these files.
pub fn check(files: &[Parsed]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        marks(file, &mut findings);
        names(file, &mut findings);
        length(file, &mut findings);
        if file.layer != "tests" && !file.is_test {
            opening(file, &mut findings);
        }
        let mut walk = Walk { file, in_test: file.is_test, findings: Vec::new() };
        walk.visit_file(&file.syntax);
        findings.append(&mut walk.findings);
    }
    findings
}

fn marks(file: &Parsed, findings: &mut Vec<Finding>) {
    for (index, line) in file.text.lines().enumerate() {
        let mut words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '!');
        if let Some(mark) = words.find(|word| MARKS.contains(word)) {
            findings.push(file.finding(index + 1, "mark", format!("`{mark}`: finish it or write an issue")));
        }
    }
}

fn names(file: &Parsed, findings: &mut Vec<Finding>) {
    if let Some(name) = file.module.iter().find(|name| EMPTY_NAMES.contains(&name.as_str())) {
        findings.push(file.finding(1, "module name", format!("`{name}` does not say what is inside")));
    }
}

/// Counts the lines that are no tests. Files that are tests as a whole may be as long as they need to be in `src/`.
fn length(file: &Parsed, findings: &mut Vec<Finding>) {
    if file.is_test && file.layer != "tests" {
        return;
    }
    let tests: usize = file
        .syntax
        .items
        .iter()
        .map(|item| match item {
            syn::Item::Mod(module) if is_cfg_test(&module.attrs) => {
                let span = module.span();
                span.end().line - span.start().line + 1
            }
            _ => 0,
        })
        .sum();
    let lines = file.text.lines().count().saturating_sub(tests);
    if lines > FILE_LINES {
        findings.push(file.finding(1, "file length", format!("{lines} lines, at most {FILE_LINES}")));
    }
}

fn opening(file: &Parsed, findings: &mut Vec<Finding>) {
    let opening: Vec<&str> = file.text.lines().take_while(|line| line.starts_with("//!")).collect();
    let (lines, letters) = (opening.len(), opening.iter().map(|line| line.len()).sum::<usize>());
    if lines < OPENING_LINES && letters < OPENING_LETTERS {
        let detail = format!("{lines} lines of `//!`: what it is, who calls it, what it must not do");
        findings.push(file.finding(1, "opening", detail));
    }
}

struct Walk<'a> {
    file: &'a Parsed,
    in_test: bool,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    fn add(&mut self, line: usize, rule: &'static str, detail: String) {
        self.findings.push(self.file.finding(line, rule, detail));
    }

    fn function(&mut self, signature: &syn::Signature, end: usize, named_by_trait: bool) {
        let start = signature.span().start().line;
        let lines = end - start + 1;
        if lines > FUNCTION_LINES {
            self.add(start, "function length", format!("{lines} lines, at most {FUNCTION_LINES}"));
        }
        let name = signature.ident.to_string();
        // A widget that is built step by step ends in `show(self, ui)`, as egui's own do, or in a kind of it.
        let builder = (name == "show" || name.starts_with("show_")) && signature.receiver().is_some();
        let draws = self.file.layer == "ui" && !self.in_test && signature.inputs.iter().any(takes_ui);
        if draws && !named_by_trait && !builder && !name.ends_with("_ui") {
            self.add(start, "ui name", format!("`{name}` takes `&mut Ui`: its name ends in `_ui`"));
        }
    }

    /// Colours stand in `ui/theme`; everything else asks the theme.
    fn colour(&mut self, segments: &[String], line: usize) {
        let theme = self.file.module.starts_with(&["ui".to_owned(), "theme".to_owned()]);
        if self.file.layer != "ui" || theme || self.in_test {
            return;
        }
        for pair in segments.windows(2) {
            if matches!(pair[0].as_str(), "Color32" | "Rgba" | "Hsva") && !NO_COLOURS.contains(&pair[1].as_str()) {
                self.add(line, "colour", format!("`{}::{}` outside `ui/theme`", pair[0], pair[1]));
            }
        }
    }
}

fn takes_ui(argument: &syn::FnArg) -> bool {
    let syn::FnArg::Typed(typed) = argument else { return false };
    let syn::Type::Reference(reference) = &*typed.ty else { return false };
    let syn::Type::Path(path) = &*reference.elem else { return false };
    reference.mutability.is_some() && path.path.segments.last().is_some_and(|last| last.ident == "Ui")
}

fn colours_in(stream: proc_macro2::TokenStream, walk: &mut Walk<'_>) {
    let tokens: Vec<proc_macro2::TokenTree> = stream.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            proc_macro2::TokenTree::Group(group) => colours_in(group.stream(), walk),
            proc_macro2::TokenTree::Ident(ident) => {
                let colons = tokens.get(index + 1).is_some_and(|next| next.to_string() == ":");
                if let (true, Some(proc_macro2::TokenTree::Ident(next))) = (colons, tokens.get(index + 3)) {
                    walk.colour(&[ident.to_string(), next.to_string()], ident.span().start().line);
                }
            }
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let was = self.in_test;
        self.in_test |= is_cfg_test(&item.attrs);
        let name = item.ident.to_string();
        if EMPTY_NAMES.contains(&name.as_str()) && item.content.is_some() {
            self.add(item.span().start().line, "module name", format!("`{name}` does not say what is inside"));
        }
        visit::visit_item_mod(self, item);
        self.in_test = was;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, item.block.span().end().line, false);
        visit::visit_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        for member in &item.items {
            if let syn::ImplItem::Fn(function) = member {
                self.function(&function.sig, function.block.span().end().line, item.trait_.is_some());
            }
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        let end = item.default.as_ref().map_or(item.sig.span().end(), |block| block.span().end());
        self.function(&item.sig, end.line, false);
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let line = attribute.span().start().line;
        let inner = match &attribute.meta {
            syn::Meta::List(list) if list.path.is_ident("cfg_attr") => list.tokens.to_string(),
            _ => String::new(),
        };
        if attribute.path().is_ident("allow") || inner.contains("allow (") || inner.contains("allow(") {
            self.add(line, "allow", "an exception is an `expect` with its reason".to_owned());
        }
        if attribute.path().is_ident("ignore") || inner.contains("ignore") {
            self.add(line, "ignore", "a test that does not run is no test".to_owned());
        }
        visit::visit_attribute(self, attribute);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.colour(&segments, path.span().start().line);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        if item.path.segments.last().is_some_and(|last| last.ident == "hex_color") {
            self.colour(&["Color32".to_owned(), "hex".to_owned()], item.span().start().line);
        }
        colours_in(item.tokens.clone(), self);
        visit::visit_macro(self, item);
    }
}

#[test]
fn files_functions_and_names_keep_to_the_house() {
    let mut sources = read("src");
    sources.extend(read("tests"));
    let (files, mut findings) = parse(&sources);
    assert!(files.len() > 20, "the sources were not found: {} files", files.len());
    findings.extend(check(&files));
    assert_clean(&findings);
}
