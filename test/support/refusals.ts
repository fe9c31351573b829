import type { Client } from 'pg';
import type { Answer } from './api';
import { tableStates } from './table-states';

/** What a refusal says as `status code`, after checking that it is a problem document through and through. */
export function refusal({ status, headers, body }: Answer): string {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ type: 'about:blank', status, code: expect.any(String), title: expect.any(String) });
  return `${status} ${body.code}`;
}

/** The places an invalid body's refusal blames, as `path: code`. */
export function blamed(answer: Answer): readonly string[] {
  expect(refusal(answer)).toBe('400 body.invalid');
  return (answer.body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
}

/** Runs what must not change a single row outside the books about who asked. */
export async function changesNothing<T>(admin: Client, attempt: () => Promise<T>): Promise<T> {
  const before = await tableStates(admin);
  const result = await attempt();
  expect(await tableStates(admin)).toEqual(before);
  return result;
}
