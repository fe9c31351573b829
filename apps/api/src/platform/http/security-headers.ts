import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config';

/** Nothing a page of ours needs of the device; a script that got in shall not have it either. */
const noDevice = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** The headers of every answer (OWASP ASVS 5.0, browser security). Pages bring a content policy of their own with a nonce. */
export async function securityHeaders(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(helmet, {
    // What is no page is data, and may load nothing.
    contentSecurityPolicy: { directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] }, useDefaults: false },
    // No resource of another origin is ever loaded, so nothing is lost by refusing them all.
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: config.secureCookies && { maxAge: 63_072_000, includeSubDomains: true },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (_, reply) => {
      void reply.header('permissions-policy', noDevice);
    });
}
