//! Mends what mp4mux writes for a fragment. It leaves out a sample's size, length and kind where they are
//! the fragment's default; but when one sample differs it takes the default itself away, and a later
//! sample that had relied on it then has the size 0 (GStreamer 1.22, `atom_traf_add_samples`). Digital
//! silence does that: a file that was cut short in it would not open. Whatever is mended keeps its place and
//! its length. Pure.

use super::whole::number;

/// In a fragment's header: which defaults it has.
const LENGTH: u32 = 0x08;
const SIZE: u32 = 0x10;
const KIND: u32 = 0x20;
/// In a run of samples: what each of them tells itself.
const OWN_LENGTH: u32 = 0x100;
const OWN_SIZE: u32 = 0x200;
/// A picture that refers to others.
const DELTA: u32 = 0x0001_00c0;

/// The length of a sample in units of its track, where none is told: (pictures, sound).
pub(super) type Lengths = (u32, u32);

/// Mends a box that is on its way to the disk, if it is one that needs it.
pub(super) fn mend(bytes: &mut [u8], lengths: Lengths) {
    match bytes.get(4..8) {
        Some(b"moov") => mend_index(bytes, lengths),
        Some(b"moof") => {
            for (begin, end) in boxes(bytes, 8, bytes.len(), b"traf") {
                mend_fragment(bytes, begin, end);
            }
        }
        _ => {}
    }
}

/// The defaults of all fragments: pictures come first.
fn mend_index(bytes: &mut [u8], lengths: Lengths) {
    let tracks: Vec<(usize, usize)> = boxes(bytes, 8, bytes.len(), b"mvex")
        .into_iter()
        .flat_map(|(begin, end)| boxes(bytes, begin + 8, end, b"trex"))
        .collect();
    for (begin, _) in tracks {
        let is_video = number(bytes, begin + 12) == Some(1);
        put(
            bytes,
            begin + 20,
            if is_video { lengths.0 } else { lengths.1 },
        );
        put(bytes, begin + 28, if is_video { DELTA } else { 0 });
    }
}

/// Where a run relies on a size that the header does not have, the header gets it in place of a default
/// that the index has as well.
fn mend_fragment(bytes: &mut [u8], begin: usize, end: usize) {
    let runs = boxes(bytes, begin + 8, end, b"trun");
    let flags_of = |at: usize| number(bytes, at + 8).unwrap_or(0) & 0x00ff_ffff;
    let Some(&(header, _)) = boxes(bytes, begin + 8, end, b"tfhd").first() else {
        return;
    };
    let flags = flags_of(header);
    let relies = runs.iter().any(|(run, _)| flags_of(*run) & OWN_SIZE == 0);
    let Some(&(first, _)) = runs.first() else {
        return;
    };
    let first_flags = flags_of(first);
    if flags & SIZE != 0 || !relies || first_flags & OWN_SIZE == 0 {
        return;
    }
    let mut at = first + 16;
    at += [0x1, 0x4]
        .iter()
        .filter(|flag| first_flags & **flag != 0)
        .count()
        * 4;
    at += if first_flags & OWN_LENGTH != 0 { 4 } else { 0 };
    let Some(size) = number(bytes, at) else {
        return;
    };
    let before = if flags & 0x1 != 0 { 8 } else { 0 } + if flags & 0x2 != 0 { 4 } else { 0 };
    let lengths = if flags & LENGTH != 0 { 4 } else { 0 };
    let (replaced, place) = match () {
        () if flags & KIND != 0 => (KIND, header + 16 + before + lengths),
        () if flags & LENGTH != 0 => (LENGTH, header + 16 + before),
        () => return,
    };
    put(bytes, place, size);
    let version = number(bytes, header + 8).unwrap_or(0) & 0xff00_0000;
    put(bytes, header + 8, version | (flags & !replaced) | SIZE);
}

