//! What can go wrong when the engine is asked for something. What goes wrong by itself later (a
//! camera lost, a server gone) is an [`EngineEvent`](crate::EngineEvent), not an error.

/// Why the engine could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// GStreamer itself could not start.
    #[error("GStreamer did not start: {detail}")]
    Start {
        /// What GStreamer said.
        detail: String,
    },
    /// A GStreamer element is not installed.
    #[error("the GStreamer element {element} is not installed")]
    MissingElement {
        /// Its factory name.
        element: String,
    },
    /// A pipeline could not be put together.
    #[error("the {pipeline} pipeline could not be built: {detail}")]
    Build {
        /// Which pipeline.
        pipeline: &'static str,
        /// What GStreamer said.
        detail: String,
    },
    /// A pipeline did not begin to play.
    #[error("the {pipeline} pipeline did not start: {detail}")]
    Play {
        /// Which pipeline.
        pipeline: &'static str,
        /// What GStreamer said.
        detail: String,
    },
    /// An encoder profile names a property its element does not have, or a value it cannot take.
    #[error("{element} takes no {property} = {value}")]
    Property {
        /// The element's factory name.
        element: String,
        /// The property.
        property: String,
        /// The value that was refused.
        value: String,
    },
    /// No encoder of this kind encoded a few frames in time.
    #[error("no {kind} encoder works on this machine (tried: {tried})")]
    NoEncoder {
        /// `h264` or `aac`.
        kind: &'static str,
        /// The names of those that were tried.
        tried: String,
    },
    /// The canvas or the encoding cannot change while a destination is connected.
    #[error("the picture's size, rate and encoding cannot change on air")]
    OnAir,
    /// The canvas is not one the engine can make.
    #[error("a canvas of {width}x{height} at {fps} is not possible")]
    Canvas {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// Frames a second.
        fps: u32,
    },
    /// The address of a destination cannot be used.
    #[error(transparent)]
    Address(#[from] crate::destination::AddressError),
    /// There is no such device.
    #[error("there is no device {id}")]
    NoDevice {
        /// What was asked for.
        id: String,
    },
    /// This kind of source does not exist on this system.
    #[error("{what} cannot be captured on this system")]
    Unsupported {
        /// What was asked for.
        what: &'static str,
    },
    /// Under Wayland: the desktop cannot be asked for a screen.
    #[error("the desktop shares no screens: {detail}")]
    NoScreenPortal {
        /// What the session bus said.
        detail: String,
    },
    /// The engine has stopped.
    #[error("the engine has stopped")]
    Stopped,
}

impl EngineError {
    /// A build error of `pipeline`, from whatever GStreamer said.
    pub(crate) fn build(pipeline: &'static str, detail: impl std::fmt::Display) -> Self {
        Self::Build {
            pipeline,
            detail: detail.to_string(),
        }
    }

    /// A start error of `pipeline`, from whatever GStreamer said.
    pub(crate) fn play(pipeline: &'static str, detail: impl std::fmt::Display) -> Self {
        Self::Play {
            pipeline,
            detail: detail.to_string(),
        }
    }
}
