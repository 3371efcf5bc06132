//! One planted violation for each rule, and one harmless neighbour where the line is fine: the rules can fail.

use crate::source::{Finding, Source, parse};
use crate::{layers, style, words};

const OPENING: &str = "//! What it is.\n//! Who calls it.\n//! What it must not do.\n";

fn source(path: &str, body: &str) -> Source {
    Source { path: path.to_owned(), text: format!("{OPENING}{body}") }
}

/// A small tree in which every layer exists, with one file more.
fn findings(path: &str, body: &str) -> Vec<Finding> {
    let names = [
        "model", "clock", "text", "secrets", "files", "settings", "journal", "export", "print", "api", "demo",
        "backend", "state", "ui", "cli", "launch",
    ];
    let mut sources: Vec<Source> = names
        .iter()
        .map(|name| format!("src/{name}/mod.rs"))
        .filter(|other| other != path)
        .map(|other| source(&other, "pub struct Thing;"))
        .collect();
    sources.push(source(path, body));
    let (files, mut findings) = parse(&sources);
    findings.extend(layers::check(&files));
    findings.extend(style::check(&files));
    findings.extend(words::check(&files));
    findings
}

/// The rules which that file breaks.
fn broken(path: &str, body: &str) -> Vec<&'static str> {
    findings(path, body).into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_clean_tree_has_no_findings() {
    assert_eq!(findings("src/ui/bar.rs", "use crate::state::Thing;\nfn bar_ui(ui: &mut egui::Ui) {}"), []);
    assert_eq!(broken("src/api/http.rs", "use reqwest::Client;\nuse crate::secrets::ApiKey;"), [""; 0]);
}

#[test]
fn a_file_that_does_not_parse_is_found() {
    assert_eq!(broken("src/model/money.rs", "fn ("), ["parses"]);
}

#[test]
fn a_layer_looking_up_is_found_however_the_path_is_written() {
    let ways = [
        "use crate::ui::Thing;",
        "use crate::{ui::Thing};",
        "use crate::ui;",
        "use crate::{ui as other};",
        "use crate::ui::{self};",
        "use super::super::ui::Thing;",
        "use self::super::super::ui::Thing;",
        "fn f() { crate::ui::call(); }",
        "fn f(_: super::super::ui::Thing) {}",
        "struct S { thing: crate::ui::Thing }",
        "impl crate::ui::Thing for u8 {}",
        "fn f() { println!(\"{}\", crate::ui::NAME); }",
        "#[serde(with = \"crate::ui::thing\")] struct S;",
        "#[derive(crate::ui::Thing)] struct S;",
        "macro_rules! m { () => { $crate::ui::Thing } }",
        "mod inner { use super::super::super::ui::Thing; }",
        "#[cfg(test)] mod tests { use crate::ui::Thing; }",
    ];
    for way in ways {
        assert_eq!(broken("src/model/money.rs", way), ["layer"], "{way}");
    }
}

#[test]
fn paths_inside_a_layer_are_free() {
    let ways = [
        "use super::split::Split;",
        "use crate::model::Thing;",
        "pub use self::inner::Thing; mod inner { pub struct Thing; }",
        "use super::*;",
        "fn f() { super::call(); }",
        "pub(in crate::model) fn f() {}",
    ];
    for way in ways {
        assert_eq!(broken("src/model/money.rs", way), [""; 0], "{way}");
    }
}

