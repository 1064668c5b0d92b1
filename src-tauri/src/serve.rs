//! `vitrine serve`: the studio in a browser on this computer, until Ctrl+C.

use std::sync::Arc;

use vitrine_remote::{PageFiles, Server};
use vitrine_studio::Studio;

use crate::args::Serve;
use crate::failure::Failure;
use crate::page::{EmbeddedPage, FolderPage};

/// Serves the studio and prints its link.
#[allow(clippy::print_stdout, reason = "the link is what this command is for")]
pub fn serve(studio: Studio, serve: &Serve) -> Result<(), Failure> {
    let runtime = crate::runtime()?;
    runtime.block_on(async {
        let server = Server::start(studio.clone(), page(serve), serve.port)
            .await
            .map_err(Failure::Remote)?;
        println!(
            "{}",
            studio
                .words()
                .say_with("cli-serving", &[("link", server.link().into())])
        );
        crate::stop_signal().await;
        Ok(())
    })
}

fn page(serve: &Serve) -> Arc<dyn PageFiles> {
    match &serve.page {
        Some(folder) => Arc::new(FolderPage(folder.clone())),
        None => Arc::new(EmbeddedPage::new()),
    }
}
