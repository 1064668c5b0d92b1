//! A screen under Wayland: the desktop's portal shares it and its picture arrives at the server; and
//! whatever the user answers or does to the share, the show goes on and the host is told.

use std::time::Duration;

use rig::{
    Air, AirOptions, Camera, Desk, RtmpServer, ScreenPortal, device_named, devices, wait_for,
};

const SIZE: (u32, u32) = (1280, 720);
const BLUE: [u8; 3] = [0x20, 0x60, 0xa0];
/// What limited range and compression may change.
const ALIKE: u8 = 6;
const A_PART: u64 = 90;
const SOON: Duration = Duration::from_secs(20);

fn options(server: &RtmpServer) -> AirOptions {
    AirOptions {
        show: crate::common::show("screen-show.toml"),
        to: server.url(),
        key: RtmpServer::KEY.to_owned(),
        others: Vec::new(),
        pictures: Vec::new(),
        size: "1280x720@30".to_owned(),
        video_kbps: 2_500,
        seconds: None,
        trusted: None,
        record: None,
        split_minutes: None,
        clock_off_by: None,
    }
}

fn run_a_part(air: &mut Air) {
    let from = air.statuses().last().map_or(0, |status| status.frames);
    air.wait_for_status("more frames", SOON, |status| status.frames >= from + A_PART)
        .unwrap();
}

fn wait_for_notice(air: &Air, code: &str) {
    wait_for(format!("the notice {code}"), SOON, || {
        (!air.notices(code).is_empty()).then_some(())
    })
    .unwrap();
}

fn end(air: &mut Air) {
    let (status, took) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    println!("ended in {took:?}");
}

#[test]
fn a_shared_screen_is_on_air_until_the_user_stops_sharing_it() {
    let desk = Desk::set_up().unwrap();
    let portal = ScreenPortal::open(&desk, SIZE, BLUE).unwrap();
    let _camera = Camera::plug_in(&desk).unwrap();
    let server = RtmpServer::start().unwrap();
    let list = devices(&desk, &portal).unwrap();
    let screen = device_named(&list, "screen", "").unwrap();
    assert_eq!(screen, "portal:screen", "nothing else is offered: {list:?}");

    let mut air = Air::start(&desk, &portal, &options(&server)).unwrap();
    air.wait_for_status("on air", crate::common::ON_AIR_WITHIN, |status| {
        status.link == "on_air"
    })
    .unwrap();
    run_a_part(&mut air);
    portal.stop_sharing().unwrap();
    wait_for_notice(&air, "screen-share-stopped");
    run_a_part(&mut air);
    assert_eq!(portal.questions().len(), 1, "the user is asked once");
    end(&mut air);

    let recordings = server.recordings().unwrap();
    assert_eq!(recordings.len(), 1, "one connection held");
    let recording = &recordings[0];
    let count = recording.watch().unwrap().len();
    assert!(
        count as u64 > 2 * A_PART,
        "the stream went on without the screen"
    );
    let is_blue = |index: usize| {
        let picture = recording.picture(index).unwrap();
        let at = (picture.height / 2 * picture.width + picture.width / 2) * 3;
        (0..3).all(|one| picture.rgb[at + one].abs_diff(BLUE[one]) <= ALIKE)
    };
    let seen: Vec<bool> = (0..count).step_by(15).map(is_blue).collect();
    println!("the screen's colour, twice a second: {seen:?}");
    assert!(seen.contains(&true), "the shared screen was never seen");
    assert_eq!(seen.last(), Some(&false), "it is still seen");
}

#[test]
fn a_screen_that_the_user_does_not_share_is_said_once() {
    let desk = Desk::set_up().unwrap();
    let portal = ScreenPortal::open(&desk, SIZE, BLUE).unwrap();
    let _camera = Camera::plug_in(&desk).unwrap();
    let server = RtmpServer::start().unwrap();
    portal.decline();
    let mut air = Air::start(&desk, &portal, &options(&server)).unwrap();
    wait_for_notice(&air, "screen-declined");
    run_a_part(&mut air);
    assert_eq!(portal.questions().len(), 1, "the user is asked once");
    assert_eq!(air.notices("screen-declined").len(), 1);
    end(&mut air);
}
