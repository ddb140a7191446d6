import type { AttemptOutcome, AttemptState, CampaignState, ContactState } from '../api/types';

/** One colour for one meaning, everywhere: blue waits for the line, teal speaks, green is done, orange gave up, red is wrong. */
export const campaignColours: Record<CampaignState, string> = {
  draft: 'gray',
  scheduled: 'blue',
  running: 'teal',
  paused: 'yellow',
  draining: 'orange',
  completed: 'green',
  cancelled: 'gray',
};

export const contactColours: Record<ContactState, string> = {
  pending: 'gray',
  scheduled: 'gray',
  retry_scheduled: 'yellow',
  callback_scheduled: 'grape',
  leased: 'blue',
  completed: 'green',
  exhausted: 'orange',
  abandoned: 'orange',
  amd_machine: 'violet',
  failed: 'red',
  cancelled: 'gray',
  suppressed: 'gray',
  unknown: 'pink',
};

export const attemptColours: Record<AttemptState, string> = {
  reserved: 'gray',
  dialling: 'blue',
  ringing: 'indigo',
  amd_screening: 'violet',
  attaching: 'cyan',
  in_progress: 'teal',
  closed: 'gray',
  void: 'gray',
};

export const outcomeColours: Record<AttemptOutcome, string> = {
  completed: 'green',
  amd_machine: 'violet',
  abandoned: 'orange',
  busy: 'yellow',
  no_answer: 'yellow',
  rejected: 'red',
  failed: 'red',
  cancelled: 'gray',
  unknown: 'pink',
};

/** By the words of a trunk's breaker. */
export const breakerColours: Record<string, string> = { Taken: 'green', Held: 'red', Probing: 'yellow' };
