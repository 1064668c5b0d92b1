//! The scene of every measurement: the screen full, the camera in a corner, a product's lower third.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vitrine_cards::{
    CanvasSize, CardPromo, CardRating, CardSpec, CardStock, PhotoSource, Renderer, StockTone,
};
use vitrine_domain::{CardTemplateId, Picture, Scene, ThemeId};
use vitrine_engine::layout::{Rect, Size, SourceSizes, layout};
use vitrine_engine::program::{
    Border, Canvas, CardDepth, CardLayer, Corner, Fit, Framing, InsetStyle, Motion, ProgramSpec,
    Rgb,
};

use crate::Result;
use crate::footage::{CAMERA, Footage, SCREEN};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets");
/// The safe default of every platform.
pub const VIDEO_KBPS: u32 = 4500;

/// The program at so many frames a second.
pub fn canvas(fps: u32) -> Canvas {
    Canvas {
        width: SCREEN.0,
        height: SCREEN.1,
        fps,
    }
}

/// What a contender needs to know. Travels to our own processes as a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sheet {
    pub frames: u64,
    pub screen: PathBuf,
    pub camera: PathBuf,
    pub card: Card,
}

/// The card, in files: premultiplied pixels for us, a PNG for those who read one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Card {
    pub pixels: PathBuf,
    pub png: PathBuf,
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
}

impl Sheet {
    /// For this footage.
    pub fn of(footage: &Footage, frames: u64) -> Result<Self> {
        Ok(Self {
            frames,
            screen: footage.screen.clone(),
            camera: footage.camera.clone(),
            card: Card::render(&footage.beside("card"))?,
        })
    }

    /// Writes it down.
    pub fn write(&self, file: &Path) -> Result<()> {
        Ok(fs::write(file, serde_json::to_vec(self)?)?)
    }

    /// Reads it.
    pub fn read(file: &Path) -> Result<Self> {
        Ok(serde_json::from_slice(&fs::read(file)?)?)
    }
}

impl Card {
    /// Draws it for the scene's canvas and writes its files, `BASE.rgba` and `BASE.png`.
    pub fn render(base: &Path) -> Result<Self> {
        let (width, height) = SCREEN;
        Self::render_for(base, CanvasSize { width, height })
    }

    /// As [`Self::render`], for another canvas.
    pub fn render_for(base: &Path, canvas: CanvasSize) -> Result<Self> {
        let assets = Path::new(ASSETS);
        let mut renderer = Renderer::new(assets)?;
        let card = renderer.render(
            &spec(assets),
            &CardTemplateId::lower_third(),
            &ThemeId("lumen".to_owned()),
            canvas,
        )?;
        if let Some(warning) = card.warnings.first() {
            return Err(format!("the card lacks something: {warning}").into());
        }
        let (pixels, png) = (base.with_extension("rgba"), base.with_extension("png"));
        let picture = &card.picture;
        fs::write(&pixels, picture.rgba())?;
        let mut straight = picture.rgba().to_vec();
        straight.chunks_exact_mut(4).for_each(unmultiply);
        let (width, height) = (picture.width(), picture.height());
        image::save_buffer(&png, &straight, width, height, image::ColorType::Rgba8)?;
        Ok(Self {
            pixels,
            png,
            x: card.x,
            y: card.y,
            width,
            height,
        })
    }

    /// Its pixels.
    pub fn picture(&self) -> Result<Arc<Picture>> {
        Ok(Arc::new(Picture::new(
            self.width,
            self.height,
            fs::read(&self.pixels)?,
        )?))
    }

    /// At its place in the program.
    pub fn layer(&self, picture: Arc<Picture>) -> CardLayer {
        CardLayer {
            id: 1,
            picture,
            x: self.x,
            y: self.y,
            depth: CardDepth::OverAll,
            motion: Motion::Fade,
            motion_ms: 0,
        }
    }
}

fn unmultiply(pixel: &mut [u8]) {
    let alpha = u32::from(pixel[3]);
    for channel in &mut pixel[..3] {
        let straight = (u32::from(*channel) * 255 + alpha / 2).checked_div(alpha);
        *channel = straight.unwrap_or_default().min(255) as u8;
    }
}

/// A product of the demo show.
fn spec(assets: &Path) -> CardSpec {
    CardSpec {
        title: "Aube table lamp".to_owned(),
        brand: Some("Maison Lumen".to_owned()),
        photo: Some(PhotoSource::File(assets.join("demo/photos/lamp.jpg"))),
        price: Some("€145.00".to_owned()),
        compare_at: Some("€169.00".to_owned()),
        percent_off: Some("−14%".to_owned()),
        rating: Some(CardRating {
            hundredths: 480,
            text: "4.8".to_owned(),
            count: "212 reviews".to_owned(),
        }),
        stock: Some(CardStock {
            text: "18 in stock".to_owned(),
            tone: StockTone::Plenty,
        }),
        promo: Some(CardPromo {
            label: "With the code".to_owned(),
            code: "SOIREE".to_owned(),
        }),
        ..CardSpec::default()
    }
}

/// The program with these cards. The framing and the inset are the studio's.
pub fn program(cards: Vec<CardLayer>) -> ProgramSpec {
    ProgramSpec {
        scene: Scene::ScreenWithCamera,
        scene_fade_ms: 0,
        camera: Framing::PLAIN,
        screen: Framing {
            fit: Fit::Fit,
            ..Framing::PLAIN
        },
        inset: InsetStyle {
            corner: Corner::BottomRight,
            width_permille: 260,
            margin_permille: 25,
            radius_permille: 45,
            border: Some(Border {
                width: 3,
                colour: Rgb(244, 239, 230),
            }),
        },
        background: Rgb(17, 19, 24),
        slate: None,
        cards,
    }
}

/// Where the camera's picture stands.
pub fn inset() -> Result<Rect> {
    let size = |(width, height)| Some(Size { width, height });
    let sizes = SourceSizes {
        camera: size(CAMERA),
        screen: size(SCREEN),
        slate: None,
    };
    let layout = layout(&program(Vec::new()), canvas(30), sizes);
    let inset = layout
        .layers
        .get(layout.under_inset)
        .ok_or("the scene has no inset")?;
    Ok(inset.place)
}
