use egui::{Event, Key, KeyboardShortcut, Modifiers};

use super::*;
use crate::model::{Environment, Scope};
use crate::settings::Settings;
use crate::state::{Dialog, Now, Screen, SettingsPage, Start};
use crate::text::Language;

fn state(screen: Screen) -> State {
    let mut state = State::new(Start {
        scope: Scope::of(Environment::Demo),
        welcome: false,
        api_host: None,
        settings: Settings::default(),
        read_only: false,
        data_dir: "/nowhere".into(),
        now: Now {
            utc: "2026-05-20T12:02:00Z".parse().expect("a time"),
            berlin: jiff::civil::date(2026, 5, 20).at(14, 2, 0, 0),
        },
    });
    state.screen = screen;
    state
}

/// Every way a key can be pressed: all modifiers a keyboard can hold down, on this system.
fn presses() -> impl Iterator<Item = (Key, Modifiers)> {
    Key::ALL.iter().flat_map(|key| {
        (0..8_u8).map(|bits| {
            let command = bits & 1 != 0;
            (*key, Modifiers { alt: bits & 2 != 0, shift: bits & 4 != 0, ctrl: command, command, mac_cmd: false })
        })
    })
}

fn all_keys() -> Vec<(&'static str, KeyboardShortcut)> {
    COMMANDS.iter().flat_map(|command| command.keys.iter().map(|keys| (command.id, *keys))).collect()
}

#[test]
fn no_press_means_two_commands() {
    for (key, modifiers) in presses() {
        let meant: Vec<_> = all_keys().into_iter().filter(|(_, keys)| matches(*keys, key, modifiers)).collect();
        assert!(meant.len() <= 1, "{key:?} with {modifiers:?}: {meant:?}");
    }
    let mut ids: Vec<_> = COMMANDS.iter().map(|command| command.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), COMMANDS.len(), "two of one name");
}

#[test]
fn no_key_is_one_that_edits_text_or_moves_in_a_table() {
    // What egui's text field does by itself, on all systems; Ctrl+K, "delete to the end of the line", is the
    // palette's by the design and is taken before a field sees it.
    let editing = [Key::A, Key::C, Key::X, Key::V, Key::Z, Key::Y, Key::H, Key::U, Key::W];
    let moving = [
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Backspace,
        Key::Delete,
        Key::Insert,
        Key::Tab,
        Key::Escape,
        Key::Space,
    ];
    let by_screen = |id: &str| command(id).expect("a command").by_screen;
    for (id, keys) in all_keys().into_iter().filter(|(id, _)| !by_screen(id)) {
        assert!(!editing.contains(&keys.logical_key), "{id} takes a key of text fields");
        assert!(!moving.contains(&keys.logical_key), "{id} takes a key that moves or deletes");
        let plain = !keys.modifiers.command && !keys.modifiers.ctrl;
        assert!(!plain || keys.logical_key.name().starts_with('F') && keys.logical_key.name().len() > 1, "{id} writes");
    }
}

#[test]
fn a_sign_written_with_alt_gr_is_no_command() {
    // On Windows and some Linux keyboards AltGr arrives as Ctrl and Alt: AltGr+E is the euro sign.
    let alt_gr = Modifiers { alt: true, shift: false, ctrl: true, mac_cmd: false, command: true };
    for key in Key::ALL {
        assert!(all_keys().iter().all(|(_, keys)| !matches(*keys, *key, alt_gr)), "{key:?}");
    }
}

#[test]
fn shift_tells_letters_apart_and_is_overlooked_where_a_sign_needs_it() {
    let keys = |id: &str| command(id).expect("a command").keys;
    let command = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    let shifted = Modifiers { shift: true, ..command };
    assert!(matches(keys("new-link")[0], Key::N, command) && !matches(keys("new-link")[0], Key::N, shifted));
    assert!(matches(keys("new-split")[0], Key::N, shifted) && !matches(keys("new-split")[0], Key::N, command));
    // American keyboards write + with Shift, French ones the digits.
    assert!(matches(keys("zoom-in")[0], Key::Plus, shifted));
    assert!(matches(keys("go-links")[0], Key::Num3, shifted));
}

#[test]
fn every_command_has_a_title_in_every_language() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for command in COMMANDS {
            assert!(texts.has(command.title), "{}: {} has no title", language.id(), command.id);
            if let Err(reason) = (command.can)(&state(Screen::Activity)) {
                assert!(texts.has(reason), "{}: {} has no reason", language.id(), command.id);
            }
            for keys in command.keys {
                assert!(caps::caps(&texts, *keys).iter().all(|cap| !cap.starts_with("cap-")), "{}", command.id);
            }
        }
    }
    let texts = Texts::new(Language::English);
    if !cfg!(target_os = "macos") {
        assert_eq!(with_keys(&texts, "Reload", "reload"), "Reload\u{2002}Ctrl+R");
        assert_eq!(caps::joined(&texts, command("new-split").expect("a command").keys[0]), "Ctrl+Shift+N");
    }
}

