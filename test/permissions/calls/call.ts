import type { Session } from '../../support/api';
import type { Person, Place } from '../place';

/** How a route is called so that nothing but a right can stand in its way. */
export interface Call {
  /** What takes the place of `:id`. */
  readonly id?: (place: Place) => string | Promise<string>;
  readonly query?: (place: Place) => string;
  readonly body?: (place: Place, person: Person) => unknown;
  /** The version for If-Match, where the route wants one. */
  readonly version?: (place: Place) => number | Promise<number>;
  /** The referral's status before the attempt, as far as the relation knows it. */
  readonly from?: string;
  /** True where a session of its own is spent by it. */
  readonly spends?: true;
  /** True where the body is a file's form and no JSON. */
  readonly multipart?: true;
  /** False where a success leaves the place as it was, though it is no GET. */
  readonly changes?: false;
}

export type Calls = Readonly<Record<string, Call>>;

export const first = (): number => 1;
export const empty = (): object => ({});

/** Sends it, as this person of this place. */
export async function send(
  route: string,
  call: Call,
  place: Place,
  person: Person,
  session: Session,
): Promise<{ status: number; body: unknown }> {
  const [method = '', pattern = ''] = route.split(' ');
  const id = pattern.includes(':id') ? await call.id!(place) : '';
  const path = pattern.replace(':id', id) + (call.query ? `?${call.query(place)}` : '');
  const headers: Record<string, string> = call.version ? { 'if-match': `"${await call.version(place)}"` } : {};
  if (method === 'GET') return session.get(path, headers);
  const body = call.body?.(place, person) ?? {};
  return method === 'PATCH' ? session.patch(path, body, headers) : session.post(path, body, headers);
}
