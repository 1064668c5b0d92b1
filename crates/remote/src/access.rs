//! Who may come in: a token in the link, a Host that is this computer, an Origin that is ours.

use std::fmt;

use axum::http::{HeaderMap, StatusCode, header};
use subtle::ConstantTimeEq;

/// 128 random bits, in the link to the studio. Whoever has the link may steer the show.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new random token.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(
            bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        ))
    }

    /// As it stands in the link.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the token, in a time that does not tell how much of it was right.
    pub fn matches(&self, offered: &str) -> bool {
        self.0.as_bytes().ct_eq(offered.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Refuses requests that a browser sends for somebody else: a name that was rebound to this
/// computer (Host), or a page of another origin (Origin).
pub(crate) fn check_headers(headers: &HeaderMap, port: u16) -> Result<(), StatusCode> {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    if !host.is_some_and(|host| ours(host, port)) {
        return Err(StatusCode::MISDIRECTED_REQUEST);
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        // Browsers send Origin with every WebSocket; programs that send none still need the token.
        return Ok(());
    };
    let is_ours = origin.to_str().is_ok_and(|origin| {
        WINDOW_ORIGINS.contains(&origin)
            || origin
                .strip_prefix("http://")
                .is_some_and(|host| ours(host, port))
    });
    if is_ours {
        Ok(())
    } else {
        Err(StatusCode::FORBIDDEN)
    }
}

/// What the desktop window's page says of itself (the second on Windows).
const WINDOW_ORIGINS: [&str; 2] = ["tauri://localhost", "http://tauri.localhost"];

fn ours(host: &str, port: u16) -> bool {
    host.rsplit_once(':').is_some_and(|(name, number)| {
        matches!(name, "127.0.0.1" | "localhost") && number.parse() == Ok(port)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        headers
    }

    #[test]
    fn only_this_computer_and_our_own_pages_may_come_in() {
        let check = |host, origin| check_headers(&headers(host, origin), 4000);
        assert_eq!(check("127.0.0.1:4000", None), Ok(()));
        assert_eq!(
            check("localhost:4000", Some("http://localhost:4000")),
            Ok(())
        );
        assert_eq!(check("127.0.0.1:4000", Some("tauri://localhost")), Ok(()));
        let rebound = Err(StatusCode::MISDIRECTED_REQUEST);
        assert_eq!(check("evil.example:4000", None), rebound, "a rebound name");
        assert_eq!(check("127.0.0.1:4001", None), rebound, "another port");
        let foreign = Err(StatusCode::FORBIDDEN);
        assert_eq!(
            check("127.0.0.1:4000", Some("https://evil.example")),
            foreign
        );
        assert_eq!(
            check("127.0.0.1:4000", Some("http://127.0.0.1:4001")),
            foreign
        );
        assert_eq!(
            check("127.0.0.1:4000", Some("null")),
            foreign,
            "a sandboxed page"
        );
    }

    #[test]
    fn a_token_matches_itself_only_and_never_shows_in_logs() {
        let (token, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(token.matches(token.as_str()));
        assert!(!token.matches(other.as_str()) && !token.matches(""));
        assert!(!format!("{token:?}").contains(token.as_str()));
    }
}
