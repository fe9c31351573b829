// Loaded into the API when `npm start` runs it: a parent that is killed outright cannot stop its child, so the child leaves by itself
// and frees the port for the next start.
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), 10_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
