//! A file of products through the studio's requests: looked at, previewed, taken in, undone.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crate::common::Bench;
use vitrine_domain::{Command, Currency};
use vitrine_studio::protocol::{
    ImportFate, ImportView, ImportWish, ProductOrder, Request, Response,
};
use vitrine_studio::{DateOrder, Decimal};

const DEMO_PRODUCTS: u64 = 12;

fn wish(file: &Path) -> Box<ImportWish> {
    Box::new(ImportWish {
        file: file.display().to_string(),
        source: "The shop".into(),
        currency: Currency::EUR,
        decimal: Decimal::Auto,
        dates: DateOrder::Auto,
        mapping: None,
    })
}

fn view(response: Response) -> ImportView {
    match response {
        Response::Import { import } => *import.expect("nobody stopped it"),
        other => panic!("{other:?}"),
    }
}

fn products(bench: &Bench) -> u64 {
    let all = Request::BrowseProducts {
        text: String::new(),
        order: ProductOrder::Entered,
        is_descending: false,
        offset: 0,
        limit: 1,
    };
    match bench.request(all) {
        Response::ProductPage { total, .. } => total,
        other => panic!("{other:?}"),
    }
}

fn steps(bench: &Bench) -> (Option<String>, Option<String>) {
    match bench.request(Request::CatalogueSteps) {
        Response::CatalogueSteps { undo, redo } => (undo, redo),
        other => panic!("{other:?}"),
    }
}

fn file(bench: &Bench, name: &str, text: &str) -> PathBuf {
    let path = bench.data.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_file_is_previewed_taken_in_once_and_undone() {
    let bench = Bench::new();
    let shirts = file(
        &bench,
        "shirts.csv",
        "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty\n\
         blue,Blue shirt,Lin,Size,S,B-S,\"24,90\",3\n\
         blue,,,,L,B-L,\"26,90\",2\n\
         red,Red shirt,Lin,Title,Default Title,R-1,twelve,1\n\
         ,,,,,,,\n",
    );
    let preview = view(bench.request(Request::PreviewImport {
        wish: wish(&shirts),
    }));
    assert_eq!((preview.new, preview.changed), (2, 0), "{preview:?}");
    assert_eq!(preview.products[0].fate, ImportFate::New);
    let price = &preview.first_remarks[0];
    assert_eq!(
        (price.line, price.reason.as_str()),
        (4, "no amount of money")
    );
    assert_eq!(products(&bench), DEMO_PRODUCTS, "a preview writes nothing");

    bench.request(Request::Import {
        wish: wish(&shirts),
    });
    assert_eq!(products(&bench), DEMO_PRODUCTS + 2);
    let again = view(bench.request(Request::Import {
        wish: wish(&shirts),
    }));
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));

    assert_eq!(
        steps(&bench).0.as_deref(),
        Some("Undo import of shirts.csv")
    );
    bench.request(Request::UndoCatalogue);
    assert_eq!(products(&bench), DEMO_PRODUCTS);
    assert_eq!(
        steps(&bench).1.as_deref(),
        Some("Redo import of shirts.csv")
    );
    bench.request(Request::RedoCatalogue);
    assert_eq!(products(&bench), DEMO_PRODUCTS + 2);
}

#[test]
fn what_is_no_list_of_products_is_refused_by_name() {
    let bench = Bench::new();
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/demo/photos/mug.jpg");
    for (path, expected) in [
        (picture, "refused-import-file"),
        (file(&bench, "empty.csv", ""), "refused-import-file"),
        (bench.data.path().join("gone.csv"), "refused-import-missing"),
        (bench.data.path().to_owned(), "refused-import-unread"),
    ] {
        let code = bench.refused(Request::PreviewImport { wish: wish(&path) });
        assert_eq!(code, expected, "{path:?}");
    }
    let broken = file(
        &bench,
        "broken.xml",
        "<rss><channel><item><g:id>1</g:id><title>A</title></item><item></channel></rss>",
    );
    bench.refused(Request::Import {
        wish: wish(&broken),
    });
    assert_eq!(products(&bench), DEMO_PRODUCTS, "half a file is none");
    assert_eq!(steps(&bench), (None, None));
}

#[test]
fn a_show_is_edited_while_a_large_file_is_taken_in() {
    let bench = Bench::new();
    let mut rows = String::from("sku,title,price\n");
    for n in 0..5_000 {
        rows += &format!("N-{n},Thing {n},5\n");
    }
    let file = file(&bench, "large.csv", &rows);
    thread::scope(|scope| {
        let import = scope.spawn(|| view(bench.request(Request::Import { wish: wish(&file) })));
        let mut details = bench.snapshot().show.state.show.details();
        for edit in 0.. {
            if import.is_finished() {
                break;
            }
            // It waits for the store's writer, which waits for the file: neither may wait for the other.
            details.title = format!("Evening {edit}");
            bench.ask(Command::EditShow {
                details: Box::new(details.clone()),
            });
        }
        assert_eq!(import.join().unwrap().new, 5_000);
    });
    assert_eq!(products(&bench), DEMO_PRODUCTS + 5_000);
}

#[test]
fn no_file_is_taken_in_while_a_show_runs() {
    let bench = Bench::new();
    let file = file(&bench, "one.csv", "sku,title,price\nX-1,One,5\n");
    bench.ask(Command::StartPractice);
    view(bench.request(Request::PreviewImport { wish: wish(&file) }));
    assert_eq!(
        bench.refused(Request::Import { wish: wish(&file) }),
        "refused-import-live"
    );
    assert_eq!(
        bench.refused(Request::UndoCatalogue),
        "refused-nothing-to-undo"
    );
    bench.ask(Command::End);
    bench.request(Request::Import { wish: wish(&file) });
    assert_eq!(products(&bench), DEMO_PRODUCTS + 1);
    bench.ask(Command::StartPractice);
    assert_eq!(bench.refused(Request::UndoCatalogue), "refused-import-live");
}
