import type { SignInView } from '@himaya/domain';
import { demoPassword, type Answer, type Problem, type TestApi } from './api';

/** A browser without its window: it keeps its cookies and the last CSRF token, over several sign-ins. */
export interface CookieBrowser {
  ask<View = Problem>(method: string, path: string, body?: unknown): Promise<Answer<View>>;
  post<View = Problem>(path: string, body?: unknown): Promise<Answer<View>>;
  signIn(username: string, password?: string): Promise<Answer<SignInView>>;
  /** A cookie's value, empty where there is none. */
  cookie(name: string): string;
}

export function aBrowser(api: TestApi): CookieBrowser {
  return new CookieJar(api);
}

class CookieJar implements CookieBrowser {
  constructor(private readonly api: TestApi) {}

  private readonly cookies = new Map<string, string>();
  private csrfToken = '';

  async ask<View = Problem>(method: string, path: string, body?: unknown): Promise<Answer<View>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, 'x-csrf-token': this.csrfToken, 'user-agent': 'Invented/1.0' };
    const answer = await this.api.call<View>(method, path, { ...(method === 'GET' ? {} : { body: body ?? {} }), headers });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      this.cookies.set(name, value);
    }
    const { csrfToken } = answer.body as { csrfToken?: string };
    if (csrfToken !== undefined) this.csrfToken = csrfToken;
    return answer;
  }

  post<View = Problem>(path: string, body?: unknown): Promise<Answer<View>> {
    return this.ask<View>('POST', path, body);
  }

  signIn(username: string, password = demoPassword): Promise<Answer<SignInView>> {
    return this.post<SignInView>('/auth/login', { username, password });
  }

  cookie(name: string): string {
    return this.cookies.get(name) ?? '';
  }
}
