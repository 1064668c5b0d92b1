//! Which letters the bytes of a file are, and a reader that turns them into UTF-8.
//!
//! UTF-8 goes through untouched: what is not UTF-8 in it is mended cell by cell, where it can be said in
//! which line it stands (see [`crate::table`]).

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the letters of a file are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, and ASCII as a part of it.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// What Windows wrote in Western Europe before UTF-8; also taken for ISO 8859-1.
    Windows1252,
    /// Another one, which the file itself names (XML).
    Declared,
}

/// An encoding and what stands before the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coded {
    pub(crate) encoding: &'static encoding_rs::Encoding,
    /// Bytes of a byte order mark.
    pub(crate) mark_bytes: usize,
}

impl Coded {
    /// What the first bytes of a file show; `is_whole` if there are no more.
    pub(crate) fn of(head: &[u8], is_whole: bool) -> Self {
        if let Some((encoding, mark_bytes)) = encoding_rs::Encoding::for_bom(head) {
            return Self {
                encoding,
                mark_bytes,
            };
        }
        let encoding = utf_16(head)
            .or_else(|| declared(head))
            .unwrap_or_else(|| eight_bit(head, is_whole));
        Self {
            encoding,
            mark_bytes: 0,
        }
    }

    pub(crate) fn name(self) -> Encoding {
        match self.encoding {
            coding if coding == UTF_8 => Encoding::Utf8,
            coding if coding == UTF_16LE => Encoding::Utf16Le,
            coding if coding == UTF_16BE => Encoding::Utf16Be,
            coding if coding == WINDOWS_1252 => Encoding::Windows1252,
            _ => Encoding::Declared,
        }
    }

    /// The text of the first bytes, for finding out what the file is.
    pub(crate) fn decode_head(self, head: &[u8]) -> String {
        let text = &head[self.mark_bytes.min(head.len())..];
        let (text, _) = self.encoding.decode_without_bom_handling(text);
        text.into_owned()
    }
}

/// UTF-16 without a mark: every other byte of Latin text is zero.
fn utf_16(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let pairs = &head[..head.len().min(4_096)];
    let count = pairs.len() / 2;
    let zeros = |offset: usize| {
        let bytes = pairs.iter().skip(offset).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let is_most = |zeros: usize| count >= 2 && zeros * 10 > count * 4;
    match (is_most(even), is_most(odd)) {
        (false, true) if even * 20 <= count => Some(UTF_16LE),
        (true, false) if odd * 20 <= count => Some(UTF_16BE),
        _ => None,
    }
}

/// What an XML file says of itself. One that claims to be UTF-16 and was read this far is not.
fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &head[..head.len().min(200)];
    let head = head.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(head, b"?>")?;
    let place = memchr::memmem::find(&head[..end], b"encoding")?;
    let value = head[place + 8..end].trim_ascii_start().strip_prefix(b"=")?;
    let value = value.trim_ascii_start();
    let (quote, value) = value.split_first()?;
    let label = &value[..memchr::memchr(*quote, value)?];
    let encoding = encoding_rs::Encoding::for_label(label)?;
    (encoding.is_ascii_compatible() && encoding != UTF_8).then_some(encoding)
}

