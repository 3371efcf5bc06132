//! What may not stand in any tracked file, and what must stand in the documents.
//! The tracked files are those `git ls-files` names; the words looked for are written in halves here.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Hosts of package registries: the lock file's own source line is the one place where one stands.
const REGISTRIES: [&str; 6] = [
    concat!("crates", ".io"),
    concat!("npmjs", ".org"),
    concat!("pypi", ".org"),
    concat!("proxy.golang", ".org"),
    concat!("rubygems", ".org"),
    concat!("maven", ".org"),
];
/// Folders of one machine.
const MACHINE_PATHS: [&str; 5] = [
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("C:\\", "Users"),
];
/// How a private key or an access token begins.
const SECRETS: [&str; 6] = [
    concat!("PRIVATE", " KEY-----"),
    concat!("gh", "p_"),
    concat!("github_", "pat_"),
    concat!("AK", "IA"),
    concat!("xox", "b-"),
    concat!("sk_", "live_"),
];

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn tracked() -> Vec<PathBuf> {
    let output = Command::new("git")
        .arg("-C")
        .arg(top())
        .args(["-c", "safe.directory=*", "ls-files", "-z"])
        .output()
        .expect("git is needed");
    assert!(output.status.success(), "git ls-files failed: {}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).unwrap();
    names.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect()
}

/// What is wrong with a text file, one entry a line.
fn wrong_words(name: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let lock_source = name == "Cargo.lock" && line.starts_with("source = \"registry+");
        for word in REGISTRIES.iter().filter(|_| !lock_source).chain(&MACHINE_PATHS).chain(&SECRETS) {
            if line.contains(word) {
                wrong.push(format!("{name}:{} holds `{word}`", index + 1));
            }
        }
        if let Some(value) = stored_key(line) {
            wrong.push(format!("{name}:{} gives SECPAID_API_KEY the value `{value}`", index + 1));
        }
    }
    wrong
}

/// A value of sixteen or more letters and digits given to the key's variable: it looks like a real one.
fn stored_key(line: &str) -> Option<&str> {
    let (_, value) = line.split_once("SECPAID_API_KEY=")?;
    let value = value.trim_start_matches(['"', '\'']);
    let value = value.split(|letter: char| !letter.is_ascii_alphanumeric()).next()?;
    let made_up = ["test", "demo", "example"].iter().any(|word| value.to_ascii_lowercase().contains(word));
    (value.len() >= 16 && !made_up).then_some(value)
}

/// The packages named in the dependency tables of a manifest.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            inside = table.trim_end_matches(']').ends_with("dependencies");
        } else if inside && let Some((name, _)) = line.split_once('=') {
            let name = name.trim();
            if !name.is_empty() && !name.starts_with('#') && !line.starts_with(' ') {
                names.push(name.split('.').next().unwrap_or(name).to_owned());
            }
        }
    }
    names
}

/// The files a Markdown text links to, from the top of the tree.
fn links(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
        .map(|target| target.split('#').next().unwrap_or(target))
        .filter(|target| !target.is_empty() && !target.contains(':') && !target.contains(' '))
        .collect()
}

