import { Client } from 'pg';

/** The texts of the statements that a piece of work makes this process send, in order; nothing else may be at work meanwhile. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const send = Object.getOwnPropertyDescriptor(Client.prototype, 'query')!;
  const original = send.value as (this: Client, ...given: unknown[]) => unknown;
  Object.defineProperty(Client.prototype, 'query', {
    ...send,
    value: function (this: Client, ...given: unknown[]): unknown {
      const [first] = given;
      statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
      return original.apply(this, given);
    },
  });
  try {
    return { result: await work(), statements };
  } finally {
    Object.defineProperty(Client.prototype, 'query', send);
  }
}
