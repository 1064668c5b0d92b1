# Going on with a show that was cut short.

refused-nothing-to-resume = There is no show to go on with.
refused-nothing-to-resume-hint = It goes on already, or was left. Start a show as usual.
notice-resumed = The show goes on where it was cut short.
notice-resumed-hint = Item, card and times are as they were. Look at the picture, and greet your viewers again.
