//! What is packed in a show file: taken apart, changed and packed again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use vitrine_studio::protocol::{Request, Response};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::photos;
use crate::common::Bench;

/// The files of a show file.
pub fn contents(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(File::open(file).unwrap()).unwrap();
    (0..zip.len())
        .map(|number| {
            let mut entry = zip.by_index(number).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

pub fn packed(path: &Path, files: &[(String, Vec<u8>)]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in files {
        // Photos are packed already, and an unoptimised build is slow at it.
        let method = match bytes.len() {
            0..1_000_000 => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// What a folder holds, but for what only the system wrote.
pub fn everything(bench: &Bench) -> (Vec<String>, u64, BTreeMap<String, Vec<u8>>) {
    let shows = bench.snapshot().shows;
    let all = Request::BrowseProducts {
        text: String::new(),
        order: vitrine_studio::protocol::ProductOrder::Entered,
        is_descending: false,
        offset: 0,
        limit: 1,
    };
    let Response::ProductPage { total, .. } = bench.request(all) else {
        panic!("no products");
    };
    let titles = shows.into_iter().map(|show| show.details.title).collect();
    (titles, total, photos(bench))
}
