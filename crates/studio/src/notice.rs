//! Things the user must know, worded under `notice-<code>`.

use vitrine_domain::UnixMs;

use crate::protocol::{Level, Notice};
use crate::words::{Value, Words};

impl Notice {
    pub(crate) fn new(
        words: &Words,
        level: Level,
        code: &str,
        values: &[(&str, Value<'_>)],
        at: UnixMs,
    ) -> Self {
        let id = format!("notice-{code}");
        Self {
            code: code.to_owned(),
            level,
            message: words.say_with(&id, values),
            hint: words.say_with(&format!("{id}-hint"), values),
            fix: words.say_if_there(&format!("{id}-fix")),
            at,
            resolved_at: None,
        }
    }
}
