//! The loops over bytes: plain Rust that the compiler turns into SIMD, built once for the
//! baseline processor and once for AVX2, chosen at run time.
//!
//! All of them work on one row. Premultiplied overlays are blended as
//! `overlay + (1 - alpha) * below`; division by 255 is exact with rounding.

/// Defines a row function with an AVX2 build of the same body.
macro_rules! kernel {
    ($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),* $(,)?) $body:block) => {
        $(#[$doc])*
        pub(in crate::mixer) fn $name($($arg: $type),*) {
            #[inline(always)]
            fn plain($($arg: $type),*) $body

            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn avx2($($arg: $type),*) {
                    plain($($arg),*);
                }
                if std::arch::is_x86_feature_detected!("avx2") {
                    #[allow(unsafe_code, reason = "the only way to call a function built for AVX2")]
                    // SAFETY: the processor was just seen to have AVX2, all that `avx2` asks for.
                    unsafe { avx2($($arg),*) };
                    return;
                }
            }
            plain($($arg),*);
        }
    };
}
pub(super) use kernel;

/// `value / 255`, rounded, for values up to 255 * 255.
#[inline(always)]
fn div_255(value: u16) -> u16 {
    let value = value.saturating_add(128);
    value.saturating_add(value >> 8) >> 8
}

kernel! {
    /// Lays a premultiplied row over `below`.
    fn over(below: &mut [u8], overlay: &[u8], alpha: &[u8]) {
        for ((below, overlay), alpha) in below.iter_mut().zip(overlay).zip(alpha) {
            let kept = div_255(u16::from(*below) * (255 - u16::from(*alpha)));
            *below = u16::from(*overlay).wrapping_add(kept).min(255) as u8;
        }
    }
}

kernel! {
    /// Lays a premultiplied row over `below` with `opacity` of 255.
    fn over_faded(below: &mut [u8], overlay: &[u8], alpha: &[u8], opacity: u8) {
        let opacity = u16::from(opacity);
        for ((below, overlay), alpha) in below.iter_mut().zip(overlay).zip(alpha) {
            let covered = div_255(u16::from(*alpha) * opacity);
            let kept = u16::from(*below) * 255u16.wrapping_sub(covered);
            *below = div_255((u16::from(*overlay) * opacity).saturating_add(kept)) as u8;
        }
    }
}

kernel! {
    /// Lays a row that is not premultiplied over `below`, as far as `coverage` says.
    fn masked(below: &mut [u8], picture: &[u8], coverage: &[u8]) {
        for ((below, picture), coverage) in below.iter_mut().zip(picture).zip(coverage) {
            let coverage = u16::from(*coverage);
            let kept = u16::from(*below) * (255 - coverage);
            *below = div_255((u16::from(*picture) * coverage).saturating_add(kept)) as u8;
        }
    }
}

kernel! {
    /// Goes from `from` (at 0) to what `to` holds (at 256).
    fn cross(to: &mut [u8], from: &[u8], progress: u16) {
        let rest = 256u16.wrapping_sub(progress);
        for (to, from) in to.iter_mut().zip(from) {
            let sum = u16::from(*to).wrapping_mul(progress)
                .wrapping_add(u16::from(*from).wrapping_mul(rest));
            *to = (sum.wrapping_add(128) >> 8) as u8;
        }
    }
}

kernel! {
    /// Averages 2x2 pixels.
    fn halve(upper: &[u8], lower: &[u8], out: &mut [u8]) {
        let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2));
        for (out, (upper, lower)) in out.iter_mut().zip(pairs) {
            let sum = u16::from(upper[0]) + u16::from(upper[1])
                + u16::from(lower[0]) + u16::from(lower[1]);
            *out = ((sum + 2) >> 2) as u8;
        }
    }
}

kernel! {
    /// Averages two rows.
    fn average(upper: &[u8], lower: &[u8], out: &mut [u8]) {
        for (out, (upper, lower)) in out.iter_mut().zip(upper.iter().zip(lower)) {
            *out = ((u16::from(*upper) + u16::from(*lower) + 1) >> 1) as u8;
        }
    }
}

