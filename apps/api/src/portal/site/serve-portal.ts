import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { interfaceLanguages, isPortalLanguage, type InterfaceLanguage } from '@himaya/domain';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemException } from '../../platform/problems/problem-exception';
import type { Html } from './html';
import { root } from './layout';
import { missingPage } from './pages/fixed';
import { takenPage } from './pages/concern';
import { rightsSheetPage } from './pages/rights';
import { PortalPages } from './portal-pages';
import { mark, stylesheet } from './stylesheet';
import { TakeConcern } from './take-concern';
import { SiteWords } from './words';

/** No script, no frame, nothing from elsewhere; a form goes to ourselves. */
const policy = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A minute, so that what is taken back is gone soon; up to five more while a new one is fetched. */
const publicly = 'public, max-age=60, stale-while-revalidate=300';
const forEver = 'public, max-age=31536000, immutable';
/** The longest form, every Arabic letter as six characters. */
const largestForm = 65_536;

type Asked = FastifyRequest<{ Params: { language: string; '*'?: string }; Querystring: { after?: string | string[] } }>;

const languageOf = (request: FastifyRequest): InterfaceLanguage | null =>
  interfaceLanguages.find((language) => language === (request.params as { language?: string }).language) ?? null;

function send(reply: FastifyReply, status: number, markup: Html, cache: string): FastifyReply {
  return reply
    .status(status)
    .header('content-security-policy', policy)
    .header('cache-control', cache)
    .type('text/html; charset=utf-8')
    .send(markup.text);
}

/** Answers 304 where the asker has this very text. */
function sendCached(request: FastifyRequest, reply: FastifyReply, markup: Html): FastifyReply {
  const etag = `W/"${createHash('sha256').update(markup.text).digest('base64url').slice(0, 27)}"`;
  void reply.header('etag', etag);
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
  if (known.includes(etag)) return reply.status(304).header('cache-control', publicly).send();
  return send(reply, 200, markup, publicly);
}

const missing = (reply: FastifyReply, language: InterfaceLanguage | null): FastifyReply =>
  send(reply, 404, missingPage(SiteWords.in(language ?? 'ar')), 'no-store');

/** The public portal: plain pages below `/portal`, drawn here, with neither script nor cookie nor session. */
export async function servePortal(fastify: FastifyInstance, app: NestFastifyApplication): Promise<void> {
  const pages = app.get(PortalPages);
  const concerns = app.get(TakeConcern);
  await fastify.register(
    (site, _options, done) => {
      // What a plain form sends; nowhere else is it understood.
      site.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: largestForm },
        (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
      );
      site.setErrorHandler(async (error: FastifyError | ProblemException, request, reply) => {
        const language = languageOf(request) ?? 'ar';
        if (error instanceof ProblemException) return missing(reply, language);
        const status = error.statusCode ?? 500;
        if (request.method === 'POST' && status < 500)
          return send(reply, status, await pages.concern(language, { ...concerns.draw(new Date()), notice: 'malformed' }), 'no-store');
        void reply.status(status < 500 ? status : 503).header('retry-after', '5');
        return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(SiteWords.in(language).text('site.unwell'));
      });

      site.get('/', (_request, reply) => reply.header('cache-control', publicly).redirect(`${root}/ar`, 302));
      site.get(stylesheet.path.slice(root.length), (_request, reply) =>
        reply.header('cache-control', forEver).type('text/css; charset=utf-8').send(stylesheet.text),
      );
      site.get('/assets/mark.svg', (_request, reply) =>
        reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml; charset=utf-8').send(mark),
      );

      // For somebody who reads none of the house's languages.
      site.get('/rights', (_request, reply) => reply.header('cache-control', publicly).redirect(`${root}/ar/rights`, 302));
      site.get('/rights/:tongue', (request, reply) => {
        const { tongue } = request.params as { readonly tongue: string };
        return isPortalLanguage(tongue) ? sendCached(request, reply, rightsSheetPage(tongue)) : missing(reply, null);
      });

      // A form is drawn for one person: its token is theirs, and nothing between here and them keeps it.
      site.get('/:language/concern', async (request, reply) => {
        const language = languageOf(request);
        return language === null
          ? missing(reply, null)
          : send(reply, 200, await pages.concern(language, concerns.draw(new Date())), 'no-store');
      });
      site.post('/:language/concern', async (request, reply) => {
        const language = languageOf(request);
        if (language === null) return missing(reply, null);
        const body = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        const taken = await concerns.run(request, body, new Date());
        if (taken.taken) return send(reply, 200, takenPage(SiteWords.in(language), taken.reference), 'no-store');
        if (taken.wait !== null) void reply.header('retry-after', String(taken.wait));
        return send(reply, taken.status, await pages.concern(language, taken.form), 'no-store');
      });

      const draw = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        const { params, query } = request as Asked;
        const language = languageOf(request);
        // An address typed by hand often ends with a slash.
        if (language !== null && params['*']?.endsWith('/'))
          return reply.header('cache-control', publicly).redirect(request.url.replace(/\/+(?=$|\?)/, ''), 301);
        const after = typeof query.after === 'string' ? query.after : undefined;
        const drawn = language === null ? null : await pages.draw(language, params['*'] ?? '', after, new Date());
        return drawn === null ? missing(reply, language) : sendCached(request, reply, drawn);
      };
      site.get('/:language', draw);
      site.get('/:language/*', draw);
      done();
    },
    { prefix: root },
  );
}
