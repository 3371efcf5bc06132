//! Dependencies point one way: each layer sees what its row names, and nothing else.
//! Paths are resolved through `crate`, `self`, `super` and child modules, in `use` trees, in expressions and types,
//! in macro arguments and in attributes. Test code keeps the layers too, but may use any crate.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use crate::paths::{Import, imports, paths_in};
use crate::source::{Finding, Parsed, assert_clean, is_cfg_test, modules, parse, read};

/// Layer, and the paths of other layers it may see. A path covers everything below it.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("clock", &["model"]),
    (
        "text",
        &[
            "model",
            "clock",
            "api::error",
            "api::Endpoint",
            "export::ExportError",
            "files::FileError",
            "files::FileErrorKind",
            "secrets::KeyError",
        ],
    ),
    (
        "secrets",
        &[
            "model::Scope",
            "model::Environment",
            "model::AccountId",
            "model::KeyState",
            "model::KeyringKind",
            "model::RecipientId",
            "model::RecipientToken",
            "clock",
        ],
    ),
    ("files", &["model", "clock"]),
    ("settings", &["model", "files", "export::Format", "export::Preset", "print::Paper", "clock"]),
    ("journal", &["model", "files", "clock"]),
    ("export", &["model", "files", "clock"]),
    ("print", &["model", "text", "clock"]),
    ("api", &["model", "secrets::ApiKey", "files", "clock"]),
    ("demo", &["model", "api::wire", "clock"]),
    ("backend", &["model", "secrets", "files", "settings", "journal", "export", "print", "api", "demo", "clock"]),
    (
        "state",
        &[
            "model",
            "text",
            "secrets",
            "settings",
            "journal",
            "api::error",
            "api::ApiError",
            "api::Endpoint",
            "api::WriteOutcome",
            "files::FileError",
            "files::FileErrorKind",
            "backend",
            "clock",
            // What a file is called, which format it has and why it could not be written are values, not files.
            "export::ExportError",
            "export::FileName",
            "export::LinkFileName",
            "export::Format",
            "print::Paper",
            "print::Sheet",
        ],
    ),
    (
        "ui",
        &[
            "model",
            "text",
            "secrets",
            "settings",
            "journal",
            "export",
            "print",
            "api::error",
            "api::ApiError",
            "api::Endpoint",
            "api::WriteOutcome",
            "files::FileError",
            "files::FileErrorKind",
            "backend",
            "state",
            "clock",
        ],
    ),
    (
        "cli",
        &[
            "model", "text", "secrets", "files", "settings", "journal", "export", "print", "api", "demo", "backend",
            "clock",
        ],
    ),
    (
        "launch",
        &[
            "model", "text", "secrets", "files", "settings", "journal", "export", "print", "api", "demo", "backend",
            "state", "ui", "cli", "clock",
        ],
    ),
    ("main", &["cli", "launch", "text"]),
];

/// Crate or path in a crate, and the only layers that may use it; the longest match counts.
const CRATES: &[(&str, &[&str])] = &[
    ("accesskit", &["ui"]),
    ("axum", &["demo"]),
    ("apple_native_keyring_store", &["secrets"]),
    ("csv", &["export"]),
    ("eframe", &["ui", "launch"]),
    ("egui", &["ui", "launch"]),
    ("egui_extras", &["ui"]),
    ("egui_kittest", &[]),
    ("egui_plot", &["ui"]),
    ("fluent_bundle", &["text"]),
    ("harfrust", &["print"]),
    ("keyring_core", &["secrets"]),
    ("pdf_writer", &["print"]),
    ("qrcode", &["print"]),
    ("reqwest", &["api"]),
    ("rfd", &["ui", "backend"]),
    ("rust_xlsxwriter", &["export"]),
    ("rustix", &["secrets"]),
    ("std::env", &["cli", "settings", "files", "main", "launch"]),
    ("std::fs", &["files", "settings", "journal", "export", "backend", "cli"]),
    ("std::net", &["api", "demo", "backend", "cli"]),
    ("std::process", &["cli", "main", "files"]),
    ("std::thread", &["secrets", "backend", "demo", "cli", "export"]),
    ("subsetter", &["print"]),
    ("tempfile", &["files", "export", "backend"]),
    ("tokio", &["backend", "demo", "cli"]),
    ("tokio::io", &["api", "backend", "demo", "cli"]),
    ("tokio::sync", &["api", "backend", "demo", "cli"]),
    ("tokio::time", &["api", "backend", "demo", "cli"]),
    ("windows_native_keyring_store", &["secrets"]),
    ("zbus_secret_service_keyring_store", &["secrets"]),
];

/// All findings about layers in these files.
pub fn check(files: &[Parsed]) -> Vec<Finding> {
    let modules = modules(files);
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.layer != "tests") {
        if file.layer != "root" && LAYERS.iter().all(|(name, _)| *name != file.layer) {
            findings.push(file.finding(1, "layer", format!("`{}` is no layer of the table", file.layer)));
            continue;
        }
        let mut walk =
            Walk { file, modules: &modules, module: file.module.clone(), in_test: file.is_test, findings: Vec::new() };
        walk.visit_file(&file.syntax);
        findings.append(&mut walk.findings);
    }
    findings
}

/// What a path leads to.
enum Target {
    /// A path from the root of this crate.
    Own(Vec<String>),
    /// A path that begins with another crate, or with a name that was imported elsewhere.
    Other(Vec<String>),
}

