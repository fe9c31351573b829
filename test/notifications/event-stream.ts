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
  readonly headers: Headers;
  readonly events: readonly StreamEvent[];
  /** Everything that came over the line, as it came. */
  text(): string;
  /** True once the other side has ended it. */
  ended(): boolean;
  /** Waits for one event more than there were. */
  next(name: string, work: () => Promise<unknown>): Promise<StreamEvent>;
  close(): void;
}

/** Opens the stream as somebody. @param lastEventId what a browser sends when it comes back */
export async function listenAs(api: Pick<TestApi, 'url'>, session: Session, lastEventId?: string): Promise<Listener> {
  const leaving = new AbortController();
  const response = await fetch(`${api.url}/notifications/stream`, {
    headers: { cookie: session.cookie, accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: leaving.signal,
  });
  const state = { text: '', ended: false };
  const events: StreamEvent[] = [];
  const read = async (): Promise<void> => {
    let read = 0;
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      state.text += piece;
      for (let end = state.text.indexOf('\n\n', read); end !== -1; end = state.text.indexOf('\n\n', read)) {
        const fields = Object.fromEntries(
          state.text
            .slice(read, end)
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        );
        if (fields['event']) events.push({ name: fields['event'], id: fields['id'] ?? '', data: fields['data'] ?? '' });
        read = end + 2;
      }
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => (state.ended = true));
  return {
    status: response.status,
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
    close: () => leaving.abort(),
  };
}
