//! One client: the handshake, the key, and then what it publishes.

use std::time::Duration;

use bytes::Bytes;
use rml_rtmp::handshake::{Handshake, HandshakeProcessResult, PeerType};
use rml_rtmp::sessions::{
    ServerSession, ServerSessionConfig, ServerSessionEvent, ServerSessionResult,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Arrived;
use crate::address::Address;
use crate::arrival::{picture, sound};
use crate::budget::Budget;

/// The engine shows its key within milliseconds.
const KEY_WITHIN: Duration = Duration::from_secs(5);
const READ_BYTES: usize = 16 * 1024;

/// Why a client was let go.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionError {
    #[error("the connection failed: {0}")]
    Socket(#[from] std::io::Error),
    #[error("the client speaks no RTMP: {0}")]
    Handshake(#[from] rml_rtmp::handshake::HandshakeError),
    #[error("the client speaks broken RTMP: {0}")]
    Broken(#[from] rml_rtmp::sessions::ServerSessionError),
    #[error("the client has not the key")]
    Key,
    #[error("the client showed no key in time")]
    Slow,
    #[error("the client sends more than anybody needs to")]
    TooMuch,
    #[error("the client wants what there is none of")]
    Unwanted,
}

/// A client on its socket.
pub(crate) struct Session<'a> {
    socket: TcpStream,
    address: &'a Address,
    budget: Budget,
    rtmp: ServerSession,
    is_publishing: bool,
    /// Said once the key was shown, for everything that arrives.
    hand_on: &'a dyn Fn(Arrived),
}

impl<'a> Session<'a> {
    /// Serves a client until it leaves. `hand_on` hears of nobody without the key.
    pub async fn serve(
        mut socket: TcpStream,
        address: &'a Address,
        hand_on: &'a dyn Fn(Arrived),
    ) -> Result<(), SessionError> {
        let deadline = tokio::time::Instant::now() + KEY_WITHIN;
        let mut budget = Budget::default();
        let shaken = tokio::time::timeout_at(deadline, shake_hands(&mut socket, &mut budget));
        let rest = shaken.await.map_err(|_| SessionError::Slow)??;
        let (rtmp, greeting) = ServerSession::new(ServerSessionConfig::new())?;
        let mut session = Self {
            socket,
            address,
            budget,
            rtmp,
            is_publishing: false,
            hand_on,
        };
        session.answer(greeting).await?;
        session.take(&rest).await?;
        let is_shown = tokio::time::timeout_at(deadline, session.until_key());
        if is_shown.await.map_err(|_| SessionError::Slow)?? {
            while session.read().await? {}
        }
        Ok(())
    }

    /// Reads on until the key was shown; false when the client has left before.
    async fn until_key(&mut self) -> Result<bool, SessionError> {
        while !self.is_publishing {
            if !self.read().await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes in what has come; false at the end.
    async fn read(&mut self) -> Result<bool, SessionError> {
        let mut bytes = [0; READ_BYTES];
        let count = self.socket.read(&mut bytes).await?;
        if count == 0 {
            return Ok(false);
        }
        if !self.budget.take(count) {
            return Err(SessionError::TooMuch);
        }
        self.take(&bytes[..count]).await?;
        Ok(true)
    }

    async fn take(&mut self, bytes: &[u8]) -> Result<(), SessionError> {
        let results = self.rtmp.handle_input(bytes)?;
        self.answer(results).await
    }

    async fn answer(&mut self, results: Vec<ServerSessionResult>) -> Result<(), SessionError> {
        let mut waiting = std::collections::VecDeque::from(results);
        while let Some(result) = waiting.pop_front() {
            match result {
                ServerSessionResult::OutboundResponse(packet) => {
                    self.socket.write_all(&packet.bytes).await?;
                }
                ServerSessionResult::RaisedEvent(event) => waiting.extend(self.hear(event)?),
                ServerSessionResult::UnhandleableMessageReceived(message) => {
                    self.budget.credit(message.data.len());
                }
            }
        }
        Ok(())
    }

    fn hear(
        &mut self,
        event: ServerSessionEvent,
    ) -> Result<Vec<ServerSessionResult>, SessionError> {
        match event {
            ServerSessionEvent::ConnectionRequested { request_id, .. } => {
                Ok(self.rtmp.accept_request(request_id)?)
            }
            ServerSessionEvent::PublishStreamRequested {
                request_id,
                app_name,
                stream_key,
                ..
            } => {
                if self.is_publishing || !self.address.admits(&app_name, &stream_key) {
                    return Err(SessionError::Key);
                }
                self.is_publishing = true;
                self.budget.trust();
                (self.hand_on)(Arrived::Began);
                Ok(self.rtmp.accept_request(request_id)?)
            }
            ServerSessionEvent::VideoDataReceived {
                data, timestamp, ..
            } => {
                self.arrive(&data, picture(&data, timestamp.value));
                Ok(Vec::new())
            }
            ServerSessionEvent::AudioDataReceived {
                data, timestamp, ..
            } => {
                self.arrive(&data, sound(&data, timestamp.value));
                Ok(Vec::new())
            }
            // There is nothing to play here.
            ServerSessionEvent::PlayStreamRequested { .. } => Err(SessionError::Unwanted),
            _ => Ok(Vec::new()),
        }
    }

    fn arrive(&mut self, tag: &Bytes, arrived: Option<Arrived>) {
        self.budget.credit(tag.len());
        if let Some(arrived) = arrived.filter(|_| self.is_publishing) {
            (self.hand_on)(arrived);
        }
    }
}

/// The handshake; gives what came after it.
async fn shake_hands(socket: &mut TcpStream, budget: &mut Budget) -> Result<Vec<u8>, SessionError> {
    let mut handshake = Handshake::new(PeerType::Server);
    let opening = handshake.generate_outbound_p0_and_p1()?;
    let mut bytes = [0; 4096];
    let mut is_greeted = false;
    loop {
        let count = socket.read(&mut bytes).await?;
        if count == 0 {
            return Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into());
        }
        if !budget.take(count) {
            return Err(SessionError::TooMuch);
        }
        // Some clients are confused by an opening before their own.
        if !is_greeted {
            socket.write_all(&opening).await?;
            is_greeted = true;
        }
        match handshake.process_bytes(&bytes[..count])? {
            HandshakeProcessResult::InProgress { response_bytes } => {
                socket.write_all(&response_bytes).await?;
            }
            HandshakeProcessResult::Completed {
                response_bytes,
                remaining_bytes,
            } => {
                socket.write_all(&response_bytes).await?;
                return Ok(remaining_bytes);
            }
        }
    }
}
