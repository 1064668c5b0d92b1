//! One scene of one program: its layout for the sources as they are, its slate, its background.

use std::sync::Arc;

use vitrine_domain::Picture;

use super::colours::yuv_of;
use super::frame::{FrameView, Planes};
use super::overlay::Overlay;
use super::{Composed, Inputs};
use crate::layout::{Layer, Layout, Size, Source, SourceSizes, layout};
use crate::program::{Canvas, ProgramSpec, Rgb};

/// A scene, laid out.
#[derive(Clone)]
pub(super) struct SceneView {
    pub program: Arc<ProgramSpec>,
    /// Background in Y, U, V.
    pub background: [u8; 3],
    pub layout: Layout,
    slate: Option<Arc<Slate>>,
    sizes: SourceSizes,
    canvas: Canvas,
}

/// The still picture, over the background and in the program's colours.
struct Slate {
    picture: Arc<Picture>,
    background: Rgb,
    planes: Planes,
    serial: u64,
}

impl SceneView {
    /// The scene of `program`; takes over the slate of the scene `before` if it is the same.
    pub fn new(
        program: &Arc<ProgramSpec>,
        before: Option<&Self>,
        canvas: Canvas,
        inputs: &Inputs<'_>,
        counts: &mut Composed,
    ) -> Self {
        let before = before.and_then(|scene| scene.slate.as_ref());
        let slate = program.slate.as_ref().map(|picture| {
            let background = program.background;
            match before.filter(|slate| slate.is_of(picture, background)) {
                Some(slate) => Arc::clone(slate),
                None => {
                    counts.converted += 1;
                    let serial = before.map_or(1, |slate| slate.serial + 1);
                    Arc::new(Slate::new(picture, background, serial))
                }
            }
        });
        let sizes = sizes(inputs, slate.as_deref());
        Self {
            background: yuv_of(program.background),
            layout: layout(program, canvas, sizes),
            program: Arc::clone(program),
            slate,
            sizes,
            canvas,
        }
    }

    /// Lays out anew if a source has come, gone or changed its size.
    pub fn refresh(&mut self, inputs: &Inputs<'_>) {
        let sizes = sizes(inputs, self.slate.as_deref());
        if sizes != self.sizes {
            self.layout = layout(&self.program, self.canvas, sizes);
            self.sizes = sizes;
        }
    }

    /// The frame that a layer of this scene shows.
    pub fn frame<'a>(&'a self, layer: &Layer, inputs: &Inputs<'a>) -> Option<FrameView<'a>> {
        match layer.source {
            Source::Camera => inputs.camera,
            Source::Screen => inputs.screen,
            Source::Slate => self
                .slate
                .as_ref()
                .map(|slate| slate.planes.as_view(slate.serial)),
        }
    }

    /// Tells the slates of two scenes apart.
    pub fn slate_serial(&self) -> u64 {
        self.slate.as_ref().map_or(0, |slate| slate.serial)
    }
}

impl Slate {
    fn new(picture: &Arc<Picture>, background: Rgb, serial: u64) -> Self {
        let even = |length: u32| length.next_multiple_of(2).max(2);
        let mut planes = Planes::new(even(picture.width()), even(picture.height()));
        let mut target = planes.as_i420();
        for (mut plane, value) in target.planes().into_iter().zip(yuv_of(background)) {
            plane.fill(value);
        }
        Overlay::new(
            picture.rgba(),
            picture.width(),
            picture.height(),
            false,
            false,
        )
        .draw(0, 0, 255, &mut target);
        Self {
            picture: Arc::clone(picture),
            background,
            planes,
            serial,
        }
    }

    fn is_of(&self, picture: &Arc<Picture>, background: Rgb) -> bool {
        Arc::ptr_eq(&self.picture, picture) && self.background == background
    }
}

fn sizes(inputs: &Inputs<'_>, slate: Option<&Slate>) -> SourceSizes {
    SourceSizes {
        camera: inputs.camera.map(|frame| frame.size()),
        screen: inputs.screen.map(|frame| frame.size()),
        slate: slate.map(|slate| {
            let view = slate.planes.as_view(slate.serial);
            Size {
                width: view.width,
                height: view.height,
            }
        }),
    }
}
