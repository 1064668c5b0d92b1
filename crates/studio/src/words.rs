//! The studio's words, from the Fluent files in `assets/locales`. They are compiled in, so that a
//! message can never be missing because a file is.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;
use vitrine_domain::{Language, Phase, UnixMs};

use crate::protocol::Problem;

/// A file for what every part says, and one for each feature.
const ENGLISH: &[&str] = &[
    include_str!("../../../assets/locales/en/studio.ftl"),
    include_str!("../../../assets/locales/en/studio/destinations.ftl"),
    include_str!("../../../assets/locales/en/studio/export.ftl"),
    include_str!("../../../assets/locales/en/studio/resume.ftl"),
    include_str!("../../../assets/locales/en/studio/watch.ftl"),
    include_str!("../../../assets/locales/en/studio/recording.ftl"),
    include_str!("../../../assets/locales/en/studio/practice.ftl"),
    include_str!("../../../assets/locales/en/studio/preflight.ftl"),
];
const FRENCH: &[&str] = &[
    include_str!("../../../assets/locales/fr/studio.ftl"),
    include_str!("../../../assets/locales/fr/studio/destinations.ftl"),
    include_str!("../../../assets/locales/fr/studio/export.ftl"),
    include_str!("../../../assets/locales/fr/studio/resume.ftl"),
    include_str!("../../../assets/locales/fr/studio/watch.ftl"),
    include_str!("../../../assets/locales/fr/studio/recording.ftl"),
    include_str!("../../../assets/locales/fr/studio/practice.ftl"),
    include_str!("../../../assets/locales/fr/studio/preflight.ftl"),
];

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static ENGLISH_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(Language::En));
static FRENCH_WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Fr));

impl Words {
    /// The words of this language, read once.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &ENGLISH_WORDS,
            Language::Fr => &FRENCH_WORDS,
        }
    }

    fn new(language: Language) -> Self {
        let (sources, id) = match language {
            Language::En => (ENGLISH, langid!("en")),
            Language::Fr => (FRENCH, langid!("fr")),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Cards and notices are one direction each; marks around every number would be drawn.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned())
                .expect("a test parses the compiled-in Fluent files");
            bundle
                .add_resource(resource)
                .expect("no message is there twice: a test loads them all");
        }
        Self { language, bundle }
    }

    /// A device, as the system calls it.
    pub fn device(&self, device: &vitrine_engine::Device) -> String {
        if device.name.is_empty() {
            self.say("device-asked-for")
        } else {
            device.name.clone()
        }
    }

    /// A phase of the show, as people call it.
    pub fn phase(&self, phase: Phase) -> String {
        self.say(match phase {
            Phase::Off => "phase-off",
            Phase::Practice => "phase-practice",
            Phase::Live => "phase-live",
            Phase::Ended => "phase-ended",
        })
    }

    /// A moment in this computer's time zone, in the order every language reads alike.
    pub fn moment(&self, at: UnixMs) -> String {
        match jiff::Timestamp::from_millisecond(at.0) {
            Ok(moment) => {
                let local = moment.to_zoned(jiff::tz::TimeZone::system());
                local.strftime("%Y-%m-%d %H:%M").to_string()
            }
            Err(_) => at.0.to_string(),
        }
    }

    /// "14 Nov", with the year unless it is this one.
    pub(crate) fn day(&self, at: UnixMs, now: UnixMs) -> String {
        let local = |at: UnixMs| {
            let moment = jiff::Timestamp::from_millisecond(at.0).ok()?;
            Some(moment.to_zoned(jiff::tz::TimeZone::system()))
        };
        let Some(date) = local(at) else {
            return String::new();
        };
        let month = self.say(&format!("month-{}", date.month()));
        let values = [
            ("day", u64::from(date.day().unsigned_abs()).into()),
            ("month", month.into()),
            ("year", date.year().to_string().into()),
        ];
        let is_this_year = local(now).is_some_and(|today| today.year() == date.year());
        self.say_with(if is_this_year { "day" } else { "day-of-year" }, &values)
    }

    /// Why a file or folder can't be used, as the end of a sentence.
    pub fn trouble(&self, error: &std::io::Error) -> String {
        use std::io::ErrorKind as Kind;
        let id = match error.kind() {
            Kind::NotFound => "trouble-missing",
            Kind::PermissionDenied => "trouble-forbidden",
            Kind::StorageFull | Kind::QuotaExceeded => "trouble-full",
            Kind::ReadOnlyFilesystem => "trouble-read-only",
            Kind::NotADirectory => "trouble-no-folder",
            Kind::IsADirectory => "trouble-is-folder",
            _ => {
                // The system's own words, without its number for them.
                let said = error.to_string();
                let words = said.split(" (os error").next().unwrap_or_default();
                return words.to_owned();
            }
        };
        self.say(id)
    }

    /// Refuses a value outside its range, by its name `value-<name>`.
    pub(crate) fn in_range<T: PartialOrd + std::fmt::Display>(
        &self,
        name: &str,
        value: T,
        least: T,
        most: T,
    ) -> Result<(), Problem> {
        if least <= value && value <= most {
            return Ok(());
        }
        let values = [
            ("name", self.say(&format!("value-{name}")).into()),
            ("least", least.to_string().into()),
            ("most", most.to_string().into()),
        ];
        Err(Problem::refused(self, "out-of-range", &values))
    }

    /// Which language these are.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message with this id. An id without a message gives the id itself and a log entry: a
    /// word may look odd, a show may not stop.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The message with this id, if there is one.
    pub(crate) fn say_if_there(&self, id: &str) -> Option<String> {
        self.bundle.has_message(id).then(|| self.say(id))
    }

    /// The message with this id, with values in it.
    pub fn say_with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            tracing::error!(id, "no such message");
            return id.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(id, ?errors, "a message lacks a value");
        }
        text.into_owned()
    }
}

