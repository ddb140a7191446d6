import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { QueryView } from './QueryView';

beforeAll(() => {
  // jsdom has no media queries; the component library asks for one.
  window.matchMedia = vi.fn().mockReturnValue({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn(), addListener: vi.fn(), removeListener: vi.fn() });
});
afterEach(cleanup);

const show = (data: string | undefined, error: Error | null) =>
  render(
    <MantineProvider>
      <QueryView query={{ data, error, isPending: data === undefined && !error, refetch: () => undefined }} label="calls">
        {(text) => <p>{text}</p>}
      </QueryView>
    </MantineProvider>,
  );

it('says that it loads', () => {
  show(undefined, null);
  expect(screen.getByRole('status', { name: 'Loading calls' })).toBeTruthy();
});

it('shows a failure with a way to try again', () => {
  show(undefined, Problem.unreachable());
  expect(screen.getByRole('alert').textContent).toContain('The host does not answer.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

it('keeps old data, and says that it is old, when a newer read fails', () => {
  show('12 calls', Problem.unreachable());
  expect(screen.getByText('12 calls')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('What you see is old');
});
