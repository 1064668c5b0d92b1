//! Every product, in Shopify's columns or as JSON: what `vitrine_catalogue` reads back as it was.

use std::io::Write;
use std::ops::ControlFlow;

use vitrine_catalogue::export::{Format, ProductExport, incoming_of};
use vitrine_domain::Product;
use vitrine_domain::incoming::{IncomingPhoto, IncomingProduct};
use vitrine_store::{PhotoLink, Store};

use super::{ExportError, Watch};

pub(super) fn write(
    store: &Store,
    format: Format,
    mut watch: Watch<'_>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut export = ProductExport::new(out, format)?;
    let mut write_next = |product: &Product, links| -> Result<(), ExportError> {
        watch.next()?;
        Ok(export.write(&with_links(product, links))?)
    };
    let mut failed = None;
    store.each_product(|product, links| match write_next(&product, links) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    export.finish()?;
    Ok(())
}

/// The product with its photos as its own file named them: by their addresses, which other programs can
/// fetch, also those that were not fetched yet.
fn with_links(product: &Product, links: Vec<PhotoLink>) -> IncomingProduct {
    let mut incoming = incoming_of(product);
    let mut waiting = Vec::new();
    for link in links {
        let photo = IncomingPhoto {
            reference: link.reference,
            alt: link.alt,
        };
        let known = link.file.and_then(|file| {
            let photos = &mut incoming.photos;
            photos.iter_mut().find(|photo| photo.reference == file)
        });
        match known {
            Some(known) => known.reference = photo.reference,
            None => waiting.push(photo),
        }
    }
    incoming.photos.extend(waiting);
    incoming
}
