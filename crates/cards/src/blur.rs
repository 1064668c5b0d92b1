//! Blurring a coverage mask: three box passes each way, which comes within a few percent of a
//! Gaussian and costs the same at every radius.

/// Blurs a mask of one byte a pixel. `reach` is how far its edge fades to each side, in pixels.
pub(crate) fn blur(mask: &mut [u8], width: usize, height: usize, reach: f32) {
    let radius = (reach / 3.0).round() as usize;
    if radius == 0 || width == 0 || height == 0 {
        return;
    }
    for _ in 0..3 {
        for row in mask.chunks_exact_mut(width) {
            average(row, radius);
        }
    }
    let mut turned = transposed(mask, width, height);
    for _ in 0..3 {
        for column in turned.chunks_exact_mut(height) {
            average(column, radius);
        }
    }
    mask.copy_from_slice(&transposed(&turned, height, width));
}

/// Each value becomes the mean of those up to `radius` away; beyond the ends there is nothing.
fn average(line: &mut [u8], radius: usize) {
    let source = line.to_vec();
    let window = (radius * 2 + 1) as u32;
    let mut sum: u32 = source
        .iter()
        .take(radius)
        .map(|value| u32::from(*value))
        .sum();
    for (index, value) in line.iter_mut().enumerate() {
        sum += source
            .get(index + radius)
            .map_or(0, |entering| u32::from(*entering));
        *value = ((sum + window / 2) / window) as u8;
        if let Some(leaving) = index.checked_sub(radius).and_then(|left| source.get(left)) {
            sum -= u32::from(*leaving);
        }
    }
}

fn transposed(mask: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut turned = Vec::with_capacity(mask.len());
    for column in 0..width {
        turned.extend((0..height).map(|row| mask[row * width + column]));
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blur_spreads_evenly_and_keeps_the_amount() {
        let (width, height) = (41, 41);
        let mut mask = vec![0; width * height];
        for row in 16..25 {
            mask[row * width + 16..row * width + 25].fill(255);
        }
        let before: u32 = mask.iter().map(|value| u32::from(*value)).sum();
        blur(&mut mask, width, height, 9.0);
        let after: u32 = mask.iter().map(|value| u32::from(*value)).sum();
        assert!(
            before.abs_diff(after) < before / 20,
            "{before} became {after}"
        );
        assert_eq!(
            mask[20 * width + 8],
            mask[20 * width + 32],
            "left and right fade alike"
        );
        assert_eq!(
            mask[20 * width + 8],
            mask[8 * width + 20],
            "sides and ends fade alike"
        );
        assert!(
            mask[20 * width + 20] > mask[20 * width + 13],
            "it is darkest in the middle"
        );
    }
}
