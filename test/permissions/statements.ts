import { Client } from 'pg';

/** One statement as it was sent, with its parameters. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The texts of the statements that a piece of work makes this process send, in order; nothing else may be at work meanwhile. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const { result, sent } = await sentBy(work);
  return { result, statements: sent.map(({ text }) => text) };
}

/** The same with the parameters. */
export async function sentBy<T>(work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const sent: Sent[] = [];
  const send = Object.getOwnPropertyDescriptor(Client.prototype, 'query')!;
  const original = send.value as (this: Client, ...given: unknown[]) => unknown;
  Object.defineProperty(Client.prototype, 'query', {
    ...send,
    value: function (this: Client, ...given: unknown[]): unknown {
      const [first, second] = given;
      const { text, values = [] } = typeof first === 'string' ? { text: first, values: second } : (first as Partial<Sent>);
      sent.push({ text: text!, values: Array.isArray(values) ? (values as unknown[]) : [] });
      return original.apply(this, given);
    },
  });
  try {
    return { result: await work(), sent };
  } finally {
    Object.defineProperty(Client.prototype, 'query', send);
  }
}
