//! The presets of the platforms: a file each in `assets/platforms`.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::protocol::{PlatformLimit, PlatformServer, PlatformView, Problem, Response};
use crate::studio::Inner;

impl Inner {
    /// The presets of the platforms, by name.
    pub(crate) fn platforms(&self) -> Result<Response, Problem> {
        let words = self.lock().words();
        let folder = self.places.assets.join("platforms");
        let platforms = read_platforms(&folder).map_err(|error| {
            let values = [("reason", error.to_string().into())];
            Problem::failed(words, "assets", &values, &error)
        })?;
        Ok(Response::Platforms { platforms })
    }
}

/// Why the presets cannot be read.
#[derive(Debug, thiserror::Error)]
enum PlatformError {
    #[error("{path}: {source}")]
    File {
        path: String,
        source: std::io::Error,
    },
    #[error("{path}: {source}")]
    Syntax {
        path: String,
        source: Box<toml::de::Error>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlatformFile {
    name: String,
    key_page: Option<String>,
    #[serde(default)]
    is_portrait: bool,
    most_audio_kbps: u32,
    limits: Vec<PlatformLimit>,
    servers: Vec<PlatformServer>,
}

fn read_platforms(folder: &Path) -> Result<Vec<PlatformView>, PlatformError> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |source| PlatformError::File { path, source }
    };
    let mut platforms = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        if path.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(failed(&path))?;
        let file: PlatformFile = toml::from_str(&text).map_err(|source| PlatformError::Syntax {
            path: path.display().to_string(),
            source: Box::new(source),
        })?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        platforms.push(PlatformView {
            id: id.into_owned(),
            name: file.name,
            servers: file.servers,
            key_page: file.key_page,
            is_portrait: file.is_portrait,
            limits: file.limits,
            most_audio_kbps: file.most_audio_kbps,
        });
    }
    platforms.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(platforms)
}

#[cfg(test)]
mod tests {
    use vitrine_engine as engine;
    use vitrine_engine::StreamKey;

    use super::*;

    #[test]
    fn every_preset_is_read_and_its_servers_are_addresses_we_can_send_to() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/platforms");
        let platforms = read_platforms(Path::new(folder)).unwrap();
        assert!(platforms.len() >= 5);
        let upright = platforms.iter().filter(|platform| platform.is_portrait);
        let upright: Vec<&str> = upright.map(|platform| platform.id.as_str()).collect();
        assert_eq!(upright, ["instagram", "tiktok"]);
        let key = StreamKey::new("abcd-1234");
        for server in platforms.iter().flat_map(|platform| &platform.servers) {
            assert_eq!(
                engine::check_address(&server.url, Some(&key)),
                Ok(()),
                "{}",
                server.url
            );
        }
    }
}
