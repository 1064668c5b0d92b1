//! The command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use vitrine_domain::{Currency, Hidden, ShowId, WantedPicture};
use vitrine_studio::Decimal;

/// The live-shopping studio. Without a command it opens its window.
#[derive(Debug, Parser)]
#[command(name = "vitrine", version)]
pub struct Cli {
    /// Where the schedule, the photos and the logs are kept [default: the system's data folder].
    #[arg(long, global = true, value_name = "FOLDER", env = "VITRINE_DATA")]
    pub data: Option<PathBuf>,
    /// Where cards, fonts and the demo show are [default: beside the program].
    #[arg(long, global = true, value_name = "FOLDER", env = "VITRINE_ASSETS")]
    pub assets: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the studio to a browser on this computer and print its link.
    Serve(Serve),
    /// Run a show without a window.
    Air(Box<Air>),
    /// Take a file of products or reviews into the catalogue.
    Import(Import),
    /// Take the photos that files of products have named.
    Photos(Photos),
    /// Write the catalogue, a rundown, a take log or a whole show to a file.
    Export(Export),
    /// Take a show from a file of another Vitrine into the schedule.
    OpenShow(OpenShow),
    /// Cut a clip for each product out of a run's recordings, without coding anything again.
    Clips(Clips),
    /// List the shows of the schedule.
    Shows(Output),
    /// List cameras, screens, windows, microphones and sound outputs.
    Devices(Output),
    /// Check this computer: elements, encoders, devices, keychain, disk.
    Doctor(Doctor),
}

/// Check this computer, or a show before it goes live.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Look at everything this show needs instead: devices, destination, disk, photos, prices. A number
    /// from `vitrine shows` [default: the show that is planned last].
    #[arg(long, value_name = "ID", num_args = 0..=1)]
    pub show: Option<Option<i64>>,
    /// How to print.
    #[command(flatten)]
    pub output: Output,
}

/// How to print.
#[derive(Debug, Args)]
pub struct Output {
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// Serve the studio to a browser.
#[derive(Debug, Args)]
pub struct Serve {
    /// The port on 127.0.0.1 [default: any free one].
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Serve the page of this folder in place of the built-in one, for work on the page.
    #[arg(long, value_name = "FOLDER", hide = true)]
    pub page: Option<PathBuf>,
}

/// Take the photos that files of products have named.
#[derive(Debug, Args)]
pub struct Photos {
    /// From a folder or a zip, by file name or article number.
    #[arg(long, value_name = "FOLDER|ZIP", required_unless_present = "web")]
    pub from: Option<PathBuf>,
    /// From the https addresses in the files.
    #[arg(long, conflicts_with = "from")]
    pub web: bool,
    /// How to print.
    #[command(flatten)]
    pub output: Output,
}

/// Take a file of products or reviews into the catalogue: Shopify CSV, Google feeds, any table, reviews.
#[derive(Debug, Args)]
pub struct Import {
    /// The file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Say what it would change, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Where its prices or reviews come from, such as a shop's name [default: the file's name].
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// The currency of amounts that name none.
    #[arg(long, value_name = "CODE", default_value = "EUR")]
    pub currency: Currency,
    /// What sets decimals apart.
    #[arg(long, value_enum, default_value_t)]
    pub decimal: DecimalMark,
    /// How to print.
    #[command(flatten)]
    pub output: Output,
}

/// Write the catalogue, a rundown, a take log or a whole show to a file. It only reads the schedule, so it
/// works beside a studio that is open.
#[derive(Debug, Args)]
pub struct Export {
    /// What to write.
    #[arg(value_enum)]
    pub what: Exported,
    /// Which show, by its number or its title [default: the only one there is].
    #[arg(long, value_name = "ID|TITLE")]
    pub show: Option<String>,
    /// As which kind of file [default: as the output's name ends, else CSV].
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// The file; - for standard output [default: a name of its own, in this folder].
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    /// How to print.
    #[command(flatten)]
    pub report: Output,
}

/// What can be written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Exported {
    /// Every product.
    Catalogue,
    /// The items of a show with their planned times.
    Rundown,
    /// What viewers of a show saw, and at which price.
    Takes,
    /// A show with its products, photos and theme, for another Vitrine.
    Show,
}

