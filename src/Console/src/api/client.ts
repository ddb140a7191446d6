import { Problem } from './problem';

/** Proves to the host that a write comes from this console and not from another site. */
export const writeHeader = { 'X-CxBridge-Write': '1' };

export function get<T>(path: string): Promise<T> {
  return send<T>('GET', path);
}

export function write<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, ifMatch?: number): Promise<T> {
  return send<T>(method, path, body, ifMatch);
}

/** A file as it is. */
export async function sendText<T>(path: string, file: File): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', headers: { ...writeHeader, 'Content-Type': 'text/csv' }, body: file });
  } catch {
    throw Problem.unreachable();
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return (await response.json()) as T;
}

async function send<T>(method: string, path: string, body?: unknown, ifMatch?: number): Promise<T> {
  const headers: Record<string, string> = method === 'GET' ? {} : { ...writeHeader };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (ifMatch !== undefined) {
    headers['If-Match'] = `"${ifMatch}"`;
  }
  let response: Response;
  try {
    response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw Problem.unreachable();
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}
