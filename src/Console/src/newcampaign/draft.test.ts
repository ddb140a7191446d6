import { expect, it } from 'vitest';
import { emptyDraft, toRequest } from './draft';

it('delays are sent in seconds, and an outcome without a delay is final', () => {
  const request = toRequest({ ...emptyDraft, busyMinutes: 0, noAnswerMinutes: 1.5 });
  expect(request.settings?.retry?.delaySeconds).toEqual({ no_answer: 90, failed: 300 });
});

it('no webhook is null, not an empty text', () => expect(toRequest(emptyDraft).settings?.webhook).toBeNull());
