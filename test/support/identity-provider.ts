import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './postgres';

export interface IdentityProvider {
  readonly issuer: string;
  /** Who comes next, and how the provider made sure of them. */
  expect(subject: string, amr: 'pwd' | 'mfa'): Promise<void>;
  /** From now on its tokens name this subject under a signature made for the one that came; null ends that. */
  swap(subject: string | null): Promise<void>;
  /** Follows an authorisation address as a browser would; answers the query it is sent back with. */
  travel(url: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts oidc-provider in a process of its own: it is no CommonJS, and the provider is another house in life too. */
export async function startIdentityProvider(returnAddress: string): Promise<IdentityProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const child = spawn(process.execPath, [join(__dirname, 'identity-provider.mjs'), String(port), returnAddress], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return {
    issuer,
    expect: async (subject, amr) => {
      await fetch(`${issuer}/person/${subject}/${amr}`, { method: 'PUT' });
    },
    swap: async (subject) => {
      await fetch(subject === null ? `${issuer}/swap` : `${issuer}/swap/${subject}`, { method: 'PUT' });
    },
    travel: async (url) => {
      const cookies = new Map<string, string>();
      let next = url;
      while (!next.startsWith(returnAddress)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
        for (const line of response.headers.getSetCookie()) {
          const [name = '', ...value] = line.split(';')[0]!.split('=');
          cookies.set(name, value.join('='));
        }
        const place = response.headers.get('location');
        if (place === null) throw new Error(`the provider answered ${response.status} at ${new URL(next).pathname}`);
        next = new URL(place, next).href;
      }
      return new URL(next).search.slice(1);
    },
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}
