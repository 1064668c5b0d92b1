//! Everything a show needs, set up together.

use crate::{Camera, Clapper, ClapperPlan, Desk, Display, Result, RtmpServer};

/// A screen with the moving picture, a camera, a microphone, and a server that takes the show.
#[derive(Debug)]
pub struct Stage {
    /// The platform.
    pub server: RtmpServer,
    /// The moving picture and the sound.
    pub clapper: Clapper,
    /// The camera.
    pub camera: Camera,
    /// The screen, 1920x1080.
    pub display: Display,
    /// The session they live in.
    pub desk: Desk,
}

impl Stage {
    /// Sets it up; the clapper draws 60 pictures a second.
    pub fn set_up() -> Result<Self> {
        let desk = Desk::set_up()?;
        let display = Display::open(1920, 1080, desk.folder())?;
        let camera = Camera::plug_in(&desk)?;
        let server = RtmpServer::start()?;
        let clapper = Clapper::start(&display, &desk, ClapperPlan::at_rate(Self::PICTURES))?;
        Ok(Self {
            server,
            clapper,
            camera,
            display,
            desk,
        })
    }

    /// How many pictures the screen shows in a second.
    pub const PICTURES: u32 = 60;
}