kernel! {
    /// Takes bytes 0 and 1 of every two apart.
    fn split_2(mixed: &[u8], first: &mut [u8], second: &mut [u8]) {
        for ((mixed, first), second) in mixed.chunks_exact(2).zip(first).zip(second) {
            *first = mixed[0];
            *second = mixed[1];
        }
    }
}

kernel! {
    /// Takes byte 0 of every two.
    fn take_first_of_2(mixed: &[u8], out: &mut [u8]) {
        for (mixed, out) in mixed.chunks_exact(2).zip(out) {
            *out = mixed[0];
        }
    }
}

kernel! {
    /// Takes byte 1 of every two.
    fn take_second_of_2(mixed: &[u8], out: &mut [u8]) {
        for (mixed, out) in mixed.chunks_exact(2).zip(out) {
            *out = mixed[1];
        }
    }
}

kernel! {
    /// Takes bytes 0 and 2 of every four apart.
    fn split_0_and_2_of_4(mixed: &[u8], first: &mut [u8], second: &mut [u8]) {
        for ((mixed, first), second) in mixed.chunks_exact(4).zip(first).zip(second) {
            *first = mixed[0];
            *second = mixed[2];
        }
    }
}

kernel! {
    /// Takes bytes 1 and 3 of every four apart.
    fn split_1_and_3_of_4(mixed: &[u8], first: &mut [u8], second: &mut [u8]) {
        for ((mixed, first), second) in mixed.chunks_exact(4).zip(first).zip(second) {
            *first = mixed[1];
            *second = mixed[3];
        }
    }
}

kernel! {
    /// Takes byte 3 of every four: alpha.
    fn take_last_of_4(mixed: &[u8], out: &mut [u8]) {
        for (mixed, out) in mixed.chunks_exact(4).zip(out) {
            *out = mixed[3];
        }
    }
}

/// A linear change of colours in fixed point with [`RECOLOUR_BITS`] bits: luma gains from chroma,
/// chroma from chroma alone, for both sides have grey where chroma is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Recolour {
    pub y_from_y: i32,
    pub y_from_u: i32,
    pub y_from_v: i32,
    pub y_offset: i32,
    pub u_from_u: i32,
    pub u_from_v: i32,
    pub v_from_u: i32,
    pub v_from_v: i32,
}

/// Enough for an error far below half a level, and products stay within 32 bits.
pub(super) const RECOLOUR_BITS: u32 = 14;

const RECOLOUR_HALF: i32 = 1 << (RECOLOUR_BITS - 1);

kernel! {
    /// Changes the colours of one chroma row's luma.
    fn recolour_luma(luma: &mut [u8], u: &[u8], v: &[u8], by: &Recolour) {
        for (luma, (u, v)) in luma.chunks_exact_mut(2).zip(u.iter().zip(v)) {
            let gain = by.y_from_u * (i32::from(*u) - 128)
                + by.y_from_v * (i32::from(*v) - 128)
                + by.y_offset
                + RECOLOUR_HALF;
            for luma in luma {
                let value = (by.y_from_y * i32::from(*luma) + gain) >> RECOLOUR_BITS;
                *luma = value.clamp(0, 255) as u8;
            }
        }
    }
}

kernel! {
    /// Changes the colours of a chroma row.
    fn recolour_chroma(u: &mut [u8], v: &mut [u8], by: &Recolour) {
        for (u, v) in u.iter_mut().zip(v) {
            let (old_u, old_v) = (i32::from(*u) - 128, i32::from(*v) - 128);
            let new_u = by.u_from_u * old_u + by.u_from_v * old_v + RECOLOUR_HALF;
            let new_v = by.v_from_u * old_u + by.v_from_v * old_v + RECOLOUR_HALF;
            *u = ((new_u >> RECOLOUR_BITS) + 128).clamp(0, 255) as u8;
            *v = ((new_v >> RECOLOUR_BITS) + 128).clamp(0, 255) as u8;
        }
    }
}

