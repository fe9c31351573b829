import { routes, type ConcernId, type ConcernReceipt, type ReportConcernBody } from '@himaya/domain';
import { call } from '../../platform/api-client';
import { ApiProblem, type CallProblemCode } from '../../platform/api-problem';
import { upload } from '../../platform/api-upload';
import type { DraftVault } from '../../platform/draft-vault';
import { vault } from '../../platform/drafts';
import { hasArrived, outboxName } from './unsent';

/** A picture that waits, as a base64 text: what is sealed is JSON. */
export interface WaitingPhoto {
  readonly key: string;
  readonly mediaType: string;
  readonly content: string;
}

/** A report on its way: its key makes it one report, however often it is sent. */
export interface WaitingReport {
  readonly key: string;
  readonly body: ReportConcernBody;
  readonly photos: readonly WaitingPhoto[];
  /** Set once the report itself has arrived and pictures still have to follow. */
  readonly concernId: ConcernId | null;
  /** The code of a refusal that trying again will not mend. */
  readonly refused: CallProblemCode | null;
  /** Why pictures were refused, one code each. A report that has come to rest with some stays here until its reporter has read them. */
  readonly refusedPhotos: readonly CallProblemCode[];
}

export interface Sender {
  report(body: ReportConcernBody, key: string): Promise<ConcernReceipt>;
  photo(concernId: ConcernId, photo: WaitingPhoto): Promise<unknown>;
}

export interface Outbox {
  list(): Promise<readonly WaitingReport[]>;
  add(report: WaitingReport): Promise<void>;
  remove(key: string): Promise<void>;
  /** Sends what waits, the oldest first, until the network fails. @returns what still waits */
  flush(): Promise<readonly WaitingReport[]>;
}

const name = outboxName;

/** Problems that time mends: no network, a busy or restarting server, a session that must be proved again. */
const mended = (error: unknown): boolean =>
  !(error instanceof ApiProblem) ||
  error.status === 0 ||
  error.status >= 500 ||
  [401, 429].includes(error.status) ||
  error.code === 'session.csrf';

export { hasArrived };

/** Reports that wait for the network, sealed in this browser; one hand at a time, of all tabs. */
export function outboxIn(store: DraftVault, sender: Sender, alone: <T>(work: () => Promise<T>) => Promise<T>): Outbox {
  const read = async (): Promise<WaitingReport[]> => ((await store.load(name)) as WaitingReport[] | null) ?? [];
  const write = (reports: readonly WaitingReport[]): Promise<void> =>
    reports.length === 0 ? store.discard(name) : store.save(name, reports);
  const replace = async (key: string, next: WaitingReport | null): Promise<void> =>
    write((await read()).flatMap((one) => (one.key !== key ? [one] : next === null ? [] : [next])));

  const sendOne = async (waiting: WaitingReport): Promise<void> => {
    let report = waiting;
    if (report.concernId === null) {
      const { id } = await sender.report(report.body, report.key);
      report = { ...report, concernId: id };
      await replace(report.key, report);
    }
    for (const photo of waiting.photos) {
      // A picture that is refused is left behind, and why is kept: the report matters more.
      const refusals = await sender.photo(report.concernId as ConcernId, photo).then(
        () => [],
        (error: unknown) => {
          if (mended(error)) throw error;
          return [(error as ApiProblem).code];
        },
      );
      report = {
        ...report,
        photos: report.photos.filter(({ key }) => key !== photo.key),
        refusedPhotos: [...report.refusedPhotos, ...refusals],
      };
      await replace(report.key, report);
    }
    await replace(report.key, report.refusedPhotos.length === 0 ? null : report);
  };

  return {
    list: read,
    add: (report) =>
      alone(async () => {
        await write([...(await read()), report]);
        if (!(await read()).some(({ key }) => key === report.key)) throw new Error('nothing was kept');
      }),
    remove: (key) => alone(() => replace(key, null)),
    flush: () =>
      alone(async () => {
        for (const report of await read()) {
          if (report.refused !== null || hasArrived(report)) continue;
          try {
            await sendOne(report);
          } catch (error) {
            if (mended(error)) break;
            await replace(report.key, { ...report, refused: (error as ApiProblem).code });
          }
        }
        return read();
      }),
  };
}

const toTheServer: Sender = {
  report: (body, idempotencyKey) => call(routes.reportConcern, { body, idempotencyKey }),
  photo: (id, { key, mediaType, content }) => {
    const form = new FormData();
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    form.set('type', 'photo');
    form.set('file', new File([bytes], 'photo', { type: mediaType }));
    return upload(routes.addConcernPhoto, {
      params: { id },
      idempotencyKey: key,
      form,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
  },
};

let last: Promise<unknown> = Promise.resolve();

/** One after the other within this page; across pages by the browser's own lock, where it has one. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const turn = (): Promise<T> => ('locks' in navigator ? navigator.locks.request(name, work) : work());
  const mine = last.then(turn, turn);
  last = mine.catch(() => undefined);
  return mine;
}

/** This browser's. */
export const outbox = outboxIn(vault, toTheServer, alone);

/** A chosen picture, ready to be sealed. */
export async function photoOf(file: File): Promise<WaitingPhoto> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { key: crypto.randomUUID(), mediaType: file.type, content: btoa(text) };
}
