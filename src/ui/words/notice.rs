//! Notices in words, with the environment's name when it is not the one on the screen. Called by the frame.
//! The words stand in the message file; nothing here decides what is a notice.

use crate::model::Scope;
use crate::state::{Notice, NoticeKind};
use crate::text::{Texts, environment_name};

/// How a notice sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Good,
    /// To know.
    Plain,
    /// To look at.
    Warning,
    /// It failed.
    Bad,
}

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How it sounds.
    pub tone: Tone,
    /// The sentence.
    pub words: String,
}

/// The notice in words.
pub fn notice_text(texts: &Texts, notice: &Notice, active: &Scope) -> Told {
    let (tone, words) = match &notice.kind {
        NoticeKind::Copied => (Tone::Good, texts.get("created-copied").to_owned()),
        other => (Tone::Plain, format!("{other:?}")),
    };
    match &notice.scope {
        Some(scope) if scope != active => Told {
            tone,
            words: texts.with(
                "notice-other-scope",
                &[
                    ("what", words.as_str().into()),
                    ("environment", environment_name(texts, scope.environment).into()),
                    ("other", environment_name(texts, active.environment).into()),
                ],
            ),
        },
        _ => Told { tone, words },
    }
}
