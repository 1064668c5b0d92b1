//! A screen that the user is asked for, where a program may not look at one by itself.

use std::sync::mpsc;

use super::ShareEnd;
use super::system;
use crate::error::EngineError;

/// What the user shares with us, from the question on. Dropping it ends the share, or takes the
/// question back.
pub(super) struct Share {
    news: mpsc::Receiver<ShareNews>,
    _until: Box<dyn Send>,
    granted: Option<Grant>,
}

/// What became of a share.
pub(super) enum ShareNews {
    Granted(Grant),
    Over(ShareEnd),
}

/// The way to the pictures.
pub(super) struct Grant {
    /// By which the capturing element finds them.
    pub properties: [(&'static str, String); 2],
    /// With it the desktop need not ask the next time. Good for one time.
    pub token: Option<String>,
    /// What must stay open for as long as the capture runs.
    pub _open: Box<dyn Send>,
}

impl Share {
    /// Asks the user. With the `token` of an earlier grant most desktops give the same again
    /// without a question.
    pub fn ask(token: Option<String>) -> Result<Self, EngineError> {
        let (sender, news) = mpsc::channel();
        Ok(Self {
            news,
            _until: system::ask(token, sender)?,
            granted: None,
        })
    }

    /// What has happened since the last call.
    pub fn news(&self) -> Option<ShareNews> {
        self.news.try_recv().ok()
    }

    /// Keeps the grant for as long as the share lasts.
    pub fn keep(&mut self, grant: Grant) {
        self.granted = Some(grant);
    }
}
