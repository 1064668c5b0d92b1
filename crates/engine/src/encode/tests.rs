use super::*;
use crate::destination::PacketKind;

const CANVAS: Canvas = Canvas {
    width: 640,
    height: 360,
    fps: 30,
};
const EACH: u64 = 20;

fn spec() -> EncodingSpec {
    EncodingSpec {
        video_kbps: 2000,
        audio_kbps: 128,
        keyframe_s: 2,
        encoder: None,
    }
}

fn alone(hub: &Hub) -> Surroundings<'_> {
    Surroundings {
        hub,
        limiter_delay_ns: 0,
        urgency: None,
    }
}

fn picture(number: u64) -> gst::Buffer {
    let bytes = (0..CANVAS.width * CANVAS.height * 3 / 2)
        .map(|index| (u64::from(index) * (number + 7) % 251) as u8);
    let mut picture = gst::Buffer::from_slice(bytes.collect::<Vec<u8>>());
    let time = gst::ClockTime::from_nseconds(number * 1_000_000_000 / u64::from(CANVAS.fps));
    picture.get_mut().expect("it is new").set_pts(time);
    picture
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < deadline, "{what} did not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn of_element(element: &str) -> EncoderProfile {
    let mut profiles = EncoderProfile::shipped().into_iter();
    let found = profiles.find(|profile| profile.element == element);
    found.expect("it is shipped")
}

/// Pictures of an encoder until there are so many: their sizes in bytes.
fn sizes_of(outlet: &crate::destination::Outlet, sizes: &mut Vec<usize>) -> usize {
    let packets = std::iter::from_fn(|| outlet.queue().pop());
    sizes.extend(packets.map(|packet| packet.body.size()));
    sizes.len()
}

#[test]
fn the_rate_of_a_running_encoder_changes_without_a_break() {
    gst::init().expect("GStreamer");
    let profile = of_element("x264enc");
    let audio = EncoderProfile::shipped()
        .into_iter()
        .filter(|profile| profile.kind == EncoderKind::Aac)
        .find(|profile| crate::elements::exists(&profile.element));
    let chosen = Chosen {
        video: profile.clone(),
        audio: audio.expect("an AAC encoder"),
    };
    let (hub, teardown) = (Hub::default(), Teardown::default());
    let outlet = hub.add();
    outlet.queue().open();
    let encoders = Encoders::start(&chosen, CANVAS, &spec(), alone(&hub)).expect("encoders");
    let intake = encoders.intake();
    let mut sizes = Vec::new();
    // Two seconds to settle and two to measure, at each rate.
    for number in 0..240 {
        if number == 120 {
            encoders
                .set_video_kbps(&profile, 600)
                .expect("another rate");
        }
        wait_until("room", || !intake.is_behind());
        intake.push_picture(picture(number));
        sizes_of(&outlet, &mut sizes);
    }
    wait_until("the last packets", || sizes_of(&outlet, &mut sizes) == 240);
    let kbps = |part: &[usize]| {
        let seconds = part.len() as f64 / f64::from(CANVAS.fps);
        part.iter().sum::<usize>() as f64 * 8.0 / 1000.0 / seconds
    };
    let (before, after) = (kbps(&sizes[60..120]), kbps(&sizes[180..]));
    assert!(
        (1800.0..2200.0).contains(&before) && (500.0..700.0).contains(&after),
        "{before:.0}, then {after:.0} kbit/s"
    );
    encoders.stop(&teardown);
}

#[test]
fn lighter_settings_take_over_without_a_gap_and_under_the_same_headers() {
    gst::init().expect("GStreamer");
    let profiles = EncoderProfile::shipped();
    let x264 = of_element("x264enc");
    let audio = profiles
        .iter()
        .filter(|profile| profile.kind == EncoderKind::Aac)
        .find(|profile| crate::elements::exists(&profile.element));
    let chosen = Chosen {
        video: x264.clone(),
        audio: audio.expect("an AAC encoder").clone(),
    };
    let (hub, teardown) = (Hub::default(), Teardown::default());
    let outlet = hub.add();
    outlet.queue().open();
    let mut encoders = Encoders::start(&chosen, CANVAS, &spec(), alone(&hub)).expect("encoders");
    hub.set_audio_caps(&gst::Caps::new_any());
    let intake = encoders.intake();
    let mut pushed = 0;
    let mut caps: Vec<gst::Caps> = Vec::new();
    let mut packets = Vec::new();
    for lightness in 0..=x264.lighter.len() {
        if lightness > 0 {
            let lighter = x264.at(lightness).expect("there are so many");
            encoders
                .hand_over(&lighter, CANVAS, &spec())
                .expect("the next encoder");
        }
        for _ in 0..EACH {
            wait_until("room", || !intake.is_behind());
            intake.push_picture(picture(pushed));
            pushed += 1;
        }
        wait_until("the end of the hand-over", || {
            !encoders.is_handing_over(&teardown)
        });
        wait_until("its first packet", || {
            packets.extend(std::iter::from_fn(|| outlet.queue().pop()));
            packets.len() as u64 > lightness as u64 * EACH
        });
        caps.extend(hub.caps().map(|caps| caps.video));
    }
    wait_until("the last packets", || {
        packets.extend(std::iter::from_fn(|| outlet.queue().pop()));
        packets.len() as u64 == pushed
    });
    assert!(x264.at(x264.lighter.len() + 1).is_none());
    assert_eq!(intake.dropped_frames(), 0);
    assert!(packets.is_sorted_by(|one, next| one.pts_ns < next.pts_ns));
    assert_eq!(caps.len(), 3);
    for lightness in 0..caps.len() {
        let first = &packets[lightness * EACH as usize];
        assert_eq!(first.kind, PacketKind::Key, "of lightness {lightness}");
        assert_eq!(caps[lightness], caps[0], "of lightness {lightness}");
    }
    encoders.stop(&teardown);
}
