import { expect, test } from 'vitest';
import { emptyTrunk, freeName, trunkBody, trunksOf } from './trunks';

const stored = {
  id: 'car_1',
  name: 'one',
  uri: 'sip:a',
  username: 'u',
  hasPassword: true,
  callsPerSecond: 5,
  channels: 10,
  burst: 1,
  inboundChannels: 0,
  state: 'active',
  revision: 1,
  trunks: [{ name: 'a', uri: 'sip:a', username: 'u', hasPassword: true, priority: 1, registration: 'register', mediaEncryption: null }],
};

test('a stored trunk goes back as it was, its password untouched', () => {
  const [draft] = trunksOf(stored);
  expect(trunkBody(draft!)).toEqual({ name: 'a', nameBefore: null, uri: 'sip:a', username: 'u', password: null, priority: 1, registration: 'register', mediaEncryption: null });
});

test('a renamed trunk says what it was called, so that its password stays', () => {
  const [draft] = trunksOf(stored);
  expect(trunkBody({ ...draft!, name: 'b' })).toMatchObject({ name: 'b', nameBefore: 'a', password: null });
});

test('a new trunk gets a name that no other has', () => {
  expect(freeName([emptyTrunk('main'), emptyTrunk('trunk 3')])).toBe('trunk 4');
});
