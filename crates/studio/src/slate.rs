//! The still picture behind the slate scene, from `assets/themes/<theme>-slate-<shape>.jpg`.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use vitrine_domain::{Picture, ThemeId};

use crate::places::Places;
use crate::protocol::Quality;

/// The slate of one theme and size, decoded once.
pub(crate) struct Slate {
    folder: PathBuf,
    last: Mutex<Option<Decoded>>,
}

struct Decoded {
    theme: ThemeId,
    size: (u32, u32),
    picture: Option<Arc<Picture>>,
}

impl Slate {
    pub fn new(places: &Places) -> Self {
        Self {
            folder: places.assets.join("themes"),
            last: Mutex::default(),
        }
    }

    /// The picture in the program's size; `None` when the theme has none, and the background
    /// stands alone.
    pub fn picture(&self, quality: Quality, theme: &ThemeId) -> Option<Arc<Picture>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let size = (quality.width, quality.height);
        if let Some(decoded) = &*last
            && decoded.theme == *theme
            && decoded.size == size
        {
            return decoded.picture.clone();
        }
        let picture = self.decode(quality, theme);
        *last = Some(Decoded {
            theme: theme.clone(),
            size,
            picture: picture.clone(),
        });
        picture
    }

    fn decode(&self, quality: Quality, theme: &ThemeId) -> Option<Arc<Picture>> {
        let (width, height) = (quality.width, quality.height);
        let shape = if width >= height { "wide" } else { "tall" };
        let path = self.folder.join(format!("{}-slate-{shape}.jpg", theme.0));
        let decoded = match image::ImageReader::open(&path).map(|reader| reader.decode()) {
            Ok(Ok(decoded)) => decoded,
            Ok(Err(error)) => {
                tracing::error!(%error, path = %path.display(), "the slate cannot be read");
                return None;
            }
            Err(error) => {
                tracing::info!(%error, path = %path.display(), "the theme has no slate");
                return None;
            }
        };
        let fitted = decoded.resize_to_fill(width, height, image::imageops::FilterType::CatmullRom);
        // A JPEG is opaque, so straight and premultiplied alpha are the same.
        Picture::new(width, height, fitted.into_rgba8().into_raw())
            .ok()
            .map(Arc::new)
    }
}