/// As which kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// CSV in UTF-8.
    Csv,
    /// CSV with the mark without which Excel reads other letters.
    Excel,
    /// A JSON array.
    Json,
}

/// Take a show from a file of another Vitrine into the schedule.
#[derive(Debug, Args)]
pub struct OpenShow {
    /// The file, as `vitrine export show` writes it.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Say what it would bring, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// How to print.
    #[command(flatten)]
    pub output: Output,
}

/// What sets decimals apart.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum DecimalMark {
    /// As the file shows.
    #[default]
    Auto,
    /// 1,099.00
    Point,
    /// 1.099,00
    Comma,
}

impl From<DecimalMark> for Decimal {
    fn from(mark: DecimalMark) -> Self {
        match mark {
            DecimalMark::Auto => Self::Auto,
            DecimalMark::Point => Self::Point,
            DecimalMark::Comma => Self::Comma,
        }
    }
}

/// Cut a clip for each product out of a run's recordings. It only reads the schedule, so it works beside a
/// studio that is open.
#[derive(Debug, Args)]
pub struct Clips {
    /// The number of the run [default: list the recordings and the numbers of their runs].
    #[arg(value_name = "RUN")]
    pub run: Option<i64>,
    /// How to print.
    #[command(flatten)]
    pub output: Output,
}

/// Run a show without a window.
#[derive(Debug, Args)]
pub struct Air {
    /// A show file (TOML), or the number of a show from `vitrine shows`.
    #[arg(long, value_name = "FILE|ID")]
    pub show: WhichShow,
    /// Where to: rtmp:// or rtmps://, with or without the key. Once for each destination; the first
    /// is the primary.
    #[arg(long, value_name = "URL", required = true)]
    pub to: Vec<String>,
    /// The environment variable that holds the stream key: the first for the first --to, and so on.
    #[arg(long, value_name = "NAME")]
    pub key_from_env: Vec<String>,
    /// Which picture it gets: show, lower:KBPS or portrait:KBPS. The first for the first --to, and so
    /// on [default: show].
    #[arg(long, value_name = "PICTURE")]
    pub picture: Vec<Picture>,
    /// What its viewers are not shown: price, rating, alternatives, joined by commas, or nothing. The
    /// first for the first --to, and so on [default: nothing].
    #[arg(long, value_name = "WHAT")]
    pub hide: Vec<Hides>,
    /// A camera from `vitrine devices`.
    #[arg(long, value_name = "ID")]
    pub camera: Option<String>,
    /// A screen or window from `vitrine devices`.
    #[arg(long, value_name = "ID")]
    pub screen: Option<String>,
    /// A microphone from `vitrine devices`.
    #[arg(long, value_name = "ID")]
    pub mic: Option<String>,
    /// A sound output from `vitrine devices` whose sound goes into the stream.
    #[arg(long, value_name = "ID")]
    pub system_sound: Option<String>,
    /// Stop after so many seconds [default: at the end of the rundown with --auto, else never].
    #[arg(long, value_name = "N")]
    pub seconds: Option<u64>,
    /// Take the items by their planned times.
    #[arg(long)]
    pub auto: bool,
    /// Picture size and rate.
    #[arg(long, value_name = "WIDTHxHEIGHT@FPS", default_value = "1920x1080@30")]
    pub size: Size,
    /// Video bitrate.
    #[arg(long, value_name = "KBPS", default_value_t = 4500)]
    pub video_kbps: u32,
    /// Sound bitrate.
    #[arg(long, value_name = "KBPS", default_value_t = 128)]
    pub audio_kbps: u32,
    /// Record the show, into this folder or the usual one.
    #[arg(long, value_name = "FOLDER", num_args = 0..=1)]
    #[expect(
        clippy::option_option,
        reason = "not at all, to the usual folder, to this one"
    )]
    pub record: Option<Option<PathBuf>>,
    /// A new file after so many minutes of recording.
    #[arg(
        long,
        value_name = "MINUTES",
        default_value_t = 30,
        requires = "record"
    )]
    pub split_minutes: u32,
    /// Print JSON lines.
    #[arg(long)]
    pub json: bool,
}

