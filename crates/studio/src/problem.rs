//! Why a request was not done, in the user's words: every error of every crate ends here.

use vitrine_domain::Refusal;
use vitrine_engine::EngineError;
use vitrine_store::StoreError;

use crate::protocol::Problem;
use crate::words::{Value, Words};

impl Problem {
    /// An expected no, worded under `refused-<reason>`: nothing is broken.
    pub(crate) fn refused(words: &Words, reason: &str, values: &[(&str, Value<'_>)]) -> Self {
        Self {
            is_refusal: true,
            ..Self::worded(words, &format!("refused-{reason}"), values)
        }
    }

    /// A failure, worded under `problem-<what>`.
    pub(crate) fn failed(
        words: &Words,
        what: &str,
        values: &[(&str, Value<'_>)],
        error: &dyn std::error::Error,
    ) -> Self {
        let problem = Self::worded(words, &format!("problem-{what}"), values);
        let problem = Self {
            detail: in_full(error),
            is_retryable: true,
            ..problem
        };
        tracing::error!(
            code = problem.code,
            detail = problem.detail,
            "a request failed"
        );
        problem
    }

    fn worded(words: &Words, code: &str, values: &[(&str, Value<'_>)]) -> Self {
        Self {
            message: words.say_with(code, values),
            hint: words.say_with(&format!("{code}-hint"), values),
            code: code.to_owned(),
            detail: String::new(),
            is_retryable: false,
            is_refusal: false,
        }
    }

    /// A mistake of ours: a panic, or a message that is no request.
    pub fn broken(words: &Words, detail: &str) -> Self {
        tracing::error!(detail, "a mistake of ours");
        let values = [("detail", detail.into())];
        Self {
            detail: detail.to_owned(),
            ..Self::worded(words, "problem-internal", &values)
        }
    }

    pub(crate) fn refusal(words: &Words, refusal: &Refusal) -> Self {
        let reason = match refusal {
            Refusal::NotRunning => "not-running",
            Refusal::AlreadyRunning => "already-running",
            Refusal::NoNextItem => "no-next-item",
            Refusal::UnknownSegment { .. } => "unknown-segment",
            Refusal::SegmentExists { .. } => "segment-exists",
            Refusal::OnAir { .. } => "on-air",
            Refusal::Skipped { .. } => "skipped",
            Refusal::NothingOnAir => "nothing-on-air",
            Refusal::NoProduct => "no-product",
            Refusal::NoCard => "no-card",
            Refusal::EmptyRundown => "empty-rundown",
        };
        Self {
            detail: refusal.to_string(),
            ..Self::refused(words, reason, &[])
        }
    }

    pub(crate) fn engine(words: &Words, error: &EngineError) -> Self {
        let reason = error.to_string();
        match error {
            EngineError::OnAir => Self::refused(words, "live", &[]),
            EngineError::NoEncoder { .. } => Self {
                detail: reason,
                ..Self::refused(words, "no-encoder", &[])
            },
            EngineError::Address(_) => {
                Self::refused(words, "bad-address", &[("reason", reason.into())])
            }
            _ => Self::failed(words, "engine", &[("reason", reason.into())], error),
        }
    }

    pub(crate) fn save(words: &Words, path: &std::path::Path, error: &StoreError) -> Self {
        let values = [
            ("reason", error.to_string().into()),
            ("path", path.display().to_string().into()),
        ];
        Self::failed(words, "save", &values, error)
    }
}

/// An error and what it came from, in one line.
pub(crate) fn in_full(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
