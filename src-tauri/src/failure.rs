//! Why a command failed, with an exit code.

use std::process::ExitCode;

use vitrine_remote::RemoteError;
use vitrine_studio::protocol::Problem;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The studio said why, in the user's language.
    #[error("{}\n{}", .0.message, .0.hint)]
    Studio(Box<Problem>),
    /// It could not be served.
    #[error("{0}")]
    Remote(#[source] RemoteError),
    /// No window could be opened.
    #[error("the window could not be opened: {0}")]
    Window(#[source] tauri::Error),
    /// The system gave no threads.
    #[error("the program could not start its threads: {0}")]
    Runtime(#[source] std::io::Error),
    /// Something is missing that `doctor` has named.
    #[error("something is missing")]
    Incomplete,
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Studio(Box::new(problem))
    }
}

impl Failure {
    /// Says it on standard error; gives what the shell is told.
    #[allow(clippy::print_stderr, reason = "the command line's own words")]
    pub fn report(&self) -> ExitCode {
        match self {
            Self::Incomplete => {}
            other => eprintln!("vitrine: {other}"),
        }
        ExitCode::FAILURE
    }
}
