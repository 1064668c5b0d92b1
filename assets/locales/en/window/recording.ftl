### Recordings: on Live and in the settings.

## On Live

recording = Recording
recording-off = Not recording
recording-starting = Recording starts…
recording-running = REC
recording-stopped = Recording stopped
recording-start = Record
recording-stop = Stop recording; the show goes on
recording-clip = Keep the last 30 seconds as a clip
recording-plan-live = Records live shows
recording-plan-practice = Records practice only
recording-plan-none = Records nothing by itself
recording-gigabytes = { NUMBER($gigabytes, minimumFractionDigits: 1, maximumFractionDigits: 1) } GB
recording-megabytes = { NUMBER($megabytes, maximumFractionDigits: 0) } MB
recording-room-hours = room for { $hours } h
recording-room-minutes = room for { $minutes } min
recording-room-much = plenty of room
recording-room-unknown = room that can’t be measured
action-clip_last = Keep the last 30 seconds as a clip

## In the settings

recording-lead = Shows are kept on this computer, whatever the connection does.
recording-live = Record live shows
recording-live-hint = Begins when you go live, ends with the show. You can also start and stop it on Live.
recording-practice = Record practice
recording-practice-hint = The same picture and sound that viewers would get.
recording-on = On
recording-not = Off
recording-rate = Picture
recording-rate-hint = The stream’s is coded once and follows the line. A rate of its own stays as it is on a bad line, and is coded a second time: short of time, the computer takes pictures from the recording first.
recording-rate-stream = as streamed
recording-rate-own = { $kbps } kbit/s
recording-split = New file
recording-split-hint = No picture is lost between two files. A file never gets too large for a memory stick.
recording-split-minutes = after { $minutes } minutes
recording-split-never = only at 3.9 GB
recording-cost = With the quality in use an hour takes { $size }. This disk has { $room }; a recording stops when less than 500 MB are left, and the show goes on.
recording-folder = Folder
recording-folder-hint = A folder that is there and can be written to, as a full path.
recording-pick = Choose a folder…
recording-pick-title = Folder for recordings
recording-usual = Use the usual folder
recording-kept = The folder is kept.
recordings = Past recordings
recordings-none = Nothing is recorded yet
recordings-none-hint = Your next live show will be here when recording is on.
recorded-part = part { $part }
recorded-running = Being written now
recorded-gone = No longer where it was written
recorded-torn = Was interrupted; it plays up to there
recorded-show = Show in its folder
recorded-clips = { $clips ->
    [one] Cut 1 clip
   *[other] Cut { $clips } clips
}
recorded-clips-live = Not while you are live: cutting keeps the disk busy
recorded-clips-busy = Cutting…
recorded-clips-done = { $clips ->
    [one] 1 clip is in { $folder }
   *[other] { $clips } clips are in { $folder }
}
