// The bench's tables.
const fixed = (value, digits = 2) => value.toFixed(digits);
const row = (cells, widths) => cells.map((cell, place) => (place === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[place]))).join('  '); // prettier-ignore
const widths = [16, 5, 8, 8, 8, 9, 9, 9, 6, 11];

function printHead({ cpu, cores, memory, node }) {
  console.log(`\n${cpu}, ${cores} cores, ${Math.round(memory / 2 ** 30)} GiB, Node ${node}`);
  console.log('Limit: the same transaction through pg alone. Latencies in milliseconds; ratio is limit/s over API/s.');
}

function printSize({ size, rows }) {
  printBeside(`${size.toLocaleString('en')} cases`, rows);
}

/** The occupancy board of many houses. */
function printBoard(board) {
  printBeside('Occupancy board', [board]);
}

/** The long parts of a case's page. */
function printCasePage(rows) {
  printBeside('A case with 300 events', rows);
}

/** Requests beside the same transaction through `pg` alone. */
function printBeside(title, rows) {
  console.log(`\n${title}`);
  console.log(row(['', 'conn', 'API/s', 'p50', 'p95', 'limit/s', 'p50', 'p95', 'ratio', 'statements'], widths));
  for (const { name, statements, results } of rows)
    for (const { connections, api, limit, ratio } of results) {
      const ours = [fixed(api.perSecond, 0), fixed(api.p50), fixed(api.p95)];
      const least = [fixed(limit.perSecond, 0), fixed(limit.p50), fixed(limit.p95)];
      console.log(row([name, connections, ...ours, ...least, fixed(ratio), `${statements.transaction} of ${statements.request}`], widths));
    }
}

/** How much slower reads are among the most cases than among the fewest, one connection, medians of both in turns. */
function printGrowth(sizes, rows) {
  const [few, many] = [sizes[0], sizes.at(-1)].map((size) => size.toLocaleString('en'));
  console.log(`\nGrowth from ${few} to ${many} cases, in turns at one connection`);
  console.log(row(['', few, many, 'growth'], [16, 9, 9, 8]));
  for (const deed of rows) console.log(row([deed.name, fixed(deed.few), fixed(deed.many), `${fixed(deed.ratio)}×`], [16, 9, 9, 8]));
}

/** The referral loop: one request at a time, and the sweep of the same steps among few and among many. */
function printLoop({ requests, sweep }) {
  console.log('\nReferral loop, one request at a time');
  console.log(row(['', 'p50', 'p95'], [30, 9, 9]));
  for (const { name, p50, p95 } of requests) console.log(row([name, fixed(p50), fixed(p95)], [30, 9, 9]));
  const { few, many } = sweep.among;
  console.log(
    `Sweep of ${sweep.due} due steps by one worker: ${fixed(sweep.few, 0)} ms among ${few.toLocaleString('en')} open referrals, ` +
      `${fixed(sweep.many, 0)} ms among ${many.toLocaleString('en')}: ${fixed(sweep.ratio)} times`,
  );
}

const protectionWidths = [28, 10, 9, 9, 11];

/** Protection's costs: medians of one request at a time, in milliseconds. */
function printProtection({ rowSecurity, encryption, audit, sealing, signIn }) {
  const parts = [
    ['Row security: the statements as the app, and as a role that no policy holds', rowSecurity],
    ['Encryption: the route, and the same by a vault that keeps plain text', encryption],
    ['Audit: the route, and the same with a trail that writes nothing', audit],
  ];
  for (const [title, rows] of parts) {
    console.log(`\n${title}`);
    console.log(row(['', 'with', 'without', 'ratio', 'statements'], protectionWidths));
    for (const { name, protected: guarded, without, ratio, statements } of rows)
      console.log(row([name, fixed(guarded), fixed(without), fixed(ratio), statements ?? ''], protectionWidths));
  }
  const { memory, passes, lanes, guess, sha256, statements } = signIn;
  console.log(`\nSealing the trail: ${fixed(sealing.per1000, 1)} ms per 1,000 lines, signature and copy included`);
  console.log(
    `One guess at a password: argon2id, ${memory / 1024} MiB, ${passes} passes, ${lanes} lane: ${fixed(guess, 1)} ms, ` +
      `${Math.round(guess / sha256).toLocaleString('en')} times one SHA-256; a sign-in sends ${statements} statements`,
  );
}

module.exports = { printBoard, printCasePage, printGrowth, printHead, printLoop, printProtection, printSize };
