import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { allow, refuse, type Outcome } from '@himaya/domain';
import { plainTexts } from './plain-texts';

/** How much one paper may be, and how long its setting may take. */
export interface PrintLimits {
  readonly dataBytes: number;
  readonly pages: number;
  readonly pdfBytes: number;
  readonly milliseconds: number;
  /** Papers that wait for their turn; the next is refused. */
  readonly waiting: number;
}

export const printLimits: PrintLimits = { dataBytes: 262_144, pages: 60, pdfBytes: 4_194_304, milliseconds: 10_000, waiting: 20 };

interface Answer {
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly error?: string;
}

/**
 * Sets papers with Typst, one after another, in a process that is started by the first and killed where one takes too long: a thread
 * would not end before the native call does. The event loop never waits, and a paper that cannot be set is a refusal.
 */
@Injectable()
export class Printer implements OnApplicationShutdown {
  private readonly log = new Logger('Printer');
  private setter: ChildProcess | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private count = 0;
  /** A test sets a shorter time. */
  limits: PrintLimits = printLimits;

  /**
   * @param template Typst, ours; reads `json(bytes(sys.inputs.data))`
   * @param data what is printed: every text stays text, whatever signs it holds
   */
  print(template: string, data: object): Promise<Outcome<Buffer>> {
    const text = JSON.stringify(plainTexts(data));
    if (Buffer.byteLength(text) > this.limits.dataBytes || this.waiting >= this.limits.waiting) {
      return Promise.resolve(refuse('paper.unprintable'));
    }
    this.waiting += 1;
    const set = this.last.then(() => this.set(template, text)).finally(() => (this.waiting -= 1));
    this.last = set;
    return set;
  }

  onApplicationShutdown(): void {
    this.end();
  }

  private async set(template: string, data: string): Promise<Outcome<Buffer>> {
    const id = (this.count += 1);
    const setter = (this.setter ??= this.start());
    const answer = await new Promise<Answer>((resolve) => {
      const settle = (given: Answer): void => {
        clearTimeout(timer);
        setter.off('message', heard).off('error', failed).off('exit', failed);
        resolve(given);
      };
      const heard = (given: unknown): void => {
        if ((given as Answer).id === id) settle(given as Answer);
      };
      const failed = (): void => settle({ id, error: 'the process ended' });
      const timer = setTimeout(() => settle({ id, error: 'too long' }), this.limits.milliseconds);
      setter.on('message', heard).on('error', failed).on('exit', failed);
      setter.send({ id, template, data, limits: this.limits }, (error) => error && failed());
    });
    if (answer.pdf) return allow(Buffer.from(answer.pdf));
    // What failed is ours; whatever the process is still doing ends with it.
    this.log.error(`a paper was not set: ${answer.error ?? 'no word why'}`);
    this.end();
    return refuse('paper.unprintable');
  }

  /** It is given nothing of the environment: it needs no secret, and has none. */
  private start(): ChildProcess {
    const setter = fork(join(__dirname, 'render-process.cjs'), [], { serialization: 'advanced', stdio: 'ignore', execArgv: [], env: {} });
    // Waiting for the next paper keeps nobody alive.
    setter.unref();
    setter.channel?.unref();
    return setter;
  }

  private end(): void {
    this.setter?.kill('SIGKILL');
    this.setter = null;
  }
}
