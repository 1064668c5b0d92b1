# Where the show goes: what the studio says of destinations and their connections.

## Before the show

refused-no-destination = There is nowhere to send the show yet.
refused-no-destination-hint = Let a destination take part under Settings › Destinations, or start a practice.
refused-no-key = { $name } has no stream key yet.
refused-no-key-hint = Enter it under Settings › Destinations, or let the show go on without { $name }.

## While a show is live

notice-link-lost = { $name }: the connection is lost, { $reason }.
notice-link-lost-hint = Vitrine keeps trying by itself. Keep talking; check your network.
notice-link-rejected = { $name } does not take the stream: the stream key is most likely wrong.
notice-link-rejected-hint = Copy the key from the platform’s live page again and enter it after the show. Vitrine keeps trying.
notice-link-ended = { $name } no longer takes the stream.
notice-link-ended-hint = The platform may have ended the show, or somebody else sends with the same key. Look at its live page; Vitrine keeps trying.
notice-link-in-use = { $name }: somebody is sending with this stream key already.
notice-link-in-use-hint = If it was this computer a moment ago, the platform lets go of it within a minute and nothing needs to be done: Vitrine keeps trying. Otherwise end the other stream.
notice-link-unknown-host = { $name }: there is no server of that name.
notice-link-unknown-host-hint = Check the server’s address after the show, or your network now. Vitrine keeps trying.
notice-link-certificate = { $name } is not who it says it is: its certificate is not valid.
notice-link-certificate-hint = Nothing is sent to it. Check the server’s address, and this computer’s date.
notice-link-back = { $name }: connected again, viewers see you.
notice-link-back-hint = Nothing needs to be done.
notice-slow-link = The connection to { $name } is slow: the picture is sent at { $kbps } kbit/s.
notice-slow-link-hint = It looks softer, and nothing stops. Vitrine goes back up as soon as the connection allows.
the-recording = The recording
notice-edition-behind = { $names }: this computer is short of time, so { $count ->
    [one] a picture of its own was left out.
   *[other] { $count } of its own pictures were left out.
}
notice-edition-behind-hint = The show itself comes first and is not affected. Close other programs, or let fewer have a picture of their own.
notice-edition-failed = { $names }: its own picture could not be encoded.
notice-edition-failed-hint = The show goes on everywhere else; Vitrine tries again by itself. If it happens again, choose the show’s picture there.

## Why the connection is not there

link-refused = the server refuses the connection
link-unknown-host = there is no server of that name
link-bad-certificate = the server’s certificate is not valid
link-rejected = the server rejects the stream; check the stream key
link-key-in-use = somebody is sending with this stream key already
link-taken-no-more = the server no longer takes the stream
link-network = the network does not answer
link-stalled = the server no longer takes data
link-closed = the server closed the connection
link-other = the connection failed
