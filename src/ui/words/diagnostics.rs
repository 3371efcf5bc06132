//! What is copied for whoever helps: version, system, where the data is, the states of the keys, how much there is. Called
//! by Settings. It must not hold a key, a token, a note, a name or the user's home folder.

use std::path::Path;

use crate::model::{Environment, KeyState};
use crate::state::State;
use crate::text::{Arg, Texts, environment_name, key_state};

/// The text, one fact a line.
pub fn diagnostics_text(texts: &Texts, state: &State) -> String {
    let folder = without_home(&state.data_dir, state.machine.home.as_deref());
    let size = state.data.size.map(|size| texts.style().bytes(size.bytes)).unwrap_or_default();
    let place = if state.read_only { "diagnostics-folder-read-only" } else { "diagnostics-folder" };
    let mut lines = vec![
        texts.with("diagnostics-version", &[("version", env!("CARGO_PKG_VERSION").into())]),
        texts.with(
            "diagnostics-system",
            &[("system", state.machine.system.into()), ("machine", state.machine.kind.into())],
        ),
        texts.with(place, &[("folder", Arg::Text(&folder)), ("size", Arg::Text(&size))]).trim_end().to_owned(),
        texts.with(
            "diagnostics-look",
            &[
                ("zoom", Arg::Text(&state.settings.zoom_percent.to_string())),
                ("language", Arg::Text(state.settings.language.as_deref().unwrap_or("–"))),
            ],
        ),
    ];
    lines.extend(Environment::ALL.map(|environment| environment_line(texts, state, environment)));
    lines.join("\n")
}

/// Key state and counts of an environment.
fn environment_line(texts: &Texts, state: &State, environment: Environment) -> String {
    let scope = state.scope_of(environment);
    let key = state.keys.get(&scope).map_or(KeyState::Looking, |key| key.state);
    let key = if environment.needs_key() { key_state(texts, key) } else { texts.get("key-demo") };
    let session = state.sessions.get(&scope);
    let writes = session.map_or(0, |session| session.activity.entries.len());
    let unsettled = session.map_or(0, |session| session.activity.unsettled());
    let recipients = session.map_or(0, |session| session.book.recipients.len());
    let templates = state.settings.of_scope(&scope).map_or(0, |chosen| chosen.templates.len());
    texts.with(
        "diagnostics-environment",
        &[
            ("environment", environment_name(texts, environment).into()),
            ("key", key.into()),
            ("writes", Arg::from(writes)),
            ("unsettled", Arg::from(unsettled)),
            ("recipients", Arg::from(recipients)),
            ("templates", Arg::from(templates)),
        ],
    )
}

/// The path with `~` in place of the home folder: it often holds the user's name.
fn without_home(path: &Path, home: Option<&Path>) -> String {
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_home;
    use std::path::Path;

    #[test]
    fn the_home_folder_is_not_named() {
        let home = Some(Path::new("/people/anna"));
        assert_eq!(without_home(Path::new("/people/anna/.local/share/x"), home), "~/.local/share/x");
        assert_eq!(without_home(Path::new("/srv/x"), home), "/srv/x");
        assert_eq!(without_home(Path::new("/srv/x"), None), "/srv/x");
    }
}
