//! Photos beside a file.
use std::fs;
use std::io::Write;
use std::path::Path;

use tempfile::TempDir;
use vitrine_catalogue::photos::{PhotoError, PhotoIndex};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file).unwrap();
    }
    folder
}

fn zip(path: &Path, files: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn photos_are_found_by_name_and_by_number() {
    let folder = folder(&[
        "Blue Shirt.JPG",
        "shirts/SKU-1.jpg",
        "shirts/SKU-1_2.png",
        "shirts/sku-1-10.webp",
        "SKU-1 (1).jpg",
        "SKU-12.jpg",
        "a/b/c/deep.jpg",
        "a/b/c/d/too-deep.jpg",
        "notes.txt",
        ".hidden.jpg",
    ]);
    let mut photos = PhotoIndex::of_folder(folder.path()).unwrap();
    assert_eq!(photos.len(), 7);
    for reference in [
        "blue shirt.jpg",
        "https://cdn.example/files/Blue%20Shirt.jpg?v=12",
        "./Blue Shirt.JPG",
        "C:\\photos\\blue shirt.jpg",
    ] {
        let found = photos
            .find(reference)
            .unwrap_or_else(|| panic!("{reference}"));
        assert_eq!(photos.name(found), "Blue Shirt.JPG");
    }
    let found = photos.find("shirts/sku-1.jpg").unwrap();
    assert_eq!(photos.read(found).unwrap(), b"shirts/SKU-1.jpg");
    let names: Vec<&str> = photos
        .of_product("sku-1")
        .into_iter()
        .map(|file| photos.name(file))
        .collect();
    let expected = [
        "shirts/SKU-1.jpg",
        "SKU-1 (1).jpg",
        "shirts/SKU-1_2.png",
        "shirts/sku-1-10.webp",
    ];
    assert_eq!(names, expected);
    for missing in [
        "too-deep.jpg",
        ".hidden.jpg",
        "notes.txt",
        "../Blue Shirt.jpg.x",
        "",
    ] {
        assert_eq!(photos.find(missing), None, "{missing}");
    }
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let outside = folder(&["secret.jpg"]);
    let inside = folder(&["a.jpg"]);
    std::os::unix::fs::symlink(
        outside.path().join("secret.jpg"),
        inside.path().join("b.jpg"),
    )
    .unwrap();
    std::os::unix::fs::symlink(outside.path(), inside.path().join("more")).unwrap();
    let mut photos = PhotoIndex::of_folder(inside.path()).unwrap();
    assert_eq!(photos.len(), 1);
    let found = photos.find("a.jpg").unwrap();
    fs::remove_file(inside.path().join("a.jpg")).unwrap();
    std::os::unix::fs::symlink(
        outside.path().join("secret.jpg"),
        inside.path().join("a.jpg"),
    )
    .unwrap();
    assert!(
        photos.read(found).is_err(),
        "what became a link is not followed either"
    );
}

#[test]
fn a_zip_beside_the_file_is_found_first() {
    let folder = folder(&["photos/a.jpg"]);
    let file = folder.path().join("products.csv");
    let beside = |file: &Path| PhotoIndex::beside(file).unwrap();
    assert_eq!(beside(&file).expect("a folder").len(), 1);
    let path = folder.path().join("products.zip");
    zip(
        &path,
        &[
            ("in/B.jpg", b"b"),
            ("c.png", b"c"),
            ("../out.jpg", b"x"),
            ("/root.jpg", b"x"),
            ("d.txt", b"d"),
        ],
    );
    let mut photos = beside(&file).expect("a zip");
    assert_eq!(photos.len(), 2);
    let found = photos.find("b.jpg").unwrap();
    assert_eq!(
        (photos.name(found).to_owned(), photos.read(found).unwrap()),
        ("in/B.jpg".to_owned(), b"b".to_vec())
    );
    let nothing = tempfile::tempdir().unwrap();
    assert!(beside(&nothing.path().join("products.csv")).is_none());
}

#[test]
fn a_bomb_in_a_zip_is_not_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.zip");
    let zeros = vec![0_u8; 0x21_23_45];
    zip(&path, &[("bomb.jpg", &zeros), ("liar.jpg", &zeros)]);
    // The second one claims in the zip's list to be small.
    let mut bytes = fs::read(&path).unwrap();
    let size = (zeros.len() as u32).to_le_bytes();
    let place = bytes.windows(4).rposition(|window| window == size).unwrap();
    bytes[place..place + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    fs::write(&path, bytes).unwrap();
    let mut photos = PhotoIndex::of_zip(&path).unwrap();
    for name in ["bomb.jpg", "liar.jpg"] {
        let found = photos.find(name).unwrap();
        let error = photos.read(found).unwrap_err();
        assert!(
            matches!(
                error,
                PhotoError::Bomb { .. } | PhotoError::Io(_) | PhotoError::Zip { .. }
            ),
            "{name}: {error:?}"
        );
    }
}

#[test]
fn what_is_no_zip_says_so() {
    let folder = folder(&["a.zip"]);
    assert!(PhotoIndex::of_zip(&folder.path().join("a.zip")).is_err());
    // A list that claims four thousand million files is not read.
    let mut end = b"PK\x06\x06".to_vec();
    end.extend(44_u64.to_le_bytes());
    end.extend([0; 20]);
    end.extend(u64::from(u32::MAX).to_le_bytes());
    end.extend([0; 16]);
    end.extend(b"PK\x06\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0");
    end.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
    let path = folder.path().join("many.zip");
    fs::write(&path, end).unwrap();
    assert!(matches!(
        PhotoIndex::of_zip(&path).err(),
        Some(PhotoError::TooMany)
    ));
}
