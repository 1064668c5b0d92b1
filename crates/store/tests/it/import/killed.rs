//! A studio that is killed, or whose disk is full, in the middle of an import: nothing of it is there.

use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rusqlite::Connection;
use vitrine_domain::incoming::IncomingProduct;
use vitrine_store::{ErrorKind, Store};

use super::shirt;
use crate::common::{NOW, counts, dump, file, folder, import, incoming, on, open};

/// Set for the child, which is this same test: the database it imports into.
const CHILD: &str = "VITRINE_TEST_IMPORT_INTO";

/// With their descriptions more than the page cache of an import holds, so that some of it is in the
/// file's log before it is killed.
const PRODUCTS: u64 = 20_000;

fn many() -> impl Iterator<Item = IncomingProduct> {
    (0..PRODUCTS).map(|number| IncomingProduct {
        sku: Some(format!("SKU-{number}")),
        description: Some("x".repeat(3_000)),
        ..incoming(&format!("product-{number}"), "One of many")
    })
}

#[test]
fn an_import_that_is_killed_leaves_nothing_behind() {
    if let Some(path) = std::env::var_os(CHILD) {
        import_and_tell(Path::new(&path));
    }
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let steps = store.catalogue_steps().unwrap();
    drop(store);
    let (before, schema) = (dump(&path), schema(&path));
    // At its beginning, while orders are set aside, and while all of it is indexed.
    for handed_over in [256, 12_800, PRODUCTS] {
        kill_after(&path, handed_over);

        // Opening checks the file, finds the lock released, and must find nothing to repair.
        let store = open(&path);
        assert_eq!(store.product_count().unwrap(), 1, "after {handed_over}");
        assert_eq!(store.catalogue_steps().unwrap(), steps);
        drop(store);
        assert_eq!(dump(&path), before, "after {handed_over}");
        assert_eq!(self::schema(&path), schema, "what was set aside is there");
        let report: String = Connection::open(&path)
            .unwrap()
            .pragma_query_value(None, "integrity_check", |row| row.get(0))
            .unwrap();
        assert_eq!(report, "ok", "after {handed_over}");
    }
    let report = open(&path).import(many(), &file(), &mut on).unwrap();
    assert_eq!(report.unwrap().counts, counts(PRODUCTS, 0, 0, 0));
    assert_eq!(self::schema(&path), schema);
}

fn schema(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let sql = "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Kills an import once so many items are on their way to the store.
fn kill_after(path: &Path, handed_over: u64) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "import::killed::an_import_that_is_killed_leaves_nothing_behind",
        ])
        .env(CHILD, path)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for line in BufReader::new(child.stderr.take().unwrap()).lines() {
        let line = line.unwrap();
        let count: u64 = line
            .parse()
            .unwrap_or_else(|_| panic!("the import failed: {line}"));
        if count >= handed_over {
            break;
        }
    }
    kill(&mut child);
}

fn kill(child: &mut Child) {
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.code(), None, "it was to be killed, not to end");
}

/// The child: says how many items are handed over, past the test harness, which would keep it back.
fn import_and_tell(path: &Path) -> ! {
    let store = Store::open(path, NOW).unwrap().store;
    let mut tell = |count: u64| {
        std::io::stderr()
            .write_all(format!("{count}\n").as_bytes())
            .unwrap();
        ControlFlow::Continue(())
    };
    store.import(many(), &file(), &mut tell).unwrap();
    panic!("nobody killed it")
}

/// A disk of its own for the child: a small one in memory, where the system lets a user mount one.
const DISK: &str = "VITRINE_TEST_SMALL_DISK";

#[test]
fn an_import_that_fills_the_disk_leaves_nothing_behind() {
    if let Some(disk) = std::env::var_os(DISK) {
        fill(&PathBuf::from(disk));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let status = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c"])
        .arg(r#"mount -t tmpfs -o size=24m vitrine "$VITRINE_TEST_SMALL_DISK" || exit 77; exec "$0" --exact import::killed::an_import_that_fills_the_disk_leaves_nothing_behind"#)
        .arg(std::env::current_exe().unwrap())
        .env(DISK, folder.path())
        .stdout(Stdio::null())
        .status();
    match status.map(|status| status.code()) {
        Ok(Some(0)) => {}
        // The limit that SQLite itself can be given is tested beside `Store::write_from`.
        Err(_) | Ok(Some(1 | 77)) if !is_mount_permitted() => {
            println!("NOT JUDGED: no disk can be mounted here");
        }
        other => panic!("{other:?}"),
    }
}

fn is_mount_permitted() -> bool {
    Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c"])
        .arg("mount -t tmpfs vitrine /tmp")
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The child, on its own disk.
fn fill(disk: &Path) {
    let path = disk.join("vitrine.db");
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let (before, schema) = (dump(&path), schema(&path));
    let error = store.import(many(), &file(), &mut on).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::DiskFull, "{error}");
    assert!(
        error.to_string().starts_with("can't import products in "),
        "{error}"
    );
    assert_eq!(dump(&path), before, "all or nothing");
    assert_eq!(self::schema(&path), schema);
    // What fits comes in as ever.
    let report = import(&store, &[incoming("mug", "Mug")], &file());
    assert_eq!(report.counts, counts(1, 0, 0, 0));
}
