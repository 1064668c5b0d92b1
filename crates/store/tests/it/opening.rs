//! Opening: pragmas, the lock, what is refused, and recovery from every kind of damage.

use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use crate::common::{NOW, folder, minute, open, product};
use rusqlite::Connection;
use vitrine_domain::UnixMs;
use vitrine_store::{Damage, ErrorKind, NEWEST_SCHEMA, Opened, Store, StoreError};

/// A store with one product and one backup that has it, and a second product after the backup.
fn store_with_backup(path: &Path) {
    let store = open(path);
    store
        .upsert_products(vec![product("BEFORE", "in the backup")])
        .unwrap();
    store.backup(minute(1)).unwrap();
    store
        .upsert_products(vec![product("AFTER", "not in the backup")])
        .unwrap();
}

fn skus(store: &Store) -> Vec<String> {
    store
        .product_page(None, 10)
        .unwrap()
        .into_iter()
        .map(|product| product.sku)
        .collect()
}

#[test]
fn the_bundled_sqlite_has_the_wal_reset_fix() {
    // Before 3.51.3 a checkpoint that restarts the log beside a writer could lose a commit.
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "SQLite {} can corrupt a WAL database",
        rusqlite::version()
    );
}

#[test]
fn the_file_says_what_it_is() {
    let (_folder, path) = folder();
    drop(open(&path));
    let connection = Connection::open(&path).unwrap();
    let pragma = |name: &str| -> String {
        connection
            .query_row(
                &format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"),
                [],
                |r| r.get(0),
            )
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("application_id"), 0x5649_5452.to_string());
    assert_eq!(pragma("user_version"), NEWEST_SCHEMA.to_string());
}

#[test]
fn a_second_studio_is_told_that_the_file_is_in_use() {
    let (_folder, path) = folder();
    let first = open(&path);
    let error = Store::open(&path, NOW).unwrap_err();
    assert!(
        matches!(&error, StoreError::InUse { path: named } if *named == path),
        "{error}"
    );
    let clone = first.clone();
    drop(first);
    assert_eq!(
        Store::open(&path, NOW).unwrap_err().kind(),
        ErrorKind::InUse,
        "a clone holds it"
    );
    drop(clone);
    open(&path);
}

