import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FieldProblem, ImportRow, ImportRowsBody, StartImportBody } from '@himaya/domain';

/** A refusal by row, as the real server would refuse it. */
type Refuse = (row: ImportRow) => readonly FieldProblem[];

/**
 * The two endpoints of an import and the sign-in, in memory: rows are known by file hash and number, a call's rows arrive
 * all or not at all, and a cookie or token that is missing is refused.
 */
export class ImportServer {
  readonly rows = new Map<string, Map<number, ImportRow>>();
  readonly calls: { readonly dryRun: boolean; readonly rows: number }[] = [];
  refuse: Refuse = () => [];
  /** Answers that come before the right one, one a call: a status, or `hang-up` for none at all. */
  readonly faults: (number | 'hang-up')[] = [];
  /** Keeps only the numbers of the rows, for large files. */
  forgetful = false;
  private readonly imports = new Map<string, string>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** All rows of all files, in the order of their arrival. */
  get imported(): readonly ImportRow[] {
    return [...this.rows.values()].flatMap((rows) => [...rows.values()]);
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, 'localhost', done));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'set-cookie': ['himaya_session=invented; HttpOnly; SameSite=Strict'],
      });
      response.end(JSON.stringify(body));
    };
    const body: unknown = JSON.parse(await text(request));
    if (request.url === '/api/v1/auth/login') {
      const right = JSON.stringify(body) === JSON.stringify({ username: 'police-officer', password: 'himaya-demo-2026' });
      return right ? reply(200, { status: 'signed-in', csrfToken: 'invented-token' }) : reply(401, { code: 'sign-in.failed', status: 401 });
    }
    if (request.headers.cookie !== 'himaya_session=invented') return reply(401, { code: 'session.required', status: 401 });
    if (request.headers['x-csrf-token'] !== 'invented-token') return reply(403, { code: 'session.csrf', status: 403 });
    if (request.url === '/api/v1/exchange/imports') return reply(201, this.start(body as StartImportBody));
    const fault = this.faults.shift();
    if (fault === 'hang-up') return void request.socket.destroy();
    if (fault !== undefined) return reply(fault, { code: fault === 503 ? 'unavailable' : 'internal', status: fault });
    const hash = this.imports.get(/^\/api\/v1\/exchange\/imports\/([0-9a-f-]{36})\/rows$/.exec(request.url ?? '')?.[1] ?? '');
    if (hash === undefined) return reply(404, { code: 'not-found', status: 404 });
    return reply(200, this.take(hash, body as ImportRowsBody));
  }

  private start({ fileHash, rows }: StartImportBody) {
    const id = randomUUID();
    this.imports.set(id, fileHash);
    const there = this.rows.get(fileHash) ?? new Map<number, ImportRow>();
    this.rows.set(fileHash, there);
    return { id, version: 1, rows, imported: there.size, done: [...there.keys()].map((row) => [row, row]) };
  }

  private take(hash: string, { rows, dryRun = false }: ImportRowsBody) {
    this.calls.push({ dryRun, rows: rows.length });
    const there = this.rows.get(hash) ?? new Map<number, ImportRow>();
    const fresh = rows.filter(({ row }) => !there.has(row));
    const refused = fresh.map((row) => ({ row: row.row, errors: this.refuse(row) })).filter(({ errors }) => errors.length > 0);
    const arrives = refused.length === 0;
    if (arrives && !dryRun) for (const row of fresh) there.set(row.row, this.forgetful ? ({ row: row.row } as ImportRow) : row);
    return { imported: arrives ? fresh.length : 0, alreadyThere: rows.length - fresh.length, refused };
  }
}
