//! Why a command failed, with an exit code.

use std::process::ExitCode;

use vitrine_engine::EngineError;
use vitrine_remote::RemoteError;
use vitrine_studio::PlacesError;
use vitrine_studio::protocol::Problem;
use vitrine_studio::words::{Value, Words};

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The studio said why, in the user's language.
    #[error("{}\n{}", .0.message, .0.hint)]
    Studio(Box<Problem>),
    /// A folder is missing.
    #[error("{0}")]
    Places(#[source] PlacesError),
    /// The environment variable with the key is not set.
    #[error("the environment variable {0} is not set, so there is no stream key")]
    NoKey(String),
    /// It could not be served.
    #[error("{0}")]
    Remote(#[source] RemoteError),
    /// The engine could not look.
    #[error("{0}")]
    Engine(#[source] EngineError),
    /// The output could not be written as JSON.
    #[error("the output could not be written: {0}")]
    Json(#[source] serde_json::Error),
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
    /// Says it on standard error, in the user's language; gives what the shell is told.
    #[allow(clippy::print_stderr, reason = "the command line's own words")]
    pub fn report(&self) -> ExitCode {
        let said = self.say(Words::of(crate::system_language()));
        if !said.is_empty() {
            eprintln!("vitrine: {said}");
        }
        ExitCode::FAILURE
    }

    /// Says it in a window, for who started the studio from a menu and sees no standard error; waits until
    /// it is closed.
    pub fn show(&self) {
        let said = self.say(Words::of(crate::system_language()));
        // Without a display there is nobody to show it to, and a window system that failed shows nothing.
        if said.is_empty() || matches!(self, Self::Window(_)) || !has_display() {
            return;
        }
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("Vitrine")
            .set_description(said)
            .show();
    }

    /// What happened and what to do, in two lines. Empty when all was said before.
    pub fn say(&self, words: &Words) -> String {
        let (code, values): (_, Vec<(_, Value<'_>)>) = match self {
            Self::Studio(problem) => return format!("{}\n{}", problem.message, problem.hint),
            Self::Incomplete => return String::new(),
            Self::Places(PlacesError::NoDataFolder) => ("no-data-folder", Vec::new()),
            Self::Places(PlacesError::NoAssets { looked_in }) => {
                ("no-assets", vec![("places", looked_in.join(", ").into())])
            }
            Self::NoKey(name) => ("no-key", vec![("name", name.clone().into())]),
            Self::Remote(RemoteError::Listen { port, source }) => {
                let values = vec![
                    ("port", port.to_string().into()),
                    ("reason", source.to_string().into()),
                ];
                ("listen", values)
            }
            Self::Remote(error) => ("other", vec![("reason", error.to_string().into())]),
            Self::Engine(error) => ("engine", vec![("reason", error.to_string().into())]),
            Self::Window(error) => ("window", vec![("reason", error.to_string().into())]),
            Self::Json(error) => ("other", vec![("reason", error.to_string().into())]),
            Self::Runtime(error) => ("other", vec![("reason", error.to_string().into())]),
        };
        let id = format!("failure-{code}");
        let message = words.say_with(&id, &values);
        let hint = words.say_with(&format!("{id}-hint"), &values);
        format!("{message}\n{hint}")
    }
}
/// Whether a window can be shown; Windows and macOS always have somewhere.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
