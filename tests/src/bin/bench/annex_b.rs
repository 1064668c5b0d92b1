//! H.264 as bytes: from the form that travels in packets to the one that players read, and what a
//! stream tells of itself: how many pictures it holds and with which settings x264 made them.

use crate::Result;

const START_CODE: [u8; 4] = [0, 0, 0, 1];

/// The stream's headers, from the `avcC` box in its caps: parameter sets led by start codes.
pub fn headers(avcc: &[u8]) -> Result<Vec<u8>> {
    read_headers(avcc).ok_or_else(|| "the codec's headers end too early".into())
}

/// ```text
/// version profile compatibility level 0xfc|3 0xe0|n (length16 SPS)*n m (length16 PPS)*m
/// ```
fn read_headers(avcc: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = avcc.get(5..)?;
    for mask in [0x1f, 0xff] {
        let (&count, mut sets) = rest.split_first()?;
        for _ in 0..count & mask {
            let length = usize::from(u16::from_be_bytes([*sets.first()?, *sets.get(1)?]));
            out.extend(START_CODE);
            out.extend(sets.get(2..2 + length)?);
            sets = &sets[2 + length..];
        }
        rest = sets;
    }
    Some(out)
}

/// Appends an access unit whose parts are led by their lengths in four bytes.
pub fn append(out: &mut Vec<u8>, avc: &[u8]) -> Result<()> {
    let mut rest = avc;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let part = after
            .get(..length)
            .ok_or("a coded picture ends too early")?;
        out.extend(START_CODE);
        out.extend(part);
        rest = &after[length..];
    }
    Ok(())
}

/// How many pictures a stream holds. A picture may lie in several slices; its first one begins at
/// the first macroblock, which is a 1 bit right after the header.
pub fn pictures(stream: &[u8]) -> u64 {
    let is_first_slice = |part: &&[u8]| matches!(part, [header, first, ..] if matches!(header & 0x1f, 1 | 5) && first & 0x80 != 0);
    parts(stream).filter(is_first_slice).count() as u64
}

/// The settings that x264 writes into the first picture.
pub fn x264_settings(stream: &[u8]) -> Option<String> {
    const MARK: &[u8] = b" - options: ";
    let start = stream
        .windows(MARK.len())
        .position(|window| window == MARK)?
        + MARK.len();
    let text = stream[start..].split(|&byte| byte == 0).next()?;
    Some(String::from_utf8_lossy(text).into_owned())
}

/// What stands between the start codes.
fn parts(stream: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let start = find(rest)? + 3;
        let after = &rest[start..];
        let end = find(after).unwrap_or(after.len());
        rest = &after[end..];
        Some(&after[..end])
    })
}

fn find(stream: &[u8]) -> Option<usize> {
    stream.windows(3).position(|window| window == [0, 0, 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_of_one_picture_count_once() {
        let mut stream = Vec::new();
        // A key in two slices, filler, a delta in two slices.
        append(
            &mut stream,
            &[0, 0, 0, 2, 0x65, 0x88, 0, 0, 0, 2, 0x65, 0x40],
        )
        .unwrap();
        append(&mut stream, &[0, 0, 0, 2, 0x0c, 0xff]).unwrap();
        append(
            &mut stream,
            &[0, 0, 0, 2, 0x41, 0x9a, 0, 0, 0, 2, 0x41, 0x04],
        )
        .unwrap();
        assert_eq!(pictures(&stream), 2);
    }

    #[test]
    fn a_cut_access_unit_is_refused() {
        assert!(append(&mut Vec::new(), &[0, 0, 0, 9, 0x65]).is_err());
    }

    #[test]
    fn headers_come_out_with_start_codes() {
        let avcc = [1, 100, 0, 40, 0xff, 0xe1, 0, 2, 0x67, 100, 1, 0, 1, 0x68];
        assert_eq!(
            headers(&avcc).unwrap(),
            [0, 0, 0, 1, 0x67, 100, 0, 0, 0, 1, 0x68]
        );
        assert!(headers(&avcc[..9]).is_err());
    }

    #[test]
    fn settings_are_read_from_the_stream() {
        let stream = b"\0\0\0\x01\x06x264 - core 164 - options: cabac=1 ref=1\0\x80";
        assert_eq!(x264_settings(stream).as_deref(), Some("cabac=1 ref=1"));
    }
}