/// What can be put into a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// A name or an already formatted text.
    Text(Cow<'a, str>),
    /// A number that may choose a plural form.
    Count(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl<'a> From<Value<'a>> for FluentValue<'a> {
    fn from(value: Value<'a>) -> Self {
        match value {
            Value::Text(text) => FluentValue::String(text),
            Value::Count(count) => FluentValue::from(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids<'a>(sources: &[&'a str]) -> BTreeSet<&'a str> {
        sources
            .iter()
            .flat_map(|source| source.lines())
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(
            ids(ENGLISH),
            ids(FRENCH),
            "a message id exists in one language only"
        );
        assert!(ids(ENGLISH).len() > 20, "the files were read");
    }

    #[test]
    fn whatever_is_said_also_says_what_to_do() {
        let ids = ids(ENGLISH);
        for id in &ids {
            let needs_hint = ["refused-", "problem-", "notice-"]
                .iter()
                .any(|kind| id.starts_with(kind))
                && !id.ends_with("-hint")
                && !id.ends_with("-fix");
            let hint = format!("{id}-hint");
            assert!(
                !needs_hint || ids.contains(hint.as_str()),
                "{id} has no hint"
            );
        }
    }

    #[test]
    fn plurals_follow_the_language() {
        let stock = |language, count: u64| {
            Words::new(language).say_with("card-stock-low", &[("count", count.into())])
        };
        assert_eq!(stock(Language::En, 1), "Only 1 left");
        assert_eq!(stock(Language::En, 4), "Only 4 left");
        assert_eq!(stock(Language::Fr, 1), "Plus qu’un seul");
        assert_eq!(stock(Language::Fr, 4), "Plus que 4");
    }

    #[test]
    fn an_unknown_message_shows_its_id() {
        assert_eq!(
            Words::new(Language::En).say("no-such-message"),
            "no-such-message"
        );
    }
}
