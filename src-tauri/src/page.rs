//! The built page, which Tauri has embedded into the program.

use std::path::{Component, Path, PathBuf};

use tauri::{Context, Wry};
use vitrine_remote::{PageFile, PageFiles};

/// The files of `ui/dist`, as the window and the local server show them.
pub struct EmbeddedPage(Context<Wry>);

impl EmbeddedPage {
    /// The page of this build.
    pub fn new() -> Self {
        Self(context())
    }
}

impl PageFiles for EmbeddedPage {
    fn file(&self, path: &str) -> Option<PageFile> {
        self.0.assets().get(&path.into()).map(|bytes| PageFile {
            bytes: bytes.into_owned().into(),
        })
    }
}

/// The page as it was built last, in a folder: for work on it.
pub struct FolderPage(pub PathBuf);

impl PageFiles for FolderPage {
    fn file(&self, path: &str) -> Option<PageFile> {
        let is_inside = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let bytes = std::fs::read(self.0.join(path))
            .ok()
            .filter(|_| is_inside)?;
        Some(PageFile {
            bytes: bytes.into(),
        })
    }
}

/// What `tauri.conf.json` says, with the page embedded. Expanded once: each use embeds it again.
pub fn context() -> Context<Wry> {
    tauri::generate_context!()
}
