// The limit: the statements of one request's transaction, sent through `pg` with nothing around them.
const { randomInt, randomUUID } = require('node:crypto');
const { isDeepStrictEqual } = require('node:util');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const caseNumber = /^NRM-\d{4}-[0-9A-Z]{6}-.$/;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What the number of every replayed case begins with. */
const replayedYear = 'NRM-2020-';
const freshNumber = () => `${replayedYear}${Array.from({ length: 6 }, () => alphabet[randomInt(32)]).join('')}-0`;

/** What lies between the start of the transaction and its commit, both included. @throws {Error} when there is no such transaction */
function transactionOf(statements) {
  const from = statements.findIndex(({ text }) => /^(start transaction|begin)/i.test(text));
  const to = statements.findIndex(({ text }) => /^commit/i.test(text));
  if (from === -1 || to < from) throw new Error('the request made no transaction');
  return statements.slice(from, to + 1);
}

/** How one parameter is filled in per run, told from its value in two traces; lists are filled in element by element. */
function fillerOf(value, other, nameOf) {
  if (isDeepStrictEqual(value, other)) return () => value;
  if (Array.isArray(value) && Array.isArray(other)) {
    const elements = value.map((element, place) => fillerOf(element, other[place], nameOf));
    return (thing, made) => elements.map((element) => element(thing, made));
  }
  if (nameOf.has(value)) return (thing) => thing[nameOf.get(value)];
  if (typeof value === 'string' && uuid.test(value)) return (_, made) => (made[value] ??= randomUUID());
  if (typeof value === 'string' && caseNumber.test(value)) return (_, made) => (made[value] ??= freshNumber());
  return () => value;
}

/**
 * Makes a template of a transaction out of two traces of the same request on different things. What is equal in both stays; what
 * differs and is known of the first thing is filled in per run; ids and numbers made by the request are made anew.
 *
 * @param {{name?: string, text: string, values: unknown[]}[]} first a statement with a name is planned once a connection
 * @param {{name?: string, text: string, values: unknown[]}[]} second
 * @param {Record<string, string>} known what the first request was about, by name: `{id, case_id …}`
 * @returns {(client: import('pg').Client, thing: Record<string, string>) => Promise<void>} runs it once
 */
function replayOf(first, second, known = {}) {
  const [a, b] = [transactionOf(first), transactionOf(second)];
  if (!isDeepStrictEqual(a.map(({ text }) => text), b.map(({ text }) => text))) throw new Error('two alike requests sent different statements'); // prettier-ignore
  const nameOf = new Map(Object.entries(known).map(([name, value]) => [value, name]));
  const steps = a.map(({ name, text, values }, step) => ({
    name,
    text,
    fill: values.map((value, place) => fillerOf(value, b[step].values[place], nameOf)),
  }));
  return async (client, thing = {}) => {
    const made = {};
    for (const { name, text, fill } of steps) await client.query({ name, text, values: fill.map((valueOf) => valueOf(thing, made)) });
  };
}

/**
 * The template of a deed's transaction, from what the API sends for two of it. Two that differ by chance, because something was found
 * for one of them alone, are tried again.
 *
 * @param {{trace(work: () => Promise<unknown>): Promise<{text: string, values: unknown[]}[]>}} api
 * @param {{next(): Record<string, string>, send(thing: Record<string, string>): Promise<unknown>}} deed
 */
async function replayOfDeed(api, deed, tries = 3) {
  const [one, other] = [deed.next(), deed.next()];
  const first = await api.trace(() => deed.send(one));
  const second = await api.trace(() => deed.send(other));
  if (first.length !== second.length && tries > 1) return replayOfDeed(api, deed, tries - 1);
  return { replay: replayOf(first, second, one), statements: first };
}

module.exports = { replayOf, replayOfDeed, replayedYear, transactionOf };
