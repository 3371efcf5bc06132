//! The moments at which a child is killed, and what the journal on the disk tells afterwards of the stage it was in.
//! Called by the test of kills; it reads the files as they were left, before anybody repairs them.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::JOURNAL;

/// The moment at which a child is killed.
#[derive(Debug, Clone, Copy)]
pub enum Moment {
    /// So many microseconds after so many requests.
    Any(u64, Duration),
    /// The request is there, the service has not done it.
    Asked,
    /// The service has done it and says nothing.
    Done,
    /// Half of the answer is there.
    HalfAnswered,
    /// So soon after the answer was sent.
    Answered(Duration),
    /// The journal has so many lines more: an odd number ends with what is about to be sent, an even one with what was
    /// answered.
    Lines(usize),
    /// A part of the exported file is there.
    Exporting,
}

impl Moment {
    /// The moments in turn, and in each ten of them every stage.
    pub const fn of(round: u64, dice: u64) -> Self {
        match round % 10 {
            1 => Self::Asked,
            2 | 7 => Self::Done,
            3 => Self::HalfAnswered,
            4 | 8 => Self::Answered(Duration::from_micros(dice % 1_500)),
            5 => Self::Exporting,
            6 => Self::Lines(1 + 2 * (dice % 4) as usize),
            9 => Self::Lines(2 + 2 * (dice % 4) as usize),
            _ => Self::Any(2 + dice % 14, Duration::from_micros(dice % 9_000)),
        }
    }
}

/// What the journal says of this run, as it lies on the disk.
pub struct Found {
    /// The write whose outcome is not there, and the endpoint it goes to.
    pub open: Option<(String, String)>,
    /// Whether anything was recorded at all.
    begun: bool,
    torn: bool,
}

/// Reads the lines behind the first `known` ones as they are, before anybody repairs them.
pub fn found(folder: &Path, known: usize) -> Found {
    let text = String::from_utf8(std::fs::read(folder.join(JOURNAL)).unwrap()).unwrap();
    let torn = !text.is_empty() && !text.ends_with('\n');
    let mut open = BTreeMap::new();
    let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n')).skip(known);
    let mut begun = false;
    for line in whole {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        begun = true;
        if let Some(intent) = line.get("intent") {
            open.insert(intent["id"].to_string(), intent.clone());
        }
        if let Some(outcome) = line.get("outcome") {
            open.remove(&outcome["id"].to_string());
        }
    }
    assert!(open.len() <= 1, "writes of a scope go one after the other: {open:?}");
    let open = open.into_values().next().map(|intent| {
        let body = &intent["body"];
        let number = |value: &serde_json::Value| value.to_string().trim_matches('"').to_owned();
        match intent["kind"].as_str().unwrap() {
            "create" => (number(&body["link"]["note"]), "create"),
            "split" => (number(&body["link"]["note"]), "split"),
            "delete" => (format!("delete {}", number(&body["delete"]["link_id"])), "delete"),
            "refund" => (format!("refund {}", number(&body["refund"]["pay_id"])), "refund"),
            other => panic!("{other}"),
        }
    });
    Found { open: open.map(|(what, kind)| (what, kind.to_owned())), begun, torn }
}

/// The stage a write was in when its process was killed, in words.
pub fn stage(found: &Found, asked: &[String], moment: Moment) -> &'static str {
    match (&found.open, moment) {
        _ if found.torn => "a line half written",
        (None, _) if found.begun => "outcome written, the next not begun",
        (None, _) => "before the first intent",
        (Some((what, _)), _) if !asked.contains(what) => "intent written, not sent",
        (_, Moment::Asked) => "sent, not done",
        (_, Moment::Done) => "done, not answered",
        (_, Moment::HalfAnswered) => "half answered",
        (_, Moment::Answered(_)) => "answered, outcome not written",
        _ => "sent, answer under way",
    }
}
