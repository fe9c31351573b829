/**
 * Asks again and again until the answer is yes.
 * @throws Error naming what never came, after `seconds`
 */
export async function until(what: string, condition: () => Promise<boolean>, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`${what}: not after ${seconds} s`);
}
