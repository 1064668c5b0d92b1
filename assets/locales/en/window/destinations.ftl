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
destination-own-fps = Its own picture: { NUMBER($fps, maximumFractionDigits: 0) } a second; the show comes first
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
quality-editions = { $count ->
    [one] Another picture is made beside the show, for the destinations that ask for it.
   *[other] { $count } other pictures are made beside the show, for the destinations that ask for them.
}
destinations-primary-note = When the primary’s connection gets slow, Vitrine lowers the rate of its picture for a while, for all that get the same; a slow connection to any other never does.

## What a destination gets

wish-picture = Picture
wish-show = The show’s picture
wish-lower = The show’s picture, at a lower rate
wish-portrait = Upright, 9:16
wish-work-none = Made once for all destinations: it costs nothing but its upload.
wish-work-coded = Encoded once more beside the show, for all destinations with this rate: more work for this computer. When time is short, this picture skips first, never the show’s.
wish-work-composed = Composed and encoded beside the show: about as much work for this computer as the show itself. When time is short, this picture skips first, never the show’s.
wish-lower-hint = The show’s own rate is { $kbps } kbit/s.
wish-portrait-hint = The show’s own rate is { $kbps } kbit/s; this comes on top of it.
wish-hides = What its viewers don’t see
wish-hide-price = Hide prices
wish-hide-rating = Hide stars and ratings
wish-hide-alternatives = Hide comparisons and bundles
wish-hides-hint = For platforms whose rules ask for it. What you say, and what your camera and screen show, stays as it is.
wish-hides-cost = Cards without it need a picture of their own. What you say, and what your camera and screen show, stays as it is.
wish-said-lower = at { $kbps } kbit/s
wish-said-portrait = upright { $size } at { $kbps } kbit/s
wish-said-price = without prices
wish-said-rating = without ratings
wish-said-alternatives = without comparisons

## Going live

go-live-meaning = Your show goes out to { $names }. From that moment viewers see and hear you.
go-live-nowhere = There is nowhere to send the show yet. Let a destination take part first.
