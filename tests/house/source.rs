//! The sources as the rules see them: parsed, with their module path and their layer.
//! Used by every rule; it judges nothing itself.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// One file before it is parsed: its path from the top of the tree, with `/`, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// One file, parsed.
pub struct Parsed {
    pub path: String,
    pub text: String,
    pub syntax: syn::File,
    /// `["ui", "screens", "links"]`; empty for `src/lib.rs` and `src/main.rs`.
    pub module: Vec<String>,
    /// The folder under `src/`; `root` for `src/lib.rs`, `main` for `src/main.rs`, `tests` for `tests/`.
    pub layer: String,
    /// Whether the whole file is tests: `tests.rs`, or under a folder `tests`.
    pub is_test: bool,
}

/// A rule that was broken, and where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub rule: &'static str,
    pub detail: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} [{}] {}", self.path, self.line, self.rule, self.detail)
    }
}

impl Parsed {
    /// Parses one file. A file that does not parse is a finding of its own.
    pub fn new(source: &Source) -> Result<Self, Finding> {
        let syntax = syn::parse_file(&source.text).map_err(|error| Finding {
            path: source.path.clone(),
            line: error.span().start().line,
            rule: "parses",
            detail: error.to_string(),
        })?;
        let module = module_of(&source.path);
        let layer = match source.path.as_str() {
            "src/lib.rs" => "root".to_owned(),
            "src/main.rs" => "main".to_owned(),
            path if path.starts_with("tests/") => "tests".to_owned(),
            _ => module.first().cloned().unwrap_or_default(),
        };
        let is_test = source.path.split('/').any(|part| part == "tests" || part == "tests.rs");
        Ok(Self { path: source.path.clone(), text: source.text.clone(), syntax, module, layer, is_test })
    }

    pub fn finding(&self, line: usize, rule: &'static str, detail: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, rule, detail: detail.into() }
    }
}

/// The module path of a file: `src/a/mod.rs` and `src/a.rs` are `a`, `src/a/b.rs` is `a::b`.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let bare = inside.strip_suffix(".rs").unwrap_or(inside);
    let mut parts: Vec<String> = bare.split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// Every module there is: files, and modules written inside files.
pub fn modules(files: &[Parsed]) -> BTreeSet<Vec<String>> {
    fn inner(items: &[syn::Item], at: &[String], into: &mut BTreeSet<Vec<String>>) {
        for item in items {
            if let syn::Item::Mod(module) = item {
                let mut path = at.to_vec();
                path.push(module.ident.to_string());
                if let Some((_, items)) = &module.content {
                    inner(items, &path, into);
                }
                into.insert(path);
            }
        }
    }
    let mut all = BTreeSet::new();
    for file in files.iter().filter(|file| file.layer != "tests") {
        all.insert(file.module.clone());
        inner(&file.syntax.items, &file.module, &mut all);
    }
    all.remove(&Vec::new());
    all
}

/// Whether one of the attributes is a `cfg` that names `test`, and not only to deny it.
pub fn is_cfg_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("cfg") => {
            let words = list.tokens.to_string();
            words == "test" || words.starts_with("all (test") || words.starts_with("all(test")
        }
        _ => false,
    })
}

/// Reads every Rust file under the given folder of this package.
pub fn read(folder: &str) -> Vec<Source> {
    fn walk(top: &Path, folder: &Path, into: &mut Vec<Source>) {
        let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(top, &path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let inside = path.strip_prefix(top).unwrap();
                let parts: Vec<_> = inside.iter().map(|part| part.to_str().unwrap()).collect();
                into.push(Source { path: parts.join("/"), text });
            }
        }
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    walk(top, &top.join(folder), &mut sources);
    sources
}

/// Parses all; those that do not parse become findings.
pub fn parse(sources: &[Source]) -> (Vec<Parsed>, Vec<Finding>) {
    let mut parsed = Vec::new();
    let mut findings = Vec::new();
    for source in sources {
        match Parsed::new(source) {
            Ok(file) => parsed.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    (parsed, findings)
}

/// Fails with one line for each finding.
pub fn assert_clean(findings: &[Finding]) {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{} house rules broken:\n{}", lines.len(), lines.join("\n"));
}