/// Where the boxes of this name in a part begin and end.
fn boxes(bytes: &[u8], mut begin: usize, end: usize, name: &[u8; 4]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    while begin + 8 <= end {
        let size = number(bytes, begin).unwrap_or(0) as usize;
        if size < 8 || begin + size > end {
            break;
        }
        if bytes.get(begin + 4..begin + 8) == Some(name) {
            found.push((begin, begin + size));
        }
        begin += size;
    }
    found
}

fn put(bytes: &mut [u8], at: usize, value: u32) {
    if let Some(place) = bytes.get_mut(at..at + 4) {
        place.copy_from_slice(&value.to_be_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE_IS_FRAGMENT: u32 = 0x0002_0000;
    const PLACE: u32 = 0x1;

    fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let mut all = (body.len() as u32 + 8).to_be_bytes().to_vec();
        all.extend(name);
        all.extend(body);
        all
    }

    fn words(words: &[u32]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    /// A fragment with this header and these runs.
    fn fragment(header: &[u32], runs: &[&[u32]]) -> Vec<u8> {
        let mut track = boxed(b"tfhd", &words(header));
        for run in runs {
            track.extend(boxed(b"trun", &words(run)));
        }
        boxed(b"moof", &boxed(b"traf", &track))
    }

    #[test]
    fn a_size_that_a_later_run_relies_on_takes_the_place_of_the_kind() {
        let runs: [&[u32]; 2] = [&[PLACE | OWN_SIZE, 1, 100, 6], &[PLACE, 3, 106]];
        let mut bytes = fragment(&[BASE_IS_FRAGMENT | KIND, 2, 0], &runs);
        mend(&mut bytes, (1, 1024));
        assert_eq!(
            bytes,
            fragment(&[BASE_IS_FRAGMENT | SIZE, 2, 6], &runs),
            "the first sample's size, at the same length"
        );
        let runs: [&[u32]; 2] = [&[OWN_LENGTH | OWN_SIZE, 1, 1024, 7], &[0, 3]];
        let mut bytes = fragment(&[LENGTH, 2, 1024], &runs);
        mend(&mut bytes, (1, 1024));
        assert_eq!(bytes, fragment(&[SIZE, 2, 7], &runs), "or of the length");
    }

    #[test]
    fn what_is_whole_stays_as_it_is() {
        let whole = [
            fragment(&[SIZE | KIND, 2, 6, 0], &[&[OWN_SIZE, 1, 7], &[0, 3]]),
            fragment(&[KIND, 2, 0], &[&[OWN_SIZE, 1, 7], &[OWN_SIZE, 1, 8]]),
            fragment(&[KIND, 2, 0], &[]),
            boxed(b"mdat", &[9; 40]),
        ];
        for bytes in whole {
            let mut mended = bytes.clone();
            mend(&mut mended, (1, 1024));
            assert_eq!(mended, bytes);
        }
    }

    #[test]
    fn the_index_says_how_long_a_sample_is_and_of_which_kind() {
        let index = |video: [u32; 3], sound: [u32; 3]| {
            let track = |id, [length, size, kind]: [u32; 3]| {
                boxed(b"trex", &words(&[0, id, 1, length, size, kind]))
            };
            boxed(
                b"moov",
                &boxed(b"mvex", &[track(1, video), track(2, sound)].concat()),
            )
        };
        let mut bytes = index([0; 3], [0; 3]);
        mend(&mut bytes, (512, 1024));
        assert_eq!(bytes, index([512, 0, DELTA], [1024, 0, 0]));
    }

    #[test]
    fn a_part_of_a_box_is_no_panic() {
        let whole = fragment(
            &[KIND, 2, 0],
            &[&[PLACE | OWN_SIZE, 1, 100, 6], &[PLACE, 3, 106]],
        );
        for end in 0..whole.len() {
            let mut part = whole[..end].to_vec();
            mend(&mut part, (1, 1024));
            assert_eq!(part.len(), end);
        }
    }
}
