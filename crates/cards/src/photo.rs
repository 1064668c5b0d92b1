//! Photos: decoded within limits, turned upright, scaled to the pixels they will fill, and kept.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{
    FilterType, ImageBufferError, PixelTrait, ResizeAlg, ResizeError, ResizeOptions, Resizer,
};
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbImage, RgbaImage};
use vitrine_domain::Picture;

use crate::spec::PhotoSource;

/// Larger than any camera's pictures; what is beyond is a mistake or an attack.
const MOST_SIDE_PX: u32 = 16_384;
/// Room for 64 megapixels with their decoder's copy.
const MOST_ALLOC_BYTES: u64 = 512 * 1024 * 1024;
/// So much of scaled photos is kept: a dozen products on their cards.
const KEPT_BYTES: usize = 16 * 1024 * 1024;
/// A photo as large as the whole picture is on a card that is kept itself.
const MOST_KEPT_BYTES: usize = 4 * 1024 * 1024;

/// How a photo goes into a rectangle of another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PhotoFit {
    /// Fills it; what is over is cut off on both sides alike.
    Cover,
    /// Stands whole in it.
    Whole,
}

/// Why a photo cannot be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PhotoError {
    #[error(transparent)]
    File(#[from] io::Error),
    #[error(transparent)]
    Decode(#[from] ImageError),
    #[error("it has no pixels")]
    Empty,
    #[error(transparent)]
    Buffer(#[from] ImageBufferError),
    #[error(transparent)]
    Resize(#[from] ResizeError),
}

/// A photo as it was decoded.
enum Pixels {
    /// As cameras make them: a quarter less to hold than with opacity.
    Opaque(RgbImage),
    /// Premultiplied.
    Clear(RgbaImage),
}

/// Premultiplied RGBA pixels of a photo at its size on the card.
#[derive(Debug)]
pub(crate) struct Scaled {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    source: Origin,
    size: (u32, u32),
    fit: PhotoFit,
}

#[derive(PartialEq, Eq, Hash)]
enum Origin {
    /// A file that is written anew is another photo.
    File(PathBuf, Option<SystemTime>, u64),
    /// By address; the picture is kept beside its scaled form, so that no other can take its place.
    Picture(usize),
}

/// Scaled photos by source and size.
#[derive(Default)]
pub(crate) struct Photos {
    kept: HashMap<Key, (Arc<Scaled>, Option<Arc<Picture>>)>,
    resizer: Resizer,
}

impl Photos {
    /// The photo for a rectangle, or why there is none.
    pub fn get(
        &mut self,
        source: &PhotoSource,
        size: (u32, u32),
        fit: PhotoFit,
    ) -> Result<Arc<Scaled>, PhotoError> {
        let key = Key {
            source: origin(source)?,
            size,
            fit,
        };
        if let Some((scaled, _)) = self.kept.get(&key) {
            return Ok(Arc::clone(scaled));
        }
        let (photo, owner) = match source {
            PhotoSource::File(path) => (decode(path)?, None),
            PhotoSource::Picture(picture) => (unpacked(picture)?, Some(Arc::clone(picture))),
        };
        let scaled = Arc::new(self.scale(photo, size, fit)?);
        let size = scaled.rgba.len();
        if size <= MOST_KEPT_BYTES {
            let kept: usize = self.kept.values().map(|(it, _)| it.rgba.len()).sum();
            if kept + size > KEPT_BYTES {
                self.kept.clear();
            }
            self.kept.insert(key, (Arc::clone(&scaled), owner));
        }
        Ok(scaled)
    }

    fn scale(
        &mut self,
        photo: Pixels,
        room: (u32, u32),
        fit: PhotoFit,
    ) -> Result<Scaled, PhotoError> {
        let own = match &photo {
            Pixels::Opaque(photo) => photo.dimensions(),
            Pixels::Clear(photo) => photo.dimensions(),
        };
        let size = match fit {
            PhotoFit::Cover => room,
            PhotoFit::Whole => contained(own, room),
        };
        let rgba = match photo {
            Pixels::Opaque(photo) => {
                with_opacity(&self.resized::<U8x3>(photo.into_raw(), own, size)?)
            }
            Pixels::Clear(photo) => {
                let mut rgba = self.resized::<U8x4>(photo.into_raw(), own, size)?;
                clamp_to_alpha(&mut rgba);
                rgba
            }
        };
        // It would keep as much room as the largest photo took.
        self.resizer.reset_internal_buffers();
        Ok(Scaled {
            width: size.0,
            height: size.1,
            rgba,
        })
    }

    fn resized<P: PixelTrait>(
        &mut self,
        photo: Vec<u8>,
        own: (u32, u32),
        size: (u32, u32),
    ) -> Result<Vec<u8>, PhotoError> {
        if own == size {
            return Ok(photo);
        }
        // Typed images: only these pixel formats' kernels are compiled.
        let source = TypedImageRef::<P>::from_buffer(own.0, own.1, &photo)?;
        let mut scaled = vec![0; size.0 as usize * size.1 as usize * size_of::<P>()];
        let mut target = TypedImage::<P>::from_buffer(size.0, size.1, &mut scaled)?;
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .fit_into_destination(Some((0.5, 0.5)))
            // The pixels are premultiplied already.
            .use_alpha(false);
        self.resizer.resize_typed(&source, &mut target, &options)?;
        Ok(scaled)
    }
}

fn origin(source: &PhotoSource) -> Result<Origin, PhotoError> {
    match source {
        PhotoSource::Picture(picture) => Ok(Origin::Picture(Arc::as_ptr(picture) as usize)),
        PhotoSource::File(path) => {
            let facts = fs::metadata(path)?;
            Ok(Origin::File(
                path.clone(),
                facts.modified().ok(),
                facts.len(),
            ))
        }
    }
}

/// Decodes a file, upright.
fn decode(path: &Path) -> Result<Pixels, PhotoError> {
    let file = BufReader::new(File::open(path)?);
    let photo = read_upright(ImageReader::new(file).with_guessed_format()?)?;
    if !photo.color().has_alpha() {
        return Ok(Pixels::Opaque(photo.into_rgb8()));
    }
    let mut photo = photo.into_rgba8();
    premultiply(&mut photo);
    Ok(Pixels::Clear(photo))
}

/// Decodes a picture within limits and turns it upright.
pub(crate) fn read_upright<R: BufRead + Seek>(
    mut reader: ImageReader<R>,
) -> Result<DynamicImage, PhotoError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE_PX);
    limits.max_image_height = Some(MOST_SIDE_PX);
    limits.max_alloc = Some(MOST_ALLOC_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // A file without the note, or with a broken one, is taken as upright.
    let turn = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut photo = DynamicImage::from_decoder(decoder)?;
    photo.apply_orientation(turn);
    if photo.width() == 0 || photo.height() == 0 {
        return Err(PhotoError::Empty);
    }
    Ok(photo)
}

fn unpacked(picture: &Picture) -> Result<Pixels, PhotoError> {
    RgbaImage::from_raw(picture.width(), picture.height(), picture.rgba().to_vec())
        .filter(|photo| photo.width() > 0 && photo.height() > 0)
        .map(Pixels::Clear)
        .ok_or(PhotoError::Empty)
}

fn with_opacity(rgb: &[u8]) -> Vec<u8> {
    let mut rgba = vec![255; rgb.len() / 3 * 4];
    for (pixel, colour) in rgba.chunks_exact_mut(4).zip(rgb.chunks_exact(3)) {
        pixel[..3].copy_from_slice(colour);
    }
    rgba
}

fn premultiply(rgba: &mut [u8]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        for channel in &mut pixel[..3] {
            *channel = ((u32::from(*channel) * alpha + 127) / 255) as u8;
        }
    }
}

/// Lanczos overshoots at hard edges; a colour above its opacity would glow.
fn clamp_to_alpha(rgba: &mut [u8]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = pixel[3];
        for channel in &mut pixel[..3] {
            *channel = (*channel).min(alpha);
        }
    }
}

/// The largest size of a photo's shape within a room, never 0.
fn contained((width, height): (u32, u32), room: (u32, u32)) -> (u32, u32) {
    let factor = (room.0 as f32 / width as f32).min(room.1 as f32 / height as f32);
    let side = |own: u32, most: u32| ((own as f32 * factor).round() as u32).clamp(1, most.max(1));
    (side(width, room.0), side(height, room.1))
}

/// The photo of a product that cannot be had: grey and pale.
pub(crate) fn faded(photo: &Scaled) -> Scaled {
    let mut rgba = photo.rgba.clone();
    for pixel in rgba.chunks_exact_mut(4) {
        // The luma weights of Rec. 709, in 1/256.
        let grey =
            (u32::from(pixel[0]) * 54 + u32::from(pixel[1]) * 183 + u32::from(pixel[2]) * 19) / 256;
        pixel[..3].fill(grey as u8);
    }
    Scaled {
        width: photo.width,
        height: photo.height,
        rgba,
    }
}
