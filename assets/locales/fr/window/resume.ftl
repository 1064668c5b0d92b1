# Reprendre une émission interrompue.

resume-title = « { $show } » s’est interrompue
resume-was-live = Elle était en direct depuis { $begun } ; dernier signe de vie : { $last }.
resume-was-practice = Elle était en répétition depuis { $begun } ; dernier signe de vie : { $last }.
resume-item = À l’antenne : { $item }
resume-means-live = Reprendre remet à l’antenne la même séquence, la même fiche et les mêmes temps, et se reconnecte.
resume-means-practice = Reprendre remet la même séquence, la même fiche et les mêmes temps. Rien ne quitte cet ordinateur.
resume-go-on = Reprendre l’émission
resume-leave = L’arrêter là
resume-later = Pas maintenant
resume-again = Interrompue : reprendre ?
