//! The AVX2 code: as many whole groups of pixels as there are; the callers do the rest.

use std::arch::x86_64::*;

use super::{RGB_BITS, RgbWeights};

/// Pixels in one go.
const GROUP: usize = 32;

/// Converts whole groups, if the processor has AVX2; returns how many pixels were done.
#[allow(unsafe_code, reason = "the only way to call a function built for AVX2")]
pub(super) fn luma(rgb: &[u8], luma: &mut [u8], weights: &RgbWeights) -> usize {
    if !std::arch::is_x86_feature_detected!("avx2") {
        return 0;
    }
    // SAFETY: the processor was just seen to have AVX2, all that the function asks for.
    unsafe { luma_groups(rgb, luma, weights) }
}

/// Converts whole groups, if the processor has AVX2; returns how many chroma samples were done.
#[allow(unsafe_code, reason = "the only way to call a function built for AVX2")]
pub(super) fn chroma(
    upper: &[u8],
    lower: &[u8],
    u: &mut [u8],
    v: &mut [u8],
    weights: &RgbWeights,
) -> usize {
    if !std::arch::is_x86_feature_detected!("avx2") {
        return 0;
    }
    // SAFETY: the processor was just seen to have AVX2, all that the function asks for.
    unsafe { chroma_groups(upper, lower, u, v, weights) }
}

/// Weights as pairs of 16 bits: for bytes 0 and 2 of a pixel, and for bytes 1 and 3.
#[derive(Clone, Copy)]
struct Pairs {
    even: __m256i,
    odd: __m256i,
}

#[target_feature(enable = "avx2")]
fn pairs([a, b, c]: [i32; 3]) -> Pairs {
    Pairs {
        even: _mm256_set1_epi32((c << 16) | (a & 0xffff)),
        odd: _mm256_set1_epi32(b & 0xffff),
    }
}

/// Weighs eight pixels, or sums of pixels, given as their even and odd bytes in 16 bits each.
#[target_feature(enable = "avx2")]
fn weigh(even: __m256i, odd: __m256i, by: Pairs, offset: __m256i) -> __m256i {
    let sum = _mm256_add_epi32(
        _mm256_madd_epi16(even, by.even),
        _mm256_madd_epi16(odd, by.odd),
    );
    _mm256_add_epi32(sum, offset)
}

#[target_feature(enable = "avx2")]
fn even_bytes(pixels: __m256i) -> __m256i {
    _mm256_and_si256(pixels, _mm256_set1_epi32(0x00ff_00ff))
}

#[target_feature(enable = "avx2")]
fn odd_bytes(pixels: __m256i) -> __m256i {
    _mm256_srli_epi16::<8>(pixels)
}

#[target_feature(enable = "avx2")]
fn load(bytes: &[u8; 32]) -> __m256i {
    #[allow(unsafe_code, reason = "vectors are loaded through pointers")]
    // SAFETY: the reference is to the 32 bytes that are read, and the load needs no alignment.
    unsafe {
        _mm256_loadu_si256(bytes.as_ptr().cast())
    }
}

#[target_feature(enable = "avx2")]
fn store(vector: __m256i) -> [u8; 32] {
    let mut bytes = [0; 32];
    #[allow(unsafe_code, reason = "vectors are stored through pointers")]
    // SAFETY: the array has the 32 bytes that are written, and the store needs no alignment.
    unsafe {
        _mm256_storeu_si256(bytes.as_mut_ptr().cast(), vector);
    }
    bytes
}

#[target_feature(enable = "avx2")]
fn luma_groups(rgb: &[u8], luma: &mut [u8], weights: &RgbWeights) -> usize {
    let by = pairs(weights.y);
    let offset = _mm256_set1_epi32((16 << RGB_BITS) + (1 << (RGB_BITS - 1)));
    let order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    let (groups, _) = rgb.as_chunks::<{ 4 * GROUP }>();
    let (lumas, _) = luma.as_chunks_mut::<GROUP>();
    for (group, luma) in groups.iter().zip(lumas.iter_mut()) {
        let (eights, _) = group.as_chunks::<32>();
        let eight = |index: usize| {
            let pixels = load(&eights[index]);
            let sum = weigh(even_bytes(pixels), odd_bytes(pixels), by, offset);
            _mm256_srai_epi32::<{ RGB_BITS as i32 }>(sum)
        };
        let first = _mm256_packus_epi32(eight(0), eight(1));
        let second = _mm256_packus_epi32(eight(2), eight(3));
        // Packing works within halves, which leaves fours of pixels out of order.
        let packed = _mm256_packus_epi16(first, second);
        *luma = store(_mm256_permutevar8x32_epi32(packed, order));
    }
    groups.len().min(lumas.len()) * GROUP
}

