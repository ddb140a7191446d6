-- The open calls of a campaign, which its dialler looks at in every tick: without this it would walk every call that there ever was.
CREATE INDEX attempt_open_call ON attempt (campaign_id, id)
    WHERE state IN ('dialling', 'ringing', 'amd_screening', 'attaching', 'in_progress');
