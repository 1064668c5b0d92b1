INSERT INTO segment (
    id, show, position, kind, cue, title, note, colour, duration_ms, is_skipped, scene, card, offer,
    end_action
) VALUES (
    :id, :show, :position, :kind, :cue, :title, :note, :colour, :duration_ms, :is_skipped, :scene,
    :card, :offer, :end_action
)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position,
    kind = excluded.kind,
    cue = excluded.cue,
    title = excluded.title,
    note = excluded.note,
    colour = excluded.colour,
    duration_ms = excluded.duration_ms,
    is_skipped = excluded.is_skipped,
    scene = excluded.scene,
    card = excluded.card,
    offer = excluded.offer,
    end_action = excluded.end_action
WHERE segment.show = excluded.show
