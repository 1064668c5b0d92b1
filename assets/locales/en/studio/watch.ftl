# What is wrong with what viewers see and hear, each with its fix where there is one.

notice-program-black = Viewers see a black picture.
notice-program-black-hint = Look at the screen or window you share, or show the slate while you sort it out.
notice-program-black-fix = Show the slate
notice-camera-black = The camera shows nothing but black.
notice-camera-black-hint = Open its shutter or take off the cap, and put on a light.
notice-camera-black-fix = Restart the camera
notice-camera-frozen = The camera stands still: viewers see the same picture.
notice-camera-frozen-hint = Restart it. If that does not help, pull its cable and plug it in again.
notice-camera-frozen-fix = Restart the camera
notice-microphone-silent = Nothing comes from the microphone: nobody hears you.
notice-microphone-silent-hint = Look at its own switch and its cable, or choose another microphone.
notice-microphone-silent-fix = Restart the microphone
notice-muted-speech = You are speaking, and the microphone is muted.
notice-muted-speech-hint = Nobody hears you.
notice-muted-speech-fix = Unmute
notice-microphone-clips = The microphone is too loud: your voice is distorted.
notice-microphone-clips-hint = Turn it down, or move away from it.
notice-microphone-clips-fix = Turn down by 6 dB
notice-sound-adrift = Sound and picture are not together.
notice-sound-adrift-hint = Viewers see your lips apart from your words, or hear you cut off. Close programs that keep the computer busy.
notice-sound-adrift-fix = Restart the microphone
notice-card-stale = The card of “{ $title }” did not match the catalogue, and was drawn again.
notice-card-stale-hint = Another program has changed the product. Look at the price on the card.
refused-no-fix = There is nothing that can be done about this here.
refused-no-fix-hint = Read the notice again; it says what helps.
