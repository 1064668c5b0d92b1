//! Moments in file names: `20261121T233645.123Z`, which sorts by time and is legal on every system.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use vitrine_domain::UnixMs;

const FORMAT: &str = "%Y%m%dT%H%M%S.%3fZ";

/// The moment as part of a file name. A moment outside the years -9999 to 9999 becomes 1970.
pub(crate) fn write(at: UnixMs) -> String {
    let moment = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime(FORMAT).to_string()
}

/// The moment that [`write`] wrote; `None` for any other text.
pub(crate) fn read(text: &str) -> Option<UnixMs> {
    let moment = DateTime::strptime("%Y%m%dT%H%M%S.%fZ", text).ok()?;
    let at = UnixMs(
        moment
            .to_zoned(TimeZone::UTC)
            .ok()?
            .timestamp()
            .as_millisecond(),
    );
    (write(at) == text).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_survives_its_file_name() {
        for ms in [0, 1, 999, 1_795_304_205_123, 951_782_400_000] {
            assert_eq!(
                read(&write(UnixMs(ms))),
                Some(UnixMs(ms)),
                "{}",
                write(UnixMs(ms))
            );
        }
        assert_eq!(write(UnixMs(951_827_696_789)), "20000229T123456.789Z");
    }

    #[test]
    fn other_names_are_not_moments() {
        for text in [
            "",
            "20000229T123456Z",
            "20000230T123456.789Z",
            "2000-02-29",
            "x",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
