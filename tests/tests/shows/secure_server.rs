//! RTMPS as platforms ask for it: a good certificate is enough, a bad one and a wrong key are told
//! apart, and the key is never sent where the certificate is bad.

use std::time::Duration;

use rig::{Air, AirOptions, Certificate, RtmpServer, Stage};

const KBPS: u32 = 2_500;
/// A connection is tried, judged and told of within this.
const TOLD_WITHIN: Duration = Duration::from_secs(15);

/// The options of a push to this server over TLS.
fn options(stage: &Stage, server: &RtmpServer) -> AirOptions {
    AirOptions {
        to: server.secure_url().unwrap(),
        ..crate::common::options(stage, "camera-show.toml", "1280x720@30", KBPS)
    }
}

/// What the program says under this code of the connection that it can't make, in French.
fn reason(stage: &Stage, options: &AirOptions, code: &str) -> String {
    let mut air = Air::start(&stage.desk, &stage.display, options).unwrap();
    let said = rig::wait_for("what is wrong with the connection", TOLD_WITHIN, || {
        air.notices(code).into_iter().next()
    });
    let said = said.unwrap();
    println!("{said}");
    let (status, _) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    said
}

#[test]
fn a_secure_server_is_reached_and_what_is_wrong_with_it_is_told() {
    let stage = Stage::set_up().unwrap();
    let certificate = Certificate::make().unwrap();
    let server = RtmpServer::start_secure(&certificate).unwrap();

    let stranger = options(&stage, &server);
    assert!(reason(&stage, &stranger, "link-certificate").contains("certificat"));
    assert_eq!(server.bytes(), 0, "nothing was sent to a stranger");

    let known = AirOptions {
        trusted: Some(certificate.path()),
        ..stranger
    };
    let wrong_key = AirOptions {
        key: "of-another-show".to_owned(),
        ..known.clone()
    };
    assert!(reason(&stage, &wrong_key, "link-rejected").contains("clé"));
    assert_eq!(server.bytes(), 0, "nothing was taken with a wrong key");

    let mut air = Air::start(&stage.desk, &stage.display, &known).unwrap();
    air.wait_for_status("on air", crate::common::ON_AIR_WITHIN, |status| {
        status.link == "on_air"
    })
    .unwrap();
    server.wait_for_more(TOLD_WITHIN).unwrap();
    let (status, _) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    let recordings = server.recordings().unwrap();
    assert_eq!(recordings.len(), 1, "one connection was enough");
    assert_eq!(recordings[0].video().codec, "h264");
    let log = std::fs::read_to_string(stage.desk.folder().join("vitrine.log")).unwrap();
    assert!(
        !log.contains(&known.key) && !log.contains(&wrong_key.key),
        "no log names a key"
    );
}
