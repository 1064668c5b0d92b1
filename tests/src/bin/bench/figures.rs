//! Everything that is measured. The names of the fields are the keys of the JSON object, and stay.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Result, machine};

/// What was measured. A part that was not asked for leaves its fields empty, and they are not
/// printed.
#[derive(Debug, Default, Serialize)]
pub struct Figures {
    /// Our mixer and encoder, in CPU time of the encoder alone on the same pictures.
    pub cpu_ratio_to_encoder: Option<f64>,
    /// GStreamer's compositor and the same encoder, likewise.
    pub cpu_ratio_stock_compositor: Option<f64>,
    /// ffmpeg's overlay filters and the same encoder, likewise.
    pub cpu_ratio_ffmpeg: Option<f64>,
    /// User and system seconds behind the ratios: of each contender the least of its rounds.
    pub cpu_s_ours: Option<f64>,
    pub cpu_s_encoder_alone: Option<f64>,
    pub cpu_s_stock_compositor: Option<f64>,
    pub cpu_s_ffmpeg: Option<f64>,
    /// By how much the worst round of any contender was over its best, in percent.
    pub cpu_spread_percent: Option<f64>,
    /// Pictures each contender composed and coded.
    pub cpu_frames: Option<u64>,
    /// How alike our pictures and theirs are: the mean PSNR of luma in dB.
    pub psnr_db_stock_compositor: Option<f64>,
    pub psnr_db_ffmpeg: Option<f64>,

    /// The mixer alone, on the same footage.
    pub mixer_ms_per_frame: Option<f64>,
    pub mixer_ms_p99: Option<f64>,

    /// 1080p60 in real time, from real devices to a server.
    pub missed_ticks_1080p60: Option<u64>,
    pub frames_1080p60: Option<u64>,
    pub late_ticks_1080p60: Option<u64>,
    pub encoder_dropped_1080p60: Option<u64>,
    /// How far the encoder went down to lighter settings meanwhile.
    pub encoder_lightness_1080p60: Option<usize>,
    pub frames_at_server_1080p60: Option<u64>,
    pub cpu_percent_1080p60: Option<f64>,

    /// From a take to the first coded picture that shows it, 1080p30.
    pub take_latency_p50_ms: Option<f64>,
    pub take_latency_p99_ms: Option<f64>,
    pub take_latency_max_ms: Option<f64>,
    pub takes: Option<u64>,
    /// How far the encoder had gone down to lighter settings by the end of the takes.
    pub encoder_lightness_takes: Option<usize>,

    /// What the program takes of a core on a 720p30 show of one destination, coded in software, and what
    /// comes on top of it: for each further destination of the same picture (to be reached: under 2), for
    /// the recording, for the picture coded once more at half the rate, and for an upright picture of
    /// 720x1280, composed and coded beside the show's.
    pub cpu_percent_720p30: Option<f64>,
    pub destination_cpu_percent: Option<f64>,
    pub recording_cpu_percent: Option<f64>,
    pub lower_rate_cpu_percent: Option<f64>,
    pub portrait_cpu_percent: Option<f64>,
    /// Pictures of those two that were coded meanwhile, and those that were left out because the show
    /// has precedence. With many of the second, the costs say too little.
    pub edition_frames: Option<u64>,
    pub edition_missed: Option<u64>,
    /// How far the show's encoder went down to lighter settings: above 0, the costs say too little as well.
    pub encoder_lightness_editions: Option<usize>,

    /// From the start of the process to the first preview picture in a viewer's hands.
    pub start_to_preview_ms: Option<f64>,
    /// The same with no data folder yet, the demo show being written.
    pub first_start_to_preview_ms: Option<f64>,

    /// What a viewer of the preview costs the program at 640x360 and 30 pictures a second, in
    /// percent of a core.
    pub preview_cpu_percent: Option<f64>,

