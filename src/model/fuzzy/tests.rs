use super::*;

fn score(query: &str, text: &str) -> Option<i32> {
    Fuzzy::new(query).score(text)
}

/// The text with what was typed in brackets.
fn marked(query: &str, text: &str) -> String {
    let Some(places) = Fuzzy::new(query).places(text) else { return "no".to_owned() };
    let mut out = text.to_owned();
    // From the end, so that the places before stay what they are.
    for place in places.into_iter().rev() {
        out.insert(place.end, ']');
        out.insert(place.start, '[');
    }
    out
}

#[test]
fn letters_are_found_at_starts_of_words_and_in_runs() {
    for (query, text, expected) in [
        ("li", "Create link", "Create [li]nk"),
        ("li", "Create split link", "Create split [li]nk"),
        ("li", "RE-2026-0412 Café Lindner", "RE-2026-0412 Café [Li]ndner"),
        ("cl", "Create link", "[C]reate [l]ink"),
        ("exl", "Export unpaid links…", "[Ex]port unpaid [l]inks…"),
        ("ndn", "Café Lindner", "Café Li[ndn]er"),
        ("lnk", "Create link", "Create [l]i[nk]"),
        ("0815", "Rechnung 2026-0815", "Rechnung 2026-[0815]"),
        ("2026-08", "Rechnung 2026-0815", "Rechnung [2026-08]15"),
        ("link create", "Create link", "[Create] [link]"),
        ("p", "Apply the plan", "Apply the [p]lan"),
    ] {
        assert_eq!(marked(query, text), expected, "{query} in {text}");
    }
}

#[test]
fn letters_strewn_over_a_text_are_no_hit() {
    for (query, text) in [
        ("rk", "Create link"),
        ("lik", "Bestellung in Köln, Kasse"),
        ("e", "Link"),
        ("n", "Link"),
        ("links", "Link"),
        ("link x", "Create link"),
        ("kl", "Link"),
    ] {
        assert_eq!(score(query, text), None, "{query} in {text}");
    }
}

#[test]
fn umlauts_accents_and_case_make_no_difference() {
    for (query, text, expected) in [
        ("müller", "Frau MÜLLER", "Frau [MÜLLER]"),
        ("muller", "Frau Müller", "Frau [Müller]"),
        ("mueller", "Frau Müller", "Frau [Müller]"),
        ("müller", "Frau Mueller", "Frau [Mu]e[ller]"),
        ("muller", "Frau Mueller", "Frau [Mu]e[ller]"),
        ("mueller", "Frau Muller", "Frau [Muller]"),
        ("aerzte", "Ärztehaus", "[Ärzte]haus"),
        ("strasse", "Hauptstraße 5", "Haupt[straße] 5"),
        ("straße", "Hauptstrasse 5", "Haupt[strasse] 5"),
        ("strase", "Straße", "[Straße]"),
        ("cafe", "Café Lindner", "[Café] Lindner"),
        ("cafe", "Cafe\u{301} Lindner", "[Cafe\u{301}] Lindner"),
        ("mu\u{308}l", "Müller", "[Mül]ler"),
        ("yildiz", "Praxis Dr. Yıldız", "Praxis Dr. [Yıldız]"),
        ("öztürk", "Frau OEZTUERK", "Frau [O]E[ZTU]E[RK]"),
        ("neu", "Neuer Link", "[Neu]er Link"),
    ] {
        assert_eq!(marked(query, text), expected, "{query} in {text}");
    }
}

#[test]
fn the_better_fit_is_worth_more() {
    for (query, better, worse) in [
        ("li", "Links", "Create link"),
        ("li", "Create link", "Split"),
        ("pay", "Pay-ins", "Repay"),
        ("link", "Link", "Lined ink"),
        ("export", "Export this screen…", "e-x-p-o-r-t"),
        ("se", "Settings", "Reset"),
    ] {
        assert!(score(query, better) > score(query, worse), "{query}: {better} before {worse}");
    }
    assert_eq!(score("li", "Links"), Some(18), "two letters, one at the start of all, one behind it");
}

#[test]
fn nothing_typed_fits_everything_and_odd_texts_do_no_harm() {
    assert!(Fuzzy::new("  ").is_empty());
    assert_eq!(score("", "anything"), Some(0));
    assert_eq!(Fuzzy::new("").places("anything"), Some(vec![]));
    assert_eq!(score("a", ""), None);
    assert_eq!(score("\u{301}", "Café"), Some(0), "an accent alone is no letter");
    assert_eq!(marked("🌷", "Tulpen 🌷 rot"), "no");
    assert_eq!(marked("🌷🌷", "🌷🌷 rot"), "[🌷🌷] rot");
    assert!(score(&"x".repeat(1000), &"x".repeat(1000)).is_some());
    let long = format!("{}needle", "hay ".repeat(500));
    assert_eq!(score("needle", &long), None, "what stands far behind is not looked at");
}
