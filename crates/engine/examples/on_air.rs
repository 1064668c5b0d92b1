//! Sends a test pattern and a tone to an RTMP server for some seconds and prints what happens:
//! `cargo run -p vitrine-engine --example on_air -- rtmp://127.0.0.1:1935/live/key 10 [CAMERA [SCREEN [MICROPHONE]]]`
//! with devices by their ids, which are printed first. `SCENE=screen` shows the screen alone.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use vitrine_domain::Scene;
use vitrine_engine::program::{Border, Canvas, InsetStyle, ProgramSpec, Rgb};
use vitrine_engine::{
    AudioSlot, AudioSource, DestinationId, DestinationSpec, DeviceId, Edition, EncoderProfile,
    EncodingSpec, Engine, EngineConfig, PreviewSize, StreamUrl, VideoSlot, VideoSource,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments
        .next()
        .ok_or("where to? (rtmp://server/application/key)")?;
    let seconds: u64 = arguments.next().as_deref().unwrap_or("10").parse()?;
    let mut device = || arguments.next().filter(|id| id != "-").map(DeviceId);
    let (camera, screen, microphone) = (device(), device(), device());
    let previews = Arc::new(AtomicU64::new(0));
    let preview_bytes = Arc::new(AtomicU64::new(0));
    let (count, bytes) = (Arc::clone(&previews), Arc::clone(&preview_bytes));
    let engine = Engine::start(EngineConfig {
        canvas: Canvas {
            width: 1920,
            height: 1080,
            fps: 30,
        },
        program: Arc::new(program(screen.is_some())),
        encoding: EncodingSpec {
            video_kbps: 4500,
            audio_kbps: 128,
            keyframe_s: 2,
            encoder: None,
        },
        profiles: EncoderProfile::shipped(),
        on_event: Box::new(|event| println!("{event:?}")),
        on_preview: Box::new(move |frame| {
            count.fetch_add(1, Ordering::Relaxed);
            bytes.fetch_add(frame.jpeg.len() as u64, Ordering::Relaxed);
        }),
        on_levels: Box::new(|_| {}),
    })?;
    std::thread::sleep(Duration::from_secs(1));
    for device in engine.devices() {
        println!("{:?} {} ({})", device.slot, device.id, device.name);
    }
    let camera = camera.map_or(VideoSource::TestPattern, VideoSource::Device);
    engine.set_video_source(VideoSlot::Camera, Some(camera));
    engine.set_video_source(VideoSlot::Screen, screen.map(VideoSource::Device));
    let microphone = microphone.map_or(AudioSource::TestTone, AudioSource::Device);
    engine.set_audio_source(AudioSlot::Microphone, Some(microphone));
    if std::env::var_os("NO_PREVIEW").is_none() {
        engine.set_preview(Some(PreviewSize {
            width: 640,
            height: 360,
            fps: 30,
        }));
    }
    let destination = DestinationSpec {
        id: DestinationId(1),
        url: StreamUrl(url),
        key: None,
        is_primary: true,
        edition: Edition::Program,
    };
    engine.connect(destination)?;
    for _ in 0..seconds {
        std::thread::sleep(Duration::from_secs(1));
        println!("{:?}", engine.stats());
    }
    let (count, bytes) = (
        previews.load(Ordering::Relaxed),
        preview_bytes.load(Ordering::Relaxed),
    );
    println!("{count} previews, {} bytes each", bytes / count.max(1));
    println!("{:?}", engine.stop(Duration::from_secs(5)));
    Ok(())
}

fn program(has_screen: bool) -> ProgramSpec {
    let scene = match (has_screen, std::env::var("SCENE").as_deref()) {
        (true, Ok("screen")) => Scene::ScreenFull,
        (true, _) => Scene::ScreenWithCamera,
        (false, _) => Scene::CameraFull,
    };
    let bare = ProgramSpec::bare(scene);
    ProgramSpec {
        inset: InsetStyle {
            radius_permille: 60,
            border: Some(Border {
                width: 4,
                colour: Rgb(255, 255, 255),
            }),
            ..bare.inset
        },
        background: Rgb(20, 20, 24),
        ..bare
    }
}