    /// The preview's whole chain in the desktop window, at 640x360 and 30 pictures a second and without
    /// a graphics card: what the program, its web processes and the X server take with the preview less
    /// what they take without, in percent of a core. To be reached: under 30.
    pub preview_chain_percent: Option<f64>,
    /// The parts of it.
    pub preview_chain_program_percent: Option<f64>,
    pub preview_chain_web_percent: Option<f64>,
    pub preview_chain_display_percent: Option<f64>,
    /// All of these processes with the preview, and without: a practice show runs in both.
    pub preview_chain_on_percent: Option<f64>,
    pub preview_chain_off_percent: Option<f64>,
    /// Pictures a second that were drawn meanwhile, and what the host took of the cores.
    pub preview_chain_fps: Option<f64>,
    pub preview_chain_steal_percent: Option<f64>,
    /// What the program, the web processes and the X server take of a core together while nothing goes
    /// on and the window shows no preview.
    pub idle_window_percent: Option<f64>,

    /// The most memory the program held on a 1080p30 show, without a web view.
    pub peak_rss_mb: Option<f64>,

    /// What the program takes of a core while nobody watches and nothing is coded.
    pub idle_cpu_percent: Option<f64>,
    /// From a key typed into the catalogue's search to the rows of its answer on screen, over 100,000
    /// products, in Chromium.
    pub search_100k_p50_ms: Option<f64>,
    pub search_100k_p99_ms: Option<f64>,
    /// From the key that moves an item to its row in the new place, in a rundown of 300.
    pub reorder_300_p50_ms: Option<f64>,
    pub reorder_300_p99_ms: Option<f64>,
    /// Pictures a second while the catalogue scrolls.
    pub scroll_100k_fps: Option<f64>,
    /// From a key pressed in the browser to the first program picture that shows what it did.
    pub key_to_program_p50_ms: Option<f64>,
    pub key_to_program_p99_ms: Option<f64>,

    /// 100,000 products of a file, a row each, through reading and writing into a new catalogue.
    pub import_rows_per_s: Option<f64>,
    /// In CPU time of the same file read and written into one bare table of SQLite.
    pub import_cpu_ratio_to_bare_table: Option<f64>,
    /// The most memory the importing process held.
    pub import_peak_rss_mb: Option<f64>,
    /// The same file again with other prices.
    pub import_prices_rows_per_s: Option<f64>,
    /// 500,000 reviews of a file into that catalogue.
    pub import_reviews_rows_per_s: Option<f64>,
    pub import_reviews_peak_rss_mb: Option<f64>,
    /// The database then.
    pub catalogue_mb: Option<f64>,
    /// From what is typed to what is found, at the store, in that catalogue: products.
    pub store_search_p50_ms: Option<f64>,
    pub store_search_p99_ms: Option<f64>,
    /// Likewise for answers in the dossiers.
    pub store_answers_p50_ms: Option<f64>,
    pub store_answers_p99_ms: Option<f64>,

    /// What the host of a virtual machine took of the cores meanwhile. Above a few percent, figures
    /// of real time say more of the host than of the program.
    pub steal_percent: Option<f64>,
    pub cores: usize,
    pub cpu_model: String,
    pub gstreamer: String,
    pub ffmpeg: String,
}

impl Figures {
    /// Nothing measured yet, on this machine.
    pub fn of_this_machine() -> Result<Self> {
        Ok(Self {
            cores: machine::cores()?,
            cpu_model: machine::cpu_model()?,
            gstreamer: machine::gstreamer()?,
            ffmpeg: machine::ffmpeg()?,
            ..Self::default()
        })
    }

    /// The JSON object: only what was measured.
    fn known(&self) -> Result<Map<String, Value>> {
        match serde_json::to_value(self)? {
            Value::Object(all) => Ok(all
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .collect()),
            _ => Err("the figures are no object".into()),
        }
    }

    /// One line of JSON.
    pub fn json(&self) -> Result<String> {
        Ok(Value::Object(self.known()?).to_string())
    }

    /// For people: a line each.
    pub fn table(&self) -> Result<String> {
        let mut table = String::new();
        for (name, value) in self.known()? {
            writeln!(table, "{name:28} {value}")?;
        }
        Ok(table)
    }
}

/// Two digits after the point: what a measurement of this kind can tell.
pub fn rounded(value: f64) -> Option<f64> {
    Some((value * 100.0).round() / 100.0)
}
