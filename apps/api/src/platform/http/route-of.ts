import type { FastifyRequest } from 'fastify';

/** Method and pattern of a request's route, without ids: `GET /cases/:id`; null where no route fits. */
export function routeOf({ method, routeOptions }: FastifyRequest): string | null {
  const pattern = routeOptions.url?.replace(/^\/api\/v1/, '');
  return pattern === undefined || !routeOptions.url?.startsWith('/api/v1/') ? null : `${method} ${pattern}`;
}
