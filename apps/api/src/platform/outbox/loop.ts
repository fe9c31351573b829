import { Logger } from '@nestjs/common';
import { failureOf } from './failure';

/** Work that comes again and again. */
export interface Loop {
  /** Lets a round that runs come to its end and starts no other. */
  stop(): Promise<void>;
}

/**
 * Runs a round now and `pause` ms after each one's end, so that rounds never overlap; `again` asks for the next one at once.
 * A round that fails is logged and the next comes in its time.
 */
export function startLoop(name: string, pause: number, round: () => Promise<void | 'again'>): Loop {
  const log = new Logger('worker');
  const stopping = new AbortController();
  const attempt = async (): Promise<void | 'again'> => {
    try {
      return await round();
    } catch (error) {
      if (!stopping.signal.aborted) log.warn(`${name}: ${failureOf(error)}`);
    }
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      if ((await attempt()) !== 'again') await pauseFor(pause, stopping.signal);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    }
  });
}