#[test]
fn each_row_of_the_table_is_kept() {
    let wrong = [
        ("src/text/a.rs", "use crate::state::Thing;"),
        ("src/secrets/a.rs", "use crate::model::Money;"),
        ("src/secrets/a.rs", "use crate::model;"),
        ("src/files/a.rs", "use crate::settings::Thing;"),
        ("src/settings/a.rs", "use crate::journal::Thing;"),
        ("src/journal/a.rs", "use crate::api::Thing;"),
        ("src/export/a.rs", "use crate::backend::Thing;"),
        ("src/print/a.rs", "use crate::files::Thing;"),
        ("src/api/a.rs", "use crate::secrets::KeyStore;"),
        ("src/api/a.rs", "use crate::backend::Thing;"),
        ("src/demo/a.rs", "use crate::api::client::Client;"),
        ("src/backend/a.rs", "use crate::text::Thing;"),
        ("src/backend/a.rs", "use crate::state::Thing;"),
        ("src/state/a.rs", "use crate::ui::Thing;"),
        ("src/state/a.rs", "use crate::api::client::Client;"),
        ("src/state/a.rs", "use crate::export::write;"),
        ("src/ui/a.rs", "use crate::api::client::Client;"),
        ("src/ui/a.rs", "use crate::files::Thing;"),
        ("src/cli/a.rs", "use crate::ui::Thing;"),
        ("src/clock/a.rs", "use crate::backend::Thing;"),
        ("src/ui/a.rs", "use crate::launch::open;"),
        ("src/main.rs", "use secpaid_desktop::ui;"),
    ];
    for (path, body) in wrong {
        assert_eq!(broken(path, body), ["layer"], "{path}: {body}");
    }
    let right = [
        ("src/secrets/a.rs", "use crate::model::Scope;"),
        ("src/demo/a.rs", "use crate::api::wire::Envelope;"),
        ("src/state/a.rs", "use crate::api::error::Failure;"),
        ("src/state/a.rs", "use crate::api::ApiError;"),
        ("src/state/a.rs", "use crate::export::{FileName, Format};"),
        ("src/backend/a.rs", "use crate::{api, demo::Thing, journal};"),
        ("src/main.rs", "use secpaid_desktop::launch;"),
    ];
    for (path, body) in right {
        assert_eq!(broken(path, body), [""; 0], "{path}: {body}");
    }
}

#[test]
fn a_folder_outside_the_table_is_found() {
    assert_eq!(broken("src/extra/mod.rs", "pub struct Thing;"), ["layer"]);
}

#[test]
fn the_root_holds_modules_only() {
    assert_eq!(broken("src/lib.rs", "pub mod model;\npub mod ui;"), [""; 0]);
    assert_eq!(broken("src/lib.rs", "pub use crate::model::Thing;"), ["layer", "re-export"]);
    assert_eq!(broken("src/model/money.rs", "use crate as root;"), ["root"]);
    assert_eq!(broken("src/model/money.rs", "use super::super::*;"), ["root"]);
    assert_eq!(broken("src/ui/a.rs", "use std as system;"), ["root"]);
    assert_eq!(broken("src/ui/a.rs", "extern crate serde as other;"), ["root"]);
}

#[test]
fn a_re_export_across_layers_is_found() {
    assert_eq!(broken("src/state/a.rs", "pub use crate::model::Thing;"), ["re-export"]);
    assert_eq!(broken("src/state/a.rs", "pub(crate) use super::super::model::Thing;"), ["re-export"]);
    assert_eq!(broken("src/state/a.rs", "use crate::model::Thing;"), [""; 0]);
}

#[test]
fn a_glob_across_layers_is_found() {
    assert_eq!(broken("src/state/a.rs", "use crate::model::*;"), ["glob"]);
    assert_eq!(broken("src/state/a.rs", "use crate::state::actions::*;"), [""; 0]);
}

