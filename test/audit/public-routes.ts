/** Routes that ask for nobody, and what becomes of them in the trail. */
export const publicRoutes: Readonly<Record<string, string>> = {
  'GET /auth/options': 'says which ways to sign in there are',
  'GET /health/live': 'asked by machines, every few seconds',
  'GET /health/ready': 'asked by machines, every few seconds',
  'POST /auth/first-password': 'a line for every try',
  'POST /auth/government/sign-in': 'a line for every try',
  'POST /auth/government/start': 'draws where to send the browser; what it brings back is a line',
  'POST /auth/login': 'a line for every try',
  'GET /papers/keys': 'public halves of keys, of nobody',
  'GET /public/v1/releases': 'figures that were published, of nobody',
  'GET /public/v1/releases/:id': 'figures that were published, of nobody',
  'GET /public/v1/committee-reports/:id/file': 'an annual report that was published, of nobody',
  'GET /public/v1/releases/:id/file': 'figures that were published, of nobody',
  'POST /packets/answers': 'a line for every try',
  'POST /papers/checks': 'no line: it tells nothing of a person, and a line would say who holds which paper',
  'POST /feedback/answers': 'no line: who answers stays unknown, and a line would say from where and when',
};