struct Walk<'a> {
    file: &'a Parsed,
    modules: &'a BTreeSet<Vec<String>>,
    module: Vec<String>,
    in_test: bool,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    fn add(&mut self, line: usize, rule: &'static str, detail: String) {
        self.findings.push(self.file.finding(line, rule, detail));
    }

    fn resolve(&self, segments: &[String]) -> Target {
        let mut at = self.module.clone();
        let mut rest = segments;
        match segments.first().map(String::as_str) {
            Some("crate") => return Target::Own(segments[1..].to_vec()),
            Some("secpaid_desktop") if self.file.layer == "main" => return Target::Own(segments[1..].to_vec()),
            Some("self") => rest = &segments[1..],
            Some("super") => {}
            Some(first) => {
                let mut child = at.clone();
                child.push(first.to_owned());
                if !self.modules.contains(&child) {
                    return Target::Other(segments.to_vec());
                }
            }
            None => return Target::Own(Vec::new()),
        }
        while rest.first().is_some_and(|segment| segment == "super") {
            at.pop();
            rest = &rest[1..];
        }
        at.extend_from_slice(rest);
        Target::Own(at)
    }

    /// Judges a path of this crate. Names that stand in `lib.rs` itself are free for all.
    fn own(&mut self, path: &[String], line: usize) {
        let Some(to) = path.first() else { return };
        if *to == self.file.layer || !self.modules.contains(&vec![to.clone()]) {
            return;
        }
        let allowed = LAYERS.iter().find(|(name, _)| *name == self.file.layer).map_or(&[][..], |(_, seen)| seen);
        let seen = allowed.iter().any(|prefix| {
            let prefix: Vec<&str> = prefix.split("::").collect();
            path.len() >= prefix.len() && prefix.iter().zip(path).all(|(left, right)| left == right)
        });
        if !seen {
            self.add(line, "layer", format!("`{}` may not see `{}`", self.file.layer, path.join("::")));
        }
    }

    /// Judges a path into another crate.
    fn other(&mut self, path: &[String], line: usize) {
        if self.in_test {
            return;
        }
        let path = if matches!(path.first().map(String::as_str), Some("core" | "alloc")) {
            let mut same = path.to_vec();
            same[0] = "std".to_owned();
            same
        } else {
            path.to_vec()
        };
        let written = path.join("::");
        let rule = CRATES
            .iter()
            .filter(|(prefix, _)| written == *prefix || written.starts_with(&format!("{prefix}::")))
            .max_by_key(|(prefix, _)| prefix.len());
        if let Some((prefix, layers)) = rule
            && !layers.contains(&self.file.layer.as_str())
        {
            self.add(line, "crate", format!("`{}` may not use `{prefix}` ({written})", self.file.layer));
        }
    }

    fn judge(&mut self, segments: &[String], line: usize) {
        match self.resolve(segments) {
            Target::Own(path) => self.own(&path, line),
            Target::Other(path) => self.other(&path, line),
        }
    }

    fn import(&mut self, import: &Import, public: bool) {
        match self.resolve(&import.segments) {
            Target::Own(path) => {
                self.own(&path, import.line);
                let foreign = path.first().is_none_or(|to| *to != self.file.layer);
                let root_name = path.len() == 1 && !self.modules.contains(&path);
                if path.is_empty() {
                    self.add(import.line, "root", "the crate's root is not imported as a whole".to_owned());
                } else if foreign && import.glob {
                    self.add(import.line, "glob", format!("`{}::*` crosses a layer", path.join("::")));
                } else if foreign && public && !root_name {
                    self.add(import.line, "re-export", format!("`{}` belongs to another layer", path.join("::")));
                }
            }
            Target::Other(path) => {
                self.other(&path, import.line);
                if path.len() == 1 && (import.renamed || import.glob) && path[0] == "std" {
                    self.add(import.line, "root", "`std` is not renamed or taken as a whole".to_owned());
                }
            }
        }
    }

    fn tokens(&mut self, stream: TokenStream) {
        for (path, line) in paths_in(stream) {
            self.judge(&path, line);
        }
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let was = self.in_test;
        self.in_test |= is_cfg_test(&item.attrs);
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
        self.in_test = was;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let was = self.in_test;
        self.in_test |= is_cfg_test(&item.attrs);
        visit::visit_item_fn(self, item);
        self.in_test = was;
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let was = self.in_test;
        self.in_test |= is_cfg_test(&item.attrs);
        visit::visit_item_impl(self, item);
        self.in_test = was;
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let was = self.in_test;
        self.in_test |= is_cfg_test(&item.attrs);
        let public = !matches!(item.vis, syn::Visibility::Inherited);
        let mut found = Vec::new();
        imports(&item.tree, &[], &mut found);
        for import in found {
            self.import(&import, public);
        }
        self.in_test = was;
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        self.add(item.span().start().line, "root", "`extern crate` hides where a name comes from".to_owned());
    }

    // `pub(crate)` and `pub(super)` are no use of what they name.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.judge(&segments, path.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
        visit::visit_attribute(self, attribute);
    }
}

#[test]
fn no_two_layers_of_the_table_see_each_other() {
    fn reaches(from: &str, to: &str, seen: &mut BTreeSet<String>) -> bool {
        let row = LAYERS.iter().find(|(name, _)| *name == from).map_or(&[][..], |(_, row)| row);
        row.iter()
            .filter_map(|path| path.split("::").next())
            .any(|next| next == to || (seen.insert(next.to_owned()) && reaches(next, to, seen)))
    }
    for (layer, _) in LAYERS {
        assert!(!reaches(layer, layer, &mut BTreeSet::new()), "`{layer}` reaches itself");
    }
}

#[test]
fn every_layer_sees_only_what_its_row_names() {
    let (files, mut findings) = parse(&read("src"));
    assert!(files.len() > 20, "the sources were not found: {} files", files.len());
    findings.extend(check(&files));
    assert_clean(&findings);
}
