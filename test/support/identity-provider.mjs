// A real OpenID provider for one test: `node identity-provider.mjs <port> <client's return address>`. Whoever comes is signed in at once as the
// person named last by `PUT /person/<subject>/<amr>`; nothing of it is anybody's. After `PUT /swap/<subject>` its tokens name that subject under the
// signature that was made for the other, as somebody on the way would have it; `PUT /swap` ends that.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [port, returnAddress] = process.argv.slice(2);
const person = { subject: 'nobody', amr: 'pwd' };
let swappedFor;

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: 'himaya',
      client_secret: 'an-invented-secret',
      redirect_uris: [returnAddress],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  cookies: { keys: ['an-invented-key'] },
  pkce: { required: () => true },
  claims: { openid: ['sub', 'amr'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, amr: [person.amr] }) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  features: { devInteractions: { enabled: false } },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  await next();
  if (swappedFor === undefined || !ctx.body?.id_token) return;
  const [head, claims, signature] = ctx.body.id_token.split('.');
  const altered = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), sub: swappedFor };
  ctx.body = { ...ctx.body, id_token: [head, Buffer.from(JSON.stringify(altered)).toString('base64url'), signature].join('.') };
});

const answer = provider.callback();
createServer(async (request, response) => {
  const [, place, subject, amr] = (request.url ?? '').split('/');
  if (place === 'person') {
    Object.assign(person, { subject, amr });
    response.end();
  } else if (place === 'swap') {
    swappedFor = subject;
    response.end();
  } else if (place === 'interaction') {
    await provider.interactionFinished(request, response, {
      login: { accountId: person.subject, amr: [person.amr], remember: false },
    });
  } else {
    answer(request, response);
  }
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
