//! The mixer takes no memory from the system in the steady state: a counting allocator watches
//! hundreds of ticks, at rest and in transitions. Only a change of program may allocate.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::Arc;

use vitrine_domain::{Picture, Scene};
use vitrine_engine::mixer::{
    Colours, Composed, FrameView, I420Mut, Inputs, Matrix, Mixer, PixelFormat,
};
use vitrine_engine::program::{
    Border, Canvas, CardDepth, CardLayer, Corner, Crop, Fit, Framing, InsetStyle, Motion,
    ProgramSpec, Rgb,
};

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

/// The system's allocator, counting for each thread.
struct Counting;

#[allow(unsafe_code, reason = "an allocator can be replaced in no other way")]
// SAFETY: every call is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promise is the one that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `System` with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        // SAFETY: the pointer came from `System` with this layout.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const CANVAS: Canvas = Canvas {
    width: 320,
    height: 180,
    fps: 30,
};

/// Upright, of the same ticks.
const TALL: Canvas = Canvas {
    width: 180,
    height: 320,
    fps: 30,
};

/// A mixer for each canvas, their buffers and a clock.
struct Show {
    mixers: [Mixer; 2],
    picture: [Vec<u8>; 3],
    screen: Vec<u8>,
    camera: Vec<u8>,
    tick: u64,
}

impl Show {
    fn new() -> Self {
        Self {
            mixers: [CANVAS, TALL].map(Mixer::new),
            picture: [vec![0; 320 * 180], vec![0; 160 * 90], vec![0; 160 * 90]],
            screen: vec![90; 320 * 180 * 4],
            camera: vec![120; 250 * 150 * 2],
            tick: 0,
        }
    }

    /// Composes the next tick on both canvases, from the same frames; both sources change when `is_moving`, or every other tick does so
    /// for the camera. Returns how often memory was taken.
    fn tick(&mut self, program: &Arc<ProgramSpec>, is_moving: bool) -> (u64, Composed) {
        self.tick += 1;
        let changed = if is_moving { self.tick } else { 0 };
        self.screen[self.tick as usize % 1000] = self.tick as u8;
        let screen = FrameView {
            format: PixelFormat::Bgrx,
            width: 320,
            height: 180,
            planes: [&self.screen, &[], &[]],
            strides: [1280, 0, 0],
            colours: Colours::PROGRAM,
            serial: changed,
        };
        let camera = FrameView {
            format: PixelFormat::Yuy2,
            width: 250,
            height: 150,
            planes: [&self.camera, &[], &[]],
            strides: [500, 0, 0],
            colours: Colours {
                matrix: Matrix::Bt601,
                is_full_range: false,
            },
            serial: changed / 2,
        };
        let inputs = Inputs {
            camera: Some(camera),
            screen: Some(screen),
        };
        let before = ALLOCATIONS.get();
        let [wide, tall] = self.mixers.each_mut().map(|mixer| {
            let Canvas { width, height, .. } = mixer.canvas();
            let planes = self.picture.each_mut().map(Vec::as_mut_slice);
            let strides = [width, width / 2, width / 2];
            let out = I420Mut::new(planes, strides, width, height).unwrap();
            mixer.compose(program, &inputs, self.tick * 33_333_333, out)
        });
        assert_eq!(wide.is_in_transition, tall.is_in_transition);
        (ALLOCATIONS.get() - before, wide)
    }

    /// The allocations of so many ticks, the first `warm_up` left out.
    fn run(
        &mut self,
        program: &Arc<ProgramSpec>,
        ticks: u64,
        warm_up: u64,
        is_moving: bool,
    ) -> u64 {
        let counts = (0..ticks).map(|_| self.tick(program, is_moving).0);
        counts.skip(warm_up as usize).sum()
    }
}

fn program(scene: Scene, cards: &[u64]) -> Arc<ProgramSpec> {
    let framing = Framing {
        crop: Crop::default(),
        fit: Fit::Fill,
        is_mirrored: false,
    };
    let card = |&id: &u64| CardLayer {
        id,
        picture: Arc::new(Picture::new(201, 90, vec![100; 201 * 90 * 4]).unwrap()),
        x: 31 + 20 * id as i32,
        y: 70,
        depth: if id == 1 {
            CardDepth::UnderInset
        } else {
            CardDepth::OverAll
        },
        motion: Motion::SlideLeft,
        motion_ms: 500,
    };
    Arc::new(ProgramSpec {
        scene,
        scene_fade_ms: 500,
        camera: Framing {
            is_mirrored: true,
            ..framing
        },
        screen: framing,
        inset: InsetStyle {
            corner: Corner::TopRight,
            width_permille: 300,
            margin_permille: 25,
            radius_permille: 80,
            border: Some(Border {
                width: 6,
                colour: Rgb(255, 255, 255),
            }),
        },
        background: Rgb(20, 20, 60),
        slate: Some(Arc::new(
            Picture::new(320, 180, vec![255; 320 * 180 * 4]).unwrap(),
        )),
        cards: cards.iter().map(card).collect(),
    })
}

#[test]
fn the_counter_counts() {
    let before = ALLOCATIONS.get();
    drop(std::hint::black_box(vec![1_u8; 100]));
    assert_eq!(ALLOCATIONS.get() - before, 1);
}

#[test]
fn the_steady_state_allocates_nothing() {
    for scene in Scene::ALL {
        let mut show = Show::new();
        let program = program(scene, &[1, 2, 3]);
        assert_eq!(show.run(&program, 300, 1, true), 0, "{scene:?} moving");
        assert_eq!(show.run(&program, 100, 0, false), 0, "{scene:?} at rest");
    }
}

#[test]
fn transitions_allocate_nothing_after_their_first_tick() {
    for (from, to) in Scene::ALL
        .into_iter()
        .flat_map(|from| Scene::ALL.map(|to| (from, to)))
    {
        let (from, to) = (program(from, &[1, 2]), program(to, &[2, 3]));
        let mut show = Show::new();
        show.run(&from, 5, 0, true);
        let (_, first) = show.tick(&to, true);
        assert!(first.is_in_transition);
        assert_eq!(
            show.run(&to, 30, 0, true),
            0,
            "{:?} to {:?}",
            from.scene,
            to.scene
        );
        assert!(!show.tick(&to, true).1.is_in_transition);
    }
}
