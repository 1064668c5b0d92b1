//! Writes every template in every theme and format with easy and hard cases as PNG files:
//! `cargo run --release -p vitrine-cards --example gallery -- OUTDIR [BACKGROUND] [PHOTO...]`.
//!
//! With a background picture the cards stand on it as they would on air; several photos go to the
//! product and those beside it in turn. Words in `GALLERY` keep only the files whose name contains
//! all of them.

#![allow(clippy::print_stdout)] // A tool for people at a terminal.

#[path = "../tests/it/common/cases.rs"]
mod cases;
#[path = "../tests/it/common/dossier.rs"]
mod dossier;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use image::{Rgba, RgbaImage, imageops};
use vitrine_cards::{CanvasSize, CardSpec, CardsError, PhotoSource, RenderedCard, Renderer};
use vitrine_domain::{CardTemplateId, ThemeId};

const CANVASES: [(&str, CanvasSize); 3] = [
    (
        "1080p",
        CanvasSize {
            width: 1920,
            height: 1080,
        },
    ),
    (
        "720p",
        CanvasSize {
            width: 1280,
            height: 720,
        },
    ),
    (
        "9x16",
        CanvasSize {
            width: 1080,
            height: 1920,
        },
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let out = arguments
        .next()
        .ok_or("say where the pictures go: gallery OUTDIR")?;
    let background = arguments.next();
    let photos: Vec<PathBuf> = arguments.collect();
    let filter = std::env::var("GALLERY").unwrap_or_default();
    let filter: Vec<&str> = filter.split_whitespace().collect();
    std::fs::create_dir_all(&out)?;
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
    let mut renderer = Renderer::new(&assets)?;
    let templates: Vec<_> = renderer.templates().cloned().collect();
    let themes: Vec<_> = renderer.themes().map(|(id, _)| id.clone()).collect();
    for (case, mut spec) in cases::all() {
        with_photos(&mut spec, &photos);
        for template in &templates {
            for theme in &themes {
                for (format, canvas) in CANVASES {
                    let name = format!("{}-{format}-{}-{case}", template.0, theme.0);
                    if !filter.iter().all(|word| name.contains(word)) {
                        continue;
                    }
                    let started = Instant::now();
                    let card = renderer.render(&spec, template, theme, canvas)?;
                    let took = started.elapsed();
                    let tick = tick(&mut renderer, &spec, (template, theme, canvas))?;
                    let (width, height) = (card.picture.width(), card.picture.height());
                    println!(
                        "{name}: {width}x{height} at {},{} in {took:.1?}, a tick in {tick:.1?}",
                        card.x, card.y
                    );
                    for warning in &card.warnings {
                        println!("    {warning}");
                    }
                    on_air(&card, canvas, background.as_deref())?
                        .save(out.join(format!("{name}.png")))?;
                }
            }
        }
    }
    Ok(())
}

/// Real photos in place of drawn ones.
fn with_photos(spec: &mut CardSpec, photos: &[PathBuf]) {
    let compared = spec.comparison.iter_mut().flat_map(|it| &mut it.products);
    let bundled = spec.bundle.iter_mut().flat_map(|it| &mut it.products);
    let lists: [Vec<&mut Option<PhotoSource>>; 3] = [
        vec![&mut spec.photo],
        compared.map(|it| &mut it.photo).collect(),
        bundled.map(|it| &mut it.photo).collect(),
    ];
    for list in lists {
        for (place, photo) in list.into_iter().zip(photos.iter().cycle()) {
            if place.is_some() {
                *place = Some(PhotoSource::File(photo.clone()));
            }
        }
    }
}

/// How long the next second of the countdown takes.
fn tick(
    renderer: &mut Renderer,
    spec: &CardSpec,
    (template, theme, canvas): (&CardTemplateId, &ThemeId, CanvasSize),
) -> Result<Duration, CardsError> {
    let mut next = spec.clone();
    if let Some(countdown) = &mut next.countdown {
        countdown.time = "04:58".to_owned();
    }
    let started = Instant::now();
    renderer.render(&next, template, theme, canvas)?;
    Ok(started.elapsed())
}

/// The card over the background, or over a plain grey.
fn on_air(
    card: &RenderedCard,
    canvas: CanvasSize,
    background: Option<&Path>,
) -> Result<RgbaImage, Box<dyn Error>> {
    let mut air = match background {
        Some(path) => image::open(path)?
            .resize_to_fill(canvas.width, canvas.height, imageops::FilterType::Triangle)
            .into_rgba8(),
        None => RgbaImage::from_pixel(canvas.width, canvas.height, Rgba([120, 124, 130, 255])),
    };
    let width = card.picture.width();
    for (index, pixel) in card.picture.rgba().chunks_exact(4).enumerate() {
        let index = index as u32;
        let (x, y) = (
            card.x + (index % width) as i32,
            card.y + (index / width) as i32,
        );
        let below = air.get_pixel_mut(x.try_into()?, y.try_into()?);
        let rest = 255 - u32::from(pixel[3]);
        for (channel, value) in below.0.iter_mut().zip(&pixel[..3]) {
            *channel = (u32::from(*value) + u32::from(*channel) * rest / 255).min(255) as u8;
        }
    }
    Ok(air)
}
