//! How old a price is.

use vitrine_domain::UnixMs;
use vitrine_store::ImportOptions;

use super::{only, shirt};
use crate::common::{counts, file, folder, import, minute, open};

#[test]
fn a_price_is_as_old_as_the_newest_file_that_says_it() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let at = |as_of: UnixMs, source: &str| {
        let options = ImportOptions {
            as_of,
            source: source.into(),
            ..file()
        };
        let report = import(&store, &[shirt()], &options);
        assert_eq!(report.counts, counts(0, 0, 1, 0), "no change");
        let price = only(&store).price.unwrap();
        (price.as_of, price.source)
    };
    assert_eq!(at(minute(9), "Another"), (minute(9), "Another".into()));
    assert_eq!(
        at(minute(3), "A shop"),
        (minute(9), "Another".into()),
        "older"
    );
    let undo = store.catalogue_steps().unwrap().undo;
    assert!(
        format!("{undo:?}").contains("products: 1"),
        "only the first is a step"
    );
}