kernel! {
    /// Turns luma or chroma converted from premultiplied RGB into premultiplied luma or chroma:
    /// the converter adds its offset (16 or 128) whole, and only alpha's share of it is due.
    fn premultiply_offset(values: &mut [u8], alpha: &[u8], offset: u8) {
        for (value, alpha) in values.iter_mut().zip(alpha) {
            let surplus = div_255(u16::from(offset) * (255 - u16::from(*alpha)));
            *value = u16::from(*value).saturating_sub(surplus) as u8;
        }
    }
}

/// Scaled products of many rows are summed in pieces of so many pixels, which stay in the fastest
/// cache.
const PIECE: usize = 512;

kernel! {
    /// The weighted sum of rows that lie `stride` bytes apart. Weights are 65536ths, not negative
    /// and together 65536; those of one row alone are 65535.
    fn weigh_rows(rows: &[u8], stride: usize, weights: &[u16], out: &mut [u8]) {
        // Each product is rounded down, by half a unit on the average.
        let offset = 128 + (weights.len() / 2).min(127) as u16;
        match *weights {
            [a] => weigh_few(rows, stride, [a], offset, out),
            [a, b] => weigh_few(rows, stride, [a, b], offset, out),
            [a, b, c] => weigh_few(rows, stride, [a, b, c], offset, out),
            [a, b, c, d] => weigh_few(rows, stride, [a, b, c, d], offset, out),
            [a, b, c, d, e] => weigh_few(rows, stride, [a, b, c, d, e], offset, out),
            [a, b, c, d, e, f] => weigh_few(rows, stride, [a, b, c, d, e, f], offset, out),
            _ => weigh_many(rows, stride, weights, offset, out),
        }
    }
}

/// A value's share with eight bits of fraction: the upper half of a 32-bit product, which is one
/// instruction.
#[inline(always)]
fn share(value: u8, weight: u16) -> u16 {
    ((u32::from(u16::from(value) << 8) * u32::from(weight)) >> 16) as u16
}

/// Sums a number of rows known to the compiler, which keeps the sums in registers.
#[inline(always)]
fn weigh_few<const ROWS: usize>(
    rows: &[u8],
    stride: usize,
    weights: [u16; ROWS],
    offset: u16,
    out: &mut [u8],
) {
    let width = out.len();
    let rows: [&[u8]; ROWS] = std::array::from_fn(|row| &rows[row * stride..][..width]);
    for x in 0..width {
        let mut sum = offset;
        for row in 0..ROWS {
            sum = sum.saturating_add(share(rows[row][x], weights[row]));
        }
        out[x] = (sum >> 8) as u8;
    }
}

#[inline(always)]
fn weigh_many(rows: &[u8], stride: usize, weights: &[u16], offset: u16, out: &mut [u8]) {
    let mut sums = [0_u16; PIECE];
    for (piece, out) in out.chunks_mut(PIECE).enumerate() {
        let sums = &mut sums[..out.len()];
        sums.fill(offset);
        for (row, weight) in weights.iter().enumerate() {
            let row = &rows[row * stride + piece * PIECE..][..sums.len()];
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum = sum.saturating_add(share(*value, *weight));
            }
        }
        for (out, sum) in out.iter_mut().zip(sums) {
            *out = (*sum >> 8) as u8;
        }
    }
}

/// Turns 8x8 bytes, a row in each number, on their diagonal.
#[inline(always)]
pub(super) fn transpose_8x8(mut rows: [u64; 8]) -> [u64; 8] {
    for (distance, shift, mask) in [
        (1, 8, 0x00ff_00ff_00ff_00ff_u64),
        (2, 16, 0x0000_ffff_0000_ffff),
        (4, 32, 0x0000_0000_ffff_ffff),
    ] {
        for upper in (0..8).filter(|row| row & distance == 0) {
            let lower = upper + distance;
            let swapped = ((rows[upper] >> shift) ^ rows[lower]) & mask;
            rows[upper] ^= swapped << shift;
            rows[lower] ^= swapped;
        }
    }
    rows
}
