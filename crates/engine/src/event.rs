//! What the engine tells by itself: typed facts without words for people.

use vitrine_domain::UnixMs;

use crate::destination::DestinationId;
use crate::edition::EditionId;
use crate::recorder::{RecordedFile, RecordingState};
use crate::source::{ShareEnd, SourceSlot};

/// Something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EngineEvent {
    /// A program is seen for the first time. One that was replaced before its first tick never is.
    ProgramShown(ProgramShown),
    /// The program's encoders were chosen by trying them.
    EncoderChosen {
        /// The H.264 encoder, for people.
        video: String,
        /// The AAC encoder, for people.
        audio: String,
    },
    /// The program's encoder could not follow, and from now on codes with lighter settings.
    EncoderLightened,
    /// The pictures have another rate: the connection to the primary destination takes no more, or
    /// takes more again.
    BitrateChanged {
        /// In kbit/s.
        video_kbps: u32,
        /// Less than was asked for.
        is_lowered: bool,
    },
    /// Devices came or went; ask [`Engine::devices`](crate::Engine::devices) again.
    DevicesChanged,
    /// A source does differently now.
    SourceChanged {
        /// Where it stands.
        slot: SourceSlot,
        /// How it does.
        condition: SourceCondition,
    },
    /// The user shares a screen with us. With the token the desktop gives the same again without
    /// asking, once: [`Engine::set_share_token`](crate::Engine::set_share_token).
    ScreenShared {
        /// `None` from a desktop that always asks.
        token: Option<String>,
    },
    /// The user does not share a screen (any more). The source is none now.
    ScreenNotShared(ShareEnd),
    /// A connection does differently now.
    Destination {
        /// Which one.
        id: DestinationId,
        /// How it does.
        link: Link,
    },
    /// The recording does differently now.
    Recording(RecordingState),
    /// Nothing is added to a recording's file any more.
    RecordingFileEnded(RecordedFile),
    /// Something is not as it should be, and the program goes on.
    Warning(Warning),
}

/// The first frame of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgramShown {
    /// Which program: the number that [`Engine::set_program`](crate::Engine::set_program) gave it, 0 for
    /// the one the engine began with.
    pub program: u64,
    /// Which frame, counted at the program's rate since the engine was started.
    pub frame: u64,
    /// When that frame was due.
    pub at: UnixMs,
    /// The same in program time, in nanoseconds: to be compared with where a recording begins.
    pub time_ns: u64,
}

/// How a source does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceCondition {
    /// None was chosen.
    None,
    /// It is being opened.
    Starting,
    /// Frames or sound arrive.
    Running,
    /// Nothing arrives any more. It is opened again every second until it is back.
    Lost,
}

/// How a connection does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Not in use (any more).
    Off,
    /// Connecting for the first time.
    Connecting,
    /// The server takes packets.
    OnAir {
        /// Since when.
        since: UnixMs,
    },
    /// Lost, or never made; tried again for ever.
    Reconnecting {
        /// How many tries have failed in a row.
        attempt: u32,
        /// When the next try is at the latest.
        next_at: UnixMs,
        /// Why the last one failed.
        reason: LostReason,
    },
}

/// Why a connection failed. Classified by the domain and number of an error and by our own look at the
/// server, never by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostReason {
    /// The server's name is not known.
    UnknownHost,
    /// Nobody listens there.
    Refused,
    /// No answer at all: no network, or a firewall.
    Unreachable,
    /// TLS failed: the certificate is wrong, or it is no TLS server.
    Certificate,
    /// The server answers but does not take the stream: most often a wrong key.
    Rejected,
    /// Somebody sends with this key, or the server still holds a connection that is gone.
    InUse,
    /// The server, or the network, ended a connection that worked.
    Closed,
    /// The server took the connection and reads nothing.
    Stalled,
    /// A GStreamer element is missing.
    Setup,
}

/// Something is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Ticks were missed within the last second.
    MissedTicks {
        /// How many.
        count: u64,
    },
    /// The encoder is behind; frames were dropped within the last second.
    EncoderBehind {
        /// How many.
        count: u64,
    },
    /// No encoder works: nothing can go out.
    NoEncoder {
        /// For the log.
        detail: String,
    },
    /// An encoder died and was started again.
    EncoderFailed {
        /// For the log.
        detail: String,
    },
    /// Pictures of an edition beside the program were left out within the last second: the program
    /// had precedence, or the edition's own encoder is behind.
    EditionBehind {
        /// Which one.
        edition: EditionId,
        /// How many.
        count: u64,
    },
    /// The encoders of an edition beside the program died, or there are none for it. They are
    /// started again.
    EditionFailed {
        /// Which one.
        edition: EditionId,
        /// For the log.
        detail: String,
    },
    /// A pipeline did not stop in time and was abandoned.
    Abandoned {
        /// What it was.
        what: String,
    },
}