#[test]
fn a_crate_in_the_wrong_layer_is_found() {
    let wrong = [
        ("src/state/a.rs", "use egui::Context;"),
        ("src/backend/a.rs", "fn f(_: &egui::Context) {}"),
        ("src/cli/a.rs", "use ::eframe::run_native;"),
        ("src/ui/a.rs", "use tokio::runtime::Runtime;"),
        ("src/api/a.rs", "use tokio::runtime::Handle;"),
        ("src/api/a.rs", "use tokio::{task, time};"),
        ("src/secrets/a.rs", "async fn f() { tokio::spawn(g()); }"),
        ("src/ui/a.rs", "use reqwest::Client;"),
        ("src/backend/a.rs", "fn f() -> reqwest::Result<()> {}"),
        ("src/ui/a.rs", "use keyring_core::Entry;"),
        ("src/backend/a.rs", "use keyring_core as keys;"),
        ("src/ui/a.rs", "use std::fs;"),
        ("src/ui/a.rs", "use std::{fs::File, io};"),
        ("src/model/a.rs", "fn f() { std::fs::read(\"x\"); }"),
        ("src/model/a.rs", "fn f() { assert!(std::fs::exists(\"x\")); }"),
        ("src/model/a.rs", "use core::net::IpAddr;"),
        ("src/backend/a.rs", "use axum::Router;"),
    ];
    for (path, body) in wrong {
        assert_eq!(broken(path, body), ["crate"], "{path}: {body}");
    }
    assert_eq!(broken("src/api/a.rs", "use tokio::time::sleep;"), [""; 0]);
    assert_eq!(broken("src/state/a.rs", "#[cfg(test)] mod tests { use std::fs; }"), [""; 0]);
    assert_eq!(broken("src/state/tests.rs", "use tokio::runtime::Runtime;"), [""; 0]);
}

#[test]
fn a_long_file_is_found_and_its_tests_are_not_counted() {
    let long = "const A: u8 = 1;\n".repeat(398);
    assert_eq!(broken("src/model/a.rs", &long), ["file length"]);
    let fits = "const A: u8 = 1;\n".repeat(390);
    let tests = format!("{fits}#[cfg(test)]\nmod tests {{\n{}}}\n", "const B: u8 = 1;\n".repeat(300));
    assert_eq!(broken("src/model/a.rs", &tests), [""; 0]);
    assert_eq!(broken("src/model/tests.rs", &long), [""; 0]);
    assert_eq!(broken("tests/long/main.rs", &long), ["file length"]);
}

#[test]
fn a_long_function_is_found_wherever_it_stands() {
    let lines = "    call();\n".repeat(99);
    assert_eq!(broken("src/model/a.rs", &format!("fn f() {{\n{lines}}}\n")), ["function length"]);
    assert_eq!(broken("src/model/a.rs", &format!("impl S {{\nfn f() {{\n{lines}}}\n}}\n")), ["function length"]);
    assert_eq!(broken("src/model/a.rs", &format!("trait T {{\nfn f() {{\n{lines}}}\n}}\n")), ["function length"]);
    assert_eq!(broken("tests/a/main.rs", &format!("fn f() {{\n{lines}}}\n")), ["function length"]);
    let fits = "    call();\n".repeat(98);
    assert_eq!(broken("src/model/a.rs", &format!("fn f() {{\n{fits}}}\n")), [""; 0]);
}

#[test]
fn an_empty_module_name_is_found() {
    assert_eq!(broken("src/ui/utils.rs", ""), ["module name"]);
    assert_eq!(broken("src/ui/helpers/table.rs", ""), ["module name"]);
    assert_eq!(broken("src/ui/a.rs", "mod common { fn f() {} }"), ["module name"]);
}

#[test]
fn a_drawing_function_without_its_ending_is_found() {
    assert_eq!(broken("src/ui/a.rs", "fn bar(ui: &mut egui::Ui) {}"), ["ui name"]);
    assert_eq!(broken("src/ui/a.rs", "impl Bar { fn bar(&self, ui: &mut Ui) {} }"), ["ui name"]);
    assert_eq!(broken("src/ui/a.rs", "fn show(ui: &mut Ui) {}"), ["ui name"]);
    assert_eq!(broken("src/ui/a.rs", "impl Bar { fn show(self, ui: &mut Ui) {} }"), [""; 0]);
    assert_eq!(broken("src/ui/a.rs", "impl Widget for Bar { fn ui(self, ui: &mut Ui) {} }"), [""; 0]);
    assert_eq!(broken("src/ui/a.rs", "fn bar_ui(ui: &mut Ui) {}\nfn width(ui: &Ui) {}"), [""; 0]);
}

