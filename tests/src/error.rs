//! What can go wrong in the rig itself; what the program under test does wrong is an assertion.

use std::{io, path::PathBuf, process::ExitStatus, time::Duration};

/// Shorthand for the rig's own results.
pub type Result<T> = std::result::Result<T, Error>;

/// Something of the rig did not work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or a socket.
    #[error("could not {doing}")]
    Io {
        /// What was being done.
        doing: String,
        /// Why it failed.
        source: io::Error,
    },
    /// A program that is not there, or may not run.
    #[error("could not start {program}: is its package installed? (./dev test installs them)")]
    Start {
        /// Its name.
        program: String,
        /// Why it failed.
        source: io::Error,
    },
    /// A program that ended with a failure.
    #[error("{program} ended with {status}: {said}")]
    Failed {
        /// Its name.
        program: String,
        /// How it ended.
        status: ExitStatus,
        /// The end of its log.
        said: String,
    },
    /// A deadline passed.
    #[error("{what} did not happen within {after:?}")]
    Late {
        /// What was waited for.
        what: String,
        /// How long.
        after: Duration,
    },
    /// An answer that could not be read.
    #[error("could not read {what}: {detail}")]
    Unreadable {
        /// Which answer.
        what: String,
        /// What was wrong with it.
        detail: String,
    },
    /// The built program is not where it should be.
    #[error(
        "no program to test at {0}; build it with `cargo build -p vitrine`, or set VITRINE_BIN"
    )]
    NoProgram(PathBuf),
    /// The X server.
    #[error("the display refused: {0}")]
    Display(String),
    /// The sound that the clapper plays.
    #[error("the clapper's sound failed: {0}")]
    Sound(String),
    /// A recording that can't be judged.
    #[error("the recording can't be judged: {0}")]
    Recording(String),
}

impl Error {
    /// For `map_err` on file and socket operations.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }

    /// What came could not be understood; with all of it, for whoever reads the failure.
    pub fn unreadable(what: impl Into<String>, detail: impl ToString) -> Self {
        Self::Unreadable {
            what: what.into(),
            detail: detail.to_string(),
        }
    }
}
