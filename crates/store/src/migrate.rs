//! The ladder of schemas: `PRAGMA user_version` counts the rungs, each is one file and one
//! transaction.

use rusqlite::{Connection, TransactionBehavior};

/// "VITR", in the header of every file of ours.
pub(crate) const APPLICATION_ID: u32 = 0x5649_5452;

/// What leads from schema N to schema N + 1, at index N. Only ever appended to: files out there
/// stand on every rung.
const LADDER: &[&str] = &[
    include_str!("migrations/0001_shows_and_products.sql"),
    include_str!("migrations/0002_product_search.sql"),
    include_str!("migrations/0003_studio.sql"),
    include_str!("migrations/0004_dossier.sql"),
    include_str!("migrations/0005_price_truth.sql"),
    include_str!("migrations/0006_audience_and_frames.sql"),
    include_str!("migrations/0007_catalogue_speed.sql"),
    include_str!("migrations/0008_shorter_search.sql"),
    include_str!("migrations/0009_recordings.sql"),
    include_str!("migrations/0010_several_destinations.sql"),
    include_str!("migrations/0011_variant_photos_and_bundles.sql"),
    include_str!("migrations/0012_destination_wish.sql"),
    include_str!("migrations/0013_search_unmerged.sql"),
];

/// The newest schema this studio knows.
pub const NEWEST_SCHEMA: u32 = LADDER.len() as u32;

/// The schema a file has; 0 for an empty one.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Climbs from where the file stands to the newest schema.
pub(crate) fn climb(connection: &mut Connection) -> rusqlite::Result<()> {
    climb_to(connection, NEWEST_SCHEMA)
}

fn climb_to(connection: &mut Connection, goal: u32) -> rusqlite::Result<()> {
    let from = version(connection)?;
    for (rung, sql) in (1..)
        .zip(LADDER)
        .skip(from as usize)
        .take_while(|(rung, _)| *rung <= goal)
    {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", rung)?;
        transaction.commit()?;
        tracing::info!(schema = rung, "migrated");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(connection: &Connection) -> Vec<(String, String)> {
        let mut statement = connection
            .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
            .unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn the_newest_schema_is_pinned() {
        assert_eq!(
            NEWEST_SCHEMA, 13,
            "a new rung needs a row in the upgrade test below"
        );
    }

    #[test]
    fn every_older_schema_climbs_to_the_newest() {
        let mut newest = Connection::open_in_memory().unwrap();
        climb(&mut newest).unwrap();
        for from in 0..NEWEST_SCHEMA {
            let mut connection = Connection::open_in_memory().unwrap();
            climb_to(&mut connection, from).unwrap();
            assert_eq!(version(&connection).unwrap(), from);
            climb(&mut connection).unwrap();
            assert_eq!(version(&connection).unwrap(), NEWEST_SCHEMA);
            assert_eq!(schema(&connection), schema(&newest), "from schema {from}");
        }
    }

    #[test]
    fn products_of_schema_1_are_found_by_search_after_the_climb() {
        let mut connection = Connection::open_in_memory().unwrap();
        climb_to(&mut connection, 1).unwrap();
        connection
            .execute(
                "INSERT INTO product (sku, title, description) VALUES ('A', 'Théière', '')",
                [],
            )
            .unwrap();
        climb(&mut connection).unwrap();
        let hits: u32 = connection
            .query_row(
                "SELECT count(*) FROM product_search WHERE product_search MATCH 'theiere'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(hits, 1);
    }

    #[test]
    fn the_destination_in_use_of_schema_7_takes_part_after_the_climb() {
        let mut connection = Connection::open_in_memory().unwrap();
        climb_to(&mut connection, 7).unwrap();
        connection
            .execute_batch(
                "INSERT INTO destination (name, url) VALUES ('a', 'rtmp://a/x'), ('b', 'rtmp://b/x');
                 INSERT INTO setting (key, value) VALUES ('setup', '{\"destination\":2}');",
            )
            .unwrap();
        climb(&mut connection).unwrap();
        let used: String = connection
            .query_row(
                "SELECT group_concat(name) FROM destination WHERE is_used",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(used, "b");
    }

    #[test]
    fn a_destination_of_schema_11_gets_the_whole_show_after_the_climb() {
        let mut connection = Connection::open_in_memory().unwrap();
        climb_to(&mut connection, 11).unwrap();
        let there = "INSERT INTO destination (name, url) VALUES ('a', 'rtmp://a/x')";
        connection.execute(there, []).unwrap();
        climb(&mut connection).unwrap();
        let wishes: String = connection
            .query_row(
                "SELECT picture || hides_price || hides_rating || hides_alternatives FROM destination",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(wishes, "show000");
    }

    #[test]
    fn a_rung_that_fails_leaves_the_file_where_it_stood() {
        let mut connection = Connection::open_in_memory().unwrap();
        climb_to(&mut connection, 1).unwrap();
        // The second rung can't create its table when the name is taken.
        connection
            .execute_batch("CREATE TABLE product_search (x)")
            .unwrap();
        let before = schema(&connection);
        climb(&mut connection).unwrap_err();
        assert_eq!(version(&connection).unwrap(), 1);
        assert_eq!(schema(&connection), before);
    }
}
