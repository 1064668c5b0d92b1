//! Whether two ways compose the same pictures.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::Result;
use crate::footage::PICTURE_BYTES;
use crate::stats::mean;

/// Bytes of the luma plane of an I420 picture.
const LUMA_BYTES: usize = PICTURE_BYTES / 3 * 2;
/// Pictures that do not differ at all would be infinitely alike.
const ALIKE_DB: f64 = 99.0;

/// The mean PSNR in dB of luma and of both chromas, over all pictures of two I420 files.
pub fn psnr_db(one: &Path, other: &Path) -> Result<(f64, f64)> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    let (mut a, mut b) = (vec![0; PICTURE_BYTES], vec![0; PICTURE_BYTES]);
    let (mut luma, mut chroma) = (Vec::new(), Vec::new());
    while one.read_exact(&mut a).is_ok() {
        other.read_exact(&mut b)?;
        let ((a_luma, a_chroma), (b_luma, b_chroma)) =
            (a.split_at(LUMA_BYTES), b.split_at(LUMA_BYTES));
        luma.push(plane_db(a_luma, b_luma));
        chroma.push(plane_db(a_chroma, b_chroma));
    }
    mean(&luma)
        .zip(mean(&chroma))
        .ok_or_else(|| "there are no pictures to compare".into())
}

fn plane_db(a: &[u8], b: &[u8]) -> f64 {
    let squares = a
        .iter()
        .zip(b)
        .map(|(&a, &b)| u64::from(a.abs_diff(b)).pow(2));
    let error = squares.sum::<u64>() as f64 / a.len() as f64;
    if error == 0.0 {
        ALIKE_DB
    } else {
        10.0 * (255.0_f64.powi(2) / error).log10()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn psnr_is_as_defined() {
        assert!((plane_db(&[10; 8], &[9; 8]) - 48.13).abs() < 0.01);
        assert_eq!(plane_db(&[1, 2], &[1, 2]), ALIKE_DB);
    }
}
