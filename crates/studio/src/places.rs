//! Where the studio keeps its data and finds its assets.

use std::path::{Path, PathBuf};

/// The two folders the studio needs.
#[derive(Debug, Clone)]
pub struct Places {
    /// The schedule, photos, backups and logs: ours to write.
    pub data: PathBuf,
    /// Cards, fonts, themes, the demo show: only read.
    pub assets: PathBuf,
}

/// A folder that is needed and not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlacesError {
    /// The system names no folder for a program's data.
    #[error("this system names no data folder; set VITRINE_DATA to one")]
    NoDataFolder,
    /// No assets were found.
    #[error("the assets folder was not found; set VITRINE_ASSETS to it (looked in {})", .looked_in.join(", "))]
    NoAssets {
        /// Where they were looked for.
        looked_in: Vec<String>,
    },
}

impl Places {
    /// The folders that were asked for, or the usual ones: data in `data_home/vitrine`, assets
    /// beside the program or, in a source tree, in its `assets`.
    pub fn find(
        data: Option<PathBuf>,
        data_home: Option<PathBuf>,
        assets: Option<PathBuf>,
    ) -> Result<Self, PlacesError> {
        let data = data
            .or_else(|| data_home.map(|home| home.join("vitrine")))
            .ok_or(PlacesError::NoDataFolder)?;
        let candidates = assets.map_or_else(usual_assets, |folder| vec![folder]);
        match candidates.iter().find(|folder| is_assets(folder)) {
            Some(assets) => Ok(Self {
                data,
                assets: assets.clone(),
            }),
            None => Err(PlacesError::NoAssets {
                looked_in: candidates
                    .iter()
                    .map(|folder| folder.display().to_string())
                    .collect(),
            }),
        }
    }

    /// The schedule.
    pub fn database(&self) -> PathBuf {
        self.data.join("vitrine.db")
    }

    /// The products' photos.
    pub fn photos(&self) -> PathBuf {
        self.data.join("photos")
    }

    /// A file on its way into the catalogue.
    pub fn incoming(&self) -> PathBuf {
        self.data.join("incoming")
    }

    /// The demo show.
    pub fn demo(&self) -> PathBuf {
        self.assets.join("demo")
    }

    /// The photo with this file name, if there is one. A name that could lead out of the folder
    /// finds nothing.
    pub fn photo(&self, file: &str) -> Option<PathBuf> {
        let is_plain =
            !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\', ':', '\0']);
        let path = self.photos().join(file);
        (is_plain && path.is_file()).then_some(path)
    }
}

fn usual_assets() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok();
    let folder = beside.as_deref().and_then(Path::parent);
    let near = [
        "assets",
        "../assets",
        "../share/vitrine/assets",
        "../lib/Vitrine/assets",
        "../Resources/assets",
    ];
    let mut all: Vec<PathBuf> = folder
        .into_iter()
        .flat_map(|folder| near.map(|name| folder.join(name)))
        .collect();
    // A build from source, wherever its target folder is.
    all.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets"));
    all
}

fn is_assets(folder: &Path) -> bool {
    folder.join("cards").is_dir() && folder.join("fonts").is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_name_never_leads_out_of_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let places = Places {
            data: home.path().to_owned(),
            assets: PathBuf::new(),
        };
        std::fs::create_dir(places.photos()).unwrap();
        std::fs::write(places.photos().join("mug.jpg"), b"x").unwrap();
        std::fs::write(home.path().join("vitrine.db"), b"x").unwrap();
        assert!(places.photo("mug.jpg").is_some());
        for name in [
            "../vitrine.db",
            "..",
            "",
            "/etc/passwd",
            "..\\vitrine.db",
            "c:x",
        ] {
            assert_eq!(places.photo(name), None, "{name:?}");
        }
    }

    #[test]
    fn the_source_tree_has_assets_and_a_wrong_folder_is_named() {
        let places = Places::find(None, Some("/data".into()), None).unwrap();
        assert_eq!(places.data, Path::new("/data/vitrine"));
        let wrong = Places::find(Some("/d".into()), None, Some("/nowhere".into()));
        assert_eq!(
            wrong.unwrap_err(),
            PlacesError::NoAssets {
                looked_in: vec!["/nowhere".into()]
            }
        );
    }
}
