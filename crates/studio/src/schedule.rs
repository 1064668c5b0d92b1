//! The list of shows: making, copying, planning, deleting and bringing back.

use vitrine_domain::{Command, Rundown, Show, ShowDetails, ShowId};

use crate::desk::Desk;
use crate::protocol::{Level, Problem, Response, What};
use crate::studio::{Inner, now};
use crate::words::Words;

/// As long as a title on a slate can be read.
pub(crate) const LONGEST_TITLE: usize = 120;

impl Inner {
    /// A new show, empty or a copy; it is opened, unless one runs.
    pub(crate) fn create_show(
        &self,
        title: &str,
        copy_of: Option<ShowId>,
    ) -> Result<Response, Problem> {
        let (words, draft) = {
            let desk = self.lock();
            (desk.words(), empty_beside(&desk.state.show))
        };
        let title = checked_title(title, words)?;
        let made = match copy_of {
            Some(original) => self
                .store
                .duplicate_show(original, &title)
                .map_err(|error| Problem::save(words, &self.places.data, &error))?
                .ok_or_else(|| Problem::refused(words, "unknown-show", &[]))?,
            None => self
                .store
                .create_show(Show { title, ..draft })
                .map_err(|error| Problem::save(words, &self.places.data, &error))?,
        };
        let is_running = self.lock().state.live.phase.is_running();
        // It is on the list even if it can't be opened, such as while a change waits for the disk.
        let mut revision = self.list_shows_anew()?;
        if !is_running {
            self.open_show(made.id)?;
            revision = self.lock().revision();
        }
        Ok(Response::ShowMade {
            show: made.id,
            revision,
        })
    }

    /// Another title, language, currency, theme or planned start.
    pub(crate) fn edit_show(&self, id: ShowId, details: ShowDetails) -> Result<Response, Problem> {
        let is_open = self.lock().state.show.id == id;
        if is_open {
            let details = Box::new(details);
            return self.command(Command::EditShow { details });
        }
        let words = self.lock().words();
        self.check_details(&details, words)?;
        let show = self
            .store
            .show(id)
            .map_err(|error| self.unreadable(words, &error))?
            .ok_or_else(|| Problem::refused(words, "unknown-show", &[]))?;
        self.store
            .save_show(&show.with(details))
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        self.done_with_list()
    }

    /// What a show is called and looks like must be something.
    pub(crate) fn check_details(
        &self,
        details: &ShowDetails,
        words: &Words,
    ) -> Result<(), Problem> {
        checked_title(&details.title, words)?;
        if self.stage.has_theme(&details.theme) {
            Ok(())
        } else {
            Err(Problem::refused(words, "unknown-theme", &[]))
        }
    }

    pub(crate) fn set_template(&self, id: ShowId, is_template: bool) -> Result<Response, Problem> {
        let words = self.lock().words();
        let is_there = self
            .store
            .set_template(id, is_template)
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        if is_there {
            self.done_with_list()
        } else {
            Err(Problem::refused(words, "unknown-show", &[]))
        }
    }

    /// Takes a show off the list. There is always one left, and never the one that runs.
    pub(crate) fn delete_show(&self, id: ShowId) -> Result<Response, Problem> {
        let (words, is_open, is_running, another) = {
            let desk = self.lock();
            let is_open = desk.state.show.id == id;
            let is_running = desk.state.live.phase.is_running();
            let mut others = desk.shows.iter().filter(|line| line.id != id);
            let another = others
                .clone()
                .find(|line| !line.is_template)
                .or_else(|| others.next());
            (
                desk.words(),
                is_open,
                is_running,
                another.map(|line| line.id),
            )
        };
        if is_open && is_running {
            return Err(Problem::refused(words, "live", &[]));
        }
        let another = another.ok_or_else(|| Problem::refused(words, "last-show", &[]))?;
        if is_open {
            self.open_show(another)?;
        }
        let was_there = self
            .store
            .delete_show(id, now())
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        if was_there {
            self.done_with_list()
        } else {
            Err(Problem::refused(words, "unknown-show", &[]))
        }
    }

    pub(crate) fn restore_show(&self, id: ShowId) -> Result<Response, Problem> {
        let words = self.lock().words();
        let was_deleted = self
            .store
            .restore_show(id)
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        if !was_deleted {
            return Err(Problem::refused(words, "unknown-show", &[]));
        }
        self.replace_lost_theme(id, words)?;
        self.done_with_list()
    }

    /// A theme can be deleted while the show that had it lies deleted: back again, the show has the
    /// theme of the open one, as a new show would, and that is said.
    fn replace_lost_theme(&self, id: ShowId, words: &Words) -> Result<(), Problem> {
        let show = self
            .store
            .show(id)
            .map_err(|error| self.unreadable(words, &error))?;
        let Some(show) = show.filter(|show| !self.stage.has_theme(&show.theme)) else {
            return Ok(());
        };
        let (theme, name) = {
            let desk = self.lock();
            let theme = desk.state.show.theme.clone();
            let view = desk.themes.iter().find(|view| view.id == theme);
            let name = view.map_or_else(|| theme.0.clone(), |view| view.theme.name.clone());
            (theme, name)
        };
        let title = show.title.clone();
        self.store
            .save_show(&Show { theme, ..show })
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        let mut desk = self.lock();
        let values = [("show", title.into()), ("theme", name.into())];
        desk.notice(Level::Warning, "theme-gone", &values, now());
        self.flush(desk);
        Ok(())
    }

    fn done_with_list(&self) -> Result<Response, Problem> {
        let revision = self.list_shows_anew()?;
        Ok(Response::Done { revision })
    }

    /// Reads the list from the schedule and tells it; the revision after it.
    pub(crate) fn list_shows_anew(&self) -> Result<u64, Problem> {
        let words = self.lock().words();
        let shows = self.show_lines(words)?;
        let mut desk = self.lock();
        desk.shows.clone_from(&shows);
        desk.tell(What::Shows { shows });
        let revision = desk.revision();
        self.flush(desk);
        Ok(revision)
    }
}

impl Desk {
    /// The open show's line in the list says what the show says now.
    pub(crate) fn update_line(&mut self) {
        let show = &self.state.show;
        let Some(line) = self.shows.iter_mut().find(|line| line.id == show.id) else {
            return;
        };
        let (segments, length) = (
            u32::try_from(show.rundown.segments.len()).unwrap_or(u32::MAX),
            vitrine_domain::plan::total(&show.rundown),
        );
        let details = show.details();
        if line.details == details && (line.segments, line.length) == (segments, length) {
            return;
        }
        line.details = details;
        line.segments = segments;
        line.length = length;
        let shows = self.shows.clone();
        self.tell(What::Shows { shows });
    }
}

/// An empty show for the shop that the open one is for.
fn empty_beside(open: &Show) -> Show {
    Show {
        id: ShowId(0),
        title: String::new(),
        language: open.language,
        currency: open.currency,
        theme: open.theme.clone(),
        planned_start: None,
        price_age_limit: open.price_age_limit,
        rundown: Rundown::default(),
    }
}

fn checked_title(title: &str, words: &Words) -> Result<String, Problem> {
    let title = title.trim();
    if title.is_empty() {
        return Err(Problem::refused(words, "no-title", &[]));
    }
    if title.chars().count() > LONGEST_TITLE {
        let most = [("most", (LONGEST_TITLE as u64).into())];
        return Err(Problem::refused(words, "long-title", &most));
    }
    Ok(title.to_owned())
}
