# A practice run: what is said of it.

problem-practice = The practice could not begin: { $reason }
problem-practice-hint = Close other programs and try again. Going live needs none of this.
refused-no-practice = No practice is running.
refused-no-practice-hint = Start a practice first.
refused-no-camera-to-lose = There is no camera to lose.
refused-no-camera-to-lose-hint = Choose a camera under Sources, then try again.

notice-practice-link-lost = Practice: the connection broke: { $reason }
notice-practice-link-lost-hint = Live, viewers would see a still picture now. Keep talking: Vitrine reconnects by itself.
notice-practice-link-back = Practice: connected again.
notice-practice-link-back-hint = Live, viewers would be back now. Say in one sentence where you are.
notice-viewer-question = Practice: a viewer asks “{ $question }”
notice-viewer-question-hint = Press F, type two words of it, and Enter shows the answer.

viewer-asks-delivery = How long does delivery take?
viewer-asks-returns = Can I send it back?
viewer-asks-sizes = Which sizes are there?
viewer-asks-price = Is the price only for today?
viewer-asks-difference = What’s the difference to the other one?