#[test]
fn a_newer_schema_is_refused_and_left_as_it_is() {
    let (_folder, path) = folder();
    drop(open(&path));
    let connection = Connection::open(&path).unwrap();
    connection
        .pragma_update(None, "user_version", NEWEST_SCHEMA + 1)
        .unwrap();
    drop(connection);
    let before = fs::read(&path).unwrap();
    let error = Store::open(&path, NOW).unwrap_err();
    let (newer, newest) = (NEWEST_SCHEMA + 1, NEWEST_SCHEMA);
    assert!(
        matches!(error, StoreError::NewerSchema { found, known, .. } if (found, known) == (newer, newest)),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn the_database_of_another_program_is_refused_and_left_as_it_is() {
    let (_folder, path) = folder();
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x)")
        .unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(
        Store::open(&path, NOW).unwrap_err().kind(),
        ErrorKind::NotOurs
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn every_kind_of_damage_is_set_aside_and_the_newest_backup_restored() {
    type Harm = fn(&Path);
    let harms: [(&str, Harm); 7] = [
        ("no database", |path| {
            fs::write(path, "what a pity".repeat(1_000)).unwrap()
        }),
        ("cut off in the middle", |path| cut(path, 0.5)),
        ("cut off in the first page", |path| cut(path, 0.002)),
        ("one page overwritten", |path| {
            overwrite(path, 2 * 4_096, 4_096)
        }),
        ("all but the header overwritten", |path| {
            overwrite(path, 4_096, usize::MAX)
        }),
        ("emptied", |path| fs::write(path, "").unwrap()),
        ("deleted", |path| fs::remove_file(path).unwrap()),
    ];
    for (harm, do_harm) in harms {
        let (_folder, path) = folder();
        store_with_backup(&path);
        do_harm(&path);
        let harmed = fs::read(&path).ok();

        let Opened { store, recovery } = Store::open(&path, minute(2)).unwrap();
        let recovery = recovery.unwrap_or_else(|| panic!("{harm}: was not noticed"));
        assert_eq!(recovery.restored.unwrap().at, minute(1), "{harm}");
        assert_eq!(skus(&store), ["BEFORE"], "{harm}");
        let kept = recovery
            .set_aside
            .first()
            .map(|aside| fs::read(aside).unwrap());
        assert_eq!(
            kept, harmed,
            "{harm}: the damaged file is kept, byte for byte"
        );
        if harm == "deleted" {
            assert_eq!(recovery.damage, Damage::Missing);
        } else {
            let name = recovery.set_aside[0].file_name().unwrap().to_str().unwrap();
            assert_eq!(name, "vitrine.db.damaged-20261121T200200.000Z", "{harm}");
        }
        drop(store);
        open(&path);
    }
}

fn cut(path: &Path, share: f64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    let length = file.metadata().unwrap().len() as f64;
    file.set_len((length * share) as u64).unwrap();
}

fn overwrite(path: &Path, from: usize, count: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes
        .iter_mut()
        .skip(from)
        .take(count)
        .for_each(|byte| *byte = 0xA5);
    fs::write(path, bytes).unwrap();
}

#[test]
fn the_log_of_a_damaged_file_goes_with_it() {
    let (_folder, path) = folder();
    store_with_backup(&path);
    fs::write(&path, "no database").unwrap();
    let wal = path.with_file_name("vitrine.db-wal");
    fs::write(&wal, "its log").unwrap();
    let Opened { store, recovery } = Store::open(&path, minute(2)).unwrap();
    let aside = recovery.unwrap().set_aside;
    assert_eq!(fs::read(&aside[0]).unwrap(), b"no database");
    assert_eq!(fs::read(&aside[1]).unwrap(), b"its log");
    assert!(aside[1].to_str().unwrap().ends_with("-wal"));
    assert_eq!(skus(&store), ["BEFORE"]);
}

/// Pretends that the file was last written to at this moment.
fn last_written(path: &Path, at: UnixMs) {
    let file = fs::File::options().write(true).open(path).unwrap();
    let at = Duration::from_millis(at.0.try_into().unwrap());
    file.set_modified(UNIX_EPOCH + at).unwrap();
}

#[test]
fn what_was_edited_before_a_healthy_start_survives_damage_after_it() {
    let (_folder, path) = folder();
    let edit = |store: &Store, sku: &str| {
        store.upsert_products(vec![product(sku, "edited")]).unwrap();
    };
    edit(&open(&path), "BEFORE");
    last_written(&path, minute(1));
    drop(Store::open(&path, minute(2)).unwrap());
    last_written(&path, minute(1));
    edit(&Store::open(&path, minute(3)).unwrap().store, "AFTER");
    overwrite(&path, 0, usize::MAX);

    let Opened { store, recovery } = Store::open(&path, minute(4)).unwrap();
    let restored = recovery.unwrap().restored;
    assert_eq!(restored.map(|backup| backup.at), Some(minute(2)));
    assert_eq!(skus(&store), ["BEFORE"]);
}

#[test]
fn a_start_makes_a_backup_only_of_what_no_backup_has() {
    let (_folder, path) = folder();
    let store = open(&path);
    assert_eq!(
        store.backups().unwrap(),
        [],
        "a new schedule has nothing to lose"
    );
    drop(store);
    let start = |written: i64, at: i64| {
        last_written(&path, minute(written));
        drop(Store::open(&path, minute(at)).unwrap());
        // Closing waited for the backup.
        fs::read_dir(path.with_file_name("backups"))
            .unwrap()
            .count()
    };
    assert_eq!(start(1, 2), 1, "there was none");
    assert_eq!(start(1, 3), 1, "nothing was written since");
    assert_eq!(start(4, 5), 2, "written to since");
    assert_eq!(start(4, 6), 2);
    assert_eq!(start(4, 3), 3, "a backup of the future proves nothing");
}

#[test]
fn bad_backups_are_passed_over() {
    let (_folder, path) = folder();
    store_with_backup(&path);
    let store = open(&path);
    let newest = store.backup(minute(5)).unwrap();
    drop(store);
    fs::write(&path, "no database").unwrap();
    cut(&newest.path, 0.5);
    let Opened { store, recovery } = Store::open(&path, minute(9)).unwrap();
    let recovery = recovery.unwrap();
    assert_eq!(recovery.restored.unwrap().at, minute(1));
    assert_eq!(recovery.bad_backups, [newest]);
    assert_eq!(skus(&store), ["BEFORE"]);
}

#[test]
fn damage_without_a_backup_gives_a_new_store_and_says_so() {
    let (_folder, path) = folder();
    fs::write(&path, "no database").unwrap();
    for number in 0..2 {
        let Opened { store, recovery } = Store::open(&path, NOW).unwrap();
        let recovery = recovery.unwrap();
        assert_eq!(
            (recovery.damage, recovery.restored),
            (Damage::NotADatabase, None)
        );
        assert!(recovery.set_aside[0].exists());
        assert_eq!(skus(&store), [""; 0], "new and empty");
        drop(store);
        fs::write(
            &path,
            format!("damaged again, at the same moment: {number}"),
        )
        .unwrap();
    }
    let kept = path.with_file_name("vitrine.db.damaged-20261121T200000.000Z");
    assert_eq!(
        fs::read(kept).unwrap(),
        b"no database",
        "never written over"
    );
}

#[test]
fn the_newest_ten_backups_are_kept() {
    let (_folder, path) = folder();
    let store = open(&path);
    for number in 0..12 {
        store.backup(minute(number)).unwrap();
    }
    let kept: Vec<_> = store
        .backups()
        .unwrap()
        .into_iter()
        .map(|backup| backup.at)
        .collect();
    assert_eq!(kept, Vec::from_iter((2..12).rev().map(minute)));
}

#[test]
fn an_older_file_is_backed_up_before_it_is_migrated() {
    let (folder, path) = folder();
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!(
        "../../src/migrations/0001_shows_and_products.sql"
    ))
    .unwrap();
    old.pragma_update(None, "application_id", 0x5649_5452)
        .unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.execute(
        "INSERT INTO product (sku, title, description) VALUES ('A', 'Old', '')",
        [],
    )
    .unwrap();
    drop(old);

    let store = open(&path);
    assert_eq!(store.find_products("old", 5).unwrap().len(), 1);
    let backups = store.backups().unwrap();
    assert_eq!(backups.len(), 1);
    let kept = Connection::open(&backups[0].path).unwrap();
    let version: u32 = kept
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, 1, "the backup is from before");
    let files = fs::read_dir(folder.path().join("backups")).unwrap().count();
    assert_eq!(files, 1, "a backup is one file");
}

#[test]
fn an_error_names_the_operation_and_the_path() {
    let (folder, _) = folder();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Store::open(&file.join("vitrine.db"), NOW).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(
        error.to_string().starts_with("can't create the folder"),
        "{error}"
    );
    assert!(
        error.to_string().contains(file.to_str().unwrap()),
        "{error}"
    );
}