/// The sums of 2x2 pixels of sixteen columns, even and odd bytes apart, in the order
/// 0 1 4 5 | 2 3 6 7.
#[target_feature(enable = "avx2")]
fn sums(upper: &[[u8; 32]], lower: &[[u8; 32]]) -> (__m256i, __m256i) {
    let (left_upper, left_lower) = (load(&upper[0]), load(&lower[0]));
    let (right_upper, right_lower) = (load(&upper[1]), load(&lower[1]));
    let even_left = _mm256_add_epi16(even_bytes(left_upper), even_bytes(left_lower));
    let even_right = _mm256_add_epi16(even_bytes(right_upper), even_bytes(right_lower));
    let odd_left = _mm256_add_epi16(odd_bytes(left_upper), odd_bytes(left_lower));
    let odd_right = _mm256_add_epi16(odd_bytes(right_upper), odd_bytes(right_lower));
    (
        add_neighbours(even_left, even_right),
        add_neighbours(odd_left, odd_right),
    )
}

#[target_feature(enable = "avx2")]
fn add_neighbours(left: __m256i, right: __m256i) -> __m256i {
    let (left, right) = (_mm256_castsi256_ps(left), _mm256_castsi256_ps(right));
    let first = _mm256_castps_si256(_mm256_shuffle_ps::<0b10_00_10_00>(left, right));
    let second = _mm256_castps_si256(_mm256_shuffle_ps::<0b11_01_11_01>(left, right));
    _mm256_add_epi16(first, second)
}

#[target_feature(enable = "avx2")]
fn chroma_groups(
    upper: &[u8],
    lower: &[u8],
    u: &mut [u8],
    v: &mut [u8],
    weights: &RgbWeights,
) -> usize {
    let (by_u, by_v) = (pairs(weights.u), pairs(weights.v));
    let offset = _mm256_set1_epi32((128 << (RGB_BITS + 2)) + (1 << (RGB_BITS + 1)));
    // Puts the pairs of samples of both halves by turns.
    let order = _mm256_broadcastsi128_si256(_mm_setr_epi8(
        0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15,
    ));
    let (uppers, _) = upper.as_chunks::<{ 4 * GROUP }>();
    let (lowers, _) = lower.as_chunks::<{ 4 * GROUP }>();
    let (us, _) = u.as_chunks_mut::<{ GROUP / 2 }>();
    let (vs, _) = v.as_chunks_mut::<{ GROUP / 2 }>();
    let count = uppers.len().min(lowers.len()).min(us.len()).min(vs.len());
    for index in 0..count {
        let (upper, _) = uppers[index].as_chunks::<32>();
        let (lower, _) = lowers[index].as_chunks::<32>();
        let (left_even, left_odd) = sums(&upper[..2], &lower[..2]);
        let (right_even, right_odd) = sums(&upper[2..], &lower[2..]);
        let sixteen = |by: Pairs| {
            let left = weigh(left_even, left_odd, by, offset);
            let right = weigh(right_even, right_odd, by, offset);
            _mm256_packus_epi32(
                _mm256_srai_epi32::<{ RGB_BITS as i32 + 2 }>(left),
                _mm256_srai_epi32::<{ RGB_BITS as i32 + 2 }>(right),
            )
        };
        let packed = _mm256_packus_epi16(sixteen(by_u), sixteen(by_v));
        let halves = _mm256_permute4x64_epi64::<0b11_01_10_00>(packed);
        let bytes = store(_mm256_shuffle_epi8(halves, order));
        let (first, second) = bytes.split_at(GROUP / 2);
        us[index].copy_from_slice(first);
        vs[index].copy_from_slice(second);
    }
    count * GROUP / 2
}