/// UTF-8, unless it has more that is not UTF-8 than letters that prove it.
fn eight_bit(head: &[u8], is_whole: bool) -> &'static encoding_rs::Encoding {
    let (mut letters, mut faults) = (0_usize, 0_usize);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        let beyond = chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        letters += beyond;
        let is_cut_off = chunks.peek().is_none() && !is_whole;
        if !chunk.invalid().is_empty() && !is_cut_off {
            faults += 1;
        }
    }
    if faults == 0 || letters > faults * 4 {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// A reader whose bytes come out as UTF-8.
pub(crate) struct Decoded<R> {
    input: R,
    /// `None` where nothing has to be turned.
    decoder: Option<Decoder>,
    raw: Box<[u8]>,
    start: usize,
    end: usize,
    is_over: bool,
    /// Bytes at the beginning that belong to no letter.
    skip: usize,
}

impl<R: Read> Decoded<R> {
    /// Leaves UTF-8 as it is, with its faults.
    pub(crate) fn new(input: R, coded: Coded) -> Self {
        Self::with(input, coded, coded.encoding != UTF_8)
    }

    /// Whatever comes, UTF-8 comes out: faults become U+FFFD.
    pub(crate) fn strict(input: R, coded: Coded) -> Self {
        Self::with(input, coded, true)
    }

    fn with(input: R, coded: Coded, is_turned: bool) -> Self {
        Self {
            input,
            decoder: is_turned.then(|| coded.encoding.new_decoder_without_bom_handling()),
            raw: vec![0; 64 * 1024].into_boxed_slice(),
            start: 0,
            end: 0,
            is_over: false,
            skip: coded.mark_bytes,
        }
    }

    /// More bytes of the file, without its mark.
    fn refill(&mut self) -> io::Result<()> {
        while self.start == self.end && !self.is_over {
            self.start = 0;
            self.end = self.input.read(&mut self.raw)?;
            self.is_over = self.end == 0;
            let skipped = self.skip.min(self.end);
            self.skip -= skipped;
            self.start = skipped;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    /// `out` has room for a letter at least (four bytes).
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            self.refill()?;
            let raw = &self.raw[self.start..self.end];
            let Some(decoder) = &mut self.decoder else {
                let count = raw.len().min(out.len());
                out[..count].copy_from_slice(&raw[..count]);
                self.start += count;
                return Ok(count);
            };
            let (result, read, written, _) = decoder.decode_to_utf8(raw, out, self.is_over);
            self.start += read;
            if self.is_over && result == CoderResult::InputEmpty {
                // A decoder that has finished must not be asked again; there is nothing left to turn.
                self.decoder = None;
                return Ok(written);
            }
            if written > 0 || out.is_empty() {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (Encoding, String) {
        let coded = Coded::of(bytes, true);
        let mut text = Vec::new();
        Decoded::strict(bytes, coded)
            .read_to_end(&mut text)
            .unwrap();
        (coded.name(), String::from_utf8(text).unwrap())
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_known_by_its_bytes() {
        let text = "Handle,Prix\nété,12 €\n";
        let with_mark = format!("\u{feff}{text}");
        let windows = b"Handle,Prix\n\xe9t\xe9,12 \x80\n".to_vec();
        let cases = [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (with_mark.as_bytes().to_vec(), Encoding::Utf8),
            (utf_16(text, u16::to_le_bytes), Encoding::Utf16Le),
            (utf_16(&with_mark, u16::to_le_bytes), Encoding::Utf16Le),
            (utf_16(text, u16::to_be_bytes), Encoding::Utf16Be),
            (utf_16(&with_mark, u16::to_be_bytes), Encoding::Utf16Be),
            (windows, Encoding::Windows1252),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(decoded(&bytes), (encoding, text.to_owned()));
        }
    }

    #[test]
    fn one_fault_makes_no_other_encoding() {
        let bytes = [("é".repeat(20)).as_bytes(), b"\xff"].concat();
        assert_eq!(Coded::of(&bytes, true).name(), Encoding::Utf8);
        let cut_off = &"title é".as_bytes()[..7];
        assert_eq!(Coded::of(cut_off, false).name(), Encoding::Utf8);
        assert_eq!(Coded::of(cut_off, true).name(), Encoding::Windows1252);
    }

    #[test]
    fn half_a_letter_at_the_end_is_no_end_of_the_program() {
        let (encoding, text) = decoded(b"\xff\xfea\0b");
        assert_eq!((encoding, text.as_str()), (Encoding::Utf16Le, "a\u{fffd}"));
    }

    #[test]
    fn xml_says_what_it_is_in() {
        let feed = b"<?xml version='1.0' encoding = 'ISO-8859-15'?><rss>\xa4</rss>";
        let (encoding, text) = decoded(feed);
        assert_eq!(encoding, Encoding::Declared);
        assert!(text.contains('€'), "{text}");
    }
}
