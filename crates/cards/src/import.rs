//! Pictures from outside, made into photos of ours: decoded within limits, turned upright, no larger
//! than a card ever shows them, and without what a camera wrote into the file.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder as _, ImageError, ImageFormat, ImageReader,
};
use vitrine_domain::Picture;

use crate::photo::{PhotoError, read_upright};

/// The longest side that is kept: a product page at 1080 lines shows a photo at 900.
pub const MOST_KEPT_SIDE_PX: u32 = 1600;
/// A file larger than this is no photo that a camera or a designer made.
pub const MOST_FILE_BYTES: usize = 64 * 1024 * 1024;
/// Photos stay sharp beside text, at a fifth of a PNG's size.
const JPEG_QUALITY: u8 = 90;

/// A picture as it is kept.
#[derive(Debug, Clone)]
pub struct ImportedPicture {
    /// The file: JPEG, or PNG where it is not opaque.
    pub bytes: Vec<u8>,
    /// "jpg" or "png".
    pub extension: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Why a picture is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is none of the formats we read.
    #[error("the file is no JPEG, PNG or WebP")]
    UnknownFormat,
    /// The file has more bytes, or the picture more pixels, than we take.
    #[error("the picture is too large")]
    TooLarge,
    /// It cannot be decoded.
    #[error("the picture cannot be read: {0}")]
    Broken(String),
}

/// Makes a photo of ours from a JPEG, PNG or WebP file.
///
/// # Errors
/// See [`ImportError`]; nothing is kept then.
pub fn import_picture(file: &[u8]) -> Result<ImportedPicture, ImportError> {
    let whole = decoded(file)?;
    let is_larger = whole.width().max(whole.height()) > MOST_KEPT_SIDE_PX;
    let kept = if is_larger {
        let most = MOST_KEPT_SIDE_PX;
        whole.resize(most, most, FilterType::CatmullRom)
    } else {
        whole
    };
    encode(&kept)
}

/// Decodes a picture that is to be kept as it is, within the limits of [`import_picture`]; its width and
/// height in pixels, upright.
///
/// # Errors
/// See [`ImportError`].
pub fn check_picture(file: &[u8]) -> Result<(u32, u32), ImportError> {
    let whole = decoded(file)?;
    Ok((whole.width(), whole.height()))
}

fn decoded(file: &[u8]) -> Result<DynamicImage, ImportError> {
    if file.len() > MOST_FILE_BYTES {
        return Err(ImportError::TooLarge);
    }
    let reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .map_err(|error| ImportError::Broken(error.to_string()))?;
    let is_known = matches!(
        reader.format(),
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)
    );
    if !is_known {
        return Err(ImportError::UnknownFormat);
    }
    read_upright(reader).map_err(refusal)
}

fn encode(picture: &DynamicImage) -> Result<ImportedPicture, ImportError> {
    let broken = |error: ImageError| ImportError::Broken(error.to_string());
    let mut bytes = Vec::new();
    let extension = if picture.color().has_alpha() {
        let rgba = picture.to_rgba8();
        rgba.write_with_encoder(PngEncoder::new(&mut bytes))
            .map_err(broken)?;
        "png"
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        picture
            .to_rgb8()
            .write_with_encoder(encoder)
            .map_err(broken)?;
        "jpg"
    };
    Ok(ImportedPicture {
        bytes,
        extension,
        width: picture.width(),
        height: picture.height(),
    })
}

/// A premultiplied picture as a PNG file, packed quickly rather than tightly: it is looked at once.
pub(crate) fn png(picture: &Picture) -> Vec<u8> {
    let mut rgba = picture.rgba().to_vec();
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        for channel in &mut pixel[..3] {
            let full = u32::from(*channel) * 255 + alpha / 2;
            *channel = full.checked_div(alpha).unwrap_or(0).min(255) as u8;
        }
    }
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Fast, PngFilter::Adaptive)
        .write_image(
            &rgba,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgba8,
        )
        .expect("a picture's bytes fit its size, and a Vec takes them all");
    file
}

fn refusal(error: PhotoError) -> ImportError {
    match error {
        PhotoError::Decode(ImageError::Limits(_)) => ImportError::TooLarge,
        PhotoError::Decode(ImageError::Unsupported(_)) => ImportError::UnknownFormat,
        other => ImportError::Broken(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, ImageFormat::Png).unwrap();
        file.into_inner()
    }

    #[test]
    fn a_large_picture_becomes_a_photo_of_a_size_that_cards_need() {
        let large = RgbImage::from_pixel(3200, 1000, Rgb([200, 40, 40]));
        let photo = import_picture(&png(&large.into())).unwrap();
        assert_eq!(
            (photo.width, photo.height, photo.extension),
            (1600, 500, "jpg")
        );
        let back = image::load_from_memory(&photo.bytes).unwrap().into_rgb8();
        assert!(back.get_pixel(800, 250).0[0] > 190, "it is still red");
    }

    #[test]
    fn what_is_not_opaque_stays_so() {
        let logo = RgbaImage::from_pixel(40, 20, Rgba([10, 20, 30, 0]));
        let photo = import_picture(&png(&logo.into())).unwrap();
        assert_eq!(
            (photo.width, photo.height, photo.extension),
            (40, 20, "png")
        );
    }

    #[test]
    fn what_is_no_picture_is_refused_by_kind() {
        let refused = |file: &[u8]| import_picture(file).unwrap_err();
        assert!(matches!(
            refused(b"sku,title\n1,Mug\n"),
            ImportError::UnknownFormat
        ));
        let gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";
        assert!(matches!(refused(gif), ImportError::UnknownFormat));
        let mut cut = png(&RgbImage::new(64, 64).into());
        cut.truncate(60);
        assert!(matches!(refused(&cut), ImportError::Broken(_)));
    }

    #[test]
    fn a_picture_that_claims_to_be_enormous_costs_nothing() {
        let mut bomb = png(&RgbImage::new(8, 8).into());
        // Width and height stand at 16 to 23 of a PNG; the checksum over them follows the header.
        bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(matches!(
            import_picture(&bomb).unwrap_err(),
            ImportError::TooLarge
        ));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }
}
