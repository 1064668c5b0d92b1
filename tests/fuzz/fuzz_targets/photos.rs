//! Any bytes as a zip of photos: listed, then every photo in it read.
#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use vitrine_catalogue::limits;
use vitrine_catalogue::photos::PhotoIndex;

fuzz_target!(|bytes: &[u8]| {
    let path = std::env::temp_dir().join(format!("vitrine-fuzz-{}.zip", std::process::id()));
    fs::write(&path, bytes).expect("a temporary file");
    if let Ok(mut photos) = PhotoIndex::of_zip(&path) {
        for file in photos.of_product("a").into_iter().chain(photos.find("a.jpg")) {
            if let Ok(photo) = photos.read(file) {
                assert!(photo.len() as u64 <= limits::PHOTO_BYTES);
            }
        }
    }
});
