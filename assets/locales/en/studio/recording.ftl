### What the studio says of recordings.

notice-recording-room-low = The disk for recordings is nearly full: room for about { $minutes ->
    [one] one more minute
   *[other] { $minutes } more minutes
}
notice-recording-room-low-hint = Make room in { $path }, or the recording stops. The show goes on either way.
notice-recording-no-room = Nothing is recorded: the disk has less than 500 MB left
notice-recording-no-room-hint = Make room in { $path } or choose another folder, then press Record. The show goes on.
notice-recording-disk-full = The recording has stopped: the disk is full
notice-recording-disk-full-hint = What was recorded plays. Make room in { $path }, then press Record. The show goes on.
notice-recording-disk-hangs = The recording has stopped: the disk has taken nothing for half a minute
notice-recording-disk-hangs-hint = Look at the disk of { $path }. What it took plays. Press Record to try again; the show goes on.
notice-recording-disk-failed = The recording has stopped: the disk could not be written to
notice-recording-disk-failed-hint = Look at the disk of { $path }. What was recorded plays. Press Record to try again; the show goes on.
notice-recording-not-writable = Nothing is recorded: no file can be made in { $path }
notice-recording-not-writable-hint = The reason: { $reason }. Choose another folder in Settings › Recording, then press Record. The show goes on.
notice-recording-setup = Nothing is recorded: GStreamer could not begin a file
notice-recording-setup-hint = Settings › About shows what is missing on this computer. The show goes on.
notice-recording-interrupted = The recording of “{ $title }” was interrupted. It is whole up to { $until }
notice-recording-interrupted-hint = It is in { $path }, with its chapters beside it.

notice-recording-clip = A clip of the last { $seconds } seconds is kept
notice-recording-clip-hint = It is { $path }

refused-no-clip = There is nothing to make a clip of yet.
refused-no-clip-hint = A clip is made of what goes out or is recorded. Go live or record first.
refused-no-clips = No clip can be cut from this run.
refused-no-clips-hint = It needs a recording that has ended, that is still in its folder, and in which a product was shown.
problem-clip = The clip could not be written to { $path }
problem-clip-hint = { $reason }. Look at the disk, or choose another folder in Settings › Recording.

value-split-minutes = Minutes in a file

# Names of files and folders.
recording-clip-name = { $title } { $when } clip
recording-clips-folder = { $name } – clips

cli-recording = run { $run }  { $clips ->
    [one] 1 clip
   *[other] { $clips } clips
}  { $file }
