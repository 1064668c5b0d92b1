//! The engine's own push into the receiver: what a practice run is made of.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use vitrine_domain::Scene;
use vitrine_engine::program::{Canvas, ProgramSpec};
use vitrine_engine::{
    AudioSlot, AudioSource, DestinationId, DestinationSpec, Edition, EncoderProfile, EncodingSpec,
    Engine, EngineConfig, EngineEvent, SourceCondition, SourceSlot, StreamKey, StreamUrl,
    VideoSlot, VideoSource,
};
use vitrine_practice::Receiver;

const FPS: u32 = 30;
const SOON: Duration = Duration::from_secs(30);

fn program() -> ProgramSpec {
    ProgramSpec::bare(Scene::CameraFull)
}

/// How the camera did, one condition after the other.
type Conditions = Arc<Mutex<Vec<SourceCondition>>>;

fn start_engine(camera: &Conditions) -> Engine {
    let heard = Arc::clone(camera);
    let engine = Engine::start(EngineConfig {
        canvas: Canvas {
            width: 640,
            height: 360,
            fps: FPS,
        },
        program: Arc::new(program()),
        encoding: EncodingSpec {
            video_kbps: 1500,
            audio_kbps: 128,
            keyframe_s: 2,
            encoder: None,
        },
        profiles: EncoderProfile::shipped(),
        on_event: Box::new(move |event| {
            if let EngineEvent::SourceChanged {
                slot: SourceSlot::Camera,
                condition,
            } = event
            {
                heard.lock().unwrap().push(condition);
            }
        }),
        on_preview: Box::new(|_| {}),
        on_levels: Box::new(|_| {}),
    })
    .expect("the engine starts");
    engine.set_video_source(VideoSlot::Camera, Some(VideoSource::TestPattern));
    engine.set_audio_source(AudioSlot::Microphone, Some(AudioSource::TestTone));
    engine
}

fn wait_for(what: &str, is_true: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_true() {
        assert!(begun.elapsed() < SOON, "not within {SOON:?}: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_engine_pushes_to_it_as_to_a_platform_and_comes_back_after_a_loss() {
    let receiver = Receiver::open(FPS, Box::new(|_| {})).expect("a receiver");
    let engine = start_engine(&Conditions::default());
    let address = receiver.address();
    let spec = DestinationSpec {
        id: DestinationId(1),
        url: StreamUrl(address.server()),
        key: Some(StreamKey::new(address.key())),
        is_primary: true,
        edition: Edition::Program,
    };
    engine.connect(spec).expect("an address");
    wait_for("five seconds of it", || receiver.counts().pictures > 150);
    let counts = receiver.counts();
    assert!(counts.sounds > 150, "{counts:?}");
    assert_eq!(
        (counts.connections, counts.turned_away),
        (1, 0),
        "{counts:?}"
    );
    assert!(counts.kbps > 300, "{counts:?}");
    receiver.lose_network(Duration::from_secs(2));
    wait_for("it connects again", || receiver.counts().connections == 2);
    let before = receiver.counts().pictures;
    wait_for("pictures arrive again", || {
        receiver.counts().pictures > before + 30
    });
    let stopped = engine.stop(Duration::from_secs(5));
    assert!(stopped.abandoned.is_empty(), "left alive: {stopped:?}");
}

#[test]
fn a_camera_that_is_lost_for_training_is_lost_as_any_other_and_comes_back() {
    use SourceCondition::{Lost, Running};
    let camera = Conditions::default();
    let engine = start_engine(&camera);
    let is = |wanted| camera.lock().unwrap().last() == Some(&wanted);
    wait_for("the camera runs", || is(Running));
    let lost = Instant::now();
    engine.lose_video_source(VideoSlot::Camera, Duration::from_secs(2));
    wait_for("it is lost", || is(Lost));
    wait_for("it is back", || is(Running));
    let away = lost.elapsed();
    assert!(away >= Duration::from_secs(2), "back too soon: {away:?}");
    // A length of nothing ends a loss.
    engine.lose_video_source(VideoSlot::Camera, Duration::from_secs(600));
    wait_for("it is lost again", || is(Lost));
    engine.lose_video_source(VideoSlot::Camera, Duration::ZERO);
    wait_for("it is back at once", || is(Running));
    engine.stop(Duration::from_secs(5));
}
