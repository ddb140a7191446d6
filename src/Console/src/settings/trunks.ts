import type { Carrier, CarrierBody, TrunkBody } from '../api/types';

/** A trunk as the form holds it. */
export interface TrunkDraft {
  /** Only to tell rows apart. */
  key: number;
  name: string;
  uri: string;
  username: string;
  /** Empty: the stored one stays. It is never sent to the browser. */
  password: string;
  priority: number;
  registers: boolean;
  mediaEncryption: string | null;
  /** Its name as stored; null for a new one. */
  stored: string | null;
  hasPassword: boolean;
}

let keys = 0;

export const emptyTrunk = (name: string): TrunkDraft => ({
  key: keys++,
  name,
  uri: 'sip:',
  username: '',
  password: '',
  priority: 0,
  registers: false,
  mediaEncryption: null,
  stored: null,
  hasPassword: false,
});

export const trunksOf = (carrier: Carrier | null): TrunkDraft[] =>
  carrier
    ? carrier.trunks.map((t) => ({
        ...emptyTrunk(t.name),
        uri: t.uri,
        username: t.username ?? '',
        priority: t.priority,
        registers: t.registration === 'register',
        mediaEncryption: t.mediaEncryption,
        stored: t.name,
        hasPassword: t.hasPassword,
      }))
    : [emptyTrunk('main')];

/** A name that no trunk has: main, then trunk 2, 3 ... */
export function freeName(trunks: TrunkDraft[]): string {
  for (let n = trunks.length + 1; ; n++) {
    if (!trunks.some((t) => t.name === `trunk ${n}`)) {
      return `trunk ${n}`;
    }
  }
}

export const trunkBody = (t: TrunkDraft): TrunkBody => ({
  name: t.name,
  nameBefore: t.stored !== null && t.stored !== t.name ? t.stored : null,
  uri: t.uri,
  username: t.username || null,
  password: t.password || null,
  priority: t.priority,
  registration: t.registers ? 'register' : 'none',
  mediaEncryption: t.mediaEncryption,
});

/** A stored carrier with another state, and nothing else changed. */
export const withState = (carrier: Carrier, state: 'active' | 'paused'): CarrierBody => ({
  name: carrier.name,
  uri: null,
  username: null,
  password: null,
  callsPerSecond: null,
  channels: null,
  burst: null,
  inboundChannels: null,
  state,
  trunks: trunksOf(carrier).map(trunkBody),
});
