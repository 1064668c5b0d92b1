# A practice run: what a viewer would see, and what to train with.

practice-viewer = At the viewer’s
practice-picture = The practice as it arrives at a viewer’s
practice-no-picture = Nothing arrives
practice-delay = Viewers would get this { NUMBER($seconds, minimumFractionDigits: 2, maximumFractionDigits: 2) } s later, before the platform’s own delay.
practice-age = This picture is { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s old
practice-no-delay = A viewer would wait now.
practice-rate = { $kbps } kbit/s · { $gaps ->
    [0] no gap
    [one] 1 gap
   *[other] { $gaps } gaps
}
practice-sound = Sound as it arrives
train = Train for what can go wrong:
train-camera = Lose camera
train-camera-tip = The camera goes away for 10 seconds, as if its cable was pulled.
train-network = Lose network
train-network-tip = The connection breaks for 10 seconds.
train-question = Viewer asks
train-question-tip = A viewer asks something; F finds the answer.
train-back-in = Back in { $seconds } s
