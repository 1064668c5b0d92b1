# Before going live: how the checks are shown. What they found is worded by the studio.

preflight-checks = What was looked at
preflight-waiting = Looking…
preflight-waiting-microphone = Say something…
preflight-good = In order
preflight-warns = Worth a look
preflight-fails = Not in order
preflight-untested = Not tested
preflight-again = Look again
preflight-summary-looking = Looking at what your show needs…
preflight-summary-good = All is in order.
preflight-summary-warns = { $count ->
    [one] 1 thing is worth a look.
   *[other] { $count } things are worth a look.
}
preflight-summary-fails = { $count ->
    [one] 1 thing is not in order: viewers would see or hear nothing of it.
   *[other] { $count } things are not in order: viewers would see or hear nothing of them.
}
fix-devices = Devices
fix-unmute = Unmute
fix-destinations = Destinations
fix-quality = Quality
fix-recording = Recordings
fix-rundown = Rundown
fix-catalogue = Catalogue
