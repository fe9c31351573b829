import type { ServerResponse } from 'node:http';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { UnitId, UserId } from '@himaya/domain';
import { failureOf } from '../../platform/outbox/failure';
import { LiveListener, type Word } from './live-listener';
import { LiveMarks, type Marks } from './live-marks';

/** Whose stream it is. */
export interface Follower {
  readonly sessionId: string;
  readonly userId: UserId;
  readonly unitId: UnitId;
  readonly tokenHash: Buffer;
}

interface Stream extends Follower {
  readonly out: ServerResponse;
  marks: Marks;
}

/** Pages that one person has open at once, and people in all, for one process. */
const mostOfUser = 6;
const most = 2000;
const heartbeat = 15_000;
/** Changes come in heaps; a page is told at most so often, in milliseconds. */
const patience = 250;
/** How many look at the database at once: the pool belongs to requests. */
const looking = 4;
/** A reader that takes nothing any more, in bytes. */
const longestBacklog = 65_536;

/** The open streams of this process: who is told, when, and when no more. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('live');
  private readonly streams = new Set<Stream>();
  private readonly waiting = new Set<Stream>();
  private running = 0;
  private timer: NodeJS.Timeout | undefined;
  private beat: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly marks: LiveMarks,
    private readonly listener: LiveListener,
  ) {}

  onModuleInit(): void {
    this.listener.onWord((word) => this.hear(word));
    this.beat = setInterval(() => this.tick(), heartbeat);
    this.beat.unref();
  }

  /** Everybody's page asks again elsewhere. */
  onModuleDestroy(): void {
    this.closed = true;
    clearInterval(this.beat);
    clearTimeout(this.timer);
    for (const stream of [...this.streams]) this.end(stream);
  }

  /** Whether one more has room. */
  hasRoom(userId: UserId): boolean {
    if (this.closed || this.streams.size >= most) return false;
    return [...this.streams].filter((stream) => stream.userId === userId).length < mostOfUser;
  }

  /**
   * Takes over an answer whose head is written.
   * @param seen the mark that this reader was last told, where they come back; what changed since is told at once
   */
  open(follower: Follower, out: ServerResponse, marks: Marks, seen: string | null): void {
    // Gone again before it began.
    if (out.destroyed) return;
    const stream: Stream = { ...follower, out, marks };
    this.streams.add(stream);
    out.on('close', () => this.forget(stream));
    out.write('retry: 3000\n\n');
    const [notices, queue] = (seen ?? '').split('.');
    if (seen === null) this.write(stream, 'here', {});
    else this.tell(stream, { ...marks, notices: notices ?? '', queue: queue ?? '' }, marks);
    // Something may have changed between the look and now.
    this.wait(stream);
  }

  private hear(word: Word): void {
    for (const stream of this.streams) {
      if (word.of === 'all' || (word.of === 'unit' ? stream.unitId : stream.sessionId) === word.id) this.wait(stream);
    }
  }

  private tick(): void {
    for (const stream of this.streams) {
      stream.out.write(': \n\n');
      // A session that has run out says nothing by itself.
      this.wait(stream);
    }
  }

  private wait(stream: Stream): void {
    this.waiting.add(stream);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.lookOn();
    }, patience);
  }

  private lookOn(): void {
    for (const stream of this.waiting) {
      if (this.running >= looking) return;
      this.waiting.delete(stream);
      this.running += 1;
      void this.look(stream).finally(() => {
        this.running -= 1;
        this.lookOn();
      });
    }
  }

  private async look(stream: Stream): Promise<void> {
    if (!this.streams.has(stream)) return;
    try {
      const now = await this.marks.look(stream.tokenHash, stream.unitId);
      if (now === null) return this.end(stream);
      const before = stream.marks;
      stream.marks = now;
      this.tell(stream, before, now);
    } catch (error) {
      // The next beat looks again.
      this.log.warn(`a look failed: ${failureOf(error)}`);
    }
  }

  private tell(stream: Stream, before: Marks, now: Marks): void {
    if (before.notices !== now.notices) this.write(stream, 'changed', { unread: now.unread > 50 ? '50+' : String(now.unread) });
    if (before.queue !== now.queue) this.write(stream, 'queue', {});
  }

  private write(stream: Stream, event: string, data: object): void {
    if (!this.streams.has(stream)) return;
    if (stream.out.writableLength > longestBacklog) return this.end(stream);
    stream.out.write(`id: ${markOf(stream.marks)}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private end(stream: Stream): void {
    this.forget(stream);
    stream.out.end();
  }

  private forget(stream: Stream): void {
    this.streams.delete(stream);
    this.waiting.delete(stream);
  }
}

/** Both marks in one text: the id of an event. */
export const markOf = ({ notices, queue }: Marks): string => `${notices}.${queue}`;