#[test]
fn a_hand_written_colour_is_found() {
    assert_eq!(broken("src/ui/a.rs", "const C: Color32 = Color32::RED;"), ["colour"]);
    assert_eq!(broken("src/ui/a.rs", "fn f() { egui::Color32::from_gray(3); }"), ["colour"]);
    assert_eq!(broken("src/ui/a.rs", "fn f() { egui::hex_color!(\"#fff\"); }"), ["colour"]);
    assert_eq!(broken("src/ui/a.rs", "fn f() { dbg!(Color32::WHITE); }"), ["colour"]);
    assert_eq!(broken("src/ui/theme/mod.rs", "const C: Color32 = Color32::from_rgb(1, 2, 3);"), [""; 0]);
    assert_eq!(broken("src/ui/a.rs", "const C: Color32 = Color32::TRANSPARENT;"), [""; 0]);
}

#[test]
fn an_exception_without_expect_is_found() {
    assert_eq!(broken("src/model/a.rs", "#[allow(dead_code)] fn f() {}"), ["allow"]);
    assert_eq!(broken("src/model/a.rs", "#![allow(dead_code)]"), ["allow"]);
    assert_eq!(broken("src/model/a.rs", "#[cfg_attr(unix, allow(dead_code))] fn f() {}"), ["allow"]);
    assert_eq!(broken("src/model/a.rs", "#[expect(dead_code, reason = \"shown\")] fn f() {}"), [""; 0]);
}

#[test]
fn unfinished_work_is_found() {
    let body = format!("// {}: later", concat!("TO", "DO"));
    assert_eq!(broken("src/model/a.rs", &body), ["mark"]);
    let body = format!("// {} later", concat!("FIX", "ME"));
    assert_eq!(broken("tests/a/main.rs", &body), ["mark"]);
    assert_eq!(broken("src/model/a.rs", "// An id looks like `20260520-pi-XXXXXXXXXX`."), [""; 0]);
    assert_eq!(broken("tests/a/main.rs", "#[test]\n#[ignore]\nfn f() {}"), ["ignore"]);
    assert_eq!(broken("tests/a/main.rs", "#[test]\n#[ignore = \"slow\"]\nfn f() {}"), ["ignore"]);
}

#[test]
fn a_file_without_an_opening_is_found() {
    let short = Source { path: "src/model/a.rs".to_owned(), text: "//! One.\n//! Two.\nfn f() {}\n".to_owned() };
    let (files, _) = parse(&[short]);
    let rules: Vec<_> = style::check(&files).into_iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["opening"]);
}

#[test]
fn a_word_for_people_in_a_screen_is_found_and_one_for_programmers_is_not() {
    let planted = [
        "fn f(ui: &mut egui::Ui) { ui.label(\"Delete\"); }",
        "const TITLE: &str = \"no rows\";",
        "fn f(n: u8) -> String { format!(\"{n} rows left\") }",
        "fn f() -> String { [\"Really\"].concat() }",
    ];
    for body in planted {
        assert!(broken("src/ui/bar.rs", body).contains(&"words"), "{body}");
    }
    let harmless = [
        "fn f() { tracing::warn!(\"no rows came\"); }",
        "#[expect(dead_code, reason = \"no rows yet\")]\nconst N: u8 = 1;",
        "impl std::fmt::Debug for A { fn fmt(&self, f: &mut F) -> R { f.debug_struct(\"A\").finish() } }",
        "#[cfg(test)]\nmod tests { const T: &str = \"no rows\"; }",
        "fn f(texts: &Texts) -> &str { texts.get(\"links-title\") }",
        "fn f(n: u8) -> String { format!(\"{n} · {n}\") }",
    ];
    for body in harmless {
        assert!(!broken("src/ui/bar.rs", body).contains(&"words"), "{body}");
    }
    assert!(!broken("src/export/csv.rs", "const H: &str = \"no rows\";").contains(&"words"));
}
