import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../problems/send-problem';

/** What the built page holds where each answer's own nonce goes. */
const noncePlace = '__CSP_NONCE__';

/** The policy of every page: our own origin only, no inline script, styles by nonce (the component library writes some). */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Serves the built web app: hashed assets for ever, the page anew each time with its nonce, and 404 in JSON below /api/. */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  const index = join(folder, 'index.html');
  const page = existsSync(index) ? readFileSync(index, 'utf8') : null;
  if (page !== null) {
    await fastify.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      maxAge: '1y',
      immutable: true,
      globIgnore: ['**/index.html'],
    });
  }
  fastify.get('/*', (request, reply) => {
    if (page === null || request.url.startsWith('/api/') || /\.[a-z][a-z0-9]*$/i.test(request.url.split('?')[0] ?? ''))
      return sendProblem(reply, { problem: 'not-found' });
    const nonce = randomBytes(18).toString('base64');
    return reply
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(noncePlace, nonce));
  });
}
