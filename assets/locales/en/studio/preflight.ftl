# Before going live: what was looked at, what was found, and what to do about it.

preflight-name-rundown = Rundown
preflight-name-camera = Camera
preflight-name-microphone = Microphone
preflight-name-destination = Destination
preflight-name-upload = Upload
preflight-name-disk = Disk for recordings
preflight-name-photos = Photos
preflight-name-prices = Prices
preflight-name-deals = Deals

preflight-rundown-empty = The rundown has no item to take
preflight-rundown-empty-hint = Add at least one item.
preflight-rundown-ready = { $count ->
    [one] 1 item to take
   *[other] { $count } items to take
}

preflight-camera-none = No camera is chosen
preflight-camera-none-hint = Viewers will see the screen and cards only. Choose a camera if they should see you.
preflight-camera-lost = The camera gives no picture
preflight-camera-lost-hint = Check its cable, and that no other program uses it.
preflight-camera-still = The camera’s picture stands still
preflight-camera-still-hint = Move in front of it and look again. If it stays so, unplug it and plug it in again.
preflight-camera-moves = The picture moves

preflight-mic-none = No microphone is chosen
preflight-mic-none-hint = Viewers will not hear you. Choose a microphone.
preflight-mic-lost = The microphone gives no sound
preflight-mic-lost-hint = Check its cable, and that no other program uses it.
preflight-mic-muted = The microphone is muted
preflight-mic-muted-hint = Unmute it now, or when you begin.
preflight-mic-silent = Nothing is heard
preflight-mic-silent-hint = Say something and look again. Still nothing? Turn the gain up, or choose another microphone.
preflight-mic-clips = Your voice is too loud
preflight-mic-clips-hint = Turn the gain of the microphone down until the meter stays below red.
preflight-mic-heard = You are heard

preflight-destination-none = There is nowhere to send the show
preflight-destination-none-hint = Enter the server and the stream key of your platform.
preflight-destination-answers = The server answers. Whether it takes your key shows when you go live.
preflight-destination-no-key = The server answers, and no stream key is set
preflight-destination-no-key-hint = Most platforms need one: copy it from the platform’s live page.
preflight-destination-address = The server address can’t be used
preflight-destination-address-hint = Copy it anew from the platform’s live page.
preflight-destination-unknown = Nobody knows a server of this name
preflight-destination-unknown-hint = Check its spelling, and that you are on the network.
preflight-destination-refused = Nobody listens at this address
preflight-destination-refused-hint = Check the port in the address. Some servers listen only once an event was created.
preflight-destination-unreachable = The server does not answer
preflight-destination-unreachable-hint = Check your network; a firewall may hold it back.
preflight-destination-certificate = The server’s certificate is not right
preflight-destination-certificate-hint = Check the address and this computer’s date. Don’t send your key there.
preflight-destination-not-rtmp = Somebody answers, but not in RTMP
preflight-destination-not-rtmp-hint = Check the port, and whether the address begins with rtmp:// or rtmps://.

preflight-upload-untested = The line must carry { $sum } kbit/s upward
preflight-upload-untested-hint = A server takes nothing before you are live, so it could not be tried. Any speed test should say { $wanted } kbit/s or more.
preflight-upload-enough = The line carries all streams: { $carried } kbit/s upward for { $sum } kbit/s
preflight-upload-tight = The line carries { $carried } kbit/s upward, and the show needs { $sum } kbit/s
preflight-upload-tight-hint = That leaves little room when something else uses the line. Close other programs, use a cable, or lower the quality.
preflight-upload-short = The line carries { $carried } kbit/s upward, and the show needs { $sum } kbit/s
preflight-upload-short-hint = The picture would stop again and again. Lower the quality, send to fewer destinations, or use a cable.

preflight-disk-unknown = The folder for recordings can’t be looked at
preflight-disk-unknown-hint = Choose another folder.
preflight-disk-full = The disk is full
preflight-disk-full-hint = Delete what you no longer need, or choose a folder on another disk. The show itself needs none of it.
preflight-disk-little = Room for { $hours } h { $minutes } min of recording
preflight-disk-little-hint = That may be too little for this show. Free some space, or choose a folder on another disk.
preflight-disk-enough = Room for { $hours } h { $minutes } min of recording

preflight-photos-there = Every product of the rundown has its photo
preflight-photos-missing = { $count ->
    [one] No photo: { $names }
   *[other] No photo of { $count } products: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
}
preflight-photos-missing-hint = Their cards go on air without a picture. Add photos in the catalogue.

preflight-prices-stand = Every price may be shown
preflight-prices-expired = { $count ->
    [one] Run out: the price of { $names }
   *[other] { $count } prices have run out: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
}
preflight-prices-expired-hint = Cards won’t show them when their items come. Check the prices in the catalogue.
preflight-prices-old = { $count ->
    [one] Too old: the price of { $names }
   *[other] { $count } prices are too old: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
}
preflight-prices-old-hint = Cards won’t show them unless you give your word. Import your shop’s file again, or check the prices.
preflight-prices-doubted = { $count } prices have run out or are too old: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
preflight-prices-doubted-hint = Cards won’t show them when their items come. Check the prices in the catalogue.

preflight-deals-last = Every deal lasts as long as its item
preflight-deals-short = { $count ->
    [one] Runs out during its item: { $names }
   *[other] { $count } deals run out during their items: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
}
preflight-deals-short-hint = Make the deal longer or the item shorter, or tell viewers when it ends.
