# Photos that files of products have only named.

photos-waiting = { $count ->
    [one] One photo is named in your files and not here yet.
   *[other] { NUMBER($count) } photos are named in your files and not here yet.
}
photos-open = Get them…
photos-title = Photos of your products
photos-web-about = From the addresses in your files, over https.
photos-web = Download
photos-path = Or a folder or zip on this computer
photos-path-hint = Found by file name, or by article number: A-1.jpg, A-1-2.jpg
photos-pick = Choose a folder…
photos-pick-title = Choose the folder with the photos
photos-take = Take them
photos-show-runs = A show is running. Photos can be taken once it has ended.
photos-done = { $count ->
    [0] No photo was taken
    [one] One photo was taken
   *[other] { NUMBER($count) } photos were taken
}
photos-stopped = { $count ->
    [0] Stopped before the first photo
    [one] Stopped; one photo was taken
   *[other] Stopped; { NUMBER($count) } photos were taken
}
photos-missing = { $count ->
    [one] One is not there.
   *[other] { NUMBER($count) } are not there.
}
photos-failed = { $count ->
    [one] One could not be used:
   *[other] { NUMBER($count) } could not be used:
}
import-run-photos = Taking the photos…