#[test]
fn every_screen_is_reachable_by_keys_and_every_page_of_settings_from_the_palette() {
    let leads = |command: &Command| match (command.deed)(&state(Screen::PayIns)) {
        Deed::Act(actions) => actions.into_iter().find_map(|action| match action {
            Action::Go(screen) => Some(screen),
            _ => None,
        }),
        _ => None,
    };
    let go_to: Vec<&Command> = COMMANDS.iter().filter(|command| command.group == Group::GoTo).collect();
    let by_keys: Vec<Screen> =
        go_to.iter().filter(|command| !command.keys.is_empty()).filter_map(|command| leads(command)).collect();
    let listed: Vec<Screen> =
        go_to.iter().filter(|command| command.listed).filter_map(|command| leads(command)).collect();
    let screens: Vec<Screen> = Screen::navigable().collect();
    assert_eq!(screens.len(), 15, "{screens:?}");
    for screen in screens {
        assert!(listed.contains(&screen), "the palette does not lead to {screen:?}");
        let is_page = matches!(screen, Screen::Settings(page) if page != SettingsPage::default());
        assert!(is_page || by_keys.contains(&screen), "no keys lead to {screen:?}");
    }
}

#[test]
fn no_command_sends_or_deletes_anything_by_itself() {
    for screen in Screen::navigable() {
        for command in COMMANDS.iter().filter(|command| command.listed) {
            let mut state = state(screen);
            let mut actions = Vec::new();
            let view = View { state: &state, texts: Texts::of(Language::English) };
            run(&Context::default(), command, &view, &mut Fields::default(), &mut actions);
            for action in actions {
                let writes = crate::state::apply(&mut state, action).writes;
                assert!(writes.is_empty(), "{} on {screen:?}: {writes:?}", command.id);
            }
        }
    }
    assert!(!command("send").expect("a command").listed, "what sends has its own button and key only");
}

#[test]
fn what_can_not_run_says_why_and_does_nothing() {
    let ctx = Context::default();
    let mut fields = Fields::default();
    for (id, screen, reason) in [
        ("export", Screen::Create, "command-not-here"),
        ("send", Screen::Links, "command-not-here"),
        ("copy-last-link", Screen::Links, "command-no-link-yet"),
        ("switch-demo", Screen::Links, "command-here-already"),
    ] {
        let command = command(id).expect("a command");
        let state = state(screen);
        assert_eq!((command.can)(&state), Err(reason), "{id}");
        let mut actions = Vec::new();
        let view = View { state: &state, texts: Texts::of(Language::English) };
        run(&ctx, command, &view, &mut fields, &mut actions);
        assert!(actions.is_empty(), "{id}");
    }
}

/// What becomes of a press, and of the same one again while the key is held down.
fn pressed(state: &State, key: Key, modifiers: Modifiers) -> [Vec<String>; 2] {
    let ctx = Context::default();
    [(); 2].map(|()| {
        let mut fields = Fields::default();
        let mut actions = Vec::new();
        // What is a repetition egui finds out by itself.
        let events = vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }];
        let mut left = 0;
        let mut output = ctx.run_ui(egui::RawInput { events, ..egui::RawInput::default() }, |ui| {
            let view = View { state, texts: Texts::of(Language::English) };
            take(ui.ctx(), &view, &mut fields, &mut actions);
            left = ui.input(|input| input.events.iter().filter(|event| matches!(event, Event::Key { .. })).count());
        });
        output.textures_delta.clear();
        let mut said: Vec<String> = actions.iter().map(|action| format!("{action:?}")).collect();
        if left > 0 {
            said.push("left to the widgets".to_owned());
        }
        said
    })
}

#[test]
fn nothing_but_the_look_works_under_a_dialog_and_on_the_welcome_screen() {
    let mut under = state(Screen::PayIns);
    under.dialog = Some(Dialog::Shortcuts);
    let welcome = state(Screen::Welcome);
    for state in [&under, &welcome] {
        for (id, keys) in all_keys() {
            let modifiers = Modifiers { ctrl: keys.modifiers.command, ..keys.modifiers };
            let [said, _] = pressed(state, keys.logical_key, modifiers);
            if command(id).expect("a command").group == Group::Look {
                assert!(said[0].starts_with("Settings(Zoom("), "{id}: {said:?}");
            } else {
                assert_eq!(said, ["left to the widgets"], "{id}");
            }
        }
    }
}

#[test]
fn a_key_held_down_does_it_once_and_never_reaches_a_field() {
    let command = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    let state = state(Screen::PayIns);
    assert_eq!(pressed(&state, Key::N, command), [vec!["Create(New(Single))"], vec![]]);
    assert_eq!(pressed(&state, Key::Enter, command), [vec![""; 0], vec![]], "nothing is sent twice");
    // Plus with Shift may be let go as another key: the next press must count all the same.
    let shifted = Modifiers { shift: true, ..command };
    assert_eq!(pressed(&state, Key::Plus, shifted), [["Settings(Zoom(110))"]; 2]);
}
