import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { entitySchemas } from './entity-schemas';
import type { Config } from './platform/config/config';
import { outlivesCut } from './platform/db/outlives-cut';
import { urlOf } from './platform/db/prepare-database';
import { securityHeaders } from './platform/http/security-headers';
import { RequestLimits } from './platform/http/request-limits';
import { openApiDocument } from './platform/http/openapi';
import { serveWeb } from './platform/http/web-app';
import { sendProblem } from './platform/problems/send-problem';
import { routeDeclarations } from './route-declarations';
import type { KeyRing } from './platform/vault/key-ring';

/** Room for an import's 200 rows; everything else is far below. */
const largestBody = 1_048_576;

/** A request may wait this long for the database to come back before it is answered 503. */
const patience = 5_000;

/**
 * Builds the API on a prepared database and lets it listen on `config.port` (0 takes a free one).
 * @returns the application; `await app.close()` stops it and its connections
 */
export async function startApi(config: Config, ring: KeyRing): Promise<NestFastifyApplication> {
  const database = await new DataSource({
    type: 'postgres',
    url: urlOf(config.adminUrl, config.databaseName, 'app', ring),
    entities: entitySchemas,
    extra: { max: 20, connectionTimeoutMillis: patience, application_name: 'himaya-api', ...outlivesCut },
    // The pool tells of idle connections that broke; the next request opens another.
    poolErrorHandler: () => undefined,
    // find({where: {x: undefined}}) would answer with every row.
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  }).initialize();
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody,
    genReqId: () => randomUUID(),
    // Behind https the last hop is our own proxy, and only it is believed: what stands before it anybody may have written.
    trustProxy: config.secureCookies ? (_, hop) => hop === 0 : false,
    // A path that cannot be read never reaches a route.
    frameworkErrors: (error: FastifyError, _: unknown, reply: FastifyReply) =>
      sendProblem(reply, { problem: error.code === 'FST_ERR_BAD_URL' ? 'body.malformed' : 'not-found' }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(config, ring, database), adapter, {
    logger: ['error', 'warn'],
    // Fastify's own parser of JSON; no other kind of body has a parser.
    bodyParser: false,
    abortOnError: false,
  });
  await refuseUndeclared(app, database);
  await app.register(cookie);
  await securityHeaders(app, config);
  // Forms with a file are read where a route asks for them, within that route's limits.
  await app.register(multipart, { throwFileSizeLimit: true });
  await app.register(compress, { threshold: 1024 });
  app.setGlobalPrefix('api/v1');
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onClose', () => database.destroy());
  // What is under /api is somebody's: nothing between here and the reader may keep it.
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
  await app.get(RequestLimits).install(app);
  // Of five hundred routes: written when the first one asks, and not by every start.
  let document: ReturnType<typeof openApiDocument> | undefined;
  fastify.get('/api/openapi.json', () => (document ??= openApiDocument(app)));
  await serveWeb(fastify, config.webFolder);
  await app.listen(config.port, '0.0.0.0');
  return app;
}

/** A route that forgot to say what it needs keeps the whole application from starting: nobody overlooks that. */
async function refuseUndeclared(app: NestFastifyApplication, database: DataSource): Promise<void> {
  const forgotten = Object.entries(routeDeclarations(app)).flatMap(([route, needs]) => (needs === 'nothing' ? [route] : []));
  if (forgotten.length === 0) return;
  await database.destroy();
  throw new Error(`routes that declare nothing: ${forgotten.join(', ')}`);
}
