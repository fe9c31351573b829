import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../platform/config/config';
import { deviceCookie, newToken, sessionCookie } from '../platform/auth/session-tokens';

/** Where a sign-in comes from. */
export interface Origin {
  readonly address: string;
  readonly requestId: string;
  /** What the browser says it is. */
  readonly device: string;
  /** The device cookie's value: the one that came, or a new one. */
  readonly deviceToken: string;
}

const tokenShape = /^[\w-]{43}$/;
/** As long as the database remembers a device that is not used, in seconds. */
const deviceLife = 180 * 24 * 3600;

export function originOf(request: FastifyRequest): Origin {
  const brought = request.cookies[deviceCookie];
  return {
    address: request.ip,
    requestId: request.id,
    device: request.headers['user-agent'] ?? '',
    deviceToken: brought !== undefined && tokenShape.test(brought) ? brought : newToken(),
  };
}

/** The session's cookie: no script reads it and no other site sends it. */
export function setSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  void reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: config.secureCookies });
}

/** Marks this browser as one the account's owner has used; sent to the sign-in alone. */
export function setDeviceCookie(reply: FastifyReply, config: Config, token: string): void {
  void reply.setCookie(deviceCookie, token, {
    path: '/api/v1/auth',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.secureCookies,
    maxAge: deviceLife,
  });
}
