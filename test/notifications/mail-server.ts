import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came in over the line. */
export interface ReceivedMail {
  readonly raw: string;
  readonly parsed: ParsedMail;
}

/** A real mail server on this machine, which does with each recipient what `answer` says. */
export interface MailServer {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Recipients that were asked for, taken or not. */
  readonly asked: readonly string[];
  /** What it does with a recipient from now on: null takes it. */
  answer(reply: { code: number; text: string } | null): void;
  /** Holds every mail whose body has come, unanswered, until called. @returns what lets go, and a promise of the first one held */
  hold(): { readonly held: Promise<void>; release(): void };
  /** Empties its box. */
  clear(): void;
  close(): Promise<void>;
}

export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const asked: string[] = [];
  let reply: { code: number; text: string } | null = null;
  let gate: Promise<void> | null = null;
  let arrived: () => void = () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _, done) => {
      asked.push(address);
      if (reply === null) return done();
      done(Object.assign(new Error(reply.text), { responseCode: reply.code }));
    },
    onData: (stream, _, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        void (async () => {
          const raw = Buffer.concat(pieces).toString();
          mails.push({ raw, parsed: await simpleParser(raw) });
          arrived();
          if (gate !== null) await gate;
          done();
        })();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    mails,
    asked,
    answer: (next) => {
      reply = next;
    },
    hold: () => {
      let release = (): void => undefined;
      gate = new Promise((open) => {
        release = () => {
          gate = null;
          open();
        };
      });
      const held = new Promise<void>((first) => {
        arrived = first;
      });
      return { held, release: () => release() };
    },
    clear: () => {
      mails.length = 0;
      asked.length = 0;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