#[test]
fn no_tracked_file_holds_a_registry_a_machine_path_or_a_secret() {
    let names = tracked();
    assert!(names.len() > 20, "too few tracked files: {}", names.len());
    let mut wrong = Vec::new();
    for name in names {
        // Files that are removed but not yet committed, and pictures, have no text.
        let Ok(text) = std::fs::read_to_string(top().join(&name)) else { continue };
        wrong.extend(wrong_words(&name.to_string_lossy(), &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn planted_words_are_found() {
    for word in REGISTRIES.iter().chain(&MACHINE_PATHS).chain(&SECRETS) {
        let found = wrong_words("README.md", &format!("first\nsee {word}x"));
        assert_eq!(found, [format!("README.md:2 holds `{word}`")]);
    }
    let key = concat!("SECPAID_API_KEY=", "a1b2c3d4e5f6a7b8c9d0");
    assert_eq!(wrong_words("a.sh", key).len(), 1);
    assert_eq!(wrong_words("a.sh", "SECPAID_API_KEY=$key SECPAID_API_KEY=demoKey1234567890").len(), 0);
    let lock = concat!("source = \"registry+https://github.com/rust-lang/crates", ".io-index\"");
    assert_eq!(wrong_words("Cargo.lock", lock).len(), 0);
    assert_eq!(wrong_words("Cargo.toml", lock).len(), 1);
}

#[test]
fn the_architecture_names_every_dependency() {
    let manifest = std::fs::read_to_string(top().join("Cargo.toml")).unwrap();
    let text = std::fs::read_to_string(top().join("ARCHITECTURE.md")).unwrap();
    let names = dependencies(&manifest);
    assert!(names.len() > 30, "the manifest was not understood: {names:?}");
    let missing: Vec<&String> = names.iter().filter(|name| !text.contains(&format!("| `{name}` |"))).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md gives no reason for {missing:?}");
}

#[test]
fn dependencies_are_read_from_every_table() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\na = \"1\"\n# b = \"1\"\nc-d = { version = \"1\" }\n\n\
        [target.'cfg(windows)'.dependencies]\ne.version = \"1\"\n[dev-dependencies]\nf = \"1\"\n[lints.rust]\ng = \"warn\"\n";
    assert_eq!(dependencies(manifest), ["a", "c-d", "e", "f"]);
}

#[test]
fn documents_link_to_files_that_exist() {
    let mut dead = Vec::new();
    for name in tracked() {
        let inside = top().join(&name);
        if name.extension().is_some_and(|ending| ending == "md") && inside.exists() {
            let text = std::fs::read_to_string(&inside).unwrap();
            let folder = inside.parent().unwrap();
            dead.extend(
                links(&text)
                    .into_iter()
                    .filter(|link| !folder.join(link).exists())
                    .map(|link| format!("{name:?}: {link}")),
            );
        }
    }
    assert!(dead.is_empty(), "links to nothing: {dead:?}");
}

#[test]
fn links_are_read_from_markdown() {
    let text = "[a](b.md) ![c](d/e.png) [f](https://g.h) [i](#j) [k](l.md#m)";
    assert_eq!(links(text), ["b.md", "d/e.png", "l.md"]);
}

/// The names of tests in a text: words in backquotes with at least two underscores and nothing but small letters.
fn named_tests(text: &str) -> Vec<&str> {
    let is_name = |word: &&str| {
        word.matches('_').count() >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    text.split('`').skip(1).step_by(2).filter(is_name).collect()
}

/// A promise of SECURITY.md is worth what its tests are: each that is named there is there.
#[test]
fn the_tests_that_security_names_exist() {
    let text = std::fs::read_to_string(top().join("SECURITY.md")).unwrap();
    let sources: String = tracked()
        .iter()
        .filter(|name| name.extension().is_some_and(|ending| ending == "rs"))
        .map(|name| std::fs::read_to_string(top().join(name)).unwrap())
        .collect();
    let named = named_tests(&text);
    assert!(named.len() > 20, "{named:?}");
    let missing: Vec<_> = named.iter().filter(|name| !sources.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "SECURITY.md names tests that do not exist: {missing:?}");
    assert_eq!(named_tests("`a_b_c` and `a_b`, `A_b_c`, `cargo test`"), ["a_b_c"]);
}

#[test]
fn the_application_id_is_the_same_everywhere() {
    let id = secpaid_desktop::APP_ID;
    assert_eq!(id, "io.github.secpaiddesktop.SecPaidDesktop");
    let desktop = std::fs::read_to_string(top().join(format!("packaging/linux/{id}.desktop"))).unwrap();
    assert!(desktop.contains(&format!("\nStartupWMClass={id}\n")));
    assert!(desktop.contains(&format!("\nIcon={id}\n")));
    let metainfo = std::fs::read_to_string(top().join(format!("packaging/linux/{id}.metainfo.xml"))).unwrap();
    assert!(metainfo.contains(&format!("<id>{id}</id>")));
    assert!(metainfo.contains(&format!(">{id}.desktop</launchable>")));
    assert!(top().join(format!("packaging/icons/{id}.svg")).exists());
    assert!(top().join(format!("packaging/icons/{id}-256.png")).exists());
}
