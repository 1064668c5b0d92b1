# Going on with a show that was cut short.

resume-title = “{ $show }” was cut short
resume-was-live = It was live since { $begun }, and last heard of at { $last }.
resume-was-practice = It was in practice since { $begun }, and last heard of at { $last }.
resume-item = On air: { $item }
resume-means-live = Going on puts the same item, card and times back on air, and connects to where it went.
resume-means-practice = Going on puts the same item, card and times back. Nothing leaves this computer.
resume-go-on = Go on with the show
resume-leave = End it there
resume-later = Not now
resume-again = Cut short: go on?
