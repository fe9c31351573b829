import { once } from 'node:events';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Session, TestApi } from '../support/api';
import { until } from '../support/until';

/** One event as it came: its name, its id and what it carried. */
export interface StreamEvent {
  readonly name: string;
  readonly id: string;
  readonly data: string;
}

/** A page that listens, without the page. */
export interface Listener {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly events: readonly StreamEvent[];
  /** Everything that came over the line, as it came. */
  text(): string;
  /** True once the other side has ended it. */
  ended(): boolean;
  /** Waits for one event more than there were. */
  next(name: string, work: () => Promise<unknown>): Promise<StreamEvent>;
  close(): void;
}

/** Opens the stream as somebody, on a connection of its own. @param lastEventId what a browser sends when it comes back */
export async function listenAs(api: Pick<TestApi, 'url'>, session: Session, lastEventId?: string): Promise<Listener> {
  const headers = { cookie: session.cookie, accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const asked = get(`${api.url}/notifications/stream`, { headers, agent: false });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const state = { text: '', ended: false, read: 0 };
  const events: StreamEvent[] = [];
  response.setEncoding('utf8');
  response.on('data', (piece: string) => {
    state.text += piece;
    for (let end = state.text.indexOf('\n\n', state.read); end !== -1; end = state.text.indexOf('\n\n', state.read)) {
      const lines = state.text.slice(state.read, end).split('\n');
      const fields = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (fields['event']) events.push({ name: fields['event'], id: fields['id'] ?? '', data: fields['data'] ?? '' });
      state.read = end + 2;
    }
  });
  response.on('error', () => undefined);
  response.on('close', () => (state.ended = true));
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events,
    text: () => state.text,
    ended: () => state.ended,
    next: async (name, work) => {
      const before = events.filter((event) => event.name === name).length;
      await work();
      await until(`an event ${name}`, async () => events.filter((event) => event.name === name).length > before, 15);
      return events.filter((event) => event.name === name).at(-1)!;
    },
    close: () => asked.destroy(),
  };
}
