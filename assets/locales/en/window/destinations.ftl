# Where the show goes: on Live, in the settings, when going live.

destinations-of-show = { $count ->
    [0] Destination
    [one] Destination
   *[other] Destinations
}
destination-none-used = No destination takes part yet
destination-set = Set…
destination-change = Change…
destination-primary = Primary
destination-primary-hint = The picture’s rate follows its connection
destination-queue = queue { NUMBER($ms, maximumFractionDigits: 0) } ms
destination-lowered = Slow connection: picture at { $kbps } kbit/s
destination-start = Start { $name }
destination-stop = Stop { $name }
destination-stop-question = Stop { $name }?
destination-stop-meaning = Viewers of { $name } no longer see you. The show and its other destinations go on; you can start it again at any time.
destination-stop-not = Keep it on air
destination-stop-yes = Stop it
link-stopped = Stopped
meaning-nowhere = Every destination is stopped: nobody sees this
meaning-partly = { $lost ->
    [one] { $lost } of { $all } destinations is lost; the others go on
   *[other] { $lost } of { $all } destinations are lost; the others go on
}
say-destination-lost = { $name }: connection lost, trying again by itself.
say-destination-back = { $name } is no longer lost.

## The settings

destinations-lead = Where your show goes: to each that takes part, at the same time. Keys stay in this computer’s keychain.
destinations-use-name = { $name } takes part in shows
destinations-make-primary = Make primary
destinations-lead-name = Make primary: { $name }
destinations-live-note = While you are live, each of them can be started and stopped. Everything else can change after the show.
quality-upload-several = The figures are for { $count } destinations together.
destinations-primary-note = All get the same picture. When the primary’s connection gets slow, Vitrine lowers the picture’s rate for a while; a slow connection to any other never does.

## Going live

go-live-meaning = Your show goes out to { $names }. From that moment viewers see and hear you.
go-live-nowhere = There is nowhere to send the show yet. Let a destination take part first.
