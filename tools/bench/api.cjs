// The API as a process of its own, and a keep-alive connection to it for one signed-in account.
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const http = require('node:http');
const { join, resolve } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { apiEntry } = require('../build.cjs');
const { freePort } = require('../postgres.cjs');

const root = resolve(__dirname, '../..');

/** One request; resolves to status, headers and the parsed body. @throws {Error} when the status is not the expected one */
function call({ port, agent, session }, method, path, { body, headers = {}, expect } = {}) {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const sent = {
    ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
    ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrfToken } : {}),
    ...headers,
  };
  return new Promise((done, fail) => {
    const request = http.request({ host: '127.0.0.1', port, agent, method, path: `/api/v1${path}`, headers: sent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part)).on('error', fail);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (expect && response.statusCode !== expect)
          return fail(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`));
        done({ status: response.statusCode, headers: response.headers, text });
      });
    });
    request.on('error', fail);
    request.end(payload);
  });
}

/**
 * Starts the built API. It takes no background work: that would run between the measured requests.
 *
 * @param {{dataDir: string, adminUrl: string, preloads?: string[], settings?: Record<string, string>}} options `settings` of its own;  `preloads` are files of this folder that the process loads
 *   first: `trace-statements.cjs` lets `trace` ask it for its statements, those of `without/` take a part of protection away
 */
async function startApi({ dataDir, adminUrl, preloads = [], settings = {} }) {
  const port = await freePort();
  const preload = ['../leave-with-parent.cjs', ...preloads].map((file) => join(__dirname, file));
  const api = spawn(process.execPath, [...preload.flatMap((file) => ['--require', file]), apiEntry], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      PORT: String(port),
      PG_ADMIN_URL: adminUrl,
      HIMAYA_EMBEDDED: '1',
      REQUESTS_PER_MINUTE_ADDRESS: '10000000',
      REQUESTS_PER_MINUTE_USER: '10000000',
      WORKER: 'apart',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const ended = once(api, 'exit');
  const isUp = () => call({ port }, 'GET', '/health/ready').then((answer) => answer.status === 200, () => false); // prettier-ignore
  for (let left = 600; !(await isUp()); left--) {
    if (left === 0 || api.exitCode !== null) throw new Error('the API did not come up');
    await delay(100);
  }
  return {
    port,
    /** Signs in as a demo account. @returns what `call` needs, with as many connections as asked for */
    async signIn(username, connections) {
      const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
      const body = { username, password: 'himaya-demo-2026' };
      const answer = await call({ port, agent }, 'POST', '/auth/login', { body, expect: 200 });
      const cookie = String(answer.headers['set-cookie']).split(';')[0];
      return { port, agent, session: { cookie, csrfToken: JSON.parse(answer.text).csrfToken } };
    },
    /** The statements that a piece of work makes the API send, in order. */
    async trace(work) {
      api.send('trace');
      await work();
      api.send('tell');
      return (await once(api, 'message'))[0];
    },
    async stop() {
      api.kill('SIGTERM');
      await ended;
    },
  };
}

module.exports = { call, startApi };
