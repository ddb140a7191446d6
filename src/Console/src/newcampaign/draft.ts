import type { NewCampaign } from '../api/types';

/** What the form holds; minutes where people think in minutes. */
export interface Draft {
  name: string;
  bot: string | null;
  carrier: string | null;
  callerId: string;
  callerIdPool: string | null;
  concurrencyLimit: number;
  ringTimeoutSeconds: number;
  onMachine: string;
  maxAttempts: number;
  busyMinutes: number;
  noAnswerMinutes: number;
  failedMinutes: number;
  webhook: string;
  profile: string;
  callerName: string;
  consent: string;
  zone: string;
  hours: string;
  dedup: string;
  optOutKey: string;
}

export const emptyDraft: Draft = {
  name: '',
  bot: null,
  carrier: null,
  callerId: '',
  callerIdPool: null,
  concurrencyLimit: 16,
  ringTimeoutSeconds: 30,
  onMachine: 'teardown',
  maxAttempts: 3,
  busyMinutes: 10,
  noAnswerMinutes: 120,
  failedMinutes: 5,
  webhook: '',
  profile: 'standard',
  callerName: '',
  consent: 'column',
  zone: '',
  hours: '',
  dedup: 'campaign',
  optOutKey: '9',
};

/** The request. A delay of zero means that this outcome is final. */
export function toRequest(draft: Draft): NewCampaign {
  const delays = { busy: draft.busyMinutes, no_answer: draft.noAnswerMinutes, failed: draft.failedMinutes };
  return {
    name: draft.name,
    settings: {
      bot: draft.bot,
      carrier: draft.carrier,
      callerId: draft.callerId,
      callerIdPool: draft.callerIdPool,
      concurrencyLimit: draft.concurrencyLimit,
      ringTimeoutSeconds: draft.ringTimeoutSeconds,
      onMachine: draft.onMachine,
      retry: {
        maxAttempts: draft.maxAttempts,
        delaySeconds: Object.fromEntries(Object.entries(delays).filter(([, m]) => m > 0).map(([outcome, m]) => [outcome, Math.round(m * 60)])),
      },
      webhook: draft.webhook || null,
      compliance: {
        profile: draft.profile,
        callerName: draft.callerName,
        consent: draft.consent,
        zone: draft.zone,
        hours: draft.hours.split(/[;\n]/).map((h) => h.trim()).filter(Boolean),
        dedup: draft.dedup,
        optOutKey: draft.optOutKey,
      },
    },
  };
}