/// Which picture a destination gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture(pub WantedPicture);

/// The text was no picture.
#[derive(Debug, thiserror::Error)]
#[error("not a picture: write show, lower:2500 or portrait:4500")]
pub struct NotAPicture;

impl std::str::FromStr for Picture {
    type Err = NotAPicture;

    fn from_str(text: &str) -> Result<Self, NotAPicture> {
        let rate = |text: &str| text.parse().map_err(|_| NotAPicture);
        Ok(Self(match text.split_once(':') {
            None if text == "show" => WantedPicture::Show,
            Some(("lower", kbps)) => WantedPicture::Lower {
                video_kbps: rate(kbps)?,
            },
            Some(("portrait", kbps)) => WantedPicture::Portrait {
                video_kbps: rate(kbps)?,
            },
            _ => return Err(NotAPicture),
        }))
    }
}

/// What a destination's viewers are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hides(pub Hidden);

/// The text named something that can't be hidden.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} cannot be hidden: write price, rating, alternatives or nothing")]
pub struct NotHidden(String);

impl std::str::FromStr for Hides {
    type Err = NotHidden;

    fn from_str(text: &str) -> Result<Self, NotHidden> {
        let mut hides = Hidden::default();
        for word in text.split(',').filter(|word| *word != "nothing") {
            match word {
                "price" => hides.price = true,
                "rating" => hides.rating = true,
                "alternatives" => hides.alternatives = true,
                other => return Err(NotHidden(other.to_owned())),
            }
        }
        Ok(Self(hides))
    }
}

/// A show, as it is named on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhichShow {
    /// One of the schedule.
    Number(ShowId),
    /// A show file.
    File(PathBuf),
}

impl WhichShow {
    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Number(_) => None,
            Self::File(file) => Some(file),
        }
    }
}

impl From<String> for WhichShow {
    fn from(text: String) -> Self {
        match text.parse() {
            Ok(number) => Self::Number(ShowId(number)),
            Err(_) => Self::File(text.into()),
        }
    }
}

/// A picture size and rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Frames a second.
    pub fps: u32,
}

/// The text was no size.
#[derive(Debug, thiserror::Error)]
#[error("not a size: write it like 1920x1080@30")]
pub struct NotASize;

impl std::str::FromStr for Size {
    type Err = NotASize;

    fn from_str(text: &str) -> Result<Self, NotASize> {
        let (size, fps) = text.split_once('@').ok_or(NotASize)?;
        let (width, height) = size.split_once('x').ok_or(NotASize)?;
        let number = |text: &str| text.parse().map_err(|_| NotASize);
        Ok(Self {
            width: number(width)?,
            height: number(height)?,
            fps: number(fps)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_size_is_width_height_and_rate() {
        let size: Size = "1280x720@60".parse().unwrap();
        assert_eq!(
            size,
            Size {
                width: 1280,
                height: 720,
                fps: 60
            }
        );
        assert!("1280x720".parse::<Size>().is_err());
    }

    #[test]
    fn a_picture_has_a_rate_unless_it_is_the_shows() {
        let picture = |text: &str| text.parse().map(|Picture(picture)| picture).ok();
        let video_kbps = 2_500;
        assert_eq!(picture("show"), Some(WantedPicture::Show));
        let lower = WantedPicture::Lower { video_kbps };
        assert_eq!(picture("lower:2500"), Some(lower));
        let portrait = WantedPicture::Portrait { video_kbps };
        assert_eq!(picture("portrait:2500"), Some(portrait));
        for wrong in ["", "portrait", "lower:", "lower:much", "wide:2500"] {
            assert_eq!(picture(wrong), None, "{wrong}");
        }
        let Hides(hides) = "price,alternatives".parse().unwrap();
        assert!(hides.price && !hides.rating && hides.alternatives);
        assert_eq!("nothing".parse::<Hides>().unwrap().0, Hidden::default());
        assert!("prices".parse::<Hides>().is_err());
    }
}
