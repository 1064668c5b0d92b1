//! Four-byte RGB to the program's Y, U and V, row by row: the one conversion that every screen
//! frame needs whole, so AVX2 has code of its own here. It gives exactly what the plain code gives.

#[cfg(target_arch = "x86_64")]
mod avx2;

use super::kernels::kernel;

/// The luma of a row of four-byte pixels.
pub(super) fn luma(rgb: &[u8], luma: &mut [u8], weights: &RgbWeights) {
    #[cfg(target_arch = "x86_64")]
    let done = avx2::luma(rgb, luma, weights);
    #[cfg(not(target_arch = "x86_64"))]
    let done = 0;
    luma_plain(&rgb[4 * done..], &mut luma[done..], weights);
}

/// The chroma of two rows of four-byte pixels, the mean of each 2x2; a last odd column is left.
pub(super) fn chroma(upper: &[u8], lower: &[u8], u: &mut [u8], v: &mut [u8], weights: &RgbWeights) {
    #[cfg(target_arch = "x86_64")]
    let done = avx2::chroma(upper, lower, u, v, weights);
    #[cfg(not(target_arch = "x86_64"))]
    let done = 0;
    let (upper, lower) = (&upper[8 * done..], &lower[8 * done..]);
    chroma_plain(upper, lower, &mut u[done..], &mut v[done..], weights);
}

/// What the first three bytes of a pixel add to Y, U and V, with [`RGB_BITS`] bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RgbWeights {
    pub y: [i32; 3],
    pub u: [i32; 3],
    pub v: [i32; 3],
}

/// Errors stay below a fiftieth of a level, and sums of four pixels within 32 bits.
pub(super) const RGB_BITS: u32 = 15;

kernel! {
    /// The luma of a row of four-byte pixels.
    fn luma_plain(rgb: &[u8], luma: &mut [u8], weights: &RgbWeights) {
        let [a, b, c] = weights.y;
        let offset = (16 << RGB_BITS) + (1 << (RGB_BITS - 1));
        for (pixel, luma) in rgb.chunks_exact(4).zip(luma) {
            // One load of four bytes: lanes of 32 bits need no shuffling.
            let pixel = i32::from_le_bytes([pixel[0], pixel[1], pixel[2], pixel[3]]);
            let sum = a * (pixel & 255) + b * (pixel >> 8 & 255) + c * (pixel >> 16 & 255);
            *luma = ((sum + offset) >> RGB_BITS) as u8;
        }
    }
}

kernel! {
    /// The chroma of two rows of four-byte pixels, the mean of each 2x2.
    fn chroma_plain(
        upper: &[u8],
        lower: &[u8],
        u: &mut [u8],
        v: &mut [u8],
        weights: &RgbWeights,
    ) {
        let offset = (128 << (RGB_BITS + 2)) + (1 << (RGB_BITS + 1));
        let pixels = upper.chunks_exact(8).zip(lower.chunks_exact(8));
        for ((upper, lower), (u, v)) in pixels.zip(u.iter_mut().zip(v)) {
            // Four sums at once, each in 16 bits of one number: bytes 0 and 2, bytes 1 and 3.
            let (mut even, mut odd) = (0_u32, 0_u32);
            for two in [upper, lower] {
                let left = u32::from_le_bytes([two[0], two[1], two[2], two[3]]);
                let right = u32::from_le_bytes([two[4], two[5], two[6], two[7]]);
                even += (left & 0x00ff_00ff) + (right & 0x00ff_00ff);
                odd += (left >> 8 & 0x00ff_00ff) + (right >> 8 & 0x00ff_00ff);
            }
            let sums = [(even & 0xffff) as i32, (odd & 0xffff) as i32, (even >> 16) as i32];
            let weigh = |[a, b, c]: [i32; 3]| a * sums[0] + b * sums[1] + c * sums[2] + offset;
            *u = (weigh(weights.u) >> (RGB_BITS + 2)) as u8;
            *v = (weigh(weights.v) >> (RGB_BITS + 2)) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn avx2_gives_what_the_plain_code_gives() {
        let bytes = |seed: u32| {
            let mut state = seed;
            let mut next = move || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            };
            (0..4 * 202).map(|_| next()).collect::<Vec<u8>>()
        };
        for (seed, is_bgr) in (0..50).flat_map(|seed| [(seed, false), (seed, true)]) {
            let weights = RgbWeights::program(is_bgr);
            let (upper, lower) = (bytes(seed), bytes(seed + 1000));
            let mut fast = [vec![0; 202], vec![0; 101], vec![0; 101]];
            let mut plain = fast.clone();
            let [y, u, v] = &mut fast;
            luma(&upper, y, &weights);
            chroma(&upper, &lower, u, v, &weights);
            let [y, u, v] = &mut plain;
            luma_plain(&upper, y, &weights);
            chroma_plain(&upper, &lower, u, v, &weights);
            assert!(fast == plain, "seed {seed}");
        }
    }
}
