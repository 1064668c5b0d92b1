//! From a source's colours to the program's: BT.709, limited range.

use super::frame::{Colours, I420Mut, Matrix};
use super::kernels::{self, RECOLOUR_BITS, Recolour};
use super::rgb::{RGB_BITS, RgbWeights};
use crate::program::Rgb;

impl Matrix {
    /// The weights of red and blue in luma.
    fn weights(self) -> (f64, f64) {
        match self {
            Self::Bt601 => (0.299, 0.114),
            Self::Bt709 => (0.2126, 0.0722),
        }
    }
}

impl Recolour {
    /// What to do with a picture of these colours; nothing if they are the program's.
    pub fn from(colours: Colours) -> Option<Self> {
        if colours == Colours::PROGRAM {
            return None;
        }
        let (red, blue) = colours.matrix.weights();
        let green = 1.0 - red - blue;
        // What R, G and B are above luma, by U and V.
        let r = [0.0, 2.0 * (1.0 - red)];
        let b = [2.0 * (1.0 - blue), 0.0];
        let g = [-b[0] * blue / green, -r[1] * red / green];
        let (red, blue) = Matrix::Bt709.weights();
        let green = 1.0 - red - blue;
        let luma = [0, 1].map(|i| red * r[i] + green * g[i] + blue * b[i]);
        let u = [0, 1].map(|i| (b[i] - luma[i]) / (2.0 * (1.0 - blue)));
        let v = [0, 1].map(|i| (r[i] - luma[i]) / (2.0 * (1.0 - red)));

        let (luma_span, luma_low, chroma_span) = if colours.is_full_range {
            (255.0, 0.0, 255.0)
        } else {
            (219.0, 16.0, 224.0)
        };
        let fixed = |value: f64| (value * f64::from(1 << RECOLOUR_BITS)).round() as i32;
        let luma_gain = 219.0 / luma_span;
        let to_luma = 219.0 / chroma_span;
        let to_chroma = 224.0 / chroma_span;
        Some(Self {
            y_from_y: fixed(luma_gain),
            y_from_u: fixed(luma[0] * to_luma),
            y_from_v: fixed(luma[1] * to_luma),
            y_offset: fixed(16.0 - luma_low * luma_gain),
            u_from_u: fixed(u[0] * to_chroma),
            u_from_v: fixed(u[1] * to_chroma),
            v_from_u: fixed(v[0] * to_chroma),
            v_from_v: fixed(v[1] * to_chroma),
        })
    }

    /// Changes a picture in place.
    pub fn apply(&self, picture: &mut I420Mut<'_>) {
        let [mut luma, mut u, mut v] = picture.planes();
        for y in 0..u.height {
            let (u, v) = (u.row(y), v.row(y));
            kernels::recolour_luma(luma.row(2 * y), u, v, self);
            kernels::recolour_luma(luma.row(2 * y + 1), u, v, self);
            kernels::recolour_chroma(u, v, self);
        }
    }
}

impl RgbWeights {
    /// From full-range RGB, or BGR, to the program's colours.
    pub fn program(is_bgr: bool) -> Self {
        let (red, blue) = Matrix::Bt709.weights();
        let luma = [red, 1.0 - red - blue, blue];
        let minus_luma = |own: usize, spread: f64| {
            [0, 1, 2].map(|i| (f64::from(u8::from(i == own)) - luma[i]) / spread * 224.0)
        };
        let fixed = |weights: [f64; 3]| {
            let [r, g, b] =
                weights.map(|weight| (weight / 255.0 * f64::from(1 << RGB_BITS)).round() as i32);
            if is_bgr { [b, g, r] } else { [r, g, b] }
        };
        Self {
            y: fixed(luma.map(|weight| weight * 219.0)),
            u: fixed(minus_luma(2, 2.0 * (1.0 - blue))),
            v: fixed(minus_luma(0, 2.0 * (1.0 - red))),
        }
    }
}

/// A colour in the program's Y, U and V.
pub(super) fn yuv_of(Rgb(red, green, blue): Rgb) -> [u8; 3] {
    let [r, g, b] = [red, green, blue].map(|value| f64::from(value) / 255.0);
    let (red, blue) = Matrix::Bt709.weights();
    let luma = red * r + (1.0 - red - blue) * g + blue * b;
    let u = (b - luma) / (2.0 * (1.0 - blue));
    let v = (r - luma) / (2.0 * (1.0 - red));
    [16.0 + 219.0 * luma, 128.0 + 224.0 * u, 128.0 + 224.0 * v].map(|value| value.round() as u8)
}
