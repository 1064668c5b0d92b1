#!/bin/sh
# The stand-in for a camera: eight seconds over the wide slate that end where they began.
# The frame swings on a circle and breathes in and out once, so the loop has no seam.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
turn="2*PI*on/240"
ffmpeg -nostdin -loglevel error -y -loop 1 -i "$here/../../themes/lumen-slate-wide.jpg" -vf "scale=2880:-1:flags=lanczos,\
zoompan=z='1.32-0.10*cos($turn)':x='(iw-iw/zoom)*(0.5+0.34*sin($turn))':y='(ih-ih/zoom)*(0.80+0.06*cos($turn))':\
d=240:s=1280x720:fps=30,format=yuv420p" \
  -frames:v 240 -c:v libx264 -preset slow -crf 24 -g 60 -movflags +faststart -an "$here/../host.mp4"
